"""Take what people write when they are unhappy, and what breaks programs, through the whole of care and its papers.

    python -m tests.corpora.words FOLDER

Every JSON file of the folder is read (a list of strings, or of objects with ``narrative`` or ``text``), and every
text file line by line. Each text is told as a story, a wish, a question and first aid, offered in words, keyed from a
reply slip, written over an apology, typed as a wording and as a change of practice; the apology and the photographer's
brief are drawn. It is kept and printed, or refused in one plain sentence; anything else is named, and ends with 1.
Nothing of it is saved: one studio serves them all.
"""

import io
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdf
from sqlalchemy.orm import Session

from studio import care, casebook, clock, letters, schema, written
from studio.actor import Actor
from studio.care import ConcernDraft, OfferDraft, OfferKind, OfferOutcome
from studio.care.drafts import LONGEST_STORY
from studio.casebook import PracticeDraft
from studio.db import Store
from studio.errors import StudioError
from studio.letters import ApologyWords, SlipDraft
from studio.letters.wording import shipped
from tests.faults.hostile import BLAMED
from tests.make.letters import Fringe, fringe

ON = datetime(2026, 11, 24, 13, 10)
REACHES_OUT = ("/URI", "/JS", "/Launch", "/GoToR", "/OpenAction")
MOST_NAMED = 40


@dataclass
class Came:
    """What came of them."""

    texts: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class _BackAgain(Exception):  # nothing went wrong: what was tried is not kept
    pass


class Walk:
    """One text after another, on a studio whose family has had its pictures and one letter with a slip."""

    def __init__(self, store: Store, folder: Path, wordings: int = 2) -> None:
        self.store, self.came, self.wordings = store, Came(), wordings
        self.told: Fringe = fringe(store)
        by = self.told.staff.priya
        with clock.standing_at(datetime(2026, 11, 11, 9)):
            day = clock.today()
            report = letters.issue_to_folder(store, by, day, folder)
            store.do(letters.mark_posted, tuple(each.letter_id for each in report.issued), day, by=by)
        self.slip = store.ask(letters.letter, report.issued[0].letter_id).number

    def take(self, text: str) -> None:
        """One text all the way; what it changes is rolled back."""
        self.came.texts += 1

        def tried(db: Session, by: Actor) -> None:
            for step in (self._told, self._keyed, self._worded):
                step(db, by, text)
            raise _BackAgain

        with clock.standing_at(ON):
            try:
                self.store.do(tried, by=self.told.staff.priya)
            except _BackAgain:
                return

    def _try(self, db: Session, what: str, text: str, act: Callable[[], Any]) -> Any:
        """Do it; None where it was refused in a plain sentence."""
        try:
            with db.begin_nested():
                done = act()
                db.flush()
        except StudioError as refusal:
            self.came.sums[f"{what}: refused"] += 1
            self.came.refusals[f"{what}: {refusal.message[:70]}"] += 1
            if BLAMED.search(refusal.message) or not refusal.message.strip():
                self._wrong(what, text, f"says {refusal.message!r}")
            return None
        except Exception as fault:
            self._wrong(what, text, f"{type(fault).__name__}: {fault}")
            return None
        self.came.sums[f"{what}: done"] += 1
        return done

    def _wrong(self, what: str, text: str, why: str) -> None:
        if len(self.came.wrong) < MOST_NAMED:
            self.came.wrong.append(f"{what}, {text[:50]!r} ({len(text):,}): {why[:300]}")

    def _told(self, db: Session, by: Actor, text: str) -> None:
        offers = (
            OfferDraft(OfferKind.RESHOOT, outcome=OfferOutcome.ACCEPTED),
            OfferDraft(OfferKind.OTHER, text, outcome=OfferOutcome.ACCEPTED),
        )
        draft = ConcernDraft(
            self.told.household_id, self.told.claire, text, wish=text, question=text, answer=text, first_aid=text,
            told_by=text, in_short=text, session_id=self.told.session_id, order_id=self.told.order_id,
            apology=text, offers=offers,
        )  # fmt: skip
        concern_id = self._try(db, "story", text, lambda: letters.take_down(db, by, draft))
        if concern_id is None:
            return
        case = care.concern(db, concern_id)
        if case.story != written.passage(text, LONGEST_STORY).text:
            self._wrong("story", text, "it is not kept as it was told")
        self._try(db, "more", text, lambda: care.hear(db, by, concern_id, text, False, case.version))
        reshoot = care.reshoot_of_concern(db, concern_id)
        assert reshoot is not None
        brief = self._try(db, "brief", text, lambda: care.reshoot_brief(db, by, reshoot.id))
        self._look("brief", text, brief)
        self._written(db, by, text, concern_id)

    def _written(self, db: Session, by: Actor, text: str, concern_id: care.ConcernId) -> None:
        letter_id = self._try(db, "apology", text, lambda: letters.draft_apology(db, by, concern_id))
        if letter_id is None:
            return
        page = self._try(db, "its page", text, lambda: letters.draft_page(db, letter_id))
        self._look("its page", text, page)
        words = ApologyWords(
            error=text[:900], time=text[:200], does_not_apply=("journey", "inconvenience"), doing=text[:300],
            by_when="2026-12-01", closing=text[:200],
        )  # fmt: skip
        version = letters.letter(db, letter_id).version
        self._try(db, "written over", text, lambda: letters.write_apology(db, by, letter_id, words, version))
        page = self._try(db, "page written over", text, lambda: letters.draft_page(db, letter_id))
        self._look("page written over", text, page)
        change = PracticeDraft(text, concern_id)
        self._try(db, "practice", text, lambda: casebook.announce(db, self.told.staff.helen, change))

    def _keyed(self, db: Session, by: Actor, text: str) -> None:
        draft = SlipDraft(self.slip, ON.date(), 2, 3, text, wants_call=True)
        taken = self._try(db, "slip", text, lambda: letters.take_slip(db, by, draft))
        if taken is not None and taken["concern_id"] is None:
            self._wrong("slip", text, "a two of five opened no concern")

    def _worded(self, db: Session, _by: Actor, text: str) -> None:
        helen = self.told.staff.helen
        for name in ("L8", "L9")[: self.wordings]:
            whole = shipped(name, "en-GB").text
            for words in (text, f"{whole}\n\n{text}"):
                seen = self._try(
                    db, "preview", text,
                    lambda name=name, words=words: self._preview(db, name, words),
                )  # fmt: skip
                self._look("preview", text, seen.pdf if seen is not None else b"")
                self._try(
                    db, "wording", text,
                    lambda name=name, words=words: letters.keep_wording(db, helen, name, "en-GB", words, 0, True),
                )  # fmt: skip

    def _preview(self, db: Session, name: str, words: str) -> letters.WordingPreview:
        """As it is shown beside the editor; the dictionary is read for the whole collection only."""
        return letters.preview_wording(db, name, "en-GB", words, look_up=self.wordings > 1)

    def _look(self, what: str, text: str, pdf: bytes | None) -> None:
        """A page that was drawn is sound and reaches for nothing."""
        if not pdf:
            return
        reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
        reaching = [
            key for key in REACHES_OUT if f"<<{key}".encode() in pdf or key in reader.trailer["/Root"]
        ]
        if reaching or any("/Annots" in page for page in reader.pages):
            self._wrong(what, text, f"its page reaches out: {reaching}")


def texts_of(folder: Path) -> Iterator[str]:
    """Every text of the files of a folder, and all the stories behind each other, as long as a story may be."""
    every: list[str] = []
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".json" and file.name != "manifest.json":
            for each in json.loads(file.read_text(encoding="utf-8")):
                named = ("narrative", "text", "told_in_our_words")
                every.append(
                    each if isinstance(each, str) else next(each[name] for name in named if name in each)
                )
        elif file.suffix == ".txt" and file.name != "blns.txt" and "LICENCE" not in file.name:
            every += file.read_text(encoding="utf-8").splitlines()
    yield from every
    together = "\n\n".join(each for each in every if each.isprintable()) + "\n\n"
    longest = together * (LONGEST_STORY // len(together) + 1)
    yield longest[:LONGEST_STORY]
    yield longest[: LONGEST_STORY + 1]


def main(folder: Path, only: str = "") -> int:
    """Take them all, print the sums, the reasons for refusals and what went wrong; give the exit code."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "studio.db"
        schema.prepare(file)
        store = Store(file)
        try:
            walk = Walk(store, Path(place))
            began = time.perf_counter()
            for number, text in enumerate(texts_of(folder)):
                if only and number % int(only.partition("/")[2]) != int(only.partition("/")[0]):
                    continue
                walk.take(text)
            took = time.perf_counter() - began
        finally:
            store.close()
    came = walk.came
    for what, count in sorted(came.sums.items()):
        print(f"{count:7,}  {what}")
    for reason, count in came.refusals.most_common(40):
        print(f"{count:7,}  {reason}")
    print(f"\n{came.texts:,} texts in {took:.0f} s, {len(came.wrong)} wrong")
    print("\n".join(came.wrong))
    return 1 if came.wrong or not came.texts else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))
