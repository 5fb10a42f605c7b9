"""What becomes of the first order, picture by picture, told as she decides it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from studio import care, making, pictures
from studio.care import Aspect, ConcernId, Fate, MarkDraft, PieceFate
from studio.making import Cause
from studio.pictures import PictureId
from studio.sample.making import Sitting, Told
from studio.sessions import SessionId

AFTER_A_RESHOOT = (Fate.EXCHANGE, Fate.KEEP, Fate.RETURN, Fate.CREDIT)


def chosen(who: Sitting, session_id: SessionId) -> tuple[PictureId, ...]:
    """The pictures of a session that they chose to have made, as far as they are kept here."""
    ask = who.stage.store.ask
    refs = ask(care.chosen_of, session_id)
    return tuple(row.id for row in ask(pictures.of_session, session_id) if row.ref in refs)


def marks_of(who: Sitting, told: Told, said: Sequence[tuple[Aspect, str]]) -> tuple[MarkDraft, ...]:
    """Of which picture or piece she says it; of none that was made before there was a bench and no picture kept."""
    if told.order_id is None:
        return ()
    taken = chosen(who, told.session_id)
    if taken:
        pairs = zip(said, taken, strict=False)
        return tuple(MarkDraft(aspect, words, picture_id=each) for (aspect, words), each in pairs)
    pieces = [row.id for row in who.stage.store.ask(making.pieces_of, told.order_id) if row.ended is None]
    of_pieces = zip(said, pieces, strict=False)
    return tuple(MarkDraft(aspect, words, piece_id=each) for (aspect, words), each in of_pieces)


def decided(who: Sitting, concern_id: ConcernId) -> None:
    """With a reshoot: the large one for a new one, one kept, one given back, one credited, and so on."""
    whole = who.stage.store.ask(care.first_order, concern_id)
    if whole is None:
        return
    fates = [
        PieceFate(row.line_id, row.copy, fate)
        for row, fate in zip(whole.pieces, cycle(AFTER_A_RESHOOT), strict=False)
    ]
    who.stage.do(care.decide_first_order, concern_id, fates, by=who.stage.people.priya)


def made_again(who: Sitting, concern_id: ConcernId) -> None:
    """Without one: the piece she means is made again at our cost, and hangs with her until the new one is there."""
    whole = who.stage.store.ask(care.first_order, concern_id)
    made = [row for row in whole.pieces if row.piece_id is not None] if whole is not None else []
    if made:
        fate = PieceFate(made[0].line_id, made[0].copy, Fate.REMAKE, cause=Cause.PRINT)
        who.stage.do(care.decide_piece, concern_id, fate, by=who.stage.people.priya)
