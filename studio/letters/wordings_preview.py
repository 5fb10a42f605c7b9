"""A wording on the page of a real client, while it is being written: the exact page, with what her letter said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clock
from studio.actor import Role
from studio.clients.model import Household, HouseholdId, HouseholdStatus, PersonId
from studio.documents import Template, Unprintable, bind, lay_out
from studio.errors import Refused
from studio.letters import spelling, tone
from studio.letters.before_print import kept_of
from studio.letters.kinds import KINDS
from studio.letters.languages import language as written_in
from studio.letters.model import Letter, LetterPaper
from studio.letters.recipients import recipient
from studio.letters.snapshot import Snapshot, from_json
from studio.letters.surroundings import surroundings
from studio.letters.taught import TONE
from studio.letters.tone import Remark
from studio.letters.wordings import FIELD, Fault, faults, lost_next, names
from studio.letters.wordings_fields import examples

_EXAMPLE_NUMBER = "L-000000"


@dataclass(frozen=True)
class WordingPreview:
    """A wording as it would be printed, and all that is to be said about it."""

    pdf: bytes
    """Empty while the wording cannot be laid out."""
    whom: str
    """Whose letter it is shown on."""
    faults: tuple[Fault, ...]
    strange: tuple[str, ...]
    """Words in no dictionary."""
    remarks: tuple[Remark, ...]
    """Where the tone may be other than meant, but for what was read and kept."""
    pages: int
    loses_next: bool
    notice: str = ""
    """What cannot be checked here, such as the spelling of a language without a dictionary."""


def preview_wording(
    db: Session,
    name: str,
    language: str,
    text: str,
    household_id: HouseholdId | None = None,
    *,
    look_up: bool = True,
) -> WordingPreview:
    """The page of a wording half written, on the newest letter of its kind, and what stands against it.

    Without ``look_up`` no dictionary is read for it: the first page is there sooner, and its words come after.
    """
    found = faults(text, name, language)
    kind = next(kind for each, kind, _ in names() if each == name)
    base, whom = _base(db, name, kind.code, language, household_id)
    around = surroundings(db)
    pdf, pages = b"", 0
    try:
        paragraphs = (
            Template.read(text, kind.name, language).fill({**examples(name), **base.values})
            if not found
            else ()
        )
        shown = replace(base, paragraphs=paragraphs, language=language)
        if paragraphs:
            paper = shown.paper()
            sheets = lay_out(paper)
            pdf, pages = bind(paper, sheets), len(sheets)
    except Unprintable as unprintable:
        found = [*found, Fault(unprintable.message, 0, 0)]
    except Refused as refused:
        found = [*found, Fault(refused.message, 0, 0, refused.field or "text")]
    words = _own_words(text)
    taught = around.taught.get(language, frozenset()) | around.taught.get("", frozenset())
    kept = kept_of(db, about_wording(name, language))
    number = around.studio.owner_direct.strip() if kind.signed_as is Role.OWNER else ""
    says = "\n".join("".join(span.words for span in each) for each in shown.paragraphs) if pdf else ""
    notes = tone.remarks(words, kind.code, language) if not kind.by_hand else []
    if number and says and number not in says.replace("\u00a0", " "):
        notes.append(Remark("number", number, f"The owner's number, {number}, is not in it for her to ring."))
    return WordingPreview(
        pdf,
        whom,
        tuple(found),
        tuple(spelling.unknown(words, language, around.names | taught)) if look_up else (),
        tuple(each for each in notes if (f"{TONE} {each.rule}", each.words) not in kept),
        pages,
        lost_next(text, name, language),
        spelling.missing(language) if look_up else "",
    )


def about_wording(name: str, language: str) -> str:
    """What a remark on a wording is kept under."""
    return f"wording|{name}|{language}"


def _own_words(text: str) -> str:
    """The studio's own words of a wording: its fields and its marks are not looked up."""
    return FIELD.sub(" … ", text).replace("**", " ")


def _base(
    db: Session, name: str, code: str, language: str, household_id: HouseholdId | None
) -> tuple[Snapshot, str]:
    """The newest letter of this wording, with what stood in its fields; else a client's name with examples."""
    copy = 2 if name.endswith("-again") else 1
    query = (
        select(LetterPaper.snapshot, Household.filing_name)
        .join(Letter, Letter.id == LetterPaper.letter_id)
        .join(Household, Household.id == Letter.household_id)
        .where(Letter.code == code, Letter.copy == copy, Letter.number.is_not(None))
        .order_by(Letter.id.desc())
    )
    if household_id is not None:
        query = query.where(Letter.household_id == household_id)
    head = business.letterhead(db)
    for kept, who in db.execute(query.limit(5)):
        if '"paragraphs"' in kept:
            said = from_json(kept, head.logo)
            if said.language != language:
                continue
            return replace(said, letterhead=head), f"{who}, letter {said.number}"
    return _example(db, name, code, language, household_id)


def _example(
    db: Session, name: str, code: str, language: str, household_id: HouseholdId | None
) -> tuple[Snapshot, str]:
    around = surroundings(db)
    kind = KINDS[code]
    signer = around.signer(kind.signed_as)
    newest = select(Household.id).where(Household.status == HouseholdStatus.ACTIVE, Household.post_town != "")
    found = household_id or db.scalars(newest.order_by(Household.id.desc()).limit(1)).first()
    values = dict(examples(name))
    address: tuple[str, ...] = ("Mrs C Ashworth", "12 Orchard Road", "INGATESTONE", "CM4 0ZZ")
    whom, large, person = "An example", False, PersonId(0)
    if found is not None:
        family = recipient(db, found)
        address = (family.addressee, *family.address_lines)[:6]
        said = family.salutation.strip()
        values["salutation"] = written_in(language).salutation(said) if said else values.get("salutation", "")
        whom, large = f"{family.name}, with examples", family.large_print
    snapshot = Snapshot(
        code=code, copy=1, edition=1, occasion="", household_id=HouseholdId(found or 0), person_id=person,
        number=_EXAMPLE_NUMBER, on=clock.today(around.studio.zone), address=address, paragraphs=(),
        signed_by=signer.name, signed_as=written_in(language).roles[signer.role], letterhead=around.letterhead,
        slip=kind.slip, large_print=large, template="", written={}, signer_id=signer.id, language=language,
        values=values,
    )  # fmt: skip
    return snapshot, whom
