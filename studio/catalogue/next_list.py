"""Verbs of price lists, which follow one another: one that has begun is never edited (R11)."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from studio import business, clock
from studio.actor import Actor
from studio.catalogue.list_drafts import PriceListDraft, SetDraft, What
from studio.catalogue.model import (
    Glazing,
    Moulding,
    Mount,
    Price,
    PriceChoice,
    PriceId,
    PriceList,
    PriceListId,
    PriceSet,
    PriceSetPart,
)
from studio.dates import date_in_full
from studio.errors import Missing, Refused
from studio.rights import verb
from studio.written import one_line


@verb("catalogue.add_price_list")
def add_price_list(db: Session, by: Actor, draft: PriceListDraft) -> PriceListId:
    """Add the next price list, from today or a day to come; lists that have begun stay as they are (R11).

    Raises Refused with the field that does not do ("prices.3" is the fourth price).
    """
    _check(db, draft)
    made = PriceList(name=one_line(draft.name, 80).text, starts_on=draft.starts_on)
    db.add(made)
    db.flush()
    _write(db, made.id, draft)
    return made.id


@verb("catalogue.amend_price_list")
def amend_price_list(
    db: Session, by: Actor, price_list_id: PriceListId, draft: PriceListDraft, version: int
) -> None:
    """Change a list that is still to come, whole; raises Refused once it has begun (R11), Missing, Conflict (RR10)."""
    kept = _to_come(db, price_list_id)
    business.expect(kept, version)
    _check(db, draft)
    kept.name, kept.starts_on = one_line(draft.name, 80).text, draft.starts_on
    # Its prices are part of what two desks may edit at once, so its version moves with them (RR10).
    flag_modified(kept, "name")
    db.flush()
    _empty(db, price_list_id)
    _write(db, price_list_id, draft)


@verb("catalogue.withdraw_price_list")
def withdraw_price_list(
    db: Session, by: Actor, price_list_id: PriceListId, version: int | None = None
) -> None:
    """Take back a list that has not begun; raises Refused once it has (R11), Conflict when it was changed (RR10)."""
    kept = _to_come(db, price_list_id)
    business.expect(kept, version)
    _empty(db, price_list_id)
    db.delete(kept)
    db.flush()


def _to_come(db: Session, price_list_id: PriceListId) -> PriceList:
    kept = db.get(PriceList, price_list_id)
    if kept is None:
        raise Missing("That price list is no longer there.")
    if kept.starts_on <= clock.today(business.studio(db).zone):
        raise Refused("This list has begun, so it stays. Please add the next one.")
    return kept


def _check(db: Session, draft: PriceListDraft) -> None:
    draft.check()
    today = clock.today(business.studio(db).zone)
    if draft.starts_on < today:
        raise Refused(
            f"A list starts today or later: what was charged before {date_in_full(today)} stays.", "starts_on"
        )
    for place, each in enumerate(draft.choices):
        for kind, of in ((Moulding, each.moulding_id), (Mount, each.mount_id), (Glazing, each.glazing_id)):
            if of is not None and db.get(kind, of) is None:
                raise Refused(f"That {each.kind} is no longer there.", f"choices.{place}")


def _empty(db: Session, price_list_id: PriceListId) -> None:
    """Take everything off a list that nobody was ever charged by."""
    sets = select(PriceSet.id).where(PriceSet.price_list_id == price_list_id)
    db.execute(delete(PriceSetPart).where(PriceSetPart.price_set_id.in_(sets)))
    for kind in (PriceSet, PriceChoice, Price):
        db.execute(delete(kind).where(kind.price_list_id == price_list_id))


def _write(db: Session, price_list_id: PriceListId, draft: PriceListDraft) -> None:
    written: dict[What, Price] = {}
    for position, each in enumerate(draft.prices):
        product, finish = one_line(each.product, 80).text, one_line(each.finish, 80).text
        row = Price(
            price_list_id=price_list_id,
            product=product,
            width_in=each.width_in,
            height_in=each.height_in,
            finish=finish,
            amount=each.amount,
            lead_days=each.lead_days,
            framing=each.framing,
            tax_basis_points=each.tax_basis_points,
            position=position,
        )
        db.add(row)
        written[each.what] = row
    for position, choice in enumerate(draft.choices):
        db.add(
            PriceChoice(
                price_list_id=price_list_id,
                kind=choice.kind,
                moulding_id=choice.moulding_id,
                mount_id=choice.mount_id,
                glazing_id=choice.glazing_id,
                name=one_line(choice.name, 80).text,
                amount=choice.amount,
                per_metre=choice.per_metre,
                standard=choice.standard,
                position=position,
            )
        )
    db.flush()
    ids = {key: row.id for key, row in written.items()}
    for position, row_of in enumerate(draft.sets):
        _write_set(db, price_list_id, row_of, position, ids)
    db.flush()


def _write_set(
    db: Session, price_list_id: PriceListId, draft: SetDraft, position: int, ids: dict[What, PriceId]
) -> None:
    made = PriceSet(
        price_list_id=price_list_id,
        name=one_line(draft.name, 80).text,
        amount=draft.amount,
        position=position,
    )
    db.add(made)
    db.flush()
    for place, part in enumerate(draft.parts):
        db.add(
            PriceSetPart(
                price_set_id=made.id, price_id=ids[part.what], quantity=part.quantity, position=place
            )
        )
