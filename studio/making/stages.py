"""The road of a piece: which stages it passes, which comes next, what is looked at, who usually pays."""

from __future__ import annotations

from collections.abc import Sequence

from studio.catalogue.model import Framing
from studio.making.model import Cause, Pays, Point, Stage

ORDER = tuple(Stage)
DONE = (Stage.READY, Stage.PRESENTED)
"""Nothing more is made of a piece that is here."""
BEFORE_CHECK = ORDER[: ORDER.index(Stage.CHECKED)]
REMADE_FROM = ORDER[ORDER.index(Stage.PRINTED) :]
"""Only what has been printed can be made again."""


def rank(stage: Stage) -> int:
    """How far along the road a stage is."""
    return ORDER.index(stage)


def road(framing: Framing) -> tuple[Stage, ...]:
    """The stages that a piece passes: one that is neither mounted nor framed goes past the frame."""
    return tuple(stage for stage in ORDER if stage is not Stage.FRAMED or framing is not Framing.NONE)


def following(stage: Stage, framing: Framing) -> Stage | None:
    """The stage that comes next, None after the last."""
    return next((each for each in road(framing) if rank(each) > rank(stage)), None)


def skipped(framing: Framing, before: Stage, after: Stage) -> tuple[Stage, ...]:
    """The stages of its road that a piece would pass over; passing one wants a reason."""
    return tuple(stage for stage in road(framing) if rank(before) < rank(stage) < rank(after))


def name(stage: Stage, framing: Framing) -> str:
    """What a stage is called for a piece: one that gets a mount alone is never called framed."""
    if stage is Stage.FRAMED and framing is Framing.MOUNTED:
        return "mounted"
    return stage.value


def points(framing: Framing) -> tuple[Point, ...]:
    """What is looked at before a piece is wrapped; a bare print has neither mount nor moulding nor glazing."""
    framed = (Point.MOULDING, Point.GLAZING) if framing is Framing.FRAMED else ()
    mounted = (Point.MOUNT,) if framing is not Framing.NONE else ()
    return (Point.SIZE, *mounted, *framed, Point.PICTURE, Point.SPELLING)


_PAYS = {
    Cause.PRINT: Pays.MAKER,
    Cause.FRAME: Pays.MAKER,
    Cause.ON_THE_WAY: Pays.MAKER,
    Cause.WISH: Pays.STUDIO,
}


def usually_pays(cause: Cause, *, made_out: bool) -> Pays:
    """Who pays for a remake unless somebody says otherwise; a lab or framer only for what it made."""
    pays = _PAYS.get(cause, Pays.STUDIO)
    return pays if made_out or pays is not Pays.MAKER else Pays.STUDIO


def in_words(stages: Sequence[Stage]) -> str:
    """``retouching and printed``."""
    names = [stage.value for stage in stages]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
