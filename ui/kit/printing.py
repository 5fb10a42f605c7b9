"""Paper: the very bytes of a PDF to a real printer through the system's dialog, or to a file.

Qt would draw the page again; where the system has a print queue we hand it the PDF as it is, so that what
was kept is what comes out. Only where there is none are the pages drawn, at 300 dots an inch.
"""

from __future__ import annotations

import subprocess
from collections import deque
from collections.abc import Callable
from pathlib import Path
from shutil import which

from PySide6.QtCore import QRect, QStandardPaths
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from studio.errors import Trouble
from studio.files import write_whole
from ui.kit import notices
from ui.kit.preferences import preferences

DOTS_AN_INCH = 300
_SECONDS = 60
Taker = Callable[[str, bytes], None]
_takers: deque[Taker] = deque()
_folders: deque[Path] = deque()


def take_next(taker: Taker) -> None:
    """Give the next print to ``taker(name, pdf)`` and show no dialog: the seam of the tests."""
    _takers.append(taker)


def print_pages(parent: QWidget, name: str, pdf: bytes) -> bool:
    """Print a PDF; whether it was sent. Without any printer it is saved instead.

    Says what failed in the bar of the page and answers False, so that a print run can be tried again.
    """
    try:
        if _takers:
            _takers.popleft()(name, pdf)
            return True
        if not QPrinterInfo.availablePrinterNames():
            return _without_printer(parent, name, pdf)
        return _through_dialog(parent, name, pdf)
    except Trouble as trouble:
        notices.bar(parent, trouble.message, "concern")
        return False


class PrintRun:
    """A printer chosen once for many papers, each sent as it is, in its order; made by :func:`begin_run`.

    ``send`` may be called away from the UI thread.
    """

    def __init__(self, printer: QPrinter | None, taker: Taker | None = None) -> None:
        self._printer, self._taker = printer, taker

    def send(self, name: str, pdf: bytes) -> bool:
        """Send one paper; raises Trouble when the printer does not take it."""
        if self._taker is not None:
            self._taker(name, pdf)
        elif self._printer is not None:
            self._printer.setDocName(name)
            _sent(self._printer, name, pdf, together=False)
        return True


def begin_run(parent: QWidget, name: str) -> PrintRun | None:
    """Ask for the printer of a run through the system's dialog; None when it was left, or there is no printer."""
    if _takers:
        return PrintRun(None, _takers.popleft())
    if not QPrinterInfo.availablePrinterNames():
        notices.bar(
            parent, "This computer has no printer. You can save the PDFs and print them elsewhere.", "plain"
        )
        return None
    printer = _chosen(parent, name)
    return PrintRun(printer) if printer is not None else None


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder to keep PDFs in; None when the dialog was left."""
    if _folders:
        return _folders.popleft()
    kept = preferences().text("paper/folder")
    folder = kept or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = QFileDialog.getExistingDirectory(parent, title, folder)
    if not chosen:
        return None
    preferences().keep("paper/folder", chosen)
    return Path(chosen)


def folder_next(folder: Path) -> None:
    """Answer the next :func:`choose_folder` and show no dialog: the seam of the tests."""
    _folders.append(folder)


def folders_left() -> int:
    """How many prepared folders no one has asked for; they are forgotten."""
    left = len(_folders)
    _folders.clear()
    return left


def save_pdf(parent: QWidget, name: str, pdf: bytes) -> bool:
    """Ask where to keep a PDF and write it there whole; whether it was."""
    kept = preferences().text("paper/folder")
    folder = kept or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = str(Path(folder) / with_ending(name))
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the PDF", offered, "PDF (*.pdf)")
    if not chosen:
        return False
    file = Path(with_ending(chosen))
    write_whole(file, pdf)
    preferences().keep("paper/folder", str(file.parent))
    return True


def with_ending(name: str) -> str:
    """A file that is to be opened again by a double click says what it is; not every dialog adds it."""
    return name if name.lower().endswith(".pdf") else f"{name}.pdf"


def _without_printer(parent: QWidget, name: str, pdf: bytes) -> bool:
    saved = save_pdf(parent, name, pdf)
    if saved:
        notices.bar(parent, "This computer has no printer, so the PDF was saved instead.", "plain")
    return saved


def _through_dialog(parent: QWidget, name: str, pdf: bytes) -> bool:
    printer = _chosen(parent, name)
    if printer is None:
        return False
    _sent(printer, name, pdf)
    return True


def _chosen(parent: QWidget, name: str) -> QPrinter | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    last = preferences().text("paper/printer")
    if last in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(last)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return None
    if printer.outputFormat() != QPrinter.OutputFormat.PdfFormat:
        preferences().keep("paper/printer", printer.printerName())
    return printer


def _sent(printer: QPrinter, name: str, pdf: bytes, *, together: bool = True) -> None:
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        file = Path(printer.outputFileName())
        write_whole(file if together else file.parent / with_ending(name), pdf)
        return
    lp = which("lp")
    if lp and printer.printerName():
        _to_queue(lp, printer, name, pdf)
    else:
        _drawn(printer, pdf)


def _to_queue(lp: str, printer: QPrinter, name: str, pdf: bytes) -> None:
    words = [lp, "-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", name]
    if printer.fromPage():
        words += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    try:
        done = subprocess.run([*words, "-"], input=pdf, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 the printer's name comes from the system's own list
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise Trouble(f"{printer.printerName()} did not take the pages. Is it switched on?") from failed
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise Trouble(f"{printer.printerName()} did not take the pages: {said or 'no reason given'}.")


def _drawn(printer: QPrinter, pdf: bytes) -> None:
    from ui.kit.pages_of_paper import images

    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(f"{printer.printerName()} could not be started. Is it switched on?")
    try:
        for place, image in enumerate(images(pdf, DOTS_AN_INCH)):
            if place:
                printer.newPage()
            paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
            painter.drawImage(QRect(0, 0, paper.width(), paper.height()), image)
    finally:
        painter.end()
