"""The third time (001): three concerns about one order in a winter, each the owner's at once, and a third round."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt

from studio import care, clock, letters, sessions
from studio.care import ConcernId, ConcernState
from studio.db import Store
from tests import make
from tests.make import care as unhappy
from tests.make.letters import Fringe
from tests.stories.the_desk import ALT, CONTROL, ENTER, Desk
from tests.stories.the_first_round import signs_in

SLIP_CAME = datetime(2027, 2, 9, 16, 30)
RANG = datetime(2027, 3, 2, 14, 0)
ON_THE_SLIP = "The blue of Mark's jumper is greener than it was."
ON_THE_TELEPHONE = "The frame above the fireplace has come apart at the corner."


def the_winter_so_far(store: Store, folder: Path) -> tuple[Fringe, ConcernId, str]:
    """The fringe, put right and happy; £65.00 is still to be paid; L11 went out on 2 February."""
    told = make.letters.fringe(store)
    first = make.letters.concern(store, told)
    make.letters.second_presentation(store, told, first, paid=400)
    with clock.standing_at(datetime(2027, 1, 6, 10)):
        version = store.ask(care.concern, first).version
        store.do(care.confirm_happy, first, "That is me.", version, by=told.staff.helen)
    with clock.standing_at(datetime(2027, 2, 2, 10)):
        letters.issue_to_folder(store, told.staff.priya, date(2027, 2, 2), folder)
        store.do(
            letters.mark_posted,
            tuple(row.id for row in store.ask(letters.to_post)),
            date(2027, 2, 2),
            by=told.staff.priya,
        )
    number = next(row.number for row in store.ask(letters.issued) if row.code == "L11")
    return told, first, number


def money_is_asked_for(desk: Desk) -> None:
    """Friday 5 February: nothing is wrong that we know of, so what is owed stands on Today."""
    desk.at(datetime(2027, 2, 5, 9, 30))
    desk.arrives()
    desk.press(Qt.Key.Key_P)
    desk.sees("£65.00 still to pay")


def the_second_time(desk: Desk, told: Fringe, number: str) -> ConcernId:
    """Tuesday 9 February: a slip scored 3; it is the second time about this order, so it is the owner's now."""
    desk.at(SLIP_CAME)
    with desk.within(4, "4.30  keys a reply slip, score 3"):
        desk.press(Qt.Key.Key_F3)
        desk.type(f"{number}34", None)
        desk.her_words(ON_THE_SLIP)
        desk.press(ENTER, CONTROL)
    desk.title("Claire Ashworth is not happy")
    desk.sees("2nd time about this order", "owner now", ON_THE_SLIP)
    (case,) = desk.store.ask(care.open_concerns, told.household_id)
    assert (case.times, case.state) == (2, ConcernState.HEARD)
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.does_not_see("still to pay")
    return ConcernId(case.id)


def she_is_rung_and_it_is_put_right(store: Store, told: Fringe, concern_id: ConcernId) -> None:
    """Wednesday 10 February: Helen rings, it is printed again; her words of the 19th close it."""
    by = told.staff.helen

    def at(version: int | None = None) -> int:
        return store.ask(care.concern, concern_id).version if version is None else version

    with clock.standing_at(datetime(2027, 2, 10, 9, 30)):
        store.do(care.respond, concern_id, care.Reached.SPOKE, at(), by=by)
        store.do(care.apologise, concern_id, "on the telephone", at(), by=by)
        remade = care.OfferDraft(care.OfferKind.REMAKE, outcome=care.OfferOutcome.ACCEPTED)
        store.do(care.offer, concern_id, remade, at(), by=by)
    with clock.standing_at(datetime(2027, 2, 19, 15)):
        for each in store.ask(care.concern, concern_id).offers:
            if each.owed:
                store.do(care.keep_offer, each.id, at(), by=by)
        store.do(care.resolve, concern_id, at(), by=by)
        store.do(care.confirm_happy, concern_id, "The blue is right now.", at(), by=by)


def the_third_time(desk: Desk, told: Fringe) -> ConcernId:
    """Tuesday 2 March: she rings; a second reshoot is hers as the first was, and nobody is asked for leave (R4)."""
    desk.at(RANG)
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("claire ashw", ENTER)
    with desk.within(9, "2.00  takes the third concern down"):
        desk.press(Qt.Key.Key_F8)
        desk.her_words(ON_THE_TELEPHONE)
        desk.type("all of us above the fireplace again")
        desk.press(Qt.Key.Key_R, CONTROL)
        desk.press(Qt.Key.Key_Space)
        desk.press(Qt.Key.Key_1, ALT)
        desk.press(Qt.Key.Key_4, ALT)
        desk.press(ENTER, CONTROL)
    desk.title("Claire Ashworth is not happy")
    desk.sees("3rd time about this order", "owner now", "It is the 3rd time about this order.")
    desk.sees("Three rounds, side by side", "£0.00")
    (case,) = desk.store.ask(care.open_concerns, told.household_id)
    assert (case.times, case.number) == (3, "C-0003")
    desk.press(Qt.Key.Key_6, CONTROL)
    desk.sees("3rd time", "It is for the owner now.")
    return ConcernId(case.id)


def the_owner_sees_it_first(desk: Desk, concern_id: ConcernId) -> None:
    """Wednesday 3 March, first coffee: at the top of Today; a press opens it, another logs that they spoke."""
    desk.at(datetime(2027, 3, 3, 9, 30))
    signs_in(desk, "Helen Marsh")
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.sees("owner now", "It is the 3rd time about this order")
    with desk.within(1, "9.30  opens the client she rings"):
        desk.click_line("Claire Ashworth")
    desk.title("Claire Ashworth is not happy")
    with desk.within(1, "9.35  logs that they spoke"):
        desk.click("Spoke")
    assert [step.who for step in desk.store.ask(care.concern, concern_id).steps][-1] == "Helen Marsh"


def told_by_services(store: Store, told: Fringe, number: str) -> ConcernId:
    """The same winter without the window, for either database."""
    with clock.standing_at(SLIP_CAME):
        slip = letters.SlipDraft(number, SLIP_CAME.date(), score=3, words=ON_THE_SLIP, would_change=True)
        taken = store.do(letters.take_slip, slip, by=told.staff.priya)
        second = ConcernId(taken["concern_id"])
        assert store.ask(care.concern, second).times == 2
    she_is_rung_and_it_is_put_right(store, told, second)
    again = max(store.ask(sessions.of_household, told.household_id), key=lambda row: row.wall)
    plan = replace(
        make.letters.second_round(store, told),
        original_session_id=again.id,
        session_wall=datetime(2027, 3, 6, 10, 30),
        viewing_wall=datetime(2027, 3, 9, 19, 30),
    )
    return unhappy.told(
        store, told.staff, told.household_id, RANG, story=ON_THE_TELEPHONE, about=care.About.SESSION,
        session_id=again.id, offers=(unhappy.ACCEPTED,), second_round=plan,
    )  # fmt: skip
