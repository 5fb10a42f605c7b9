"""Waiting in a part of the bench as the window waits: its events go on, and no processor is taken from the workers."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer


def until(so: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let events go on until it is so, looking every millisecond."""
    loop, watch = QEventLoop(), QTimer()
    ends = time.perf_counter() + seconds
    watch.timeout.connect(lambda: loop.quit() if so() or time.perf_counter() > ends else None)
    watch.start(1)
    if not so():
        loop.exec()


def rest(seconds: float) -> None:
    """Let events go on for so long."""
    ends = time.perf_counter() + seconds
    until(lambda: time.perf_counter() > ends)


def milliseconds(times: list[float]) -> str:
    """Median and maximum of so many seconds, in words."""
    return f"{statistics.median(times) * 1000:.0f} ms, at most {max(times) * 1000:.0f}"
