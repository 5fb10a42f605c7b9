"""Faults on purpose: kills while saving, kills while issuing letters, crowds at one slot (RR21).

``main.py faults`` runs them at the figures of RELIABILITY and prints what was found; the suite runs a share.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path


def main(words: list[str]) -> int:
    """Run all of it (or a share with ``--share N``, one in N); 0 when nothing was lost, doubled or overlapping."""
    from tests.faults import (
        any_orders,
        bench_walks,
        cards,
        crowds,
        halves,
        hostile,
        keystrokes,
        kills,
        kills_of_care,
        pairs,
        pairs_of_care,
        walks,
        whose,
    )  # fmt: skip

    share = int(words[words.index("--share") + 1]) if "--share" in words else 1
    bad = 0
    for name, run, count in (
        ("kills while saving orders", kills.while_saving, 200),
        ("orders of every kind", any_orders.on_a_file, 5_000),
        ("kills while pieces are moved", kills.while_moving, 100),
        ("two at one thing, a file", pairs.on_a_file, 200),
        ("two at one thing, a server", pairs.on_a_server, 200),
        ("a walk over the bench, a file", bench_walks.on_a_file, 12_000),
        ("a walk over the bench, a server", bench_walks.on_a_server, 12_000),
        ("letters issued under kills", kills.while_issuing, 300),
        ("letters of every kind issued under kills", kills_of_care.while_issuing, 3_000),
        ("kills while unhappy families are cared for", kills_of_care.while_caring, 100),
        ("two at one case, a file", pairs_of_care.on_a_file, 100),
        ("two at one case, a server", pairs_of_care.on_a_server, 100),
        ("whose words stand on a letter", whose.of_two_studios, 20_000),
        ("a card taken in under kills", cards.taken_in, 400),
        ("kills while a form is typed into", keystrokes.while_typing, 60),
        ("kills while a new file is made", halves.while_making, 100),
        ("kills while a file is migrated", halves.while_migrating, 100),
        ("kills while a server is migrated", halves.while_migrating_a_server, 60),
        ("kills while a file is written", halves.while_writing, 400),
        ("a walk through the diary, a file", walks.on_a_file, 30_000),
        ("a walk through the diary, a server", walks.on_a_server, 30_000),
        ("typed into every form", hostile.on_every_form, 2000),
        ("8 desks at one slot, one file", crowds.on_a_file, 100),
        ("8 desks at one slot, a server", crowds.on_a_server, 100),
    ):
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="portrait-desk-faults-") as folder:
            found = run(Path(folder), max(count // share, 2), seed=7)
        bad += found.bad
        sys.stdout.write(f"{name}: {found} ({time.monotonic() - began:.0f} s)\n")
        sys.stdout.flush()
    return 1 if bad else 0
