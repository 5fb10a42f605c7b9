"""Taking in the lines that somebody ticked, each in a transaction of its own, and the report of what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.actor import Actor, new_key
from studio.db import Store
from studio.errors import Missing, Refused
from studio.exchange.drafts import EventDraft
from studio.exchange.service import take_event
from studio.progress import Progress


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line: the appointment it is now, or why it was not taken."""

    key: str
    appointment_id: int | None
    reason: str = ""


def take_in(
    store: Store, by: Actor, drafts: Sequence[EventDraft], progress: Progress | None = None
) -> list[Outcome]:
    """Book each line; one that is refused keeps its reason and the others go on. Stopped, the first stay."""
    steps = progress or Progress()
    steps.start(len(drafts))
    outcomes = []
    for draft in drafts:
        try:
            outcomes.append(Outcome(draft.key, store.do(take_event, draft, by=by, key=new_key())))
        except (Refused, Missing) as refused:
            outcomes.append(Outcome(draft.key, None, refused.message))
        steps.step(draft.title)
    return outcomes
