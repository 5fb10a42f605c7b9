"""Giving one letter out on the spot: printed, in the mail program, or into her hand, and said in the bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from studio import letters
from studio.actor import new_key
from studio.errors import StudioError
from studio.letters import LetterId, Offer
from ui.kit import mail_program, notices, printing
from ui.kit.work import Work
from ui.letters.sending import Message, by_mail, laid_ready, not_sent, on_paper, sent

PRINT: Final = "print"
EMAIL: Final = "email"
HAND_OVER: Final = "hand over"


class Giving:
    """One offer on its way out. ``where`` is the page (or window) in whose bar it is said, after ``said``."""

    def __init__(self, work: Work, where: QWidget, offer: Offer, said: str = "") -> None:
        self.work, self.where, self.offer, self.said = work, where, offer, said
        self.key = new_key()

    def give(self, how: str, address: str = "") -> None:
        """Do it."""
        if how == EMAIL:
            self._mail(address)
        else:
            self._print(handed_over=how == HAND_OVER)

    def _print(self, *, handed_over: bool) -> None:
        run = printing.begin_run(self.where, self.offer.name)
        if run is None or self.offer.occasion is None:
            self._say(f"{self.offer.name} not printed; it waits with the letters that are due.", "plain")
            return
        self.work.run_long(
            on_paper, self.work.by, self.offer.today, self.offer.occasion, run.send, handed_over,
            then=partial(self._printed, handed_over), refused=self._failed, owner=self.where,
        )  # fmt: skip

    def _printed(self, handed_over: bool, report: letters.Report) -> None:
        for refusal in report.left_out:
            self._say(refusal["reason"], "due")
        if report.to_ask:
            self._say("The printer did not answer. Please look in the tray.", "due")
        for each in report.issued:
            if handed_over:
                self._say(f"{self.offer.name} {each.number} handed over.", "good")
            else:
                posted = partial(self._posted, each.letter_id)
                along = " with the price list" if report.with_prices else ""
                said = f"{self.offer.name} {each.number} printed{along}, to be posted."
                self._say(said, "good", "It is in the post", posted)

    def _posted(self, letter_id: LetterId) -> None:
        self.work.do(
            letters.mark_posted, (letter_id,), self.offer.today, owner=self.where, refused=self._failed
        )

    def _mail(self, address: str) -> None:
        self.work.run_short(
            by_mail, self.work.by, self.offer.today, self.offer.occasion, address, self.key,
            then=self._mailed, refused=self._failed, owner=self.where,
        )  # fmt: skip

    def _mailed(self, message: Message) -> None:
        open_mail(self.work, self.where, self.offer.name, message, self.said)

    def _say(self, words: str, tone: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        notices.bar(self.where, f"{self.said} {words}".strip(), tone, button, act)

    def _failed(self, error: Exception) -> None:
        _says(self.where)(error)


def open_mail(work: Work, where: QWidget, name: str, message: Message, before: str = "") -> None:
    """Hand a message that lies ready to the mail program, and ask whether it was sent."""
    said = partial(say_sent, work, where, message.letter_id)
    if mail_program.open_message(message.file):
        words = f"{name} {message.number} is in the mail program, to {message.address}."
        notices.bar(where, f"{before} {words}".strip(), "plain", "It was sent", said)
    else:
        words = (
            f"No mail program answered here. {name} {message.number} to {message.address} lies in {message.file}, "
            "ready to be opened in one and sent."
        )
        notices.bar(where, f"{before} {words}".strip(), "due", "It was sent", said)


def say_sent(work: Work, where: QWidget, letter_id: LetterId) -> None:
    """Tick that a message went off."""

    def told(number: str) -> None:
        notices.bar(where, f"{number} sent by e-mail.", "good")

    work.run_short(sent, work.by, letter_id, new_key(), then=told, refused=_says(where), owner=where)


def say_not_sent(work: Work, where: QWidget, letter_id: LetterId) -> None:
    """Tick that it did not; it is due again."""

    def told(number: str) -> None:
        notices.bar(where, f"{number} was not sent. The letter is due again.", "plain")

    work.run_short(not_sent, work.by, letter_id, new_key(), then=told, refused=_says(where), owner=where)


def open_again(work: Work, where: QWidget, name: str, letter_id: LetterId) -> None:
    """Open the message once more; the page attached is the kept one."""
    work.run_short(
        laid_ready, letter_id, then=partial(open_mail, work, where, name), refused=_says(where), owner=where
    )


def _says(where: QWidget) -> Callable[[Exception], None]:
    """Say in the bar why it was refused."""

    def say(error: Exception) -> None:
        if isinstance(error, StudioError):
            notices.bar(where, error.message, "due")

    return say
