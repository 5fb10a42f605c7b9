"""The diary as a desk has it in a full week: lunch, a holiday, a time only held, a family that waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from studio import clock, diary, sessions
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


def _page(window: MainWindow) -> DiaryPage:
    page = window.page
    assert isinstance(page, DiaryPage)
    return page


def _shown(days: int, by: By) -> Show:
    def show(window: MainWindow, _about: dict[str, object]) -> None:
        page = _page(window)
        page.by = by
        page.ways.show_by(by)
        page.on = monday() + _ONE_DAY
        page.show_days(days)

    return show


def _when_shown(
    act: Callable[[MainWindow, DiaryPage], None], suits: Callable[[diary.AppointmentRow], bool]
) -> Show:
    """Do something once the first day to come on which there is such an appointment has its rows."""

    def show(window: MainWindow, _about: dict[str, object]) -> None:
        page = _page(window)
        page.show_date(_day_of(window, suits))
        page.work.ask(lambda _db: None, then=lambda _: act(window, page), owner=page, slot="picture")

    return show


def _day_of(window: MainWindow, suits: Callable[[diary.AppointmentRow], bool]) -> date:
    store = window.work.store
    assert store is not None
    weeks = (
        row for ahead in range(5) for row in store.ask(diary.week, monday() + 7 * (ahead - 1) * _ONE_DAY)
    )
    to_come = (row.wall.date() for row in weeks if row.wall.date() > clock.today() and suits(row))
    return next(to_come, monday() + _ONE_DAY)


def _is_firm(row: diary.AppointmentRow) -> bool:
    return row.household_id is not None and not row.provisional


def _is_held(row: diary.AppointmentRow) -> bool:
    return row.provisional


def _is_other(row: diary.AppointmentRow) -> bool:
    return row.other is not None and bool(row.rooms)


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
    row = next((row for row in _rows(page) if _is_held(row)), None)
    if row is not None:
        window.grant(Wish("open_appointment", {"appointment_id": row.id}))


def _other(window: MainWindow, page: DiaryPage) -> None:
    row = next((row for row in _rows(page) if _is_other(row)), None)
    if row is not None:
        window.grant(Wish("open_appointment", {"appointment_id": row.id}))


def _rows(page: DiaryPage) -> tuple[diary.AppointmentRow, ...]:
    assert page.whole is not None
    return page.whole.appointments


def _move(*, is_late: bool) -> Callable[[MainWindow, DiaryPage], None]:
    """A session put down nine days on; ``is_late`` when another desk was first."""

    def act(window: MainWindow, page: DiaryPage) -> None:
        row = next((row for row in _rows(page) if _is_firm(row)), None)
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
    row = next((row for row in _rows(page) if _is_firm(row)), None)
    store = window.work.store
    session = store.ask(sessions.of_appointment, row.id) if store is not None and row is not None else None
    if session is not None:
        with_ = {"household_id": session.household_id, "session_id": session.id}
        window.grant(Wish("wait_for_earlier", with_))


def _new(window: MainWindow, _about: dict[str, object]) -> None:
    wall = datetime.combine(monday() + 2 * _ONE_DAY, time(13))
    window.grant(Wish("other_appointment", {"wall": wall, "staff_id": 2}))


def _list(window: MainWindow, _about: dict[str, object]) -> None:
    window.grant(Wish("waiting_list"))


PICTURES: tuple[tuple[str, Show, None], ...] = (
    ("diary-day", _shown(1, By.ROOMS), None),
    ("diary-people", _shown(1, By.PEOPLE), None),
    ("diary-week", _shown(WEEK, By.ROOMS), None),
    ("diary-week-people", _shown(WEEK, By.PEOPLE), None),
    ("diary-month", _shown(MONTH, By.ROOMS), None),
    ("diary-carried", _when_shown(_carry, _is_firm), None),
    ("diary-free", _when_shown(_ask, _is_firm), None),
    ("diary-held", _when_shown(_held, _is_held), None),
    ("diary-other", _when_shown(_other, _is_other), None),
    ("diary-other-new", _new, None),
    ("diary-move", _when_shown(_move(is_late=False), _is_firm), None),
    ("diary-move-both", _when_shown(_move(is_late=True), _is_firm), None),
    ("diary-wait", _when_shown(_wait, _is_firm), None),
    ("diary-waiting", _list, None),
)
"""The pictures of the desk: the day, the week, the month, what is carried, and its dialogs."""
