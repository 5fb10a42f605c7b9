"""A print run from the page: to the printer or into a folder, with its progress, and what is said when it has ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from studio import letters
from studio.errors import StudioError
from studio.progress import Cancelled
from studio.words import counted
from ui.kit import notices, printing
from ui.kit.page import Page
from ui.kit.progress import ProgressBar
from ui.kit.work import Work
from ui.letters.whole import Post, print_all, save_all


class Running(QObject):
    """One run at a time."""

    begins = Signal()
    ended = Signal(bool)
    """Whether it came to its end; one that was stopped is looked after by the next."""
    posted = Signal()
    """What was printed is in the post."""

    def __init__(self, work: Work, page: Page, progress: ProgressBar) -> None:
        super().__init__(page)
        self.work, self.page, self.progress = work, page, progress

    def print_all(self, post: Post, sheet: int | None = None) -> None:
        """Everything that goes by post, through the system's dialog; labels on ``sheet`` come behind it."""
        if not post.by_post:
            return
        run = printing.begin_run(self.page, counted(len(post.by_post), "letter"))
        if run is not None:
            self._begin(print_all, self.work.by, post.today, run.send, _chosen(post), sheet)

    def save_all(self, post: Post, sheet: int | None = None) -> None:
        """The same into a folder, a PDF each."""
        if not post.by_post:
            return
        folder = printing.choose_folder(self.page, "Where the letters are kept as PDFs")
        if folder is not None:
            self._begin(save_all, self.work.by, post.today, folder, _chosen(post), sheet)

    def _begin(self, run: Callable[..., Any], *args: object) -> None:
        self.begins.emit()
        under = self.work.run_long(
            run,
            *args,
            progress=self.progress.move_to,
            then=self._ended,
            refused=self.stopped,
            owner=self.page,
        )
        if self.work.pending:
            self.progress.begin("Letters", under)

    def _ended(self, report: letters.Report) -> None:
        self.progress.end()
        count = counted(len(report.issued), "letter")
        if report.to_ask:
            said = f"The printer did not answer for {counted(report.to_ask, 'letter')}."
            notices.bar(self.page, said, "due")
        elif report.issued:
            behind = f", the price list behind {report.with_prices} of them" if report.with_prices else ""
            done = f"{count} printed{behind}. When they are in the post, tick them."
            notices.bar(self.page, done, "good", "Tick all as posted", self.posted.emit)
        self.ended.emit(True)

    def stopped(self, error: Exception) -> None:
        """Say why it was refused, or that it was stopped."""
        self.progress.end()
        if isinstance(error, StudioError):
            notices.bar(self.page, error.message, "concern")
        elif isinstance(error, Cancelled):
            said = "Stopped. What was printed by then is below; the rest is still due."
            notices.bar(self.page, said, "plain")
        self.ended.emit(False)


def _chosen(post: Post) -> frozenset[str]:
    return frozenset(row.id for row in post.by_post)
