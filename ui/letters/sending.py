"""What happens away from the window when one letter goes out: issued, printed or put into the mail program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from studio import letters
from studio.errors import Refused

if TYPE_CHECKING:
    from studio.actor import Actor
    from studio.db import Store
    from studio.letters import LetterId, Occasion
    from studio.letters.runs import Send
    from studio.progress import Progress


@dataclass(frozen=True)
class Message:
    """An e-mail that lies ready for the mail program."""

    letter_id: LetterId
    number: str
    address: str
    file: Path


def on_paper(
    store: Store, _progress: Progress, by: Actor, on: date, occasion: Occasion, send: Send, handed_over: bool
) -> letters.Report:
    """One letter to the printer, and into her hand."""
    return letters.issue_one(store, by, on, occasion, send, handed_over=handed_over)


def by_mail(store: Store, by: Actor, on: date, occasion: Occasion, address: str, key: str) -> Message:
    """One letter issued and laid ready as an e-mail. Raises Refused with the reason why it cannot go out."""
    done = store.do(letters.issue_by_mail, occasion, on, address, by=by, key=key)
    if done["left_out"]:
        why = store.ask(letters.reasons, (occasion,), on)
        raise Refused(why[0]["reason"] if why else "This letter cannot go out now. Please look at it again.")
    if not done["letter_id"]:
        raise Refused("Another desk has sent this letter meanwhile.")
    return laid_ready(store, letters.LetterId(done["letter_id"]))


def laid_ready(store: Store, letter_id: LetterId) -> Message:
    """The message of a letter that waits in the mail program, written once more."""
    draft = store.ask(letters.drafted_mail, letter_id)
    return Message(letter_id, draft.number, draft.address, letters.put_down(draft, letters.drafts_folder()))


def sent(store: Store, by: Actor, letter_id: LetterId, key: str) -> str:
    """It was sent; its message is no longer needed here. Answers its number."""
    store.do(letters.mark_sent, letter_id, by=by, key=key)
    number: str = store.ask(letters.letter, letter_id).number
    letters.take_away(number, letters.drafts_folder())
    return number


def not_sent(store: Store, by: Actor, letter_id: LetterId, key: str) -> str:
    """It was not sent; the letter is due again. Answers the number that is not used."""
    number: str = store.ask(letters.letter, letter_id).number
    store.do(letters.mark_not_sent, letter_id, by=by, key=key)
    letters.take_away(number, letters.drafts_folder())
    return number
