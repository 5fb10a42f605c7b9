"""The process that reads one contacts file: little time, little memory, and an answer in JSON (RR19).

Run as ``python -m studio.contacts.worker FILE``. Whatever the file does to it, the program that asked
lives on.
"""

import gc
import json
import sys
from pathlib import Path

from studio import outside
from studio.contacts.parsing import is_list, parse
from studio.contacts.rows import LARGEST_CSV, to_plain
from studio.errors import Refused

SECONDS_FOR_VCARDS = 10
SECONDS_FOR_A_LIST = 60


def main(file: str) -> None:
    """Read one file and print one JSON object: its contacts, or why it is refused."""
    outside.limit(SECONDS_FOR_VCARDS, SECONDS_FOR_A_LIST)
    gc.disable()  # rows of text hold no circles, and looking for them is a third of the work
    answer: dict[str, object]
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(LARGEST_CSV + 1)
        if is_list(data):
            outside.limit(SECONDS_FOR_A_LIST, SECONDS_FOR_A_LIST)
        answer = {"contacts": to_plain(parse(data, Path(file).name))}
    except Refused as refusal:
        answer = {"refused": refusal.message}
    except OSError:
        answer = {"trouble": f"“{Path(file).name}” cannot be opened. Is it open in another program?"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
