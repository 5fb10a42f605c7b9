"""What every test may ask for: an open store on a fresh database of either kind, and Qt without a screen.

Names of the program are imported inside the fixtures, so that a test of one small module stays small.
"""

import gc
import itertools
import os
import shutil
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import canaries, postgres

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from studio.db import Store

# Before Qt is imported by anybody: tests never open a window on somebody's desk.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# A window that a test left behind in a circle is gathered here between two tests, never by a thread of the next.
gc.disable()


GATHERED_AFTER = 20_000
LOADED_AFTER = 5
_gatherings = itertools.count()


def _is_first(config: pytest.Config) -> bool:
    """Whether this is the process that the tests were started with, not one of its workers."""
    return not hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    """Share one folder, and with it one server, among all test processes."""
    if _is_first(config):
        postgres.begin_session()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server, whoever started it."""
    if _is_first(config):
        postgres.end_session()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Gather on the main thread what the test left in circles, once there is enough of it.

    What the first few leave standing is what was loaded; it stays to the end and need not be looked at again.
    """
    if gc.get_count()[0] > GATHERED_AFTER:
        gc.collect()
        if next(_gatherings) < LOADED_AFTER:
            gc.freeze()


ON_BOTH = (
    "tests/stories", "tests/faults", "tests/studio/db", "tests/studio/schema", "test_clashes", "test_machine",
    "test_merging",
)  # fmt: skip
"""Where the database itself decides: races, guards, search, migrations, whole journeys. All of it runs on both."""
OTHERS_ON_POSTGRESQL = 5
"""Of the others one in so many runs on PostgreSQL too, always the same ones; with ``--on-both`` all of them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """A run before a release takes the whole suite to both databases."""
    parser.addoption("--on-both", action="store_true", help="run every test of the records on both databases")


def _is_spared(item: pytest.Item) -> bool:
    """Whether this is the run on PostgreSQL of a test that is held to SQLite in every run."""
    called = getattr(item, "callspec", None)
    if called is None or called.params.get("store") != "postgresql":
        return False
    if any(each in item.nodeid for each in ON_BOTH):
        return False
    return zlib.crc32(item.nodeid.encode()) % OTHERS_ON_POSTGRESQL != 0


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A whole journey and a machine's set-up may take longer than one gesture; PostgreSQL gets its share."""
    if not config.getoption("--on-both"):
        spared = [item for item in items if _is_spared(item)]
        left_out = set(spared)
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=spared)
    for item in items:
        if "stories" in item.path.parts and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(300))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason why tests were skipped, however many they are."""
    skipped = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []))
    for reason, count in skipped.items():
        terminalreporter.write_line(f"{count} tests skipped: {reason.removeprefix('Skipped: ')}", yellow=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest version, made once a session for the tests to copy."""
    from studio import schema

    file = tmp_path_factory.mktemp("template") / "studio.db"
    schema.prepare(file)
    left = [path.name for path in file.parent.iterdir() if path != file and path.suffix != ".lock"]
    assert left == [], "the template is still open, so a copy of it would be incomplete"
    return file


STATEMENTS = 5_000
_compiled: "dict[str, tuple[Any, Any]]" = {}


def _share_what_is_compiled(store: "Store") -> None:
    """A statement is compiled once for all the stores of these tests, as for the one store of a day at the desk.

    What is compiled is kept by engine, under the dialect it was compiled for: all of them are given those of the first.
    """
    from sqlalchemy.util import LRUCache

    engine: Any = store.engine
    first: tuple[Any, Any] = (engine.dialect, LRUCache(STATEMENTS))
    engine.dialect, engine._compiled_cache = _compiled.setdefault(engine.dialect.name, first)


def _opened(target: "str | Path") -> "Iterator[Store]":
    """The store on this database; when the test is over, every invariant must hold."""
    from studio import pictures, schema
    from studio.db import Store

    store = Store(target)
    _share_what_is_compiled(store)
    try:
        yield store
        assert list(schema.check(store)) == []
        assert canaries.in_the_audit(store) == []
    finally:
        pictures.keep_in(None)
        store.close()


@pytest.fixture(scope="session")
def _small_pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is made from pictures lies in a folder of these tests, never in the person's own."""
    from studio import pictures

    pictures.cache_in(tmp_path_factory.mktemp("small-pictures"))
    yield
    pictures.openers.end()


@pytest.fixture
def sqlite_store(sqlite_template: Path, tmp_path: Path, _small_pictures: None) -> "Iterator[Store]":
    """An open store in a SQLite file of its own."""
    file = tmp_path / "studio.db"
    shutil.copyfile(sqlite_template, file)
    yield from _opened(file)


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of a real server; without one the test is skipped with its reason, on CI it fails."""
    try:
        return postgres.server_url()
    except postgres.NoServer as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of a fresh, empty database."""
    with postgres.database(postgres_server, postgres.fresh_name()) as url:
        yield url


@pytest.fixture
def postgres_store(postgres_server: str, _small_pictures: None) -> "Iterator[Store]":
    """An open store in a PostgreSQL database of its own."""
    from studio import schema

    template = postgres.template_of(postgres_server, schema.prepare)
    with postgres.database(postgres_server, postgres.fresh_name(), template) as url:
        yield from _opened(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> "Store":
    """An open store on a fresh database, once for each kind: what holds on one holds on the other."""
    name = "sqlite_store" if request.param == "sqlite" else "postgres_store"
    opened: Store = request.getfixturevalue(name)
    return opened


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application with our own faces loaded: a bare machine has none."""
    from ui.kit import theme

    theme.load_fonts()
    return qapp
