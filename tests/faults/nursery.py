"""Processes to be killed, each born in milliseconds: one process has loaded everything and forks for each (RR21).

Where a system cannot fork, each is started anew, which only takes longer.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOUSE = Path(__file__).parents[2]
GONE = "gone"


class Child:
    """A process that says lines until it is done or killed."""

    def __init__(self, process: subprocess.Popen[str], *, forked: bool) -> None:
        self._process = process
        self._forked = forked
        while not (line := self._line()).startswith("born"):
            assert line  # whatever the one before it still said
        self.pid = int(line.split()[1])

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def until(self, first: str) -> list[str]:
        """The lines said up to and with the first of a kind, or all when there is none."""
        said: list[str] = []
        while (line := self._line()) and line != GONE:
            said.append(line)
            if line.startswith(first):
                return said
        return [*said, GONE]

    def takes(self, first: str) -> float:
        """How many seconds it works from its first line of a kind on, left alone: so that kills fall into the work."""
        self.until(first)
        began = time.monotonic()
        self.until(GONE)
        return time.monotonic() - began

    def kill(self) -> None:
        """End it as a power cut would: at once."""
        os.kill(self.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)

    def killed_after(self, first: str, seconds: float) -> list[str]:
        """All it said until it was killed, so many seconds after the first line of a kind."""
        said = self.until(first)
        if said[-1] == GONE:
            return said[:-1]
        killer = threading.Timer(seconds, self.kill)
        killer.start()
        while (line := self._line()) and line != GONE:
            said.append(line)
        killer.cancel()
        killer.join()
        if not self._forked:
            self._process.wait()
        return said


class Nursery:
    """Where the children come from."""

    def __init__(self, process: subprocess.Popen[str] | None) -> None:
        self._process = process

    def child(self, *words: str) -> Child:
        """A child that does what ``tests.faults.worker`` does for these words."""
        if self._process is None:
            return Child(_anew(words), forked=False)
        self._bear(self._process, [words])
        return Child(self._process, forked=True)

    def together(self, all_words: list[tuple[str, ...]]) -> list[str]:
        """What as many children said that were born at once, when all are done; not in order."""
        if self._process is None:
            several = [_anew(words) for words in all_words]
            lines = [line for each in several for line in each.communicate()[0].splitlines()]
        else:
            self._bear(self._process, all_words)
            assert self._process.stdout is not None
            lines = list[str]()
            while (line := self._process.stdout.readline().strip()) and (line != GONE or not lines):
                lines += [line] if lines or line.startswith("born") else []
        return [line for line in lines if not line.startswith("born")]

    @staticmethod
    def _bear(process: subprocess.Popen[str], all_words: list[tuple[str, ...]]) -> None:
        assert process.stdin is not None
        process.stdin.write(json.dumps(all_words) + "\n")
        process.stdin.flush()


def _anew(words: tuple[str, ...]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.worker", *words]
    return subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True)


_kept: list[Nursery] = []


@contextmanager
def kept() -> Iterator[None]:
    """Keep one nursery for everything that asks for one meanwhile: it loads the program once."""
    with nursery() as born:
        _kept.append(born)
        try:
            yield
        finally:
            _kept.clear()


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery for a while; when it closes, nothing of it runs on."""
    if _kept:
        yield _kept[0]
        return
    if not hasattr(os, "fork"):
        yield Nursery(None)
        return
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.nursery"],
        cwd=HOUSE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Nursery(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait()
        process.stdout.close()


def _serve() -> None:
    from tests.faults import worker

    for line in sys.stdin:
        born = []
        for words in json.loads(line):
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    worker.main(words)
                    code = 0
                finally:
                    sys.stdout.flush()
                    os._exit(code)
            born.append(child)
        for child in born:
            os.waitpid(child, 0)
        sys.stdout.write(f"{GONE}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
