"""What a case would be filed as, from what is in its records: filing it is then one look and one press."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import care, clients, pictures
from studio.care import Aspect, ConcernId, OfferKind, OfferOutcome
from studio.casebook.drafts import CaseDraft
from studio.casebook.model import CaseExample, CaseExampleId
from studio.clients.model import PersonId
from studio.pictures import PictureRow


@dataclass(frozen=True, slots=True)
class Filing:
    """A case about to be filed, or filed already: the draft, whose picture it may be, who may agree to that."""

    concern_id: ConcernId
    number: str
    draft: CaseDraft
    example_id: CaseExampleId | None
    """Where it stands in the casebook already."""
    pictures: tuple[PictureRow, ...]
    """Those that she marked: one of them may stand beside it, once somebody agreed."""
    grown_ups: tuple[tuple[PersonId, str], ...]


_PUT_RIGHT = {
    OfferKind.RESHOOT: "Photographed again, with our compliments.",
    OfferKind.REMAKE: "Made again.",
    OfferKind.RETOUCH: "Retouched, and shown before it was made.",
    OfferKind.REPLACEMENT: "Replaced.",
    OfferKind.PART_REFUND: "Part of the money given back.",
    OfferKind.FULL_REFUND: "All of the money given back.",
    OfferKind.TRAVEL: "The journey paid.",
    OfferKind.CREDIT: "A credit.",
    OfferKind.GIFT: "A gift.",
}


def filing(db: Session, concern_id: ConcernId) -> Filing:
    """What the form for the casebook begins with. Her own words are never copied into it: they may name somebody."""
    case = care.concern(db, concern_id)
    marks = care.marked(db, concern_id)
    ids = dict.fromkeys(mark.picture_id for mark in marks if mark.picture_id is not None)
    filed = db.scalars(select(CaseExample).where(CaseExample.concern_id == concern_id)).first()
    if filed is not None and filed.taken_out_at is None:
        draft = CaseDraft(
            filed.aspect,
            filed.cause,
            filed.what_happened,
            filed.put_right_by,
            filed.picture_id,
            filed.agreed_by_id,
        )
    else:
        aspect = case.aspect or _marked_most(marks)
        draft = CaseDraft(aspect, case.cause, case.in_short or _in_short(aspect), _put_right(case))
    return Filing(
        concern_id=case.id,
        number=case.number,
        draft=draft,
        example_id=filed.id if filed is not None and filed.taken_out_at is None else None,
        pictures=tuple(pictures.picture(db, picture_id) for picture_id in ids),
        grown_ups=tuple(
            (each.id, each.name) for each in clients.people_of(db, case.household_id) if not each.under_18
        ),
    )


def _marked_most(marks: tuple[care.MarkedRow, ...]) -> Aspect:
    named = [mark.aspect for mark in marks]
    return max(named, key=named.count, default=Aspect.OTHER)


def _in_short(aspect: Aspect) -> str:
    """What was not right where nobody wrote it in short during the call: the trade's own term."""
    return f"{aspect.value.capitalize()} not as they had hoped." if aspect is not Aspect.OTHER else ""


def _put_right(case: care.ConcernRow) -> str:
    """What was accepted, in the words of the trade; an offer in other words is left to be worded."""
    accepted = [offer.kind for offer in case.offers if offer.outcome is OfferOutcome.ACCEPTED]
    return " ".join(_PUT_RIGHT[kind] for kind in dict.fromkeys(accepted) if kind in _PUT_RIGHT)
