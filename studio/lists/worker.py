"""The process that reads one list from outside: little time, little memory, and an answer in JSON (RR19).

Run as ``python -m studio.lists.worker FILE``. Whatever the file does to it, the program that asked lives on.
"""

import json
import sys
from pathlib import Path

from studio import outside
from studio.errors import Refused
from studio.lists.sheets import parse

SECONDS = 20


def main(file: str) -> None:
    """Read one list and print one JSON object: its rows, or why it is refused."""
    outside.limit(SECONDS, SECONDS)
    answer: dict[str, object]
    try:
        answer = parse(Path(file))
    except Refused as refusal:
        answer = {"refused": refusal.message}
    except OSError:
        answer = {"trouble": f"“{Path(file).name}” cannot be opened. Is it open in another program?"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
