"""A family's walls and what hangs on them, on both databases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from studio import catalogue, clients, clock, viewings, walls
from studio.db import Store
from studio.errors import Conflict, Missing, Refused
from studio.pictures import PictureId, PictureRow
from studio.walls import Edge, HangingDraft, Scale, Sheet, Standing, WallDraft
from tests.make import clients as make_clients
from tests.make import pictures as make_pictures
from tests.make import sessions as make_sessions
from tests.make import viewings as make_viewings
from tests.make import walls as make
from tests.make.business import marsh_and_reed
from tests.make.viewings import Ahead

EVENING = datetime(2026, 9, 16, 19, 10)


@pytest.fixture
def evening(store: Store, tmp_path: Path) -> Iterator[tuple[Ahead, tuple[PictureRow, ...]]]:
    """The Ashworths' viewing with three pictures of their session."""
    ahead = make_viewings.booked_ahead(store)
    rows = make_pictures.taken_in(store, ahead.staff.priya, ahead.session, tmp_path / "card", 3)
    with clock.standing_at(EVENING):
        yield ahead, rows


def test_a_picture_is_hung_tried_larger_taken_down_and_brought_back(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, pictures = evening
    store, by = ahead.store, ahead.staff.priya
    first = make.hung(store, by, ahead.viewing, pictures[1])
    assert (first.ref, first.place) == (pictures[1].ref, "above the fireplace, lounge")
    assert first.title.startswith("Framed print, 20 wide by 16 high")
    edition = store.ask(catalogue.edition_on, clock.today())
    piece = walls.piece_of(edition, first.draft())
    assert (first.width, first.amount) == (piece.outside_width_mm, piece.amount)

    larger = replace(walls.next_size(edition, first.draft(), 1), place="above the mantelpiece")
    store.do(walls.rehang, ahead.viewing, (Standing(first.id, first.version, larger),), by=by)
    [now] = store.ask(walls.hung, ahead.viewing)
    assert (now.width_in, now.height_in, now.place) == (30, 24, "above the mantelpiece")
    assert now.width > first.width
    same = store.do(walls.rehang, ahead.viewing, (Standing(first.id, now.version, larger),), by=by)
    assert same == [[first.id, now.version]], "what hung so already was not changed"

    with pytest.raises(Conflict):  # the other desk still sees the first
        store.do(
            walls.rehang, ahead.viewing, (Standing(first.id, first.version, None),), by=ahead.staff.helen
        )
    store.do(walls.take_down, ahead.viewing, first.id, now.version, by=by)
    assert store.ask(walls.hung, ahead.viewing) == ()
    with pytest.raises(Refused, match="down already"):
        store.do(walls.take_down, ahead.viewing, first.id, by=by)
    store.do(walls.undo, ahead.viewing, (Standing(first.id, None, now.draft()),), by=by)
    [back] = store.ask(walls.hung, ahead.viewing)
    assert replace(back, version=now.version) == now


def test_only_their_own_pictures_hang_on_their_own_walls_and_nothing_once_it_was_held(
    evening: tuple[Ahead, tuple[PictureRow, ...]], tmp_path: Path
) -> None:
    ahead, pictures = evening
    store, by = ahead.store, ahead.staff.priya
    other = make_clients.khan_and_ellis(store, by)
    draft = make.first_draft(store, pictures[0])
    theirs = store.do(walls.add, WallDraft(household_id=other, name="hall", room="hall"), by=by)
    with pytest.raises(Refused, match="another family"):
        store.do(walls.hang, ahead.viewing, replace(draft, wall_id=theirs), by=by)
    with pytest.raises(Refused, match="choose a wall"):
        store.do(walls.hang, ahead.viewing, replace(draft, room="cellar"), by=by)
    with pytest.raises(Refused, match="beside the wall"):
        store.do(walls.hang, ahead.viewing, replace(draft, x_mm=90_000), by=by)
    store.do(walls.hang, ahead.viewing, draft, by=by)
    held = viewings.HeldDraft(outcome=viewings.Outcome.NO_ORDER, reason="another day")
    make_sessions.completed(store, by, ahead.session, datetime(2026, 9, 12, 11, 45))
    store.do(viewings.hold, ahead.viewing, held, by=by)
    with pytest.raises(Refused, match="was held"):
        store.do(walls.hang, ahead.viewing, draft, by=by)


def test_their_own_wall_comes_from_a_photograph_without_its_place_and_is_there_again(
    evening: tuple[Ahead, tuple[PictureRow, ...]], tmp_path: Path
) -> None:
    ahead, pictures = evening
    store, by = ahead.store, ahead.staff.priya
    file = tmp_path / "wall.jpg"
    file.write_bytes(make.photograph())
    taken = walls.read_photograph(file)
    assert (taken.width, taken.height) == make.VIEW
    (tmp_path / "bare.jpg").write_bytes(taken.jpeg)
    with Image.open(tmp_path / "bare.jpg") as bare:
        assert dict(bare.getexif()) == {}
    scale = Scale(Sheet.A4, Edge.UPRIGHT, make.corners())
    draft = WallDraft(
        household_id=ahead.family, name="  above the\nsideboard ", room=walls.PHOTOGRAPH, furniture="the sideboard",
        furniture_mm=1800, scale=scale, photograph=taken,
    )  # fmt: skip
    with pytest.raises(Refused, match="click the sheet"):
        store.do(walls.add, replace(draft, scale=None), by=by)
    with pytest.raises(Refused, match="photograph of the wall"):
        store.do(walls.add, replace(draft, photograph=None), by=by)
    wall_id = store.do(walls.add, draft, by=by)
    hung = make.hung(store, by, ahead.viewing, pictures[0], wall_id=wall_id, x_mm=400, y_mm=-300)
    assert hung.place == "above the sideboard"
    [row] = store.ask(walls.of_household, ahead.family)
    assert row.scale is not None
    assert row.scale.plane().apart(*make.corners()[:2]) == pytest.approx(210, abs=0.3)
    assert store.ask(walls.photograph, wall_id) == taken.jpeg
    renamed = replace(draft, name="dining room", photograph=None)
    store.do(walls.amend, wall_id, renamed, row.version, by=by)
    with pytest.raises(Conflict):
        store.do(walls.amend, wall_id, draft, row.version, by=by)
    with pytest.raises(Refused, match="another kind"):
        store.do(walls.amend, wall_id, replace(renamed, room="hall"), by=by)
    assert store.ask(walls.hung, ahead.viewing)[0].place == "dining room"
    with pytest.raises(Missing):
        store.ask(walls.photograph, walls.WallId(999))


def test_the_drawn_wall_is_kept_for_paper_and_a_merge_takes_walls_along(
    evening: tuple[Ahead, tuple[PictureRow, ...]],
) -> None:
    ahead, pictures = evening
    store, by = ahead.store, ahead.staff.priya
    assert store.ask(walls.picture_of, ahead.viewing) is None
    hung = make.hung(store, by, ahead.viewing, pictures[0])
    drawn = make.photograph(make.STRAIGHT)
    store.do(walls.keep_picture, hung.wall_id, drawn, by=by)
    store.do(walls.keep_picture, hung.wall_id, drawn + b"later", ahead.viewing, by=by)
    assert store.ask(walls.picture_of, ahead.viewing) == drawn + b"later"
    with pytest.raises(Refused, match="cannot be kept"):
        store.do(walls.keep_picture, hung.wall_id, b"%PDF-1.7", by=by)
    other = make_clients.khan_and_ellis(store, by)
    theirs = store.do(walls.add, WallDraft(household_id=other, name="hall", room="hall"), by=by)
    with pytest.raises(Refused, match="another family"):
        store.do(walls.keep_picture, theirs, drawn, ahead.viewing, by=by)

    twin = make_clients.namesakes(store, ahead.staff.priya)
    versions = [store.ask(clients.household, each).version for each in (twin, ahead.family)]
    store.do(clients.merge, clients.MergeDraft(twin, ahead.family, *versions), by=ahead.staff.priya)
    [wall] = store.ask(walls.of_household, twin)
    [row] = store.ask(walls.hung, ahead.viewing)
    assert row.wall_id == wall.id


def test_what_is_no_photograph_is_refused_in_a_sentence(tmp_path: Path) -> None:
    files = {
        "cut.jpg": make.photograph()[:2000],
        "words.jpg": b"This is no picture at all.",
        "empty.png": b"",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused) as refused:
            walls.read_photograph(tmp_path / name)
        assert refused.value.message.endswith(".")
    with pytest.raises(Refused, match="folder"):
        walls.read_photograph(tmp_path)


def test_trying_goes_from_one_to_the_next(sqlite_store: Store) -> None:
    marsh_and_reed(sqlite_store)
    edition = sqlite_store.ask(catalogue.edition_on, clock.today())
    price = walls.first_price(edition)
    assert price is not None
    draft = HangingDraft(wall_id=None, picture_id=PictureId(1), price_id=price.id, x_mm=0, y_mm=0)
    draft = walls.new_hanging(edition, draft)
    sizes = [draft.price_id]
    for _ in range(9):
        draft = walls.next_size(edition, draft, 1)
        sizes.append(draft.price_id)
    assert edition.price(sizes[-1]).width_in == 40  # the largest stays
    seen = set()
    for _ in edition.mouldings:
        draft = walls.next_moulding(edition, draft)
        seen.add(draft.moulding_id)
    assert seen == {row.id for row in edition.mouldings}
    mounts = set()
    for _ in range(len(edition.mounts) + 1):
        draft = walls.next_mount(edition, draft)
        mounts.add(draft.mount_id)
    assert mounts == {None, *(row.id for row in edition.mounts)}
    assert walls.next_glazing(edition, draft).glazing_id != draft.glazing_id
    print_ = next(row for row in edition.prices if row.product == "Print")
    bare = walls.as_offered(edition, draft, print_.id)
    assert (bare.moulding_id, bare.mount_id, bare.glazing_id) == (None, None, None)
    with pytest.raises(Refused, match="without a choice of moulding"):
        walls.next_moulding(edition, bare)
    upright = replace(draft, turned=True)
    assert walls.next_size(edition, upright, -1).turned
