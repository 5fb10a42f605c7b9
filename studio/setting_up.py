"""The private environment `.venv`: whether it stands, and entering it; standard library only.

The environment holds either the program's own parts (`requirements-run.lock`) or those and the developers'
tools (`requirements-dev.lock`, the same versions and more), so that the two never fight. A stamp in it
names what was installed by the SHA-256 of each lock; `installing` makes it.

This module lies on the way to the first paint, so it imports next to nothing: `pathlib` alone would cost
10 ms of that, `subprocess` 17 ms.
"""

import os
import sys

HOUSE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.path.join(HOUSE, ".venv")
STAMP = os.path.join(ENVIRONMENT, "installed.txt")
PYTHON = os.path.join(ENVIRONMENT, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))

ENTERED = "PORTRAIT_DESK_ENTERED"
"""Set for the one step into the environment, so that the program does not look at the locks twice."""


def enter(words: list[str]) -> None:
    """Return when this is the environment's own Python; else hand the words over to it and never return."""
    if os.path.realpath(sys.prefix) == os.path.realpath(ENVIRONMENT):
        return
    os.environ[ENTERED] = "1"
    command = [PYTHON, os.path.join(HOUSE, "main.py"), *words]
    if os.name != "nt":
        os.execv(PYTHON, command)  # noqa: S606 (no shell is wanted)
    sys.exit(_hand_over(command))


def _hand_over(command: list[str]) -> int:
    """Windows cannot replace a process: wait for the other; its exit code."""
    import subprocess

    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # Ctrl+C reaches both; the program itself decides what it means


def just_entered() -> bool:
    """Whether another start looked at the locks and handed over to this one; true once."""
    return bool(os.environ.pop(ENTERED, ""))


def is_ready(lock: str) -> bool:
    """Whether `.venv` holds exactly what this lock ("run" or "dev") names, made by a Python that still exists."""
    stamp = read_stamp()
    maker = stamp.get("python", "")
    return stamp.get(lock) == digest(lock) and os.path.exists(maker) and os.path.exists(PYTHON)


def digest(lock: str) -> str:
    """SHA-256 of `requirements-<lock>.lock`."""
    import hashlib

    with open(lock_file(lock), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def lock_file(lock: str) -> str:
    """The lock of the program's parts ("run") or of those and the developers' tools ("dev")."""
    return os.path.join(HOUSE, "requirements-" + lock + ".lock")


def read_stamp() -> dict[str, str]:
    """What the environment holds: a digest for each lock, and the Python it was made by; empty when unfinished."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            return dict(line.rstrip("\n").split(" ", 1) for line in file if " " in line)
    except OSError:
        return {}
