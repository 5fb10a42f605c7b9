"""The next list: copied from the one in force, changed while it is to come, never once it has begun (R11)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from studio import catalogue, clock, promises, schema
from studio.catalogue import (
    ChoiceKind,
    GlazingDraft,
    MouldingDraft,
    MountDraft,
    PriceListDraft,
    SetDraft,
    SetPartDraft,
    SupplierDraft,
    SupplierKind,
)
from studio.db import Store
from studio.errors import Conflict, Refused
from studio.money import Money
from studio.promises import PromiseDraft, PromiseKind
from tests.make.business import marsh_and_reed
from tests.make.clients import ashworths

TODAY = datetime(2026, 9, 16, 10)
SPRING, SUMMER = date(2027, 3, 1), date(2027, 6, 1)


def test_a_copy_is_changed_while_it_is_to_come_and_a_promised_price_stays_through_it(store: Store) -> None:
    helen = marsh_and_reed(store).helen
    with clock.standing_at(TODAY):
        family = ashworths(store)
        promised = PromiseDraft(
            family,
            kind=PromiseKind.PRICE,
            due=SUMMER,
            text="40 × 30 as quoted",
            price=Money(1_095_00),
            source="",
        )
        store.do(promises.make, promised, by=helen)
        before = store.ask(promises.at_old_prices, TODAY.date())
        now = store.ask(catalogue.edition_on, TODAY.date())
        parts = catalogue.parts_of(now)
        dearer = tuple(replace(each, amount=each.amount + Money(5_00)) for each in parts.prices)
        draft = PriceListDraft("Spring", SPRING, dearer, parts.choices, parts.sets)
        made = store.do(catalogue.add_price_list, draft, by=helen)
        store.do(catalogue.amend_price_list, made, replace(draft, starts_on=SUMMER), 1, by=helen)
        with pytest.raises(Conflict):
            store.do(catalogue.amend_price_list, made, draft, 1, by=helen)
        with pytest.raises(Refused, match="has begun"):
            store.do(catalogue.amend_price_list, now.price_list.id, draft, now.price_list.version, by=helen)
        with pytest.raises(Refused, match="today or later"):
            store.do(
                catalogue.amend_price_list, made, replace(draft, starts_on=date(2026, 9, 15)), 2, by=helen
            )
    assert store.ask(catalogue.edition_on, SPRING).prices == now.prices
    next_one = store.ask(catalogue.edition_on, SUMMER)
    assert next_one.prices[0].amount == now.prices[0].amount + Money(5_00)
    assert catalogue.parts_of(next_one) == replace(parts, prices=dearer)
    assert next_one.set_shares(next_one.sets[0].id)[0].amount == Money(150_00)
    assert store.ask(promises.at_old_prices, TODAY.date()) == before
    assert [(row.family, row.promise.price) for row in before] == [("The Ashworth family", Money(1_095_00))]
    assert store.ask(promises.at_old_prices, date(2027, 6, 2)) == ()
    with clock.standing_at(TODAY):
        with pytest.raises(Conflict):  # somebody has changed it since it was looked at
            store.do(catalogue.withdraw_price_list, made, 1, by=helen)
        store.do(catalogue.withdraw_price_list, made, 2, by=helen)
    assert len(store.ask(catalogue.price_lists)) == 1
    assert schema.check(store) == []


def test_a_list_is_refused_at_the_choice_or_set_that_does_not_do(sqlite_store: Store) -> None:
    helen = marsh_and_reed(sqlite_store).helen
    parts = catalogue.parts_of(sqlite_store.ask(catalogue.edition_on, TODAY.date()))
    first, part = parts.choices[0], SetPartDraft("Print", 8, 6, "lustre", 2)
    wrong = {
        "choices.0": replace(parts, choices=(replace(first, standard=True, amount=Money(1)),)),
        "choices.1": replace(parts, choices=(first, first)),
        "choices.2": replace(parts, choices=(*parts.choices[1:3], replace(first, kind=ChoiceKind.MOUNT))),
        "sets.0": replace(parts, sets=(SetDraft("Pair", Money(9), (replace(part, finish="matt"),)),)),
        "sets.1": replace(
            parts, sets=(SetDraft("Pair", Money(9), (part,)), SetDraft("pair ", Money(9), (part,)))
        ),
    }
    with clock.standing_at(TODAY):
        for field, each in wrong.items():
            draft = PriceListDraft("Spring", SPRING, each.prices, each.choices, each.sets)
            with pytest.raises(Refused) as refused:
                sqlite_store.do(catalogue.add_price_list, draft, by=helen)
            assert refused.value.field == field
        gone = PriceListDraft("Spring", SPRING, parts.prices, (replace(first, moulding_id=999),))
        with pytest.raises(Refused, match="no longer there"):
            sqlite_store.do(catalogue.add_price_list, gone, by=helen)


def test_materials_are_added_changed_and_no_longer_offered_and_their_cost_is_the_owners(store: Store) -> None:
    staff = marsh_and_reed(store)
    helen = staff.helen
    larkhill = store.do(
        catalogue.add_supplier, SupplierDraft("Larkhill Mouldings", SupplierKind.MOULDING), by=helen
    )
    ash = MouldingDraft(
        "ASH-25",
        "Pale ash",
        25,
        13,
        "#DDCDB0",
        supplier_id=larkhill,
        low_at_mm=6_000,
        cost_per_metre=Money(4_20),
    )
    made = store.do(catalogue.add_moulding, ash, by=helen)
    row = store.ask(catalogue.mouldings)[-1]
    assert (row.name, row.colour, row.supplier_id, row.low_at_mm) == ("Pale ash", "#ddcdb0", larkhill, 6_000)
    assert not hasattr(row, "cost_per_metre")
    assert store.ask(catalogue.costs_per_metre, helen) == {made: Money(4_20)}
    for other in (staff.priya, staff.daniel):
        with pytest.raises(Refused, match="Only the owner"):
            store.ask(catalogue.costs_per_metre, other)
    for field, draft in {
        "code": replace(ash, name="Other", code="ash-25"),
        "name": replace(ash, code="Z", name="natural OAK"),
        "overlap_mm": replace(ash, code="Z", name="Z", face_mm=5),
        "colour": replace(ash, code="Z", name="Z", colour="brown"),
        "supplier_id": replace(ash, code="Z", name="Z", supplier_id=999),
    }.items():
        with pytest.raises(Refused) as refused:
            store.do(catalogue.add_moulding, draft, by=helen)
        assert refused.value.field == field
    store.do(catalogue.amend_moulding, made, replace(ash, discontinued=True), row.version, by=helen)
    assert "Pale ash" not in [each.name for each in store.ask(catalogue.mouldings)]
    with pytest.raises(Conflict):
        store.do(catalogue.amend_moulding, made, ash, row.version, by=helen)
    store.do(catalogue.add_mount, MountDraft("Sage", "#9caf88"), by=helen)
    store.do(catalogue.add_glazing, GlazingDraft("Acrylic", 20), by=helen)
    mount, glazing = store.ask(catalogue.mounts)[-1], store.ask(catalogue.glazings)[-1]
    store.do(catalogue.amend_mount, mount.id, MountDraft("Sage", "#9caf88", 40), mount.version, by=helen)
    store.do(catalogue.amend_glazing, glazing.id, GlazingDraft("Acrylic", 15), glazing.version, by=helen)
    assert (
        store.ask(catalogue.mounts)[-1].border_mm,
        store.ask(catalogue.glazings)[-1].thickness_tenths,
    ) == (40, 15)
    supplier = store.ask(catalogue.suppliers)[0]
    gone = SupplierDraft("Larkhill Mouldings", SupplierKind.MOULDING, active=False)
    store.do(catalogue.amend_supplier, supplier.id, gone, supplier.version, by=helen)
    assert store.ask(catalogue.suppliers) == ()


def test_the_first_mouldings_let_a_new_studio_frame_its_first_picture_and_are_put_in_once(
    store: Store,
) -> None:
    helen = marsh_and_reed(store).helen
    edition = store.ask(catalogue.edition_on, TODAY.date())
    framed = next(row for row in edition.prices if row.product == "Framed print")
    usual = edition.usual(framed.id)
    piece = edition.piece(
        framed.id, usual.moulding_id, usual.mount_id, None, usual.glazing_id, usual.choice_ids
    )
    assert piece.amount == framed.amount
    assert piece.words == "Natural oak frame, Ivory mount 50 mm, Clear glass, Hanging kit"
    for moulding in edition.mouldings:
        each = edition.piece(framed.id, moulding.id, usual.mount_id, None, usual.glazing_id)
        assert each.rebate_warning == ""
    with pytest.raises(Refused, match="already"):
        store.do(catalogue.put_first_materials, by=helen)
