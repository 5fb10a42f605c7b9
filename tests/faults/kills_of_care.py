"""A process is killed while it cares for unhappy families, or issues letters of every kind by post and by e-mail."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from sqlalchemy import func, select

from studio import clock, letters, schema
from studio.db import Store
from studio.letters.envelopes import run_of
from studio.letters.model import LetterState, PrintAttempt, PrintState
from tests.faults import cared_for, rounds
from tests.faults.kills import Found
from tests.faults.lives import FIRST, SECOND, opened, settle, tell
from tests.faults.nursery import nursery
from tests.faults.situations import LIVES
from tests.make import business

GESTURES_A_KILL = 10
"""Gestures of care, at most about, between two kills."""


def while_caring(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk ``count`` times while it cares for unhappy families; what it had tried last is sent again.

    A wording kept, an e-mail drafted, a letter posted, a slip keyed, a concern with its second round, a piece of the
    first order decided, a practice changed, a case filed: each with its key, as its form would send it.
    """
    chance = random.Random(seed)
    target = folder / "studio.db"
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    (folder / "letters").mkdir()
    cared_for.prepared(
        store, staff, 1 + count * GESTURES_A_KILL // len(cared_for.GESTURES), folder / "letters"
    )
    store.close()
    found, told, number = Found(), set[int](), 0
    with nursery() as born:
        for _ in range(count):
            child = born.child("care_for", str(target), str(number))
            said = child.killed_after("saved", chance.uniform(0.0, 0.25))
            tried = [int(line.split()[1]) for line in said if line.startswith("trying")]
            if not tried:
                break
            found.kills += 1
            told |= {int(line.split()[1]) for line in said if line.startswith("saved")}
            _care_again(found, target, staff, tried[-1], told=tried[-1] in told)
            number = tried[-1] + 1
    store = schema.open_store(target)
    found.broken += len(schema.check(store))
    store.close()
    return found


def _care_again(found: Found, target: Path, staff: business.Staff, number: int, *, told: bool) -> None:
    """Open what the killed desk left and send its last gesture once more, with its key."""
    store = schema.open_store(target)
    before = cared_for.stands(store)
    with clock.standing_at(cared_for.AT):
        sent = cared_for.gesture(store, staff, number)
        assert sent is not None
        store.do(sent[0], *sent[1], by=staff.helen, key=f"care-{number}")
    after = cared_for.stands(store)
    wanted = cared_for.should_stand(number)
    found.unheard += not told and before == after
    found.lost += sum(max(0, should - does) for should, does in zip(wanted, after, strict=True))
    found.doubled += sum(max(0, does - should) for should, does in zip(wanted, after, strict=True))
    found.saved = number + 1
    store.close()


def while_issuing(folder: Path, count: int, seed: int) -> Found:
    """Kill a desk again and again while it issues ``count`` letters of every kind, by post and by e-mail.

    When all are out, each is made anew, and the next round begins. What was killed between its number and its message
    waits in the mail program and is asked about, so it counts as out.
    """
    chance = random.Random(seed)
    target, out = folder / "studio.db", folder / "letters"
    out.mkdir()
    store = schema.open_store(target)
    staff = business.marsh_and_reed(store)
    studio = opened(store, staff, "Ka")
    settle(studio, max(1, min(8, count // 100)), LIVES)
    tell(studio, FIRST.replace(hour=9))
    found, to_come = Found(), True
    longest = 0.6
    with nursery() as born:
        while to_come:
            on = FIRST if not found.saved else SECOND
            with clock.standing_at(on):
                rounds.read_drafts(studio)
                run = store.ask(run_of, on.date())
            wanted = {each.key for each in (*run.by_post, *run.otherwise)}
            before = -1
            for _ in range(len(wanted) * 4):
                child = born.child("issue", str(target), str(out), on.date().isoformat())
                said = child.killed_after("issuing", chance.uniform(0.0, longest))
                if any(line.startswith("done") for line in said):
                    break
                found.kills += 1
                here = len(store.ask(rounds.out_now))
                if here == before:
                    longest *= (
                        1.2  # a busy machine: the next is given a little longer, so that some get to work
                    )
                before = here
            _reckon(found, store, wanted, out)
            here = [row.id for row in store.ask(rounds.out_now)]
            to_come = found.saved < count
            with clock.standing_at(on):
                if on is FIRST:
                    rounds.post(studio, here)
                    tell(studio, SECOND.replace(hour=9))
                elif to_come:
                    rounds.make_anew(studio, here)
    found.broken += len(schema.check(store)) + len(list(out.glob(".unfinished-*")))
    store.close()
    return found


def _reckon(found: Found, store: Store, wanted: set[str], out: Path) -> None:
    """Each letter that was due is out once: as one file with the kept bytes, or waiting in the mail program."""
    here = store.ask(rounds.out_now)
    keys = [row.key for row in here]
    mailed = {row.letter_id for row in store.ask(letters.in_mail)}
    found.saved += len(here)
    found.lost += len(wanted - set(keys))
    found.doubled += len(keys) - len(set(keys))
    for row in here:
        if row.state is LetterState.IN_MAIL:
            found.lost += row.id not in mailed
            continue
        files = [*out.glob(f"{row.number}-*.pdf")]
        found.doubled += max(0, len(files) - 1)
        found.lost += not files or hashlib.sha256(files[0].read_bytes()).hexdigest() != row.sha256
    unsettled = select(func.count()).where(PrintAttempt.state.in_((PrintState.CLAIMED, PrintState.ASK)))
    found.lost += store.ask(lambda db: db.scalar(unsettled) or 0)
