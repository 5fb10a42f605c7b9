"""Photographs of 24 megapixels made small, beside the fastest free decoders on the same two cores in the same run.

The program's own way opens each file in a worker, hashes it, turns it upright, converts its colours, strips it and
keeps the result; Qt's scaled reading on two threads and Pillow's draft on two processes only decode, scale and encode.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImageReader, QPaintEvent
from PySide6.QtWidgets import QApplication

from studio import pictures
from studio.pictures import made
from tests.bench.leafing import next_picture
from tests.bench.waiting import milliseconds, rest, until
from tests.make.pictures import drawn, with_its_own
from ui.kit import theme
from ui.kit.pictures import Pictures
from ui.viewing_room.strip import FITS, Strip

PHOTOGRAPHS, AT_A_TIME, DIFFERENT = 200, 25, 8
SIZE = (6000, 4000)
_PILLOW = """
import io, sys
from PIL import Image
for line in sys.stdin:
    with Image.open(line.rstrip()) as picture:
        picture.draft("RGB", (400, 400))
        picture.thumbnail((400, 400))
        picture.save(io.BytesIO(), "JPEG", quality=86)
    print(flush=True)
"""


def main(folder: Path) -> None:
    """Print what each takes; nothing is asserted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.load_fonts()
    pictures.cache_in(folder / "small")
    sys.stdout.write(f"Making {PHOTOGRAPHS} photographs of 24 megapixels …\n")
    files = photographs(folder / "card")
    try:
        thumbnails(files)
        first_on_screen(app, files, "without a camera's own small pictures")
        card = folder / "camera"
        card.mkdir()
        for number in range(PHOTOGRAPHS):
            (card / f"IMG_{number:04}.JPG").write_bytes(with_its_own(number))
        first_on_screen(app, sorted(card.iterdir()), "with them, as cameras write")
        few = folder / "few"
        few.mkdir()
        for file in files[:DIFFERENT]:
            (few / file.name).write_bytes(file.read_bytes())
        next_picture(few, folder)
    finally:
        pictures.openers.end()
        pictures.cache_in(None)


def photographs(folder: Path) -> list[Path]:
    """Eight different ones of about 6 MB, each in many files, as a burst has them."""
    folder.mkdir(parents=True)
    contents = []
    for number in range(DIFFERENT):
        grain = Image.effect_noise((SIZE[0] // 2, SIZE[1] // 2), 15).resize(SIZE, Image.Resampling.BICUBIC)
        photograph = ImageChops.add(drawn(number, SIZE), Image.merge("RGB", (grain,) * 3), 1, -128)
        written = io.BytesIO()
        photograph.save(written, "JPEG", quality=90)
        contents.append(written.getvalue())
    files = [folder / f"IMG_{number:04}.JPG" for number in range(PHOTOGRAPHS)]
    for number, file in enumerate(files):
        file.write_bytes(contents[number % DIFFERENT] + number.to_bytes(4, "big"))
    sys.stdout.write(f"  {len(contents[0]) / 1e6:.1f} MB each\n")
    return files


# Thumbnails: so many at a time by each in turn, so that all have the same noise of the machine.


def thumbnails(files: list[Path]) -> None:
    """Photographs a second by each way, and the memory of ours."""
    _ours(files[:4])
    _forget_the_most()
    spent: dict[str, float] = {}
    with _TwoPillows() as by_pillow:
        ways: dict[str, Callable[[list[Path]], None]] = {
            "ours": _ours,
            "Qt scaled, 2 threads": _qt,
            "Pillow draft, 2 processes": by_pillow,
        }
        for start in range(0, len(files), AT_A_TIME):
            for name, way in ways.items():
                begun = time.perf_counter()
                way(files[start : start + AT_A_TIME])
                spent[name] = spent.get(name, 0.0) + time.perf_counter() - begun
        memory = _resident(os.getpid()) + sum(_resident(each) for each in _children("opener.py"))
    floor = min(seconds for name, seconds in spent.items() if name != "ours")
    for name, seconds in spent.items():
        sys.stdout.write(
            f"  {name:26} {len(files) / seconds:6.1f} a second, {floor / seconds:.2f} x the fastest other\n"
        )
    sys.stdout.write(f"  memory at most, window and workers together: {memory / 1e6:.0f} MB\n")


def _ours(files: list[Path]) -> None:
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(_looked_at, files))


def _looked_at(file: Path) -> None:
    looked = pictures.openers.look(file, (pictures.THUMBNAIL,))
    made.keep(looked.sha256, pictures.THUMBNAIL, looked.made[0])


def _qt(files: list[Path]) -> None:
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(_by_qt, files))


def _by_qt(file: Path) -> None:
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    reader.setScaledSize(QSize(400, 267))
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    reader.read().save(buffer, "JPEG", 86)  # type: ignore[call-overload]


class _TwoPillows:
    """Two processes that do nothing but Pillow's draft and thumbnail."""

    def __enter__(self) -> Callable[[list[Path]], None]:
        self.processes = [
            subprocess.Popen([sys.executable, "-c", _PILLOW], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(2)
        ]  # fmt: skip
        return self.make

    def make(self, files: list[Path]) -> None:
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(self._half, self.processes, (files[::2], files[1::2])))

    @staticmethod
    def _half(process: subprocess.Popen[str], files: list[Path]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        for file in files:
            process.stdin.write(f"{file}\n")
            process.stdin.flush()
            process.stdout.readline()

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.communicate()


def _resident(pid: int) -> int:
    """The most bytes a process had in memory so far; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    return next(
        (int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM")),
        0,
    )


def _forget_the_most() -> None:
    """Making the photographs took more than opening them: what counts begins now."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _children(of: str) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            words = stat.with_name("cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if parent == os.getpid() and of.encode() in words:
            yield int(stat.parent.name)


# On the screen.


def first_on_screen(app: QApplication, files: list[Path], what: str) -> None:
    """From the folder chosen to the first small photograph painted; the workers are there since the dialog opened."""
    pictures.openers.end()
    for name in ("workers not started", "workers ready"):
        times = []
        if name == "workers ready":  # as since the dialog opened, while the folder was chosen
            list(map(pictures.openers.look, files[:4], [(pictures.THUMBNAIL,)] * 4))
            pictures.openers.warm()
            rest(1.0)
        alone = []
        for turn in range(5):
            begun = time.perf_counter()
            _by_qt(files[turn])
            alone.append(time.perf_counter() - begun)
            loader = Pictures()
            strip = _Painted(loader)
            strip.resize(820, strip.height())
            strip.show()
            app.processEvents()
            begun = time.perf_counter()
            folder = pictures.look_over(files[0].parent)
            strip.show_files([folder.folder / each.path for each in folder.pictures[turn : turn + FITS]])
            until(strip.is_painted)
            times.append(time.perf_counter() - begun)
            until(strip.is_full)
            strip.close()
            if name == "workers not started":
                pictures.openers.end()
        beside = f"one photograph by Qt alone: {milliseconds(alone)}"
        sys.stdout.write(f"  first thumbnail on screen, {what}, {name}: {milliseconds(times)} ({beside})\n")


class _Painted(Strip):
    painted = 0

    def is_painted(self) -> bool:
        return self.painted > 0

    def is_full(self) -> bool:
        return self.shown == FITS

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = self.shown
