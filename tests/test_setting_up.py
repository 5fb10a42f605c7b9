"""`python3 main.py` in a fresh copy of the house, as a new user's computer does it: with a lock of one small part."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from studio import installing, system_libraries

HOUSE = Path(__file__).resolve().parent.parent
# What the copy answers to any command: which Python runs it, with which part, where, and what it was told.
COMMANDS = """
import os, sys
import smallpart
def main(words):
    print(sys.prefix, smallpart.VERSION, os.getcwd(), *words, sep="|")
    return 7 if "fail" in words else 0
"""


def _wheel(folder: Path, version: str, name: str = "smallpart") -> str:
    """Write a wheel of one module; its line in a lock."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-{version}-py3-none-any.whl"
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr(f"{name}.py", f"VERSION = {version!r}\n")
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(
            f"{about}/RECORD", f"{name}.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n"
        )
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


class Copy:
    """A copy of what sets up, in a folder with spaces and accents, and a cupboard of wheels instead of an index."""

    def __init__(self, folder: Path) -> None:
        self.house = folder / "Bébé & Cie"
        self.cupboard = folder / "wheels"

    def furnish(self) -> None:
        (self.house / "studio").mkdir(parents=True)
        shutil.copy(HOUSE / "main.py", self.house)
        for module in ("__init__.py", "setting_up.py", "installing.py", "system_libraries.py"):
            shutil.copy(HOUSE / "studio" / module, self.house / "studio")
        (self.house / "studio" / "commands.py").write_text(COMMANDS, encoding="utf-8")
        line = _wheel(self.cupboard, "1.0")
        self.lock("run", line)
        self.lock("dev", line + _wheel(self.cupboard, "1.0", "tool"))

    def lock(self, name: str, text: str) -> None:
        (self.house / f"requirements-{name}.lock").write_text(text, encoding="utf-8")

    def environment(self, **more: str) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "COV_", "PYTEST"))
        }
        index = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.cupboard), "PIP_CONFIG_FILE": os.devnull}
        return kept | index | more

    def start(
        self, *words: str, python: str = sys.executable, **more: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python, str(self.house / "main.py"), *words],
            cwd=self.cupboard,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy that has been started once."""
    copy = Copy(tmp_path_factory.mktemp("fresh"))
    copy.furnish()
    first = copy.start("check")
    assert first.returncode == 0, first.stderr
    assert "setting itself up" in first.stderr
    return copy


@pytest.fixture
def copy(fresh: Copy, tmp_path: Path) -> Copy:
    """The same, for one test to spoil; that it was moved does not matter."""
    mine = Copy(tmp_path)
    shutil.copytree(fresh.house, mine.house, symlinks=True)
    shutil.copytree(fresh.cupboard, mine.cupboard)
    return mine


def test_the_second_start_is_silent_and_hands_on_words_folder_and_exit_code(copy: Copy) -> None:
    done = copy.start("letters", "due", "O'Brien é", "fail")
    assert done.stderr == ""
    assert done.returncode == 7
    told = [str(copy.house / ".venv"), "1.0", str(copy.cupboard), "letters", "due", "O'Brien é", "fail"]
    assert done.stdout.rstrip("\n").split("|") == told


def test_help_is_answered_without_a_window(copy: Copy) -> None:
    assert copy.start("--help").stdout.rstrip("\n").endswith("|--help")


def test_after_the_first_time_no_network_is_needed(copy: Copy) -> None:
    shutil.rmtree(copy.cupboard)
    copy.cupboard.mkdir()
    assert copy.start("check").returncode == 0


def test_a_changed_lock_is_installed_at_the_next_start(copy: Copy) -> None:
    copy.lock("run", _wheel(copy.cupboard, "2.0"))
    done = copy.start("check")
    assert "bringing its parts up to date" in done.stderr
    assert done.stdout.split("|")[1] == "2.0"


def test_the_developers_tools_stay_when_the_program_is_started_and_when_its_lock_changes(copy: Copy) -> None:
    assert copy.start("set-up").returncode == 0
    tool = next((copy.house / ".venv").rglob("tool.py"))
    assert copy.start("check").stderr == ""
    line = _wheel(copy.cupboard, "2.0")
    copy.lock("run", line)
    copy.lock("dev", line + _wheel(copy.cupboard, "1.0", "tool"))
    assert copy.start("check").stdout.split("|")[1] == "2.0"
    assert copy.start("set-up").stderr == ""
    assert tool.exists()


def test_an_interrupted_set_up_is_made_again(copy: Copy) -> None:
    # Killed while pip wrote: the stamp is gone, a part is there by name and not by content.
    (copy.house / ".venv" / "installed.txt").unlink()
    next((copy.house / ".venv").rglob("smallpart.py")).write_text("broken(", encoding="utf-8")
    done = copy.start("check")
    assert done.returncode == 0, done.stderr
    assert "setting itself up" in done.stderr


def test_an_environment_whose_python_went_away_is_made_again(copy: Copy) -> None:
    stamp = copy.house / ".venv" / "installed.txt"
    lines = [line for line in stamp.read_text("utf-8").splitlines() if not line.startswith("python ")]
    stamp.write_text("\n".join([*lines, "python /usr/bin/python3.1"]) + "\n", encoding="utf-8")
    done = copy.start("check")
    assert done.returncode == 0, done.stderr
    assert "setting itself up" in done.stderr


def test_two_starts_at_once_set_up_once(copy: Copy) -> None:
    copy.lock("run", _wheel(copy.cupboard, "2.0"))
    command = [sys.executable, str(copy.house / "main.py"), "check"]
    both = [
        subprocess.Popen(
            command,
            env=copy.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [out.split("|")[1] for out, _ in said] == ["2.0", "2.0"]
    assert sum("bringing its parts up to date" in err for _, err in said) == 1


def test_a_part_that_is_not_what_the_lock_names_is_refused_in_one_sentence(copy: Copy) -> None:
    _wheel(copy.cupboard, "2.0")
    copy.lock("run", "smallpart==2.0 --hash=sha256:" + "0" * 64 + "\n")
    done = copy.start("check")
    assert done.returncode == 1
    assert "could not be installed" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_internet_a_set_up_says_so(copy: Copy) -> None:
    copy.lock("run", _wheel(copy.cupboard, "2.0"))
    cut_off = {
        "PIP_NO_INDEX": "0",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "1",
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
    }
    done = copy.start("check", **cut_off)
    assert done.returncode == 1
    assert "did not reach the internet" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_says_so(copy: Copy) -> None:
    done = copy.start(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen here")


def test_main_can_be_read_by_an_old_python_which_it_turns_away_first() -> None:
    source = (HOUSE / "main.py").read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    guard = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    before = [node for node in tree.body[:guard] if not isinstance(node, ast.Expr)]
    assert [ast.unparse(node) for node in before] == ["import os", "import sys"]
    assert "(3, 11)" in ast.unparse(tree.body[guard])


def test_the_way_to_the_first_paint_imports_nothing_slow() -> None:
    program = (
        "import sys; before = set(sys.modules); from studio import setting_up;"
        "setting_up.is_ready('run'); print(*set(sys.modules) - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    assert {"subprocess", "pathlib", "ctypes", "typing", "re", "contextlib"} & set(
        done.stdout.split()
    ) == set()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks system libraries")
def test_a_missing_system_library_is_named_with_the_line_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    plugins = tmp_path / "lib" / version / "site-packages" / "PySide6" / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (plugins / "libqxcb.so").write_text("not a library")
    monkeypatch.setitem(system_libraries.FOR_A_WINDOW, "libnot-there.so.9", "libnot-there9")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as said:
        system_libraries.require({"DISPLAY": ":0"}, str(tmp_path))
    assert "sudo apt install libnot-there9" in str(said.value)


def test_one_process_at_a_time_holds_a_lock(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    program = (
        "import sys; from studio.installing import alone\nwith alone(sys.argv[1], 'waiting'): print('in')"
    )
    with installing.alone(path):
        other = subprocess.Popen(
            [sys.executable, "-c", program, path],
            cwd=HOUSE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert other.stderr is not None
        assert other.stderr.readline() == "waiting\n"
        assert other.poll() is None
    out, _ = other.communicate(timeout=30)
    assert out == "in\n"
