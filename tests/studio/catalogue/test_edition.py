"""An edition prices a picture by itself: its outside, its frame's depth, its choices and its share of a set."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.catalogue import (
    ChoiceKind,
    Edition,
    Framing,
    GlazingId,
    MouldingId,
    MountId,
    PriceChoiceId,
    PriceId,
    PriceListId,
    PriceSetId,
    Profile,
    frame_stack,
    outside_mm,
)
from studio.catalogue.rows import (
    ChoiceRow,
    GlazingRow,
    MouldingRow,
    MountRow,
    PriceListRow,
    PriceRow,
    SetPartRow,
    SetRow,
)
from studio.errors import Refused
from studio.money import Money, total

FREE = Money(0)
WALNUT = MouldingRow(
    MouldingId(1), "WAL-30", "Walnut", None, 30, 9, 6, 28, "#6b452c", Profile.ROUND, 10, 0, False, 1
)
SLIM = replace(WALNUT, id=MouldingId(2), name="Slim black", rebate_mm=7)
GONE = replace(WALNUT, id=MouldingId(3), name="Old gilt", discontinued=True)
IVORY = MountRow(MountId(1), "Ivory", "#f4ecd9", 50, 14, False, 1)
CLEAR = GlazingRow(GlazingId(1), "Clear glass", 20, True, False, 1)
FRAMED = PriceRow(PriceId(1), "Framed print", 30, 24, "lustre", Money(895_00), 10, Framing.FRAMED)
PRINT = PriceRow(PriceId(2), "Print", 10, 8, "lustre", Money(65_00), 5, tax_basis_points=0)
MOUNTED = PriceRow(PriceId(3), "Mounted print", 10, 8, "lustre", Money(85_00), 5, Framing.MOUNTED)


def choice(number: int, kind: ChoiceKind, name: str, **more: object) -> ChoiceRow:
    values = {"moulding_id": None, "mount_id": None, "glazing_id": None, "amount": FREE, "per_metre": FREE}
    values |= {"standard": False} | more
    return ChoiceRow(PriceChoiceId(number), kind, name=name, **values)


CHOICES = (
    choice(
        1, ChoiceKind.MOULDING, "Walnut", moulding_id=WALNUT.id, per_metre=Money(18_15), amount=Money(5_00)
    ),
    choice(2, ChoiceKind.MOULDING, "Slim black", moulding_id=SLIM.id, standard=True),
    choice(3, ChoiceKind.MOULDING, "Old gilt", moulding_id=GONE.id, standard=True),
    choice(4, ChoiceKind.MOUNT, "Ivory", mount_id=IVORY.id, standard=True),
    choice(5, ChoiceKind.GLAZING, "Clear glass", glazing_id=CLEAR.id, standard=True),
    choice(6, ChoiceKind.EXTRA, "Plaque", amount=Money(25_00)),
)
SET = SetRow(PriceSetId(1), "Three small", Money(100_00), (SetPartRow(PRINT.id, 3),))
EDITION = Edition(
    PriceListRow(PriceListId(1), "Spring", date(2027, 3, 1)),
    (FRAMED, PRINT, MOUNTED),
    CHOICES,
    (SET,),
    (WALNUT, SLIM, GONE),
    (IVORY,),
    (CLEAR,),
    2000,
)


def test_the_published_stack_is_seven_and_a_half_millimetres_and_fits_nine_but_not_seven() -> None:
    # R23: glass 2 + mount 1.4 + print 0.3 + undermount 1.4 + back 2.5 = 7.6 mm, ideally in a rebate of 9.
    assert frame_stack(20, 14) == 76
    deep = EDITION.piece(FRAMED.id, WALNUT.id, IVORY.id, None, CLEAR.id)
    shallow = EDITION.piece(FRAMED.id, SLIM.id, IVORY.id, None, CLEAR.id)
    assert (deep.stack_mm, deep.rebate_warning) == (Decimal("7.6"), "")
    assert shallow.rebate_warning.startswith("The stack is 7.6 mm and the rebate of Slim black 7 mm")
    assert EDITION.piece(FRAMED.id, SLIM.id).rebate_warning == "", "without glass and mount it fits"
    assert EDITION.piece(FRAMED.id).stack_mm is None


def test_a_framed_picture_is_measured_outside_and_pays_by_the_metre_to_the_penny() -> None:
    piece = EDITION.piece(FRAMED.id, WALNUT.id, IVORY.id, 60, CLEAR.id, [CHOICES[5].id])
    # R24: 762 + 2 × 60 + 2 × 30 − 2 × 6, and 610 likewise; 3,416 mm around at £18.15 is £62.0004.
    assert (piece.outside_width_mm, piece.outside_height_mm, piece.perimeter_mm) == (930, 778, 3_416)
    assert piece.amount == Money(895_00 + 5_00 + 62_00 + 25_00)
    assert piece.words == "Walnut frame, Ivory mount 60 mm, Clear glass, Plaque"
    assert piece.outside == "93.0 × 77.8 cm outside"
    turned = EDITION.piece(FRAMED.id, WALNUT.id, turned=True)
    assert (turned.width_in, turned.outside_width_mm, turned.outside_height_mm) == (24, 658, 810)
    assert outside_mm(8, 0, 0, 0) == 203
    assert CHOICES[0].adds(30) == Money(5_54), "54.45 pence by the metre"
    assert choice(9, ChoiceKind.EXTRA, "Fillet", per_metre=Money(10)).adds(1_050) == Money(11), (
        "half a penny up"
    )


def test_what_is_included_is_what_is_offered_now_and_goes_with_the_product() -> None:
    usual = EDITION.usual(FRAMED.id)
    assert (usual.moulding_id, usual.mount_id, usual.glazing_id) == (SLIM.id, IVORY.id, CLEAR.id)
    assert [row.name for row in EDITION.offered(ChoiceKind.MOULDING)] == ["Walnut", "Slim black"]
    assert EDITION.usual(PRINT.id).mount_id is None
    assert EDITION.usual(MOUNTED.id).mount_id == IVORY.id
    assert EDITION.offered(ChoiceKind.MOULDING, MOUNTED.id) == ()
    assert (EDITION.tax_of(FRAMED.id), EDITION.tax_of(PRINT.id)) == (2000, 0)
    assert EDITION.piece(FRAMED.id, GONE.id).words == "Old gilt frame", "one hung before is still drawn"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"price_id": 99}, "size"),
        ({"price_id": PRINT.id, "moulding_id": WALNUT.id}, "moulding"),
        ({"price_id": FRAMED.id, "moulding_id": 99}, "moulding"),
        ({"price_id": FRAMED.id, "mount_id": IVORY.id, "mount_border_mm": 201}, "mount_border_mm"),
        ({"price_id": PRINT.id, "glazing_id": CLEAR.id}, "glazing"),
        ({"price_id": PRINT.id, "choice_ids": [99]}, "choices"),
    ],
)
def test_what_is_not_on_the_list_or_does_not_go_together_is_refused_at_its_field(
    asked: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        EDITION.piece(**asked)
    assert refused.value.field == field


def test_a_material_without_a_price_on_this_list_is_not_sold() -> None:
    with pytest.raises(Refused, match="Walnut is not on this price list"):
        replace(EDITION, choices=()).piece(FRAMED.id, WALNUT.id)


def test_three_alike_share_a_hundred_pounds_to_the_penny() -> None:
    shares = EDITION.set_shares(SET.id)
    assert [(each.quantity, each.amount) for each in shares] == [(1, Money(33_34)), (2, Money(33_33))]
    assert EDITION.set_alone(SET.id) == Money(195_00)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3_000_00), st.integers(1, 9)), min_size=1, max_size=8),
    st.integers(0, 9_000_00),
)
def test_whatever_is_in_a_set_its_shares_add_up_to_its_price(
    parts: list[tuple[int, int]], amount: int
) -> None:
    prices = tuple(
        replace(PRINT, id=PriceId(number), amount=Money(minor)) for number, (minor, _) in enumerate(parts, 1)
    )
    rows = tuple(SetPartRow(PriceId(number), count) for number, (_, count) in enumerate(parts, 1))
    edition = replace(EDITION, prices=prices, sets=(replace(SET, amount=Money(amount), parts=rows),))
    shares = edition.set_shares(SET.id)
    assert total(each.amount * each.quantity for each in shares) == Money(amount)
    assert sum(each.quantity for each in shares) == sum(count for _, count in parts)
