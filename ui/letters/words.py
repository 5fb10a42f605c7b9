"""How the state of a letter is said on screen, and in which tone."""

from __future__ import annotations

from typing import Final

from studio.letters import LetterState

STATES: Final[dict[LetterState, tuple[str, str]]] = {
    LetterState.DRAFTED: ("to be read", "due"),
    LetterState.CHECKED: ("ready to print", "letter"),
    LetterState.PRINTED: ("not posted yet", "due"),
    LetterState.SIGNED: ("not posted yet", "due"),
    LetterState.POSTED: ("posted", "letter"),
    LetterState.HANDED_OVER: ("handed over", "letter"),
    LetterState.IN_MAIL: ("in the mail program", "due"),
    LetterState.SENT: ("sent by e-mail", "letter"),
    LetterState.ANSWERED: ("answered", "good"),
    LetterState.NO_REPLY: ("no reply", "plain"),
    LetterState.CANCELLED: ("called off", "plain"),
    LetterState.SUPERSEDED: ("replaced", "plain"),
    LetterState.RETURNED: ("came back", "concern"),
}
