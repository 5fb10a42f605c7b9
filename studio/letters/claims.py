"""Whether a claim to print is still somebody's, or was left behind by a desk that has gone (RR12)."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import timedelta

from studio import clock
from studio.letters.model import PrintAttempt

LEFT_ALONE = timedelta(minutes=5)
"""A claim of another desk is not touched for so long."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """Which desk prints, and which process of it."""

    desk: str
    process: int

    @classmethod
    def of(cls, desk: str) -> Claimant:
        """This process at a desk."""
        return cls(desk, os.getpid())


def left_behind(attempt: PrintAttempt, me: Claimant) -> bool:
    """Whether nobody is at work on it any more: ours from before, or older than anyone takes."""
    if clock.now() - attempt.claimed_at >= LEFT_ALONE:
        return True
    if attempt.desk != me.desk:
        return False
    return attempt.process == me.process or not runs(attempt.process)


def runs(process: int) -> bool:
    """Whether a process of this machine is alive; when the system will not say, it is taken to be."""
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    # Signal 0 would end the process there.
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 it is there on Windows only
    handle = kernel.OpenProcess(0x1000, False, process)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259
