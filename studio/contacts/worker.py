"""The process that reads one contacts file: little time, little memory, and an answer in JSON (RR19).

Run as ``python -m studio.contacts.worker FILE``. Whatever the file does to it, the program that asked
lives on. Where the system knows no such limits (Windows), the one who asked ends it after a while.
"""

import gc
import json
import sys
from pathlib import Path

from studio.contacts.parsing import is_list, parse
from studio.contacts.rows import LARGEST_CSV, to_plain
from studio.errors import Refused

SECONDS_FOR_VCARDS = 10
SECONDS_FOR_A_LIST = 60
BYTES_OF_MEMORY = 1_000_000_000


def main(file: str) -> None:
    """Read one file and print one JSON object: its contacts, or why it is refused."""
    _limit(SECONDS_FOR_VCARDS)
    gc.disable()  # rows of text hold no circles, and looking for them is a third of the work
    answer: dict[str, object]
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(LARGEST_CSV + 1)
        if is_list(data):
            _limit(SECONDS_FOR_A_LIST)
        answer = {"contacts": to_plain(parse(data, Path(file).name))}
    except Refused as refusal:
        answer = {"refused": refusal.message}
    except OSError:
        answer = {"trouble": f"“{Path(file).name}” cannot be opened. Is it open in another program?"}
    sys.stdout.write(json.dumps(answer))


def _limit(seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, SECONDS_FOR_A_LIST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS counts shared libraries of the whole system as address space
        resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))


if __name__ == "__main__":
    main(sys.argv[1])
