"""Running one command: what it answers, and what is said when it cannot be done or the program is at fault."""

from __future__ import annotations

import io
import os
import sys
import traceback

import typer
from platformdirs import user_log_path

from studio import clock, dates
from studio.commands.verbs import app
from studio.errors import StudioError


def main(words: list[str]) -> int:
    """Run one command. Answers 0 when it did what was asked; else one plain sentence stands on the error output, and
    the answer is 1, or 2 for words that are not understood.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the terminal is set to: a report is UTF-8, and a name in any letters must not stop it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        answer = app(words, standalone_mode=False)
        sys.stdout.flush()
    except StudioError as problem:
        return _says(problem.message)
    except typer.Exit as ended:
        return ended.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _says("Stopped; what was done until then stays.")
    except typer.TyperException as wrong:
        said = " ".join(wrong.format_message().split())
        return _says(f"{said or 'Please say what to do.'} See --help.", wrong.exit_code)
    except BrokenPipeError:
        # Whoever read the output has enough; the interpreter must not try to say more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:
        return _says(f"Something in the program went wrong; where is written in {_write_down()}.")
    return int(answer or 0)


def _says(sentence: str, answer: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return answer


def _write_down() -> str:
    """Where in the code it went wrong, without any value: nobody's name gets into the log."""
    kind, fault, place = sys.exc_info()
    lines = [
        f"{dates.screen_time(clock.wall_now())} {kind.__name__ if kind else ''}\n",
        *traceback.format_tb(place),
    ]
    del fault
    file = user_log_path("portrait-desk", appauthor=False) / "commands.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.writelines(lines)
    except OSError:
        print("".join(lines), file=sys.stderr)
        return "the lines above"
    return str(file)
