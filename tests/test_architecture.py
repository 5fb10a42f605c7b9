"""What keeps the house in order by itself: who may import whom, how long a module may be, what no file may say."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

HOUSE = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 400


def _modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((HOUSE / folder).rglob("*.py"))


def _name(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()


def _files_of_the_house() -> list[Path]:
    """What is in the repository, or would be: everything but what .gitignore names."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:  # a copy without its history
        return [path for path in HOUSE.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return [HOUSE / name for name in listed.stdout.split("\0") if name and (HOUSE / name).is_file()]


def test_imports_lean_the_way_the_contracts_say() -> None:
    # In a process of its own: the linter sets up logging anew, and with it silences the program's own log.
    asked = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    looked = subprocess.run([sys.executable, "-c", asked], cwd=HOUSE, capture_output=True, text=True)
    assert looked.returncode == 0, looked.stdout


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    lengths = {_name(file): len(file.read_text("utf-8").splitlines()) for file in _modules("studio", "ui")}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_module_is_named_for_nothing_in_particular() -> None:
    attic = {"utils", "util", "helpers", "helper", "common", "misc", "base_manager"}
    assert [_name(file) for file in _modules("studio", "ui") if file.stem in attic] == []


def test_the_readme_names_every_feature() -> None:
    readme = (HOUSE / "README.md").read_text("utf-8")
    features = sorted(file.parent.name for file in (HOUSE / "studio").glob("*/__init__.py"))
    assert [name for name in features if f"`{name}`" not in readme] == []


def test_every_feature_opens_with_what_it_is() -> None:
    silent = [
        _name(file)
        for file in (HOUSE / "studio").glob("*/__init__.py")
        if not ast.get_docstring(ast.parse(file.read_text("utf-8")))
    ]
    assert silent == []


# --- money and time -------------------------------------------------------------------------------------


def _calls(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def test_no_float_comes_near_money() -> None:
    # Documents and letters measure paper, and walls photographs: both may be in fractions of a point.
    geometry = ("studio/documents/", "studio/letters/", "studio/walls/", "ui/")
    found = [
        f"{_name(file)}:{line}"
        for file in _modules("studio", "ui")
        for line, call in _calls(file)
        if call == "float" and not _name(file).startswith(geometry)
    ]
    assert found == []
    priced = [file for file in _modules("studio") if file.stem in {"money", "prices", "payments", "credit"}]
    assert [_name(file) for file in priced if re.search(r"\bfloat\b", file.read_text("utf-8"))] == []


def test_only_the_clock_knows_what_time_it_is() -> None:
    asks = re.compile(r"(^|\.)(datetime|date)\.(now|utcnow|today)$|^time\.time$|currentDate(Time)?$")
    found = [
        f"{_name(file)}:{line} {call}"
        for file in _modules("studio", "ui")
        for line, call in _calls(file)
        if asks.search(call) and _name(file) != "studio/clock.py"
    ]
    assert found == []


# --- what no file may say -------------------------------------------------------------------------------


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    hosts = (
        "pypi" + r"\.org",
        "python" + "hosted",
        "npm" + r"js\.(org|com)",
        "/opt/" + "pypi",
        "--index" + "-url h",
    )
    here = (re.escape(f"{HOUSE}/"), re.escape(f"{Path.home()}/"))
    homes = (r"(?<![\w.])/(root|home/\w+|Users/\w+)/", r"[A-Z]:\\Users\\")
    found = []
    for file in _files_of_the_house():
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a face, a page
        made_up = _name(file).startswith("tests/")  # a test may tell of somebody's home
        forbidden = re.compile("|".join(hosts + here + (() if made_up else homes)))
        found += [f"{_name(file)}: {match.group()}" for match in forbidden.finditer(text)]
    assert found == []


def test_the_locks_hold_the_program_and_the_tools_to_the_same_versions() -> None:
    pin = re.compile(r"^(\S+?==[^\s\\]+.*?) ?\\?$", re.MULTILINE)
    program, tools = (
        set(pin.findall((HOUSE / f"requirements-{lock}.lock").read_text("utf-8"))) for lock in ("run", "dev")
    )
    assert program
    assert program - tools == set()


# --- starting, and the toolkit --------------------------------------------------------------------------


def test_the_window_paints_before_the_heavy_libraries_are_imported() -> None:
    heavy = {
        "sqlalchemy",
        "alembic",
        "psycopg",
        "reportlab",
        "PIL",
        "babel",
        "holidays",
        "phonenumbers",
        "pypdfium2",
    }
    program = "import ui.app, ui.main_window, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert heavy & set(done.stdout.split()) == set()


class _Bell(QObject):
    rang = Signal(bool)


def _drift(singleton: object, act: Callable[[], object], times: int = 200) -> int:
    """How many references to None or True this many calls leave behind or take away; other threads add noise."""
    act()
    drifts = []
    for _ in range(3):
        before = sys.getrefcount(singleton)
        for _ in range(times):
            act()
        drifts.append(sys.getrefcount(singleton) - before)
    return min(drifts, key=abs)


@pytest.mark.parametrize("singleton", [None, True])
def test_qt_gives_back_every_none_and_true_it_borrows(qtbot: QtBot, singleton: object) -> None:
    # PySide6 6.12.0 on Python 3.11 lost one a call, and the program aborted after some thousand of them.
    widget = QWidget()
    qtbot.addWidget(widget)
    bell = _Bell()
    bell.rang.connect(widget.setEnabled)
    acts: dict[str, Callable[[], object]] = {
        "setToolTip": lambda: widget.setToolTip("Tue 8 Dec"),
        "repaint": widget.repaint,
        "update": widget.update,
        "setWindowTitle": lambda: widget.setWindowTitle("Today"),
        "emit": lambda: bell.rang.emit(True),
    }
    drifts = {name: _drift(singleton, act) for name, act in acts.items()}
    assert {name: drift for name, drift in drifts.items() if abs(drift) > 20} == {}
