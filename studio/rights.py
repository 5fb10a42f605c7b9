"""Who may do what: one table, checked in every verb (R25, RELIABILITY section 4).

A verb is kept from a role only where the studio has a reason: money out, prices, staff and the records as a
whole are the owner's. A complimentary reshoot needs nobody's leave (R4), so care is open to all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from studio.actor import Actor, Role
from studio.errors import Refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

P = ParamSpec("P")
R = TypeVar("R")

OWNER = frozenset({Role.OWNER})
DESK = frozenset({Role.RECEPTIONIST, Role.OWNER})
ALL = frozenset(Role)

RIGHTS: dict[str, frozenset[Role]] = {
    # business: the studio itself
    "business.open_studio": OWNER,
    "business.amend_studio": DESK,
    "business.set_logo": DESK,
    "business.set_hours": DESK,
    "business.set_paper": DESK,
    "business.add_closure": DESK,
    "business.end_closure": DESK,
    "business.add_room": DESK,
    "business.amend_room": DESK,
    "business.set_tax_rate": OWNER,
    "business.add_staff": OWNER,
    "business.amend_staff": OWNER,
    "business.deactivate_staff": OWNER,
    "business.set_goodwill": OWNER,
    "business.reactivate_staff": OWNER,
    "business.count_attempt": ALL,
    "business.forget_attempts": ALL,
    "business.keep_pin": ALL,
    # catalogue: the price list and the fees of the session types are the owner's
    "catalogue.start_studio": OWNER,
    "catalogue.add_session_type": OWNER,
    "catalogue.amend_session_type": OWNER,
    "catalogue.add_price_list": OWNER,
    "catalogue.amend_price_list": OWNER,
    "catalogue.withdraw_price_list": OWNER,
    "catalogue.put_first_materials": OWNER,
    "catalogue.add_supplier": OWNER,
    "catalogue.amend_supplier": OWNER,
    "catalogue.add_moulding": OWNER,
    "catalogue.amend_moulding": OWNER,
    "catalogue.add_mount": OWNER,
    "catalogue.amend_mount": OWNER,
    "catalogue.add_glazing": OWNER,
    "catalogue.amend_glazing": OWNER,
    # stock: the bench cuts and counts, whoever stands there
    "stock.deliver": ALL,
    "stock.count": ALL,
    "stock.count_rack": ALL,
    "stock.use": ALL,
    "stock.met": ALL,
    "stock.waste": ALL,
    "stock.need": ALL,
    "stock.reserve": ALL,
    "stock.release": ALL,
    "stock.expect": ALL,
    "stock.expect_later": ALL,
    "stock.called_off": ALL,
    "stock.out_of_stock": ALL,
    "stock.back_in": ALL,
    # promises
    "promises.make": ALL,
    "promises.keep": ALL,
    "promises.move": ALL,
    "promises.release": ALL,
    "promises.honour": ALL,
    "promises.agree_another_day": ALL,
    "promises.let_go": ALL,
    "promises.hear": OWNER,
    # messages, and the note for the next shift
    "messages.log": ALL,
    "messages.acknowledge": ALL,
    "messages.answer": ALL,
    "messages.send": ALL,
    "messages.no_reply_needed": ALL,
    "messages.link": ALL,
    "handover.write": ALL,
    "handover.read": ALL,
    # clients
    "clients.register": ALL,
    "clients.amend": ALL,
    "clients.let_letters_go": DESK,
    "clients.add_home": ALL,
    "clients.part_homes": ALL,
    "clients.import": DESK,
    "clients.tell_apart": DESK,
    "clients.merge": DESK,
    "clients.undo_merge": DESK,
    "clients.reindex": ALL,
    # enquiries
    "enquiries.take_down": ALL,
    "enquiries.amend": ALL,
    "enquiries.contacted": ALL,
    "enquiries.tried": ALL,
    "enquiries.not_now": ALL,
    "enquiries.lost": ALL,
    "enquiries.settle": ALL,
    "enquiries.booked": ALL,
    # diary, sessions, viewings
    "diary.tell": ALL,
    "diary.move": ALL,
    "diary.arrange_other": ALL,
    "diary.amend_other": ALL,
    "diary.call_off_other": ALL,
    "sessions.book": ALL,
    "sessions.book_new_caller": ALL,
    "sessions.confirm": ALL,
    "sessions.move": ALL,
    "sessions.cancel": ALL,
    "sessions.hold_longer": ALL,
    "sessions.release": ALL,
    "sessions.wait": ALL,
    "sessions.stop_waiting": ALL,
    "sessions.not_this_one": ALL,
    "sessions.come_earlier": ALL,
    "sessions.no_show": ALL,
    "sessions.back_from_no_show": ALL,
    "sessions.amend": ALL,
    "sessions.take_fee": DESK,
    "sessions.carry_fee": DESK,
    "sessions.give_back_fee": OWNER,
    "sessions.set_shots": ALL,
    "sessions.follow_people": ALL,
    "sessions.tick_shot": ALL,
    "sessions.tick_all": ALL,
    "sessions.arrived": ALL,
    "sessions.note_comfort": ALL,
    "pictures.take_in": ALL,
    "pictures.find_again": ALL,
    "viewings.complete_session": ALL,
    "viewings.move_session": ALL,
    "viewings.bring_back_session": ALL,
    "viewings.cancel_session": ALL,
    "viewings.offer_again": ALL,
    "viewings.book": ALL,
    "viewings.move": ALL,
    "viewings.not_yet": ALL,
    "viewings.hold": ALL,
    "viewings.note_comfort": ALL,
    "viewings.thought_over": ALL,
    "viewings.no_show": ALL,
    "viewings.cancel": ALL,
    "viewings.mark": ALL,
    "viewings.note_picture": ALL,
    "viewings.reopen_choosing": ALL,
    # walls
    "walls.add": ALL,
    "walls.amend": ALL,
    "walls.hang": ALL,
    "walls.rehang": ALL,
    "walls.take_down": ALL,
    "walls.undo": ALL,
    "walls.keep_picture": ALL,
    # orders: money out is the owner's
    "orders.begin": ALL,
    "orders.save_draft": ALL,
    "orders.confirm": ALL,
    "orders.place": ALL,
    "orders.place_draft": ALL,
    "orders.revise": ALL,
    "orders.amend": ALL,
    "orders.drop_revision": ALL,
    "orders.move_promise": ALL,
    "orders.sign": ALL,
    "orders.cancel": ALL,
    "orders.take_payment": ALL,
    "orders.put_payment_right": ALL,
    "orders.make_plan": ALL,
    "orders.plan_again": ALL,
    "orders.end_plan": ALL,
    "orders.print_plan": ALL,
    "orders.print_receipt": ALL,
    "orders.issue_invoice": ALL,
    "orders.pay_in_cheques": DESK,
    "orders.cheque_came_back": DESK,
    "orders.refund_kept_credit": OWNER,
    # the till: what was taken is counted by the desk
    "till.sell_voucher": DESK,
    "till.put_sale_right": OWNER,
    "till.give_voucher_to": DESK,
    "till.count_the_day": DESK,
    "till.make_statement": DESK,
    "orders.close": ALL,
    "orders.book_presentation": ALL,
    "orders.move_presentation": ALL,
    "orders.hold_presentation": ALL,
    "orders.presentation_no_show": ALL,
    "orders.presentation_back": ALL,
    "orders.cancel_presentation": ALL,
    "orders.consent": ALL,
    "orders.limit_discounts": OWNER,
    "orders.hear_discount": OWNER,
    "orders.refund": OWNER,
    # making: whoever stands at the bench
    "making.start": ALL,
    "making.make_pieces": ALL,
    "making.sign": ALL,
    "making.amend": ALL,
    "making.call_off": ALL,
    "making.move_on": ALL,
    "making.move_together": ALL,
    "making.wait_for": ALL,
    "making.goes_on": ALL,
    "making.give_to": ALL,
    "making.check": ALL,
    "making.not_right": ALL,
    "making.check_remakes": ALL,
    "making.remake": ALL,
    "making.stop_remake": ALL,
    "making.send": ALL,
    "making.receive": ALL,
    # what clients left with us, what waits for a moulding, what goes home
    "making.take_into_custody": ALL,
    "making.hand_back": ALL,
    "making.hand_over": ALL,
    "making.log_order_call": ALL,
    "making.moulding_out": ALL,
    "making.moulding_back": ALL,
    "making.substitute": ALL,
    # care
    "care.log_concern": ALL,
    "care.check_back": ALL,
    "care.found_out": ALL,
    "care.respond": ALL,
    "care.acknowledge": ALL,
    "care.take_in_hand": ALL,
    "care.apologise": ALL,
    "care.answer_question": ALL,
    "care.assign": ALL,
    "care.describe": ALL,
    "care.mark": ALL,
    "care.unmark": ALL,
    "care.hear": ALL,
    "care.no_reply": ALL,
    "care.keep_offer": ALL,
    "care.see_goodwill": OWNER,
    "care.staff_leaves": OWNER,
    "care.set_opening": OWNER,
    "care.resolve": ALL,
    "care.confirm_happy": ALL,
    "care.reopen": ALL,
    "care.withdraw": ALL,
    "care.offer": ALL,
    "care.answer_offer": ALL,
    "care.book_reshoot": ALL,
    "care.begin_reshoot_order": ALL,
    "care.decide_piece": ALL,
    "care.decide_first_order": ALL,
    "care.take_back": ALL,
    "care.hand_over": ALL,
    "care.revive_reshoot": ALL,
    # casebook: anyone may file a case; how we work, and what we say, is the owner's
    "casebook.file_case": ALL,
    "casebook.hide_picture": ALL,
    "casebook.take_out": OWNER,
    "casebook.announce": OWNER,
    "casebook.mark_read": ALL,
    "casebook.write_page": OWNER,
    # exchange: whose names go out is the owner's to say
    "exchange.take_event": DESK,
    "exchange.export_diary": DESK,
    # letters: an apology may be drafted by whoever took the call; the post is the desk's
    "letters.take_down": ALL,
    "letters.book_reshoot": ALL,
    "letters.draft_apology": ALL,
    "letters.draft_apologies": ALL,
    "letters.write_apology": ALL,
    "letters.mark_checked": ALL,
    "letters.issue": DESK,
    "letters.confirm_printed": DESK,
    "letters.ask_about": DESK,
    "letters.print_again": DESK,
    "letters.mark_posted": DESK,
    "letters.hand_over": DESK,
    "letters.mark_answered": DESK,
    "letters.mark_no_reply": DESK,
    "letters.mark_returned": DESK,
    "letters.call_off": DESK,
    "letters.cancel": DESK,
    "letters.put_aside": DESK,
    "letters.new_edition": DESK,
    "letters.issue_by_mail": DESK,
    "letters.mark_sent": DESK,
    "letters.mark_not_sent": DESK,
    "letters.log_call": ALL,
    # the wording is the studio's own voice, and what is unsaid in its tone the owner's; anybody may teach a word
    "letters.keep_wording": OWNER,
    "letters.bring_back_wording": OWNER,
    "letters.keep_tone": OWNER,
    "letters.forget_word": OWNER,
    "letters.teach_words": ALL,
    "letters.let_stand": ALL,
    "letters.take_slip": ALL,
    "letters.amend_slip": ALL,
    "letters.slip_called": ALL,
    # the records as a whole
    "records.back_up": OWNER,
    "records.export": OWNER,
    "records.export_list": OWNER,
}
"""Verb name, as feature and what is done, to the roles that may do it."""


def may(role: Role, verb_name: str) -> bool:
    """Whether a role may do something."""
    return role in RIGHTS[verb_name]


def require(by: Actor, verb_name: str) -> None:
    """Raise Refused, naming who may, unless the acting person has the right."""
    allowed = RIGHTS[verb_name]
    if by.role not in allowed:
        names = ["the owner" if role is Role.OWNER else f"a {role.value}" for role in Role if role in allowed]
        raise Refused(f"Only {' or '.join(names)} can do this. Please ask them to sign in for a moment.")


def verb(
    name: str, *, beforehand: Callable[..., None] | None = None
) -> Callable[[Callable[Concatenate[Session, Actor, P], R]], Callable[Concatenate[Session, Actor, P], R]]:
    """Mark a service function as a verb of the studio: the acting person's right is checked before anything else.

    ``beforehand(db, *args)`` makes slow things ready, such as small pictures, in a read of its own before the records
    are held for the change; the verb does without it too, only slower.
    """

    def mark(
        function: Callable[Concatenate[Session, Actor, P], R],
    ) -> Callable[Concatenate[Session, Actor, P], R]:
        @wraps(function)
        def act(db: Session, by: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            require(by, name)
            db.info.setdefault("gesture", name)
            return function(db, by, *args, **kwargs)

        act.__dict__.update(verb_name=name, beforehand=beforehand)
        VERBS[name] = act
        return act

    return mark


VERBS: dict[str, Callable[..., object]] = {}
"""Every verb that has been loaded, so that a test can try each role on each."""
