"""An appointment put down somewhere else: one with a client opens its form with everything in it, the rest moves."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from studio import diary, orders, viewings
from studio.business import RoomId, StaffId
from studio.dates import screen_date, screen_span
from studio.diary import AppointmentId, AppointmentKind, AppointmentRow, OtherDraft, OtherKind
from studio.errors import Conflict
from studio.sessions import SessionId
from ui.diary.desk import Movable, movable
from ui.diary.other_gestures import open_other
from ui.kit import notices
from ui.kit.move_form import Follows, MoveForm

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def move_appointment(
    window: MainWindow,
    appointment_id: AppointmentId,
    wall: datetime | None = None,
    minutes: int | None = None,
    room_id: RoomId | None = None,
    staff_id: StaffId | None = None,
    version: int | None = None,
) -> None:
    """Move it there: lunch and the like at once, whatever is with a client by the form, which asks what follows.

    ``version`` is the appointment's as it was on the screen, so that a desk that was first is not overwritten.
    """

    def show(found: Movable) -> None:
        row = found.behind.appointment
        if row.kind is AppointmentKind.OTHER and wall is not None:
            _Moving(window, row, wall, minutes, room_id, staff_id, version).now()
            return
        form = _form(window, found)
        if form is None:
            return
        form.seen = version if version is not None else form.seen
        if wall is not None:
            form.begin_at(wall, minutes, room_id, staff_id)
        form.open()

    window.work.ask(movable, appointment_id, then=show, owner=window)


def _form(window: MainWindow, found: Movable) -> MoveForm | None:
    """The form of what it is for: a session, a viewing, a presentation."""
    behind, late = found.behind, True
    staff = [(int(person.id), person.name) for person in found.staff]
    photographers = [(int(person.id), person.name) for person in found.photographers]
    verb: Any
    record: tuple[int, int]
    follows: Follows | None = None
    if behind.session is not None:
        record, late = (behind.session.id, behind.session.version), False
        heading, verb, follows = "Move the session", viewings.move_session, follows_of(behind.session.id)
    elif behind.viewing is not None:
        record = (behind.viewing.id, behind.viewing.version)
        heading, verb = "Move the viewing", viewings.move
    elif behind.presentation_id is not None:
        heading, verb, record = "Move the collection", orders.move_presentation, (behind.presentation_id, 0)
    else:
        notices.bar(window.page, "Nothing is known of what this appointment is for, so it stays.", "due")
        return None
    return MoveForm(
        window.work,
        heading,
        behind.appointment,
        verb,
        record,
        [(int(room.id), room.name) for room in found.rooms],
        photographers if behind.session is not None else staff,
        staff,
        found.today,
        window,
        late=late,
        follows=follows,
    )


def follows_of(session_id: SessionId) -> Follows:
    """What goes along with a session, asked with every time that is typed."""

    def follows(db: Any, wall: datetime, minutes: int) -> tuple[viewings.Follow, ...]:
        return viewings.what_follows(db, session_id, wall, minutes)

    return follows


class _Moving:
    """Lunch, maintenance, a meeting: moved at once, put back by one press, both versions when two desks met."""

    def __init__(
        self,
        window: MainWindow,
        row: AppointmentRow,
        wall: datetime,
        minutes: int | None,
        room_id: RoomId | None,
        staff_id: StaffId | None,
        version: int | None,
    ) -> None:
        self.window, self.row = window, row
        self.version = row.version if version is None else version
        self.draft = OtherDraft(
            other=row.other or OtherKind.OTHER,
            title=row.title,
            wall=wall,
            minutes=minutes or row.minutes,
            people=(staff_id,) if staff_id is not None else row.people,
            rooms=(room_id,) if room_id is not None else row.rooms,
        )

    def now(self) -> None:
        """Move it; a refusal says why in the bar, and the form is one press away."""
        self.window.work.do(
            diary.amend_other,
            self.row.id,
            self.draft,
            self.version,
            only_this=True,
            owner=self.window,
            then=lambda _: self._moved(),
            refused=self._refused,
        )

    def _moved(self) -> None:
        wall = self.draft.wall
        span = screen_span(wall, wall + timedelta(minutes=self.draft.minutes))
        words = f"{self.row.title} is moved to {screen_date(wall.date())}, {span}."
        notices.bar(self.window.page, words, "good", "Put it &back", self._back)

    def _back(self) -> None:
        row = self.row

        def again(now: AppointmentRow) -> None:
            self.window.work.do(
                diary.amend_other, row.id, _as_it_was(row), now.version, only_this=True, owner=self.window
            )

        self.window.work.ask(diary.appointment, row.id, then=again, owner=self.window)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            notices.bar(self.window.page, str(error), "due", "&Move it all the same", self._insist)
        else:
            notices.bar(
                self.window.page, str(error), "due", "&Open it", lambda: open_other(self.window, self.row.id)
            )

    def _insist(self) -> None:
        """Having seen theirs: mine all the same."""

        def again(now: AppointmentRow) -> None:
            self.version = now.version
            self.now()

        self.window.work.ask(diary.appointment, self.row.id, then=again, owner=self.window)


def _as_it_was(row: AppointmentRow) -> OtherDraft:
    return OtherDraft(
        other=row.other or OtherKind.OTHER,
        title=row.title,
        wall=row.wall,
        minutes=row.minutes,
        people=row.people,
        rooms=row.rooms,
        fold=row.fold,
        opener_id=row.opener_id,
    )
