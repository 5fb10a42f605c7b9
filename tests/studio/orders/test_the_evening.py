"""From the wall to the order, its sets and discounts, and what a change of it has to say: one evening after another."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from studio import catalogue, clock, orders, promises, viewings, walls
from studio.business import StaffId
from studio.catalogue import ChoiceKind, PriceListDraft
from studio.db import Store
from studio.errors import Refused
from studio.money import Money, total
from studio.orders import ConfirmDraft, ConsentDraft, ConsentWay, LineDraft, OrderDraft, OrderId
from studio.orders.model import OrderPaper
from studio.pictures import PictureRow
from studio.promises import PromiseDraft, PromiseFor, PromiseKind, PromiseState
from tests.make import clients as make_clients
from tests.make import orders as make
from tests.make import pictures as make_pictures
from tests.make import viewings as make_viewings
from tests.make import walls as make_walls
from tests.make.business import marsh_and_reed
from tests.make.viewings import Ahead

NEXT_DAY = datetime(2026, 9, 18, 11)


@pytest.fixture
def evening(sqlite_store: Store, tmp_path: Path) -> Iterator[tuple[Ahead, tuple[PictureRow, ...]]]:
    """The Ashworths' viewing with three pictures of their session."""
    ahead = make_viewings.booked_ahead(sqlite_store)
    rows = make_pictures.taken_in(sqlite_store, ahead.staff.priya, ahead.session, tmp_path / "card", 3)
    with clock.standing_at(make.FIRST_EVENING):
        yield ahead, rows


def said(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def test_what_hangs_on_the_wall_is_ordered_in_one_act_and_printed_with_it(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, rows = evening
    store, by = ahead.store, ahead.staff.helen
    hung = make_walls.hung(store, by, ahead.viewing, rows[0])
    for row in rows[:2]:
        store.do(viewings.mark, ahead.viewing, row.id, viewings.Mark.LOVE, by=by)
    store.do(walls.keep_picture, hung.wall_id, make_pictures.jpeg(9, size=(1200, 700)), ahead.viewing, by=by)
    above, loved = store.ask(orders.lines_from_wall, ahead.viewing)
    assert (above.picture_id, above.price_id, above.moulding_id) == (
        rows[0].id, hung.price_id, hung.moulding_id
    )  # fmt: skip
    assert above.hanging_place == hung.place
    assert (loved.image_ref, loved.price_id) == (rows[1].ref, None), "it wants a size"

    small = make.priced(store, 10, 8)
    lines = (above, replace(loved, price_id=small.id, people="Ellie", quantity=3, free=1))
    draft = OrderDraft(ahead.family, StaffId(by.staff_id), lines, viewing_id=ahead.viewing)
    assert store.ask(orders.quote, draft).total == (hung.amount or Money(0)) + small.amount * 2
    order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(payments=(make.paid(100),)), by=by))
    order = store.ask(orders.order, order_id)
    assert [(line.quantity, line.complimentary) for line in order.lines] == [
        (1, False),
        (2, False),
        (1, True),
    ]
    assert order.lines[0].moulding == "Natural oak"

    pdf = store.ask(orders.paper, order_id)
    words = said(pdf)
    for told in (
        "natural oak moulding (the wood that the frame is made of)", "2 of them at £165.00", "with our compliments",
        "Your wall", "As you chose it, drawn to scale.",
    ):  # fmt: skip
        assert told in words, told
    snapshot = store.ask(lambda db: json.loads(db.scalar(select(OrderPaper.snapshot)) or ""))
    assert all(line["picture"] for line in snapshot["lines"]), "the thumbnails are frozen with it"
    assert sum(len(page.images) for page in PdfReader(io.BytesIO(pdf)).pages) >= 2 * 4


def test_a_set_shares_its_price_to_the_penny_and_says_so_when_it_is_not_whole(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, _ = evening
    store, by = ahead.store, ahead.staff.helen
    edition = store.ask(catalogue.edition_on, clock.today())
    chosen = next(row for row in edition.sets if row.name == "One large, two small")
    prices = [part.price_id for part in chosen.parts for _ in range(part.quantity)]
    lines = tuple(
        LineDraft(f"{number:04}", price_id, set_id=chosen.id, set_no=1)
        for number, price_id in enumerate(prices)
    )
    plaque = next(row for row in edition.offered(ChoiceKind.EXTRA) if row.name == "Plaque with names")
    lines = (replace(lines[0], choice_ids=(plaque.id,)), *lines[1:])
    draft = OrderDraft(ahead.family, StaffId(by.staff_id), lines)
    quote = store.ask(orders.quote, draft)
    assert quote.total == chosen.amount + plaque.amount
    order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=by))
    order = store.ask(orders.order, order_id)
    assert {line.set_name for line in order.lines} == {chosen.name}
    assert total(line.charge for line in order.lines) == order.total

    fewer = store.ask(orders.quote, replace(draft, lines=lines[:2]))
    assert fewer.broken_sets == (chosen.name,)
    assert fewer.total == edition.price(prices[0]).amount + plaque.amount + edition.price(prices[1]).amount


def promised(store: Store, by: object, family: int, kind: PromiseKind, **worth: object) -> object:
    """A promise as it was given on the telephone."""
    draft = PromiseDraft(
        household_id=family, text="As Helen promised in May", kind=kind, due=date(2027, 1, 1),
        good_for=PromiseFor.PICTURES, **worth,
    )  # fmt: skip
    store.do(promises.make, draft, by=by)
    return store.ask(promises.open_worth, family)[-1].id


def test_of_two_discounts_the_better_holds_and_the_paper_says_so(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, _ = evening
    store, by = ahead.store, ahead.staff.priya
    tenth = promised(store, ahead.staff.helen, ahead.family, PromiseKind.DISCOUNT, basis_points=1_000)
    draft = OrderDraft(
        ahead.family, StaffId(by.staff_id), make.first_lines(store), discount=Money(200_00),
        discount_reason="for the wait", discount_promise_id=tenth,
    )  # fmt: skip
    typed = store.ask(orders.quote, draft)
    assert (typed.discount, typed.discount_promised) == (Money(200_00), False)
    order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=by))
    order = store.ask(orders.order, order_id)
    words = said(store.ask(orders.paper, order_id))
    assert "Your discount: for the wait." in words
    assert "You had two discounts, and we took the one that is better for you." in words
    assert "What we promised you was not needed, so it stays open for another time." in words
    assert store.ask(promises.open_worth, ahead.family)[0].id == tenth

    assert order.revision.discount_over, (
        "more than the tenth that Priya may give by herself: honoured all the same"
    )
    told = [line.title for line in store.ask(orders.owed, clock.today())]
    assert any("over the limit" in line for line in told)
    with pytest.raises(Refused):
        store.do(orders.hear_discount, order_id, by=by)
    store.do(orders.hear_discount, order_id, by=ahead.staff.helen)
    assert not any("over the limit" in line.title for line in store.ask(orders.owed, clock.today()))

    with clock.standing_at(NEXT_DAY):
        smaller = replace(draft, discount=Money(20_00))
        store.do(orders.amend, order_id, smaller, ConfirmDraft(), by=by)
    order = store.ask(orders.order, order_id)
    assert (order.revision.discount, order.revision.discount_promised) == (Money(155_50), True)
    assert not order.revision.discount_over, "a promise has no limit"
    assert promises_of(store, ahead.family, tenth) is PromiseState.KEPT
    assert "Your discount honours what we promised you: As Helen promised in May." in said(
        store.ask(orders.paper, order_id)
    )
    store.do(orders.cancel, order_id, "They are moving abroad", by=ahead.staff.helen)
    assert promises_of(store, ahead.family, tenth) is PromiseState.MADE, "it is owed again"


def promises_of(store: Store, family: int, promise_id: object) -> PromiseState:
    return next(row.state for row in store.ask(promises.of_household, family) if row.id == promise_id)


def test_a_promised_price_is_charged_until_the_list_is_lower(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, _ = evening
    store, by = ahead.store, ahead.staff.helen
    price = promised(store, by, ahead.family, PromiseKind.PRICE, price=Money(800_00))
    line = replace(make.line(store, "0147", 30, 24), price_promise_id=price)
    draft = OrderDraft(ahead.family, StaffId(by.staff_id), (line,))
    row = store.ask(orders.quote, draft).lines[0]
    assert (row.unit_price, row.price_promised) == (Money(800_00), True)

    cheaper = replace(catalogue.FIRST_PRICES[4], amount=Money(700_00))
    assert (cheaper.width_in, cheaper.height_in) == (30, 24)
    store.do(catalogue.add_price_list, PriceListDraft("Autumn", clock.today(), (cheaper,)), by=by)
    lower = replace(
        draft, lines=(replace(line, price_id=store.ask(catalogue.prices_on, clock.today())[0].id),)
    )
    row = store.ask(orders.quote, lower).lines[0]
    assert (row.unit_price, row.price_promised) == (Money(700_00), False)
    store.do(orders.place, lower, ConfirmDraft(), by=by)
    state = promises_of(store, ahead.family, price)
    assert state is PromiseState.MADE, "it was not needed and stays open"


def test_a_change_of_the_frame_wants_who_agreed_and_says_what_was_before(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, _ = evening
    store, by = ahead.store, ahead.staff.daniel
    edition = store.ask(catalogue.edition_on, clock.today())
    mouldings = {row.name: row.id for row in edition.mouldings}
    framed = tuple(
        replace(line, moulding_id=mouldings["Natural oak"]) for line in make.first_lines(store)[:3]
    )
    draft = OrderDraft(ahead.family, StaffId(by.staff_id), framed)
    order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=by))
    first = store.ask(orders.paper, order_id, 1)
    keys = [line.key for line in store.ask(orders.order, order_id).lines]
    assert keys == [1, 2, 3]

    walnut = replace(framed[0], moulding_id=mouldings["Walnut"], key=1)
    added = make.line(store, "0180", 20, 16, "Tom, laughing", "landing")
    changed = replace(draft, lines=(walnut, replace(framed[1], key=2), added))
    with clock.standing_at(NEXT_DAY):
        with pytest.raises(Refused, match="Natural oak is now Walnut") as refused:
            store.do(orders.amend, order_id, changed, ConfirmDraft(cancelled={3: "They have one"}), by=by)
        assert refused.value.field == "consent_who"
        tomorrow = ConsentDraft("Mrs Ashworth", ConsentWay.TELEPHONE, date(2026, 9, 19))
        with pytest.raises(Refused, match="still to come"):
            store.do(orders.amend, order_id, changed, ConfirmDraft(consent=tomorrow), by=by)
        agreed = ConsentDraft("Mrs Ashworth", ConsentWay.TELEPHONE, words="“Darker, like the table.”")
        confirm = ConfirmDraft(consent=agreed, cancelled={3: "They have one"})
        store.do(orders.amend, order_id, changed, confirm, by=by)

    order = store.ask(orders.order, order_id)
    assert [line.key for line in order.lines] == [1, 2, 4], "a key is never given twice"
    (revision,) = store.ask(orders.history, order_id, "GBP", "Europe/London")
    assert [change.words.split(":")[0] for change in revision.lines] == [
        "Picture 0147 changed", "Picture 0180 added", "Picture 0160 taken out"
    ]  # fmt: skip
    assert (revision.consents[0].who, revision.consents[0].agreed_on) == ("Mrs Ashworth", date(2026, 9, 18))
    words = said(store.ask(orders.paper, order_id))
    for told in (
        "Agreed with you: Mrs Ashworth, by telephone on Friday 18 September 2026.",
        "moulding: Natural oak is now Walnut", "Added to your order.",
        "No longer ordered since revision 2: They have one.",
    ):  # fmt: skip
        assert told in words, told
    assert store.ask(orders.paper, order_id, 1) == first, "the page that was signed first stays as it was"
    with pytest.raises(Refused, match="stays to be seen"):
        store.do(lambda db, by: db.execute(text("DELETE FROM cancelled_line")), by=by)


def test_as_last_time_marks_what_is_different_and_substitutes_nothing(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, _ = evening
    store, by = ahead.store, ahead.staff.helen
    oak = next(row for row in store.ask(catalogue.mouldings) if row.name == "Natural oak")
    lines = tuple(replace(line, moulding_id=oak.id) for line in make.first_lines(store)[:2])
    order_id = OrderId(
        store.do(orders.place, OrderDraft(ahead.family, StaffId(by.staff_id), lines), ConfirmDraft(), by=by)
    )
    again = store.ask(orders.as_last_time, order_id)
    assert [(each.line.image_ref, each.differences) for each in again] == [("", ()), ("", ())]
    assert again[0].line.hanging_place == "above the fireplace, lounge"

    def discontinue(db: Session, by: object) -> None:
        db.execute(text("UPDATE moulding SET discontinued = 1 WHERE id = :id"), {"id": oak.id})

    store.do(discontinue, by=by)
    dearer = replace(catalogue.FIRST_PRICES[4], amount=Money(950_00))
    store.do(catalogue.add_price_list, PriceListDraft("Autumn", clock.today(), (dearer,)), by=by)
    large, small = store.ask(orders.as_last_time, order_id)
    assert large.line.moulding_id is None, "nothing is chosen in its place"
    assert large.differences == (
        "Natural oak (moulding) is not to be had any more.", "It was £895.00 and is £950.00 today."
    )  # fmt: skip
    assert (small.line.price_id, len(small.differences)) == (None, 1)


def test_two_rates_of_tax_stand_apart_on_one_order(sqlite_store: Store) -> None:
    store, staff = sqlite_store, marsh_and_reed(sqlite_store)
    with clock.standing_at(make.FIRST_EVENING):
        family = make_clients.ashworths(store, staff.priya)
        book = replace(
            catalogue.FIRST_PRICES[0],
            product="Picture book",
            finish="linen",
            amount=Money(99_99),
            tax_basis_points=0,
        )
        listed = PriceListDraft("Autumn", clock.today(), (catalogue.FIRST_PRICES[1], book))
        store.do(catalogue.add_price_list, listed, by=staff.helen)
        framed, booked = store.ask(catalogue.prices_on, clock.today())
        lines = (LineDraft("0147", framed.id, quantity=3), LineDraft("0152", booked.id))
        draft = OrderDraft(
            family,
            StaffId(staff.helen.staff_id),
            lines,
            discount_basis_points=1_000,
            discount_reason="for you",
        )
        order_id = OrderId(store.do(orders.place, draft, ConfirmDraft(), by=staff.helen))
    revision = store.ask(orders.order, order_id).revision
    # £495.00 and £99.99, a tenth off the whole is £59.50: by largest remainder £49.50 and £10.00.
    assert [(each.basis_points, each.taxable, each.tax) for each in revision.taxes] == [
        (2_000, Money(445_50), Money(74_25)), (0, Money(89_99), Money(0))
    ]  # fmt: skip
    assert (revision.tax, revision.tax_basis_points, revision.total) == (Money(74_25), 0, Money(535_49))
    words = said(store.ask(orders.paper, order_id))
    assert "of which VAT at 20 % on £445.50 £74.25 of which VAT at 0 % on £89.99 £0.00" in words
