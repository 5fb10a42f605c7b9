"""Every calendar file of a folder through the import, with what became of its events.

    python -m tests.corpora.calendars FOLDER [DAY]

Reads the files and writes nothing. Ends with 1 when an event was lost on the way or a file took too long.
"""

import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from studio.calendars import read
from studio.errors import StudioError


def main(folder: str, day: str = "2026-09-02") -> int:
    """Print one line of counts, and the slowest file."""
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    lost = 0
    for file in sorted(Path(folder).rglob("*.ics")):
        counts["files"] += 1
        begun = file.read_bytes().upper().count(b"BEGIN:VEVENT")
        began = time.perf_counter()
        try:
            found = read(file, "Europe/London", date.fromisoformat(day))
        except StudioError as refused:
            counts["files refused"] += 1
            if begun:
                print(f"{file.name}: {refused.message}")
            continue
        finally:
            slowest = max(slowest, (time.perf_counter() - began, file.name))
        lost += begun != found.count or found.accounted_for != found.count
        counts["events"] += found.count
        counts["events taken"] += len({each.event for each in found.times})
        counts["times"] += len(found.times)
        counts["refused"] += len(found.refused)
        for why, count in found.left_out:
            counts[why.value] += count
    print(", ".join(f"{count:,} {what}" for what, count in counts.items()))
    print(f"Slowest: {slowest[1]}, {slowest[0]:.1f} s. Files in which an event was lost: {lost}.")
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
