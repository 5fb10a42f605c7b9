"""Taking a folder in: each file opened by a worker, copied where the studio wishes, and written down a few at a time.

What is in stays in, whatever happens next; taking the same folder in again makes nothing twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import files
from studio.actor import Actor, new_key
from studio.db import Store
from studio.errors import Refused, Trouble
from studio.pictures import made, places
from studio.pictures.drafts import PictureDraft
from studio.pictures.folder import Folder, LeftOut, OnCard, references
from studio.pictures.model import Kept, Picture
from studio.pictures.opening import WORKERS, Looked, NotAPicture, openers
from studio.pictures.service import add
from studio.pictures.showing import THUMBNAIL
from studio.progress import Cancelled, Progress
from studio.sessions import SessionId
from studio.words import say

TOGETHER = 8
"""Pictures written down in one transaction, which takes far less than 50 ms."""
UNDER_WAY = WORKERS + 2


@dataclass(slots=True)
class Report:
    """What became of a folder: how many were taken in or were here already, and which were left out and why."""

    taken_in: int = 0
    here: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    left: int = 0
    """Not looked at, because it was stopped or the disk went away."""
    stopped_by: str = ""
    """What stopped it, when that was not a person."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a session before its folder is looked at."""

    hashes: frozenset[str]
    sizes: frozenset[int]
    refs: frozenset[str]
    home: Path | None


def take_in(
    store: Store,
    by: Actor,
    session_id: SessionId,
    folder: Folder,
    copy: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Take the pictures of a folder in, as copies of the studio's own or left where they lie. Not for the UI thread.

    Stopped, or when the disk goes away, what was taken in so far is whole and stays. Raises Refused when this desk has
    no folder for copies or the session did not take place, Missing when it is gone.
    """
    steps = progress or Progress()
    steps.start(len(folder.pictures))
    known = store.ask(_known, session_id)
    if copy and known.home is None:
        raise Refused(say("Please say first in which folder the studio keeps its pictures."), "home")
    if not copy:
        known = replace(known, home=None)
    refs = references([each.name for each in folder.pictures], known.refs)
    report = Report(left_out=list(folder.left_out), left=len(folder.pictures))
    book = _Book(store, by, session_id, folder, report)
    try:
        for each, outcome in _each_looked_at(folder, refs, known, session_id):
            report.left -= 1
            book.enter(each, outcome)
            steps.step(each.name)
    except Cancelled:
        pass  # a person asked for it; the report says what is left
    except Trouble as trouble:
        report.stopped_by = trouble.message
    finally:
        book.write_down()
    return report


class _Book:
    """What was found, written down a few at a time."""

    def __init__(
        self, store: Store, by: Actor, session_id: SessionId, folder: Folder, report: Report
    ) -> None:
        self._store, self._by, self._session_id = store, by, session_id
        self._folder = str(folder.folder)
        self._report = report
        self._waiting: list[PictureDraft] = []

    def enter(self, each: OnCard, outcome: PictureDraft | NotAPicture | None) -> None:
        """One more was looked at: it is new, here already, or left out."""
        if isinstance(outcome, PictureDraft):
            self._waiting.append(outcome)
        elif outcome is None:
            self._report.here += 1
        else:
            self._report.left_out.append(LeftOut(each.path, outcome.words))
        if len(self._waiting) >= TOGETHER:
            self.write_down()

    def write_down(self) -> None:
        """What waits becomes pictures of the session, in one transaction."""
        drafts, self._waiting = tuple(self._waiting), []
        if drafts:
            refs = self._store.do(add, self._session_id, drafts, self._folder, by=self._by, key=new_key())
            self._report.taken_in += sum(bool(ref) for ref in refs)
            self._report.here += sum(not ref for ref in refs)


def _known(db: Session, session_id: SessionId) -> _Known:
    rows = db.execute(
        select(Picture.ref, Picture.size, Picture.sha256, Picture.raw_size, Picture.raw_sha256).where(
            Picture.session_id == session_id
        )
    ).all()
    return _Known(
        frozenset(each for row in rows for each in (row.sha256, row.raw_sha256) if each),
        frozenset(each for row in rows for each in (row.size, row.raw_size) if each),
        frozenset(row.ref for row in rows),
        places.home(db),
    )


_Outcome = PictureDraft | NotAPicture | None


def _each_looked_at(
    folder: Folder, refs: list[str], known: _Known, session_id: SessionId
) -> Iterator[tuple[OnCard, _Outcome]]:
    """Each picture with what became of it, in order, with a few under way ahead of whoever asks."""
    target = known.home / f"session-{session_id:06}" if known.home is not None else None
    if target is not None:
        with _the_disk_answers(target):
            target.mkdir(parents=True, exist_ok=True)
            files.sweep(target, older_than=3600)
    rest = iter(zip(folder.pictures, refs, strict=True))
    with ThreadPoolExecutor(WORKERS, "portrait-desk taking in") as threads:
        under_way: deque[tuple[OnCard, Future[_Outcome]]] = deque()
        try:
            while True:
                while len(under_way) < UNDER_WAY and (following := next(rest, None)) is not None:
                    each, ref = following
                    under_way.append((each, threads.submit(_look, folder.folder, each, ref, known, target)))
                if not under_way:
                    return
                each, future = under_way.popleft()
                yield each, future.result()
        finally:
            for _, future in under_way:
                future.cancel()


def _look(root: Path, each: OnCard, ref: str, known: _Known, target: Path | None) -> _Outcome:
    """One picture: known already, refused with its reason, or opened, proved whole and copied."""
    file = root / each.path
    try:
        if file.is_symlink():
            return NotAPicture(say("It is a link to a file elsewhere."))
        if file.stat().st_size in known.sizes and files.sha256_of(file) in known.hashes:
            return None
        looked = openers.look(file, (THUMBNAIL,))
        made.keep(looked.sha256, THUMBNAIL, looked.made[0])
        if target is None:
            raw = (root / each.raw_path) if each.raw_path else None
            raw_hash = (raw.stat().st_size, files.sha256_of(raw)) if raw is not None else (0, "")
            return _draft(each, ref, looked, Kept.IN_PLACE, (each.path, each.raw_path), raw_hash)
        return _copied(root, each, ref, looked, target)
    except NotAPicture as refused:
        _require(root)
        return refused
    except OSError:
        _require(root)
        return NotAPicture(say("It cannot be opened."))


def _copied(root: Path, each: OnCard, ref: str, looked: Looked, target: Path) -> _Outcome:
    name, sha256 = _copy(root / each.path, target, ref, looked.sha256)
    if sha256 != looked.sha256:
        return NotAPicture(say("It changed while it was being copied."))
    raw_name, raw = "", (0, "")
    if each.raw_path:
        raw_name, raw_sha256 = _copy(root / each.raw_path, target, ref, None)
        raw = ((target / raw_name).stat().st_size, raw_sha256)
    paths = (f"{target.name}/{name}", f"{target.name}/{raw_name}" if raw_name else "")
    return _draft(each, ref, looked, Kept.COPIED, paths, raw)


def _draft(
    each: OnCard, ref: str, looked: Looked, kept: Kept, paths: tuple[str, str], raw: tuple[int, str]
) -> PictureDraft:
    return PictureDraft(
        ref, each.name, looked.captured_at, looked.width, looked.height, looked.size, looked.sha256, kept, paths[0],
        looked.likeness, paths[1], *raw,
    )  # fmt: skip


def _copy(source: Path, target: Path, ref: str, sha256: str | None) -> tuple[str, str]:
    """Copy it by its reference; the name it got, and the hash. A copy a kill left is taken, another file never."""
    sha256 = sha256 or files.sha256_of(source)
    ending = source.suffix.lower()
    for name in (f"{ref}{ending}", f"{ref}-{sha256[:12]}{ending}"):
        copy = target / name
        try:
            if copy.exists():
                if files.sha256_of(copy) == sha256:
                    return name, sha256
                continue
            return name, files.copy_whole(source, copy)
        except FileExistsError:
            continue
    raise Trouble(say("{name} could not be copied.", name=source.name))


def _require(root: Path) -> None:
    """Raise Trouble when the whole disk or card has gone, rather than call each of its files unreadable."""
    if not root.is_dir():
        raise Trouble(
            say(
                "The folder or card is not there any more. Put it back and take it in again; nothing is made twice."
            )
        )


@contextmanager
def _the_disk_answers(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failed:
        raise Trouble(
            say("Pictures cannot be kept in {folder}: {why}.", folder=folder, why=files.reason(failed)),
            "home",
        ) from failed
