"""The promised discount (003): an agent promised it in our name; the list went up, and the promise was kept."""

from datetime import date, datetime

from PySide6.QtCore import Qt

from studio import care, catalogue, clients, promises, sessions
from studio.clients import HouseholdId
from studio.money import Money
from studio.promises import PromiseState
from tests.make.catalogue import session_type
from tests.stories.beside_the_desk import down_to
from tests.stories.half_past_seven import NADIA
from tests.stories.the_desk import CONTROL, ENTER, Desk
from tests.stories.the_first_round import page_text
from tests.stories.the_meal_and_the_armrest import F8, finds, is_here
from ui.kit import printing
from ui.kit.wish import Wish

PROMISED = "Her next session for forty-five pounds, whatever our list says by then"
NOT_HONOURED = "The agency promised me forty-five pounds, and the reminder says seventy-five."


def it_is_promised_in_our_name(desk: Desk) -> HouseholdId:
    """Tuesday 8 September: an agency said so, and it binds us the same way."""
    is_here(desk, "Priya Shah", datetime(2026, 9, 8, 10))
    family = desk.store.do(clients.register, NADIA, by=desk.window.work.by)
    finds(desk, "petrov")
    desk.press(Qt.Key.Key_F7)
    desk.title("The Petrov family: what was promised?")
    desk.type(PROMISED)
    down_to(desk, "A price")
    desk.fill(due="31 dec 2026", price="45")
    desk.choose(good_for="The session fee")
    desk.fill(partner="Marlford Talent")
    desk.press(ENTER, CONTROL)
    desk.sees(PROMISED, "Marlford Talent")
    (promise,) = desk.store.ask(promises.of_household, family)
    assert (promise.price, promise.partner, promise.state) == (
        Money(4500),
        "Marlford Talent",
        PromiseState.MADE,
    )
    return HouseholdId(family)


def prices_go_up(desk: Desk) -> None:
    """Friday 2 October: before the new list is saved, Helen sees whose price it does not touch."""
    is_here(desk, "Helen Marsh", datetime(2026, 10, 2, 11))
    desk.window.grant(Wish("next_price_list"))
    desk.title("The next price list")
    desk.sees("The Petrov family", f"{PROMISED} (£45.00)")
    desk.fill(name="Autumn 2026")
    desk.press(ENTER, CONTROL)
    kind = session_type(desk.store)
    names = catalogue.SessionTypeDraft.__dataclass_fields__
    now = {name: getattr(kind, name) for name in names if hasattr(kind, name)}
    dearer = catalogue.SessionTypeDraft(**{**now, "fee": Money(7500)})
    desk.store.do(catalogue.amend_session_type, kind.id, dearer, kind.version, by=desk.window.work.by)


def the_promised_price_is_charged_and_printed(desk: Desk, family: HouseholdId) -> None:
    """Tuesday 6 October: it stands there by itself, with why; she is never asked to remind us."""
    is_here(desk, "Priya Shah", datetime(2026, 10, 6, 10))
    finds(desk, "petrov")
    desk.press(Qt.Key.Key_F2)
    desk.sees("£45.00 instead of £75.00, as promised")
    desk.fill(date="tue 20 oct")
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    sent: list[bytes] = []
    printing.take_next(lambda _name, pdf: sent.append(pdf))
    desk.press(ENTER, CONTROL)
    (row,) = desk.store.ask(sessions.of_household, family)
    assert (row.fee_list, row.fee_charged) == (Money(7500), Money(4500))
    said = page_text(*sent)
    assert "£45.00" in said, said
    (promise,) = desk.store.ask(promises.of_household, family)
    assert promise.state is PromiseState.KEPT


def a_word_that_was_not_kept_is_the_owners_at_once(desk: Desk, family: HouseholdId) -> None:
    """Wednesday 7 October: what was to be done by Tuesday was not; the owner reads it before anything else."""
    is_here(desk, "Priya Shah", datetime(2026, 10, 7, 10))
    finds(desk, "petrov")
    desk.press(F8)
    desk.her_words(NOT_HONOURED)
    desk.choose(cause="Promise")
    desk.press(ENTER, CONTROL)
    desk.title("Nadia Petrov is not happy")
    is_here(desk, "Helen Marsh", datetime(2026, 10, 7, 10, 5))
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.sees("For you now", "A promise was not kept · with Priya Shah")
    (row,) = desk.store.ask(care.open_concerns, family)
    assert row.owner_now == "a promise was not kept"
    assert row.received_at.date() == date(2026, 10, 7)
