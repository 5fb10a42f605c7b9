"""What can be done with a session from its sheet: each a verb at once, or the small form that asks what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio import diary, sessions, viewings
from studio.dates import screen_time
from studio.sessions import SessionId
from studio.viewings import ViewingState
from ui.diary.fee_forms import CarryForm, FeeForm, GiveBackForm, HoldForm
from ui.diary.forms import AmendForm, CompleteForm
from ui.diary.moving import follows_of
from ui.diary.sheet_of import SheetOf
from ui.diary.shots_form import ShotsForm
from ui.diary.whole import WholeSession
from ui.kit.form import FormDialog
from ui.kit.move_form import MoveForm, ReasonForm
from ui.kit.wish import Wish

ARRANGE = (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW)


class SessionActs:
    """The acts of one sheet; ``sheet`` is the session as it was last shown."""

    def __init__(self, form: FormDialog, session_id: SessionId) -> None:
        self.form, self.work, self.session_id = form, form.work, session_id
        self.sheet: SheetOf | None = None

    def now(self) -> WholeSession:
        """The session with its appointment and its family."""
        return self.shown().day.whole

    def shown(self) -> SheetOf:
        """The session as it was last shown."""
        assert self.sheet is not None
        return self.sheet

    def do(self, verb: Callable[..., Any], *args: Any) -> None:
        self.form.notice_bar.hide()
        self.work.do(verb, *args, owner=self.form, refused=self.form.refuse)

    def go(self, verb: str, **about: object) -> None:
        """Leave the sheet for where that is done."""
        self.form.accept()
        self.form.wish.emit(Wish(verb, about))

    def confirm(self) -> None:
        self.do(sessions.confirm, self.session_id, self.now().session.version)

    def tell(self) -> None:
        row = self.now().session
        self.do(diary.tell, row.appointment_id, not row.told_client)

    def no_show(self) -> None:
        self.do(sessions.no_show, self.session_id, self.now().session.version)

    def hold(self) -> None:
        HoldForm(self.work, self.shown(), self.form).open()

    def release(self) -> None:
        whole = self.now()
        ReasonForm(
            self.work,
            "Release the time",
            f"{whole.household.name}, {screen_time(whole.session.wall, whole.today)}. The slot is free again.",
            "&Release it",
            sessions.release,
            (self.session_id, whole.session.version),
            self.form,
        ).open()

    def wait(self) -> None:
        self.go("wait_for_earlier", household_id=self.now().household.id, session_id=self.session_id)

    def photograph_again(self) -> None:
        """Ctrl+R: a complimentary reshoot of this session, once it took place."""
        row = self.now().session
        if row.state is sessions.SessionState.COMPLETED:
            self.go("reshoot", household_id=row.household_id, session_id=row.id)

    def brief(self) -> None:
        """Ctrl+P: of a reshoot its brief, of any other session the sheet of its day."""
        again = self.shown().day.again
        if again is not None:
            self.go("reshoot_brief", reshoot_id=again.reshoot.id)
        else:
            self.day_sheet()

    def take_in_pictures(self) -> None:
        self.go("take_in_pictures", session_id=self.session_id)

    def confirmation(self) -> None:
        self.go("confirmation", session_id=self.session_id)

    def day_sheet(self) -> None:
        self.go("day_sheet", on=self.now().session.wall.date())

    def on_the_day(self) -> None:
        self.go("on_the_day", session_id=self.session_id)

    def move(self) -> None:
        self.other_time("Move the session", viewings.move_session)

    def back(self) -> None:
        self.other_time("Book it again", viewings.bring_back_session)

    def other_time(self, heading: str, verb: Callable[..., Any]) -> None:
        whole = self.now()
        MoveForm(
            self.work,
            heading,
            whole.appointment,
            verb,
            (self.session_id, whole.session.version),
            [(room.id, room.name) for room in whole.rooms],
            [(person.id, person.name) for person in whole.photographers],
            [(person.id, person.name) for person in whole.staff],
            whole.today,
            self.form,
            follows=follows_of(self.session_id),
        ).open()

    def cancel(self) -> None:
        whole = self.now()
        ReasonForm(
            self.work,
            "Call the session off",
            f"{whole.household.name}, {screen_time(whole.session.wall, whole.today)}. {_goes_too(self.shown())}",
            "&Call it off",
            viewings.cancel_session,
            (self.session_id, whole.session.version),
            self.form,
        ).open()

    def complete(self) -> None:
        form = CompleteForm(self.work, self.now(), self.form)
        form.saved.connect(lambda viewing_id: self.go("arrange_viewing", viewing_id=viewing_id))
        form.open()

    def amend(self) -> None:
        AmendForm(self.work, self.now(), self.form).open()

    def change_shots(self) -> None:
        ShotsForm(self.work, self.now().session, self.now().household.name, self.form).open()

    def offer_again(self) -> None:
        self.work.do(
            viewings.offer_again,
            self.session_id,
            owner=self.form,
            then=lambda viewing_id: self.go("arrange_viewing", viewing_id=viewing_id),
            refused=self.form.refuse,
            key=self.form.key,
        )

    def fee(self) -> None:
        whole = self.now()
        FeeForm(self.work, whole.session, whole.household.name, whole.currency, self.form).open()

    def give_back(self) -> None:
        GiveBackForm(self.work, self.shown(), self.form).open()

    def carry(self) -> None:
        CarryForm(self.work, self.shown(), self.form).open()

    def viewing(self) -> None:
        viewing = self.now().viewing
        assert viewing is not None
        self.go("arrange_viewing" if viewing.state in ARRANGE else "open_viewing", viewing_id=viewing.id)

    def family(self) -> None:
        self.go("open_client", household_id=self.now().household.id)


def _goes_too(sheet: SheetOf) -> str:
    """What is free again, and what is owed back, once a session is called off."""
    whole = sheet.day.whole
    viewing = whole.viewing
    taken = sheet.held
    back = (
        f" {taken.show(whole.currency)} that was taken is then to be given back or kept for another."
        if taken
        else ""
    )
    if viewing is None or viewing.state is not ViewingState.BOOKED or viewing.wall is None:
        return f"The slot is free again.{back}"
    when = screen_time(viewing.wall, whole.today)
    return f"Its viewing of {when} is called off with it; both slots are free again.{back}"
