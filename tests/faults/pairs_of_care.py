"""Two at one thing where somebody is not happy: of two one is done and the other told, or both have one answer.

Whatever is told to a desk is a plain sentence (a Refused); whatever is done is done once.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from studio import care, casebook, clients, clock, letters, schema, sessions
from studio.care import (
    Aspect,
    Cause,
    ConcernDraft,
    ConcernId,
    Fate,
    OfferDraft,
    OfferKind,
    OfferOutcome,
    PieceFate,
)
from studio.clients import HouseholdId
from studio.db import Store
from studio.errors import Refused
from studio.letters import LetterId, SlipDraft
from studio.letters.wording import shipped
from tests import postgres
from tests.faults import cared_for
from tests.faults.hostile import BLAMED
from tests.faults.pairs import Act, Found
from tests.make.business import Staff, marsh_and_reed

MENDED = OfferDraft(OfferKind.OTHER, words="We straighten the frame.", outcome=OfferOutcome.ACCEPTED)
Pair = Callable[["Two", HouseholdId, int], Iterator[str]]


class Two:
    """Two desks with one set of records."""

    def __init__(self, store: Store, other: Store, staff: Staff, chance: random.Random) -> None:
        self.stores = store, other
        self.store, self.staff, self.chance = store, staff, chance
        self.found = Found()

    def at_once(self, *acts: Act) -> tuple[list[str], list[object]]:
        """Both at the same moment; what became of each, and what each was answered."""
        gate, said, answers = threading.Barrier(2), ["", ""], [None, None]

        def one(place: int) -> None:
            gate.wait()
            time.sleep(self.chance.random() * 0.004)
            began = time.monotonic()
            try:
                answers[place] = acts[place](self.stores[place])  # type: ignore[call-overload]  # whatever it is
                said[place] = "done"
            except Refused as told:
                said[place] = "told"
                if BLAMED.search(told.message):
                    self.found.fell.append(f"says {told.message!r}")
            except Exception as fell:
                said[place] = "fell"
                self.found.fell.append(f"{type(fell).__name__} {str(fell)[:160]}")
            self.found.worst = max(self.found.worst, time.monotonic() - began)

        threads = [threading.Thread(target=one, args=(place,)) for place in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.found.done += said.count("done")
        self.found.told += said.count("told")
        return said, answers


def one_slip(two: Two, home: HouseholdId, _turn: int) -> Iterator[str]:
    """One slip keyed at both desks, once as unhappy and once as not quite right."""
    letter = next(row for row in two.store.ask(letters.of_household, home) if row.code == "L8")
    slips = [
        SlipDraft(
            letter_ref=letter.number or "", received_on=cared_for.ON, score=score, words="It hangs askew."
        )
        for score in (1, 2)
    ]
    said, _ = two.at_once(
        lambda store: store.do(letters.take_slip, slips[0], by=two.staff.priya),
        lambda store: store.do(letters.take_slip, slips[1], by=two.staff.helen),
    )
    if sorted(said) != ["done", "told"]:
        yield f"a slip was {said}"
    if len(two.store.ask(letters.slips_of_household, home)) != 1:
        yield "a slip is there twice, or not at all"
    if len(two.store.ask(care.concerns_of_household, home)) != 1:
        yield "a slip opened two concerns, or none"


def second_rounds(two: Two, home: HouseholdId, turn: int) -> Iterator[str]:
    """Her reshoot booked at both desks, and then each picture of the first order decided at both."""
    _, (whole,) = cared_for.unhappy(two.store, two.staff, home, turn)
    again = whole.second_round
    assert again is not None
    concern_id = ConcernId(
        two.store.do(letters.take_down, replace(whole, second_round=None), by=two.staff.priya)
    )
    plans = [
        care.ReshootDraft(concern_id, replace(again, session_wall=cared_for.at(again.session_wall, days)))
        for days in (0, 28)
    ]
    said, _ = two.at_once(
        lambda store: store.do(letters.book_reshoot, plans[0], by=two.staff.priya),
        lambda store: store.do(letters.book_reshoot, plans[1], by=two.staff.helen),
    )
    booked = [
        row for row in two.store.ask(care.reshoots_of_concern, concern_id) if row.session_id is not None
    ]
    coming = [
        row for row in two.store.ask(sessions.of_household, home) if row.kind is sessions.SessionKind.RESHOOT
    ]
    if sorted(said) != ["done", "told"] or len(booked) != 1 or len(coming) != 1:
        yield f"a second round was {said}, {len(booked)} reshoots, {len(coming)} sessions"
    first = two.store.ask(care.first_order, concern_id)
    assert first is not None
    piece = first.pieces[0]
    fates = [
        PieceFate(piece.line_id, piece.copy, fate, version=piece.version)
        for fate in (Fate.KEEP, Fate.EXCHANGE)
    ]
    said, _ = two.at_once(
        lambda store: store.do(care.decide_piece, concern_id, fates[0], by=two.staff.priya),
        lambda store: store.do(care.decide_piece, concern_id, fates[1], by=two.staff.helen),
    )
    if sorted(said) != ["done", "told"]:
        yield f"a picture of the first order was {said}"


def readers(two: Two, home: HouseholdId, _turn: int) -> Iterator[str]:
    """Two people read the draft of her apology over at once."""
    draft = next(row for row in two.store.ask(letters.drafts) if row.household_id == home)
    row = two.store.ask(letters.draft, LetterId(draft.id))
    said, _ = two.at_once(
        lambda store: store.do(letters.mark_checked, row.letter.id, row.letter.version, by=two.staff.daniel),
        lambda store: store.do(letters.mark_checked, row.letter.id, row.letter.version, by=two.staff.helen),
    )
    if sorted(said) != ["done", "told"]:
        yield f"a letter was read: {said}"


def writers(two: Two, _home: HouseholdId, turn: int) -> Iterator[str]:
    """Two word one letter, each from the version that both saw."""
    newest = two.store.ask(letters.wording_versions, "L7", "en-GB")[0].version
    texts = [shipped("L7").text.replace("\n\n", f"\n\nLetter {turn} of the {who}.\n\n", 1) for who in "ab"]
    said, _ = two.at_once(
        lambda store: store.do(letters.keep_wording, "L7", "en-GB", texts[0], newest, by=two.staff.helen),
        lambda store: store.do(letters.keep_wording, "L7", "en-GB", texts[1], newest, by=two.staff.helen),
    )
    after = two.store.ask(letters.wording_versions, "L7", "en-GB")[0].version
    if sorted(said) != ["done", "told"] or after != newest + 1:
        yield f"a wording was {said}, version {after} after {newest}"


def noticeboard(two: Two, home: HouseholdId, turn: int) -> Iterator[str]:
    """One reads a change at two desks; two file her case; two word one page of the playbook."""
    concern_id = two.store.ask(care.concerns_of_household, home)[0].id
    draft = casebook.PracticeDraft(f"we look twice, and {turn} times more", concern_id)
    change_id = two.store.do(casebook.announce, draft, by=two.staff.helen)
    said, _ = two.at_once(
        lambda store: store.do(casebook.mark_read, change_id, by=two.staff.daniel),
        lambda store: store.do(casebook.mark_read, change_id, by=two.staff.daniel),
    )
    if said != ["done", "done"]:
        yield f"a change was read: {said}"
    cases = [
        casebook.CaseDraft(Aspect.HAIR, Cause.NOT_KNOWN, f"Said by {who}.", no_names=True) for who in "ab"
    ]
    said, answers = two.at_once(
        lambda store: store.do(casebook.file_case, concern_id, cases[0], by=two.staff.helen),
        lambda store: store.do(casebook.file_case, concern_id, cases[1], by=two.staff.priya),
    )
    if "done" not in said or len({each for each in answers if each is not None}) != 1:
        yield f"a case was filed: {said}, as {answers}"
    version = two.store.ask(casebook.playbook).version
    pages = [casebook.PageDraft(None, f"Say {who} {turn}.", "", "") for who in "ab"]
    said, _ = two.at_once(
        lambda store: store.do(casebook.write_page, pages[0], version, by=two.staff.helen),
        lambda store: store.do(casebook.write_page, pages[1], version, by=two.staff.helen),
    )
    if sorted(said) != ["done", "told"]:
        yield f"a page of the playbook was {said}"


def happy_and_not(two: Two, home: HouseholdId, _turn: int) -> Iterator[str]:
    """Her case is put right while she tells another desk more; then she is happy at one desk and not at the other."""
    person = two.store.ask(clients.people_of, home)[0].id
    draft = ConcernDraft(home, person, "The frame hangs askew.", apology="on the telephone", offers=(MENDED,))
    concern_id = ConcernId(two.store.do(care.log_concern, draft, by=two.staff.priya))
    version = two.store.ask(care.concern, concern_id).version
    said, _ = two.at_once(
        lambda store: store.do(care.resolve, concern_id, version, by=two.staff.helen),
        lambda store: store.do(
            care.hear,
            concern_id,
            "And the glass is scratched.",
            True,
            version,
            care.Channel.SLIP,
            by=two.staff.priya,
        ),
    )
    if sorted(said) != ["done", "told"]:
        yield f"a case put right while she said more was {said}"
    case = two.store.ask(care.concern, concern_id)
    if said[0] == "told":  # what she said more is answered first
        two.store.do(care.respond, concern_id, care.Reached.SPOKE, case.version, by=two.staff.helen)
        case = two.store.ask(care.concern, concern_id)
        two.store.do(care.resolve, concern_id, case.version, by=two.staff.helen)
    version = two.store.ask(care.concern, concern_id).version
    said, _ = two.at_once(
        lambda store: store.do(
            care.confirm_happy, concern_id, "It is lovely now.", version, by=two.staff.priya
        ),
        lambda store: store.do(care.reopen, concern_id, "It fell down.", version, by=two.staff.helen),
    )
    if sorted(said) != ["done", "told"]:
        yield f"a case was happy and opened again: {said}"


PAIRS: tuple[Pair, ...] = (one_slip, second_rounds, readers, noticeboard, happy_and_not, writers)


def pairs(target: str | Path, folder: Path, rounds: int, seed: int) -> Found:
    """Every pair, so many times each, each time for another family."""
    store, other = schema.open_store(target), schema.open_store(target)
    two = Two(store, other, marsh_and_reed(store), random.Random(seed))
    (folder / "letters").mkdir(exist_ok=True)
    cared_for.prepared(store, two.staff, rounds, folder / "letters")
    with clock.standing_at(cared_for.AT):
        for turn, home in enumerate(sorted(row.id for row in store.ask(clients.page))):
            for pair in PAIRS:
                wrong = [f"{pair.__name__}: {each}" for each in pair(two, home, turn)]
                two.found.unseen += len(wrong)
                two.found.fell += wrong
    other.close()
    two.found.broken += len(schema.check(store))
    store.close()
    return two.found


def on_a_file(folder: Path, rounds: int, seed: int) -> Found:
    """Two stores on one SQLite file."""
    return pairs(str(folder / "studio.db"), folder, rounds, seed)


def on_a_server(folder: Path, rounds: int, seed: int) -> Found:
    """Two stores on one PostgreSQL database."""
    postgres.begin_session()
    try:
        with postgres.database(postgres.server_url(), postgres.fresh_name()) as url:
            return pairs(url, folder, rounds, seed)
    finally:
        postgres.end_session()
