"""Makes the private environment from the hashed lock, once; standard library only.

The stamp is taken away before anything is changed and written last, so that an interrupted set-up is seen
at the next start and made again from nothing.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from studio import system_libraries
from studio.setting_up import ENVIRONMENT, HOUSE, PYTHON, STAMP, digest, is_ready, lock_file, read_stamp

LOG = os.path.join(ENVIRONMENT, "set-up.log")
NO_NETWORK = (
    "Temporary failure in name resolution",
    "Failed to establish a new connection",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
)


def make(lock: str) -> None:
    """Make or bring up to date the environment, one start at a time; says on standard error what it does.

    Raises SystemExit with a plain sentence when it cannot be made.
    """
    try:
        with alone(
            os.path.join(HOUSE, ".set-up.lock"), "Another start is setting up Portrait Desk; waiting for it."
        ):
            if not is_ready(lock):
                _install(lock)
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start sets up again from the beginning.")
    except OSError as error:
        sys.exit(
            "Portrait Desk could not set itself up in " + HOUSE + ": " + (error.strerror or str(error)) + ". "
            "The folder must be yours to write in, with 1 GB free."
        )


def _install(lock: str) -> None:
    stamp = read_stamp()
    kept = bool(stamp) and os.path.exists(stamp.get("python", "")) and os.path.exists(PYTHON)
    if kept:
        lock = "dev" if "dev" in stamp else lock
        _say("Portrait Desk is bringing its parts up to date.")
        os.remove(STAMP)
    else:
        _say("Portrait Desk is setting itself up. It needs the internet this once, for about a minute.")
        _make_empty()
    _install_parts(lock)
    names = ("run", "dev") if lock == "dev" else ("run",)
    lines = [name + " " + digest(name) for name in names] + ["python " + os.path.realpath(_builder())]
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(STAMP + ".new", STAMP)
    _say("Done.")


def _builder() -> str:
    """The Python that environments are made with: this one, or the one this one's environment came from."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _make_empty() -> None:
    system_libraries.require_venv()
    code, output = _run([_builder(), "-m", "venv", "--clear", ENVIRONMENT])
    if code != 0:
        sys.exit("The private environment .venv could not be made: " + _last_line(output))


def _install_parts(lock: str) -> None:
    command = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
    ]
    code, output = _run([*command, "--require-hashes", "--only-binary", ":all:", "-r", lock_file(lock)])
    with open(LOG, "w", encoding="utf-8", errors="replace") as file:
        file.write(output)
    if code == 0:
        return
    if any(sign in output for sign in NO_NETWORK):
        sys.exit(
            "The parts Portrait Desk is made of could not be fetched: this computer did not reach the internet. "
            "Connect it and start again; afterwards Portrait Desk works without."
        )
    sys.exit(
        "A part Portrait Desk is made of could not be installed: "
        + _last_line(output)
        + "\nMore is in "
        + LOG
    )


def _run(command: list[str]) -> tuple[int, str]:
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    return done.returncode, done.stdout


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.upper().startswith("ERROR")]
    return (errors or lines or ["nothing was said."])[-1]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def alone(path: str, waiting: str = "") -> Iterator[None]:
    """Hold a lock file while the block runs: one process at a time. Says `waiting` if it has to wait.

    The operating system lets go of it when a process dies. Raises OSError when the file cannot be made.
    """
    with open(path, "a+b") as file:
        if not _take(file.fileno(), wait=False):
            if waiting:
                _say(waiting)
            _take(file.fileno(), wait=True)
        yield  # closing the file lets go of the lock


def _take(descriptor: int, *, wait: bool) -> bool:
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                os.lseek(descriptor, 0, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                return True
            except OSError:  # LK_LOCK gives up after ten seconds
                if not wait:
                    return False
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
