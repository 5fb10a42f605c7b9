"""Filing a case without names, changing a practice and telling everyone, wording the playbook."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio import business, care, clients, clock, pictures, sessions, written
from studio.actor import Actor
from studio.business.model import StaffId
from studio.care.model import ConcernId
from studio.casebook.drafts import (
    LONGEST_CHANGE,
    LONGEST_PAGE,
    LONGEST_WORDS,
    CaseDraft,
    PageDraft,
    PracticeDraft,
)
from studio.casebook.model import (
    CaseExample,
    CaseExampleId,
    PlaybookPage,
    PracticeChange,
    PracticeChangeId,
    PracticeReading,
)
from studio.casebook.names import colleagues_in, names_in
from studio.clients.model import HouseholdId
from studio.errors import Missing, Refused
from studio.rights import verb


@verb("casebook.file_case")
def file_case(db: Session, by: Actor, concern_id: ConcernId, draft: CaseDraft) -> CaseExampleId:
    """File a case as an example; a case that is filed already is put in better words.

    Raises Refused naming the field: for a name of the family or of ours that stands in it, for a picture of another
    family or one that nobody agreed to (R20).
    """
    draft.check()
    case = care.concern(db, concern_id)
    _require_no_names(db, case.household_id, draft)
    _require_agreed(db, case.household_id, draft)
    example = db.scalars(select(CaseExample).where(CaseExample.concern_id == concern_id)).first()
    if example is None:
        example = CaseExample(concern_id=concern_id, filed_at=clock.now(), filed_by=StaffId(by.staff_id))
        db.add(example)
    example.aspect, example.cause = draft.aspect, draft.cause
    example.what_happened = written.passage(draft.what_happened, LONGEST_WORDS).text
    example.put_right_by = written.passage(draft.put_right_by, LONGEST_WORDS).text
    if example.picture_id != draft.picture_id or example.agreed_by_id != draft.agreed_by_id:
        example.agreed_on = clock.today(business.studio(db).zone) if draft.picture_id is not None else None
    example.picture_id = draft.picture_id
    example.agreed_by_id = draft.agreed_by_id if draft.picture_id is not None else None
    example.taken_out_at = None
    db.flush()
    return example.id


def _require_no_names(db: Session, household_id: HouseholdId, draft: CaseDraft) -> None:
    if draft.no_names:
        return
    for field in ("what_happened", "put_right_by"):
        names = names_in(db, household_id, getattr(draft, field))
        ours = colleagues_in(db, getattr(draft, field))
        if names or ours:
            whose = f"“{names[0]}” is a name of this family" if names else f"“{ours[0]}” is one of us"
            raise Refused(
                f"{whose}, and the casebook names nobody. "
                "Please leave it out, or tick that it is not their name here.",
                field,
            )


def _require_agreed(db: Session, household_id: HouseholdId, draft: CaseDraft) -> None:
    if draft.picture_id is None:
        return
    taken = sessions.session(db, pictures.picture(db, draft.picture_id).session_id)
    if taken.household_id != household_id:
        raise Refused("That picture is of another family.", "picture")
    grown = {person.id for person in clients.household(db, household_id).people if not person.under_18}
    if draft.agreed_by_id not in grown:
        raise Refused("Please say which of the grown-ups of this family agreed to it.", "agreed_by")


@verb("casebook.hide_picture")
def hide_picture(db: Session, by: Actor, example_id: CaseExampleId) -> None:
    """They would rather not have it shown any more; it is gone from the casebook at once (R20)."""
    example = _example(db, example_id)
    example.picture_id = example.agreed_by_id = example.agreed_on = None
    db.flush()


@verb("casebook.take_out")
def take_out(db: Session, by: Actor, example_id: CaseExampleId) -> None:
    """Take a case out of the casebook; its concern stays as it is, and it can be filed again."""
    _example(db, example_id).taken_out_at = clock.now()
    db.flush()


def _example(db: Session, example_id: CaseExampleId) -> CaseExample:
    found = db.get(CaseExample, example_id)
    if found is None or found.taken_out_at is not None:
        raise Missing("This case is not in the casebook any more.")
    return found


@verb("casebook.announce")
def announce(db: Session, by: Actor, draft: PracticeDraft) -> PracticeChangeId:
    """From now on we work like this: in force at once, on the noticeboard until each has read it.

    Whoever writes it has read it. Raises Refused for more than a sentence can hold.
    """
    draft.check()
    care.concern(db, draft.concern_id)
    now = clock.now()
    change = PracticeChange(
        text=written.one_line(draft.text, LONGEST_CHANGE).text,
        effective_at=now,
        concern_id=draft.concern_id,
        tell_her=draft.tell_her,
        made_by=StaffId(by.staff_id),
    )
    db.add(change)
    db.flush()
    db.add(PracticeReading(change_id=change.id, staff_id=StaffId(by.staff_id), read_at=now))
    db.flush()
    return change.id


@verb("casebook.mark_read")
def mark_read(db: Session, by: Actor, change_id: PracticeChangeId) -> None:
    """Whoever is signed in has read a change of practice; a second tick is nothing."""
    if db.get(PracticeChange, change_id) is None:
        raise Missing("This change is not in the records any more.")
    staff_id = StaffId(by.staff_id)
    if db.get(PracticeReading, (change_id, staff_id)) is None:
        db.add(PracticeReading(change_id=change_id, staff_id=staff_id, read_at=clock.now()))
        db.flush()


@verb("casebook.write_page")
def write_page(db: Session, by: Actor, draft: PageDraft, version: int) -> int:
    """Word a page of the playbook anew; answers the number of its new version, the older ones are kept.

    ``version`` is the one that was on screen, 0 the shipped; raises Refused when another desk wrote meanwhile.
    """
    draft.check()
    about = draft.aspect.value if draft.aspect is not None else ""
    newest = db.scalar(select(func.max(PlaybookPage.version)).where(PlaybookPage.aspect == about)) or 0
    if newest != version:
        raise Refused("Someone else has just worded this page. It is shown again as it stands now.")
    page = PlaybookPage(
        aspect=about,
        version=newest + 1,
        say=written.passage(draft.say, LONGEST_PAGE).text,
        leave_unsaid=written.passage(draft.leave_unsaid, LONGEST_PAGE).text,
        puts_right=written.passage(draft.puts_right, LONGEST_PAGE).text,
        made_at=clock.now(),
        made_by=StaffId(by.staff_id),
    )
    db.add(page)
    db.flush()
    return page.version
