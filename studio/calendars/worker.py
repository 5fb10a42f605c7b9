"""The process that reads one calendar file: little time, little memory, and an answer in JSON (RR19).

Run as ``python -m studio.calendars.worker FILE ZONE DAY``.
"""

import json
import sys
from datetime import date
from pathlib import Path

from studio import outside
from studio.calendars.parsing import parse
from studio.calendars.rows import LARGEST, to_plain
from studio.errors import Refused

SECONDS = 10


def main(file: str, zone: str, begins: str) -> None:
    """Read one file and print one JSON object: its times, or why it is refused."""
    outside.limit(SECONDS, SECONDS)
    answer: dict[str, object]
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(LARGEST + 1)
        answer = {"calendar": to_plain(parse(data, Path(file).name, zone, date.fromisoformat(begins)))}
    except Refused as refusal:
        answer = {"refused": refusal.message}
    except OSError:
        answer = {"trouble": f"“{Path(file).name}” cannot be opened. Is it open in another program?"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
