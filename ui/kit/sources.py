"""How somebody came to us, in the words of every form that asks."""

from __future__ import annotations

from studio.clients import Source

SOURCES = (
    (Source.REFERRAL, "Recommended by someone"),
    (Source.WEBSITE, "Our website"),
    (Source.WALK_IN, "Walked in"),
    (Source.EVENT, "At an event"),
    (Source.PARTNER, "A partner"),
    (Source.REPEAT, "Was here before"),
    (Source.NOT_KNOWN, "Not known"),
)
