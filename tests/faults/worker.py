"""What is killed: a process of its own that saves, issues or books through the services, and says what is safe.

``python -m tests.faults.worker save|move|care_for|issue|book|type|take_in|prepare|write …``. A line is printed after
the commit it tells of.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from studio import business, clients, clock, letters, making, orders, pictures, schema, sessions
from studio.actor import Actor
from studio.business import StaffId
from studio.db import Store
from studio.errors import StudioError, Trouble
from studio.files import write_whole
from studio.letters.envelopes import run_of
from studio.progress import Progress
from tests.faults import cared_for
from tests.make.business import Staff
from tests.make.catalogue import price, session_type

STANDS_AT = datetime(2026, 11, 12, 10)
THEIR_WORDS = "I had my hair cut especially, and it was not quite right on the day. " * 40
MOVES = 3
"""Steps of a framed piece before it is checked."""
LETTER = 0.008
"""Seconds from one letter to the next."""


def _helen(store: Store) -> Actor:
    return store.ask(business.actor, store.ask(business.staff)[0].id)


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def order_draft(store: Store, number: int) -> tuple[orders.OrderDraft, orders.ConfirmDraft]:
    """The order that a key stands for, the same every time it is sent."""
    household = store.ask(clients.page)[0]
    line = orders.LineDraft(f"{number:04}", price(store, "Framed print", 10, 8).id, quantity=1 + number % 3)
    draft = orders.OrderDraft(household.id, StaffId(_helen(store).staff_id), (line, line), extra_copies=True)
    return draft, orders.ConfirmDraft()


def save(target: str, first: int) -> None:
    """Place orders one after the other, each with a key of its own, until killed."""
    store = Store(target)
    clock.set_to(clock.to_utc(STANDS_AT))
    helen = _helen(store)
    for number in range(first, first + 10_000):
        draft, confirming = order_draft(store, number)
        _say("trying", number)
        order_id = store.do(orders.place, draft, confirming, by=helen, key=f"order-{number}")
        _say("saved", number, order_id)


def move_of(store: Store, number: int) -> making.PieceId | None:
    """The piece that a key stands for: each is moved so many times, one after the other; None when all were."""
    at, order = number // MOVES, 0
    while (order := order + 1) <= len(store.ask(orders.listing)):
        pieces = store.ask(making.pieces_of, orders.OrderId(order))
        if at < len(pieces):
            return pieces[at].id
        at -= len(pieces)
    return None


def move(target: str, first: int) -> None:
    """Move pieces on along the bench, each step with a key of its own, until killed."""
    store = Store(target)
    clock.set_to(clock.to_utc(STANDS_AT))
    helen = _helen(store)
    for number in range(first, first + 10_000):
        piece_id = move_of(store, number)
        if piece_id is None:
            break
        _say("trying", number)
        store.do(making.move_on, piece_id, None, by=helen, key=f"move-{number}")
        _say("saved", number)


def issue(target: str, folder: str, on: str) -> None:
    """Issue every letter that is due, as files and as e-mails, until done or killed."""
    store = Store(target)
    day = date.fromisoformat(on)
    clock.set_to(clock.to_utc(datetime.combine(day, STANDS_AT.time())))
    helen = _helen(store)
    _say("issuing")
    report = letters.issue_to_folder(store, helen, day, Path(folder))
    mailed = 0
    for occasion in store.ask(run_of, day).otherwise:
        (address,) = store.ask(clients.household, occasion.household_id).emails
        done = store.do(letters.issue_by_mail, occasion, day, address.typed, by=helen)
        letters.put_down(store.ask(letters.drafted_mail, letters.LetterId(done["letter_id"])), Path(folder))
        mailed += 1
    _say("done", len(report.issued), mailed)


def care_for(target: str, first: int) -> None:
    """Do for unhappy families what a day brings, each gesture with a key of its own, until killed."""
    store = Store(target)
    clock.set_to(clock.to_utc(cared_for.AT))
    staff = Staff(
        *(
            store.ask(business.actor, row.id)
            for row in sorted(store.ask(business.staff), key=lambda row: row.id)
        )
    )
    for number in range(first, first + 10_000):
        sent = cared_for.gesture(store, staff, number)
        if sent is None:
            break
        verb, given = sent
        _say("trying", number)
        store.do(verb, *given, by=staff.helen, key=f"care-{number}")
        _say("saved", number)


def book(target: str, desk: int, rounds: int, starts: float) -> None:
    """At each tick of the wall clock, book the same slot as every other desk."""
    store = Store(target, desk=f"desk {desk}")
    clock.set_to(clock.to_utc(datetime(2026, 6, 1, 10)))
    helen = _helen(store)
    household = store.ask(clients.page)[desk % 2]
    photographer = store.ask(business.photographers)[0]
    room = store.ask(business.rooms)[0]
    kind = session_type(store).id
    time.sleep(max(0.0, starts - time.time()))
    for turn in range(rounds):
        day = datetime(2026, 6, 3, 10) + timedelta(days=(turn // 5) * 7 + turn % 4)
        draft = sessions.SessionDraft(
            household_id=household.id,
            type_id=kind,
            wall=day + timedelta(minutes=90 * (turn % 5)),
            room_id=room.id,
            photographer_id=photographer.id,
        )
        began = time.monotonic()
        try:
            store.do(sessions.book, draft, by=helen)
            outcome = "booked"
        except Trouble as held:
            outcome = "waited" if "try again" in held.message else f"failed {held.message}"
        except StudioError as refused:
            outcome = "refused" if "taken" in refused.message else f"failed {refused.message}"
        _say(turn, f"{time.monotonic() - began:.3f}", outcome)
    store.close()


def take_in(target: str, card: str) -> None:
    """Take a card in, from wherever it was left; a line for each picture looked at."""
    store = Store(target)
    clock.set_to(clock.to_utc(STANDS_AT))
    pictures.cache_in(Path(target).with_name("small"))
    session = store.ask(sessions.of_household, store.ask(clients.page)[0].id)[0]
    steps = Progress(lambda done, _of, _what: _say("looked", done))
    report = pictures.take_in(store, _helen(store), session.id, pictures.look_over(card), progress=steps)
    _say("done", report.taken_in, report.here, len(report.left_out))
    pictures.openers.end()


def prepare(target: str, version: str) -> None:
    """Make new records, or bring old ones to a version."""
    _say("preparing")
    schema.prepare(target, version)
    _say("prepared")


def write(file: str, size: int) -> None:
    """Write one file over and over through the one function that writes files (RR13)."""
    for turn in range(100_000):
        write_whole(Path(file), (b"%08d" % turn) * (size // 8))
        _say("written", turn)


def type_on(target: str) -> None:
    """Type a concern into its form, letter by letter, until killed; says how much stands there and when."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.care.concern_form import ConcernForm
    from ui.care.knowing import known
    from ui.kit.work import Work

    app = QApplication([])
    store = Store(target)
    work = Work(store)
    priya = next(row for row in store.ask(business.staff) if row.initials == "PS")
    work.by = store.ask(business.actor, priya.id)
    form = ConcernForm(work, store.ask(known, store.ask(clients.page)[0].id))
    form.show()
    letters = iter(enumerate(THEIR_WORDS, start=1))

    def type_one() -> None:
        place, letter = next(letters)
        QTest.keyClicks(form.story.words, letter)
        _say("typed", place, f"{time.monotonic():.3f}")

    metronome = QTimer()
    metronome.timeout.connect(type_one)
    metronome.start(round(LETTER * 1000))
    app.exec()


def main(words: list[str]) -> None:
    """Do what the words say; the first line tells who it is, so that it can be killed."""
    _say("born", os.getpid())
    what, *given = words
    if what == "save":
        save(given[0], int(given[1]))
    elif what == "move":
        move(given[0], int(given[1]))
    elif what == "care_for":
        care_for(given[0], int(given[1]))
    elif what == "issue":
        issue(*given)
    elif what == "type":
        type_on(given[0])
    elif what == "take_in":
        take_in(*given)
    elif what == "prepare":
        prepare(*given)
    elif what == "write":
        write(given[0], int(given[1]))
    else:
        book(given[0], int(given[1]), int(given[2]), float(given[3]))


if __name__ == "__main__":
    main(sys.argv[1:])
