"""The presentation at the table: each picture looked at together and handed over, the client's own things returned."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from studio import orders
from studio.actor import Actor
from studio.catalogue.wording import in_inches
from studio.errors import Refused
from studio.making import custody, moving, queries
from studio.making.held_model import NAME_LENGTH, CustodyItemId, HandedOver
from studio.making.model import PieceId, Stage
from studio.making.rows import PieceRow
from studio.orders import HandedOverDraft, PresentationId
from studio.orders.accounts import locked
from studio.orders.model import OrderId
from studio.rights import verb
from studio.words import listed
from studio.written import one_line


@dataclass(frozen=True, slots=True)
class HandOverDraft:
    """Who collected, how they were, and piece by piece what went home.

    ``looked_at`` are those of them that were looked at together with the family. An order that was made before there
    was a bench has no pieces: then ``everything`` and ``words`` say it.
    """

    attendees: str
    pieces: tuple[PieceId, ...] = ()
    looked_at: tuple[PieceId, ...] = ()
    mood: str = ""
    words: str = ""
    everything: bool = True
    returned: tuple[CustodyItemId, ...] = ()
    """What they had left with us and took home again."""
    close: bool = False
    """Close the order in the same act, when nothing is owed."""


@verb("making.hand_over")
def hand_over(db: Session, by: Actor, presentation_id: PresentationId, draft: HandOverDraft) -> OrderId:
    """Hand over what is chosen: those pieces are presented, the order with the last of them.

    The rest waits here and is named (``uncollected``). Raises Refused when nobody is named who collected, and for a
    piece that is not ready.
    """
    order_id = orders.presentation(db, presentation_id).order_id
    locked(db, order_id)
    if not draft.attendees.strip():
        raise Refused("Please say who collected the pictures.", "attendees")
    on_the_bench = [row for row in queries.pieces_of(db, order_id) if row.ended is None]
    going = [row for row in on_the_bench if row.id in draft.pieces]
    waiting = [row for row in on_the_bench if row.stage is not Stage.PRESENTED]
    if waiting and not going:
        raise Refused("Please tick at least one picture that was handed over.", "pieces")
    everything = len(going) == len(waiting) if waiting else draft.everything
    orders.hold_presentation(
        db,
        by,
        presentation_id,
        HandedOverDraft(
            attendees=draft.attendees,
            mood=draft.mood,
            handed_over="\n".join(
                part for part in (draft.words.strip(), handed_words(going) if not everything else "") if part
            ),
            everything=everything,
        ),
    )
    moving.presented(db, by, [row.id for row in going])
    for row in going:
        db.add(
            HandedOver(piece_id=row.id, presentation_id=presentation_id, looked_at=row.id in draft.looked_at)
        )
    db.flush()
    to = one_line(draft.attendees, NAME_LENGTH).text
    for item_id in draft.returned:
        custody.hand_back(db, by, item_id, to)
    if draft.close and everything:
        orders.close(db, by, order_id)
    return order_id


def handed_words(pieces: list[PieceRow]) -> str:
    """``Picture 0147, 30 inches wide by 24 inches high; …``: what went home, as the order's page tells it."""
    named = [f"picture {row.image_ref}, {in_inches(row.width_in, row.height_in)}" for row in pieces]
    return f"{listed(named)}.".replace("picture", "Picture", 1)
