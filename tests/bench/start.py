"""Start-up: the real window from ``main.py`` beside an empty PySide6 window, by turns."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from studio import business, schema, setting_up
from studio.actor import Role

HOUSE = Path(__file__).parents[2]
ROUNDS = 15
STAMPS = ("painted", "typing", "today")
_EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        sys.stderr.write(f"painted {time.monotonic():.6f}\\n"); sys.stderr.flush()
        QTimer.singleShot(0, QApplication.quit)
app = QApplication([]); window = Window(); window.resize(1360, 860); window.show(); app.exec()
"""


def _screen() -> tuple[dict[str, str], subprocess.Popen[bytes] | None]:
    """The environment with a screen: this one's, or a virtual one of its own."""
    environment = {**os.environ, "PORTRAIT_DESK_TRACE": "1"}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return environment, None
    if shutil.which("Xvfb") is None:
        return {**environment, "QT_QPA_PLATFORM": "offscreen"}, None
    server = subprocess.Popen(["Xvfb", ":93", "-screen", "0", "1600x1000x24"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    return {**environment, "DISPLAY": ":93"}, server


def _timed(command: list[str], environment: dict[str, str], last: str) -> dict[str, float]:
    """Milliseconds from the start of a process to each of its stamps, up to the last one."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=HOUSE, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found: dict[str, float] = {}
    for line in process.stderr:
        name, _, at = line.strip().partition(" ")
        if name in STAMPS and name not in found:
            found[name] = (float(at) - began) * 1000
        if name == last:
            break
    process.kill()
    process.wait()
    process.stderr.close()
    return found


def _one_person(file: Path, copy: Path) -> Path:
    """The same studio with its owner alone, so that nobody has to be chosen before Today shows."""
    shutil.copyfile(file, copy)
    store = schema.open_store(copy)
    people = store.ask(business.staff)
    owner = next(person for person in people if person.role is Role.OWNER)
    by = store.ask(business.actor, owner.id)
    for person in people:
        if person.id != owner.id:
            store.do(business.deactivate_staff, person.id, person.version, by=by)
    store.close()
    return copy


def main(file: Path, folder: Path, rounds: int = ROUNDS) -> None:
    """Print first paint, typing accepted and Today's rows, as ratios to the empty window of the same round."""
    environment, server = _screen()
    copy = _one_person(file, folder / "start.db")
    python = setting_up.read_stamp().get("python", sys.executable)  # as a user starts it: outside .venv
    # -S: what this computer's own Python loads at every start (here: certificates) is no part of ours.
    ours = [python, "-S", str(HOUSE / "main.py"), "--database", str(copy)]
    empty = [sys.executable, "-c", _EMPTY]
    runs: dict[str, list[float]] = {name: [] for name in ("empty", *STAMPS)}
    ratios: dict[str, list[float]] = {name: [] for name in STAMPS}
    try:
        _timed(ours, environment, "today")
        for _ in range(rounds):
            floor = _timed(empty, environment, "painted")["painted"]
            runs["empty"].append(floor)
            for name, took in _timed(ours, environment, "today").items():
                runs[name].append(took)
                ratios[name].append(took / floor)
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    print(f"start-up, {rounds} rounds: an empty window {statistics.median(runs['empty']):.0f} ms")
    for name in STAMPS:
        if runs[name]:
            print(
                f"  {name:8} {statistics.median(runs[name]):5.0f} ms  {statistics.median(ratios[name]):.2f} x"
            )
