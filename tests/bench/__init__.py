"""How fast it is, beside the floors of the same work in the same run: ``main.py bench [PART] …``.

The parts are start, desk, letters, due, care, front, photographs, wall and orders.

Medians and ratios are printed, never asserted: compare within a run only. ``--database FILE`` takes a sample studio
that is there already; else one of 20,000 families and ten years is made first. ``front`` wants 100,000 families and a
million appointments, takes them from ``--crowd FILE``, or makes them there.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

FAMILIES, YEARS, SEED = 20_000, 10, 1
PARTS = ("start", "desk", "letters", "due", "care", "front", "photographs", "wall", "orders")


def main(words: list[str]) -> int:
    """Run the parts named, or all of them; 0 when they ran."""
    from tests.bench import care, desk, due, front_desk, issuing, letters, orders, photographs, start, wall

    parts = [word for word in words if word in PARTS] or list(PARTS)
    with tempfile.TemporaryDirectory(prefix="portrait-desk-bench-") as folder:
        file = (
            Path(words[words.index("--database") + 1])
            if "--database" in words
            else Path(folder) / "studio.db"
        )
        if not file.exists() and {"start", "desk", "due", "care"} & {*parts}:
            from studio import sample

            sys.stdout.write(f"Making a studio of {FAMILIES:,} families and {YEARS} years …\n")
            sample.write(file, families=FAMILIES, years=YEARS, seed=SEED, until=date(2026, 11, 21))
        if "start" in parts:
            start.main(file, Path(folder))
        if "desk" in parts:
            desk.main(file, Path(folder))
        if "letters" in parts:
            letters.main()
            issuing.main()
        if "due" in parts:
            due.main(file, Path(folder))
        if "care" in parts:
            care.main(file, Path(folder))
        if "orders" in parts:
            orders.main()
        if "front" in parts:
            given = (
                words[words.index("--crowd") + 1] if "--crowd" in words else str(Path(folder) / "crowd.db")
            )
            front_desk.main(Path(given), Path(folder))
        if "photographs" in parts:
            photographs.main(Path(folder))
        if "wall" in parts:
            wall.main(Path(folder))
    return 0
