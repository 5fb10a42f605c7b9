"""The diary as a desk has it in a full week: lunch, a holiday, a time only held, a family that waits."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import select

from studio import business, catalogue, clock, diary, sessions
from studio.clients.model import Household
from studio.diary import OtherDraft, OtherKind
from studio.errors import Refused
from studio.sessions import SessionDraft, SessionState, WaitDraft
from ui.diary.page import MONTH, WEEK, DiaryPage
from ui.diary.plan import By
from ui.kit.wish import Wish
from ui.main_window import MainWindow

Show = Callable[[MainWindow, dict[str, object]], None]
_ONE_DAY = timedelta(days=1)


def monday() -> date:
    """The Monday of next week, of which the pictures are."""
    today = clock.today()
    return today + (7 - today.weekday()) * _ONE_DAY


def furnish(window: MainWindow) -> None:
    """Fill next week through the services, as far as it is free; a second time finds it full."""
    store, by = window.work.store, window.work.by
    assert store is not None
    staff, rooms = store.ask(business.staff), store.ask(business.rooms)

    def put(verb: Callable[..., Any], draft: object) -> None:
        with suppress(Refused):
            store.do(verb, draft, by=by, key=uuid5(NAMESPACE_OID, repr(draft)).hex)

    for ahead in range(1, 6):
        lunch = datetime.combine(monday() + ahead * _ONE_DAY, time(13))
        put(
            diary.arrange_other,
            OtherDraft(other=OtherKind.LUNCH, wall=lunch, people=(staff[1].id,), minutes=45),
        )
    away = datetime.combine(monday() + 3 * _ONE_DAY, time(9))
    holiday = OtherDraft(
        other=OtherKind.HOLIDAY,
        wall=away,
        whole_day=True,
        last_day=monday() + 4 * _ONE_DAY,
        people=(staff[-1].id,),
    )
    put(diary.arrange_other, holiday)
    lights = datetime.combine(monday() + 2 * _ONE_DAY, time(9, 30))
    serviced = OtherDraft(
        other=OtherKind.MAINTENANCE, title="Lights serviced", wall=lights, minutes=90, rooms=(rooms[0].id,)
    )
    put(diary.arrange_other, serviced)
    _book(window, put)


def _book(window: MainWindow, put: Callable[[Callable[..., Any], object], None]) -> None:
    store = window.work.store
    assert store is not None
    families = store.ask(lambda db: list(db.scalars(select(Household.id).order_by(Household.id).limit(12))))
    kind = store.ask(catalogue.session_types)[0]
    photographers, rooms = store.ask(business.photographers), store.ask(business.rooms)
    for place, family in enumerate(families):
        day = monday() + (1 + place % 5) * _ONE_DAY
        held = place in (3, 6)
        put(
            sessions.book,
            SessionDraft(
                household_id=family,
                type_id=kind.id,
                wall=datetime.combine(day, time(11 + place // 5 * 3, 30)),
                room_id=rooms[place % 2].id,
                photographer_id=photographers[place % len(photographers)].id,
                provisional=held,
                hold_until=clock.today() + _ONE_DAY if held else None,
            ),
        )
    week = store.ask(diary.week, monday())
    found = [store.ask(sessions.of_appointment, row.id) for row in week if row.household_id]
    ahead = [each for each in found if each is not None and each.state is SessionState.CONFIRMED]
    for each, words in zip(ahead[-2:], ("Any morning, Grandma flies home", ""), strict=False):
        put(sessions.wait, WaitDraft(household_id=each.household_id, session_id=each.id, words=words))


def _page(window: MainWindow) -> DiaryPage:
    page = window.page
    assert isinstance(page, DiaryPage)
    return page


def _shown(days: int, by: By) -> Show:
    def show(window: MainWindow, _about: dict[str, object]) -> None:
        furnish(window)
        page = _page(window)
        page.by = by
        page.ways.show_by(by)
        page.on = monday() + 3 * _ONE_DAY
        page.show_days(days)

    return show


def _when_shown(act: Callable[[MainWindow, DiaryPage], None], day: int = 2) -> Show:
    """Do something once the day has its rows."""

    def show(window: MainWindow, _about: dict[str, object]) -> None:
        furnish(window)
        page = _page(window)
        page.show_date(monday() + day * _ONE_DAY)
        page.work.ask(lambda _db: None, then=lambda _: act(window, page), owner=page, slot="picture")

    return show


def _carry(_window: MainWindow, page: DiaryPage) -> None:
    """A session in the hand, on top of another."""
    sheet = page.day.sheet
    block = next(block for block in sheet.blocks if not block.stays and block.word in ("Session", "Reshoot"))
    sheet.choose(block.key)
    sheet.take_up()
    other = next((each for each in sheet.blocks if each.key != block.key), block)
    for _ in range(24):
        if page.day.sheet.hand.standing.tone == "concern":
            break
        sheet.hand.step(0, 1 if other.starts > block.starts else -1, lengthens=False, fine=False)


def _ask(_window: MainWindow, page: DiaryPage) -> None:
    page.asking.line.setFocus()
    page.asking.line.setText(f"{(monday() + 5 * _ONE_DAY):%d %b} 11.30 am")


def _held(window: MainWindow, page: DiaryPage) -> None:
    row = next((row for row in _rows(page) if row.provisional), None)
    if row is not None:
        window.grant(Wish("open_appointment", {"appointment_id": row.id}))


def _other(window: MainWindow, page: DiaryPage) -> None:
    row = next((row for row in _rows(page) if row.other is not None), None)
    if row is not None:
        window.grant(Wish("open_appointment", {"appointment_id": row.id}))


def _rows(page: DiaryPage) -> tuple[diary.AppointmentRow, ...]:
    assert page.whole is not None
    return page.whole.appointments


def _move(*, is_late: bool) -> Callable[[MainWindow, DiaryPage], None]:
    """A session put down nine days on; ``is_late`` when another desk was first."""

    def act(window: MainWindow, page: DiaryPage) -> None:
        row = next((row for row in _rows(page) if row.household_id is not None and not row.provisional), None)
        if row is None:
            return
        wall = datetime.combine(monday() + 9 * _ONE_DAY, time(11))
        version = row.version - 1 if is_late else row.version
        window.grant(Wish("move_appointment", {"appointment_id": row.id, "wall": wall, "version": version}))
        if is_late:
            page.work.ask(lambda _db: None, then=lambda _: _press(window), owner=page, slot="picture")

    return act


def _press(window: MainWindow) -> None:
    from ui.kit.move_form import MoveForm

    form = window.findChild(MoveForm)
    assert isinstance(form, MoveForm)
    form.press_save()


def _wait(window: MainWindow, page: DiaryPage) -> None:
    row = next((row for row in _rows(page) if row.household_id is not None), None)
    if row is not None:
        window.grant(Wish("wait_for_earlier", {"household_id": row.household_id}))


def _new(window: MainWindow, _about: dict[str, object]) -> None:
    furnish(window)
    wall = datetime.combine(monday() + 2 * _ONE_DAY, time(13))
    window.grant(Wish("other_appointment", {"wall": wall, "staff_id": 2}))


def _list(window: MainWindow, _about: dict[str, object]) -> None:
    furnish(window)
    store = window.work.store
    assert store is not None
    week = store.ask(diary.week, monday())
    held = next((row for row in week if row.provisional), None)
    session = store.ask(sessions.of_appointment, held.id) if held is not None else None
    if session is not None:
        with suppress(Refused):
            store.do(sessions.release, session.id, by=window.work.by, key="screens release")
    window.grant(Wish("waiting_list"))


PICTURES: tuple[tuple[str, Show, None], ...] = (
    ("diary-day", _shown(1, By.ROOMS), None),
    ("diary-people", _shown(1, By.PEOPLE), None),
    ("diary-week", _shown(WEEK, By.ROOMS), None),
    ("diary-week-people", _shown(WEEK, By.PEOPLE), None),
    ("diary-month", _shown(MONTH, By.ROOMS), None),
    ("diary-carried", _when_shown(_carry), None),
    ("diary-free", _when_shown(_ask), None),
    ("diary-held", _when_shown(_held, day=4), None),
    ("diary-other", _when_shown(_other), None),
    ("diary-other-new", _new, None),
    ("diary-move", _when_shown(_move(is_late=False)), None),
    ("diary-move-both", _when_shown(_move(is_late=True)), None),
    ("diary-wait", _when_shown(_wait), None),
    ("diary-waiting", _list, None),
)
"""The pictures of the desk: the day, the week, the month, what is carried, and its dialogs."""
