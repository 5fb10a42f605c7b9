"""A print run from end to end: claim, draw, print, confirm, a few letters at a time.

Killed anywhere, the next run finds what was claimed: a file is there with its hash, or is written again; a page on its
way to a printer becomes a question, since nobody can know whether it came out (RR12).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from studio import files
from studio.actor import Actor
from studio.db import Store
from studio.errors import Trouble
from studio.letters import apologies, enclosing, envelopes, owing, post, printing, service
from studio.letters.claims import Claimant
from studio.letters.enclosing import Enclosure
from studio.letters.issuing import PrintJob, issue_few
from studio.letters.kinds import KINDS
from studio.letters.model import LetterId, PrintWay
from studio.letters.occasions import Occasion
from studio.letters.post import Refusal
from studio.letters.printing import Claim
from studio.progress import Progress

AT_ONCE = 16
"""Letters in one transaction, so that each stays below 50 ms where nothing else runs."""

WRITERS = 8
"""Files written at the same time."""

Send = Callable[[str, bytes], bool]
"""Puts one page on paper: its name and its PDF; whether the printer took it."""


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """One letter that went to its file or to the printer in this run."""

    letter_id: LetterId
    number: str
    code: str
    household: str
    file: str
    sha256: str


@dataclass
class Report:
    """What a run did."""

    issued: list[IssuedLetter] = field(default_factory=list)
    left_out: list[Refusal] = field(default_factory=list)
    to_ask: int = 0
    """Pages of which nobody knows whether they came out."""
    with_prices: int = 0
    """Of those issued, how many have the price list behind them."""

    def as_facts(self) -> dict[str, object]:
        """For ``letters issue --report json``."""
        names = ("number", "code", "household", "file", "sha256")
        return {
            "issued": [{name: getattr(each, name) for name in names} for each in self.issued],
            "left_out": list(self.left_out),
        }


def issue_to_folder(
    store: Store,
    by: Actor,
    on: date,
    folder: Path,
    *,
    chosen: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Issue what is due by a day as PDF files, one each; ``chosen`` are keys of occasions, else all.

    Issuing twice issues nothing the second time. Raises Trouble when the folder cannot be written; what was issued by
    then is written by the next run.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise Trouble(f"{folder.name} could not be made: {files.reason(failed)}.") from failed
    me = Claimant.of(store.desk)
    report = Report()
    _settle(store, by, me, report, folder)
    job = PrintJob(PrintWay.FILE, str(folder.absolute()), me)
    # The disk takes several at once in little more than the time of one.
    with ThreadPoolExecutor(WRITERS) as pool:
        for few in _in_few(store, by, on, chosen, job, report, progress):
            pages = store.ask(printing.kept_pages, tuple(each.letter_id for each in few))
            along = _enclosed(store, few)
            for paper in {each.file: each for each in along.values()}.values():
                files.write_whole(folder / paper.file, paper.pdf)
            report.with_prices += len(along)
            for written in [
                pool.submit(_write, folder / each.file, pages[each.letter_id], each.sha256) for each in few
            ]:
                written.result()
            _confirm(store, by, few, report)
    return report


def _enclosed(store: Store, few: Sequence[Claim]) -> dict[LetterId, Enclosure]:
    """What goes along with these; most letters take nothing, and nothing is asked for them."""
    takes = tuple(each.letter_id for each in few if KINDS[each.code].encloses_prices)
    return store.ask(enclosing.enclosures, takes) if takes else {}


def issue_to_printer(
    store: Store,
    by: Actor,
    on: date,
    send: Send,
    *,
    chosen: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Issue what is due by a day and send each kept page to a printer; a page not taken becomes a question."""
    me = Claimant.of(store.desk)
    report = Report()
    _settle(store, by, me, report, None)
    job = PrintJob(PrintWay.PRINTER, "", me)
    for few in _in_few(store, by, on, chosen, job, report, progress):
        if not _printed(store, by, few, send, report):
            break
    return report


def issue_one(
    store: Store, by: Actor, on: date, occasion: Occasion, send: Send, *, handed_over: bool = False
) -> Report:
    """One letter to a printer, whether or not its day has come; ``handed_over`` when she takes it with her."""
    report = Report()
    job = PrintJob(PrintWay.PRINTER, "", Claimant.of(store.desk))
    few = _claimed(store, by, (occasion,), on, job, report)
    if few and _printed(store, by, few, send, report) and handed_over:
        store.do(service.hand_over, few[0].letter_id, on, by=by)
    return report


def _printed(store: Store, by: Actor, few: Sequence[Claim], send: Send, report: Report) -> bool:
    """Send these to the printer and confirm those it took; the rest become questions. Whether it took them all."""
    pages = store.ask(printing.kept_pages, tuple(each.letter_id for each in few))
    along = _enclosed(store, few)
    sent = [
        each
        for each in few
        if _sent(send, each.file, pages[each.letter_id], each.sha256) and _along(send, along, each.letter_id)
    ]
    report.with_prices += sum(each.letter_id in along for each in sent)
    _confirm(store, by, sent, report)
    doubtful = tuple(each.attempt_id for each in few if each not in sent)
    if doubtful:
        report.to_ask += store.do(printing.ask_about, doubtful, "the printer did not answer", by=by)
    return not doubtful


def settle(store: Store, by: Actor) -> Report:
    """Look after what an earlier run of this desk left unfinished: files are completed, prints become questions."""
    report = Report()
    _settle(store, by, Claimant.of(store.desk), report, None)
    return report


def print_page_again(store: Store, by: Actor, letter_id: LetterId, reason: str, send: Send) -> bool:
    """The kept page once more to the printer, with what goes along and the reason; whether the printer took it."""
    job = PrintJob(PrintWay.PRINTER, "", Claimant.of(store.desk))
    attempt_id: int = store.do(printing.print_again, letter_id, reason, job, by=by)
    claim = next(each for each in store.ask(printing.left_claims, job.by) if each.attempt_id == attempt_id)
    pdf = store.ask(printing.kept_pages, (letter_id,))[letter_id]
    along = store.ask(enclosing.enclosures, (letter_id,))
    if _sent(send, claim.file, pdf, claim.sha256) and _along(send, along, letter_id):
        store.do(printing.confirm_printed, (attempt_id,), by=by)
        return True
    store.do(printing.ask_about, (attempt_id,), by=by)
    return False


def _in_few(
    store: Store,
    by: Actor,
    on: date,
    chosen: Collection[str] | None,
    job: PrintJob,
    report: Report,
    progress: Progress | None,
) -> Iterator[list[Claim]]:
    """Claim a few letters at a time; what is between claim and confirm is up to the caller."""
    if store.ask(owing.unwritten):
        store.do(apologies.draft_apologies, by=by)
    run = store.ask(envelopes.run_of, on)
    waiting = [each for each in (*run.by_post, *run.otherwise) if chosen is not None and each.key in chosen]
    if chosen is None:
        waiting = [*run.by_post]
        report.left_out.extend(store.ask(post.reasons, run.otherwise, on))
    if progress is not None:
        progress.start(len(waiting))
    for start in range(0, len(waiting), AT_ONCE):
        few = tuple(waiting[start : start + AT_ONCE])
        yield _claimed(store, by, few, on, job, report)
        if progress is not None:
            progress.step("", len(few))


def _claimed(
    store: Store, by: Actor, few: tuple[Occasion, ...], on: date, job: PrintJob, report: Report
) -> list[Claim]:
    done = store.do(issue_few, few, on, job, by=by)
    if done["left_out"]:
        refused = tuple(each for each in few if each.key in done["left_out"])
        report.left_out.extend(store.ask(post.reasons, refused, on))
    return store.ask(printing.claims, done["issued"]) if done["issued"] else []


def _confirm(store: Store, by: Actor, few: Sequence[Claim], report: Report) -> None:
    if few:
        store.do(printing.confirm_printed, tuple(each.attempt_id for each in few), by=by)
    report.issued.extend(map(_issued, few))


def _issued(each: Claim) -> IssuedLetter:
    return IssuedLetter(each.letter_id, each.number, each.code, each.household, each.file, each.sha256)


def _settle(store: Store, by: Actor, me: Claimant, report: Report, folder: Path | None) -> None:
    left = store.ask(printing.left_claims, me)
    if folder is not None and not store.ask(printing.anyone_printing, me):
        files.sweep(folder)
    doubtful = tuple(each.attempt_id for each in left if each.way is PrintWay.PRINTER)
    if doubtful:
        report.to_ask += store.do(printing.ask_about, doubtful, "the program stopped while printing", by=by)
    for each in (each for each in left if each.way is PrintWay.FILE):
        if _completed(store, each, folder):
            store.do(printing.confirm_printed, (each.attempt_id,), by=by)
            report.issued.append(_issued(each))


def _completed(store: Store, claim: Claim, folder: Path | None) -> bool:
    """The file of a claim is whole where it was to be, or is written now; False when its folder is gone."""
    before = Path(claim.place)
    path = before / claim.file
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == claim.sha256:
        return True
    place = before if before.is_dir() else folder
    if place is None:
        return False
    page = store.ask(printing.kept_pages, (claim.letter_id,))[claim.letter_id]
    _write(place / claim.file, page, claim.sha256)
    for paper in store.ask(enclosing.enclosures, (claim.letter_id,)).values():
        files.write_whole(place / paper.file, paper.pdf)
    return True


def _write(path: Path, pdf: bytes, sha256: str) -> None:
    _require_whole(pdf, sha256)
    files.write_whole(path, pdf)


def _along(send: Send, along: Mapping[LetterId, Enclosure], letter_id: LetterId) -> bool:
    """What goes with a letter comes out right behind it, so that nobody looks for it; whether the printer took it."""
    paper = along.get(letter_id)
    try:
        return paper is None or send(paper.file, paper.pdf)
    except Trouble:
        return False


def _sent(send: Send, name: str, pdf: bytes, sha256: str) -> bool:
    _require_whole(pdf, sha256)
    try:
        return send(name, pdf)
    except Trouble:
        return False


def _require_whole(pdf: bytes, sha256: str) -> None:
    """Only the very bytes that were kept leave the house."""
    if hashlib.sha256(pdf).hexdigest() != sha256:
        raise Trouble("The kept page of this letter is damaged. Please restore the last backup.")
