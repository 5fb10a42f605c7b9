"""Two workers that open photographs from outside, started when first needed and kept for the next (RR19)."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from studio.words import say

WORKERS = 2
PATIENCE = 90.0
"""Seconds on the wall for one picture, a slow card included."""
PICTURES_EACH = 500
"""After so many a worker ends and another begins, so that nothing it gathered stays."""
_WORKER = Path(__file__).with_name("opener.py")


class NotAPicture(Exception):
    """This file is not taken in; the words say why, for whoever took the picture."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Gone(NotAPicture):
    """It is not where it was, or it is another file by now."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a worker saw of a file, and the small pictures it made, the smallest first."""

    size: int
    sha256: str
    width: int
    height: int
    captured_at: datetime | None
    likeness: str
    made: tuple[bytes, ...]


class _Worker:
    """One process and the pipes to it."""

    def __init__(self) -> None:
        self._asked = 0
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: dict[str, Any]) -> tuple[dict[str, Any], tuple[bytes, ...]]:
        """One question, one answer; raises EOFError when the worker died of it."""
        try:
            process = self._process or self._start()
        except OSError as failed:
            raise EOFError from failed
        assert process.stdin is not None
        assert process.stdout is not None
        clock = threading.Timer(PATIENCE, process.kill)
        clock.daemon = True
        clock.start()
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            said = json.loads(process.stdout.readline() or b"null")
            if said is None:
                raise EOFError
            made = tuple(process.stdout.read(length) for length in said["bytes"])
            if any(len(each) != length for each, length in zip(made, said["bytes"], strict=True)):
                raise EOFError
        except (OSError, ValueError) as broken:
            self.end()
            raise EOFError from broken
        except EOFError:
            self.end()
            raise
        finally:
            clock.cancel()
        self._asked += 1
        if self._asked >= PICTURES_EACH:
            self.end()
        return said, made

    def _start(self) -> subprocess.Popen[bytes]:
        no_console = 0
        if sys.platform == "win32":
            no_console = subprocess.CREATE_NO_WINDOW
        self._asked = 0
        self._process = subprocess.Popen(  # noqa: S603 (our own worker; no word of it comes from outside)
            [sys.executable, "-X", "utf8", "-P", os.fspath(_WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            creationflags=no_console,
        )
        return self._process

    def warm(self) -> None:
        """Start it before it is needed."""
        if self._process is None:
            self._start()

    def end(self) -> None:
        """Let it go."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        process.wait()


class Openers:
    """So many workers, each asked by one thread at a time."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._idle = [_Worker() for _ in range(workers)]
        self._free = threading.Semaphore(workers)
        self._lock = threading.Lock()

    def glimpse(self, file: Path | str, side: int) -> bytes:
        """A small picture of a file at once: the camera's own inside it, else one made; raises as ``look`` does."""
        return self._ask({"path": os.fspath(file), "sides": [side], "glimpse": True}).made[0]

    def look(self, file: Path | str, sides: Sequence[int], sha256: str | None = None) -> Looked:
        """Open a file and make a JPEG for each longest side asked for.

        ``sha256`` is what the file must still be. Raises NotAPicture, or Gone when it cannot be opened or is another.
        """
        question: dict[str, Any] = {"path": os.fspath(file), "sides": list(sides)}
        if sha256 is not None:
            question["sha256"] = sha256
        return self._ask(question)

    def _ask(self, question: dict[str, Any]) -> Looked:
        with self._free:
            with self._lock:
                worker = self._idle.pop()
            try:
                said, made = worker.ask(question)
            except EOFError:
                raise NotAPicture(say(_WHY["too much"])) from None
            finally:
                with self._lock:
                    self._idle.append(worker)
        if "no" in said:
            raise _no(str(said["no"]))
        captured = datetime.fromisoformat(said["captured"]) if said["captured"] else None
        return Looked(
            said["size"], said["sha256"], said["width"], said["height"], captured, said["likeness"], made
        )

    def warm(self) -> None:
        """Start the workers before the first picture is asked for."""
        with self._lock:
            for worker in self._idle:
                worker.warm()

    def end(self) -> None:
        """Let the workers go; the next question starts them again."""
        with self._lock:
            for worker in self._idle:
                worker.end()


_WHY = {
    "too large": "It is larger than any photograph: more than 200 million dots or 500 MB.",
    "too much": "It takes too long or too much memory to open.",
    "empty": "The file is empty.",
    "damaged": "The file is damaged or cut off.",
    "no picture": "It is not a picture, whatever its name says.",
    "no kind": "Pictures of this kind are not taken in. Please save it as JPEG, PNG, TIFF or WebP.",
    "gone": "It cannot be opened.",
    "another": "It is not the picture that was taken in any more.",
    "no preview": "This raw file is damaged, or has no preview inside that is large enough to show.",
    "no reader of raw files": "Raw files cannot be read on this computer. Please take in the JPEG files beside them.",
}


def _no(word: str) -> NotAPicture:
    kind = Gone if word in ("gone", "another") else NotAPicture
    if word.startswith("really "):
        return kind(
            say("Its name has the wrong ending: inside it is a {kind}.", kind=word.removeprefix("really "))
        )
    return kind(say(_WHY[word]))


openers = Openers()
"""The workers of this program."""
atexit.register(openers.end)
