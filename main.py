"""Starts Portrait Desk: its window, or one of its commands. Standard library only until .venv stands.

Written so that an old Python can still read this file and say what is wrong; everything else may be modern.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Portrait Desk needs Python 3.11 or newer; this is Python "
        + ".".join(str(part) for part in sys.version_info[:3])
        + ". Install a newer one and start again with it, for example: python3.11 main.py"
    )

from studio import setting_up

# word: (which lock it needs, who answers, whether it shows something with Qt). Any other word is one of
# the commands without a window.
WINDOW = ("run", "ui.app:main", True)
COMMANDS = ("run", "studio.commands:main", False)
WORDS = {
    "test": ("dev", "pytest:main", True),
    "screens": ("dev", "tests.screens:main", True),
    "bench": ("dev", "tests.bench:main", False),
    "faults": ("dev", "tests.faults:main", False),
    "set-up": ("dev", "", False),
}


def chosen(words: list[str]) -> tuple[str, str, bool]:
    """Who answers these words: no word, or only options of the window, opens the window."""
    first = words[0] if words else ""
    if first in ("-h", "--help") or (first and not first.startswith("-")):
        return WORDS.get(first, COMMANDS)
    return WINDOW


def answer(words: list[str]) -> int:
    """Run what was asked for, inside the private environment; returns the exit code."""
    lock, who, shows = chosen(words)
    if not (setting_up.just_entered() or setting_up.is_ready(lock)):
        from studio import installing

        installing.make(lock)
    setting_up.enter(words)
    if who == "":
        return 0
    offscreen = words[:1] in (["test"], ["screens"])
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if shows:
        from studio import system_libraries

        system_libraries.require(os.environ, setting_up.ENVIRONMENT)
    given = words[1:] if words and words[0] in WORDS else words
    if words[:1] == ["test"]:
        os.chdir(setting_up.HOUSE)
        given = given or ["-n", "auto", "--dist", "loadfile"]
    module, _, function = who.partition(":")
    __import__(module)
    return int(getattr(sys.modules[module], function)(given) or 0)


if __name__ == "__main__":
    sys.exit(answer(sys.argv[1:]))
