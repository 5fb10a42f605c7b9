"""Concerns of a large sample, long since put right, as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from studio import clock
from studio.actor import Role
from studio.business import StaffId
from studio.care import ConcernState, OfferKind, OfferOutcome
from studio.care.model import Concern, ConcernStep, Offer
from studio.money import Money
from studio.orders import OrderId
from studio.sample import cases
from studio.sample.accounts import Buyer
from studio.sample.rows import Rows
from studio.sample.stage import Stage

STEPS = (
    ("told us", ConcernState.RECEIVED, 0),
    ("heard", ConcernState.HEARD, 0),
    ("offered: remake", ConcernState.OFFERED, 6),
    ("agreed: remake", ConcernState.AGREED, 7),
    ("in hand", ConcernState.IN_HAND, 60),
    ("put right", ConcernState.RESOLVED, 9 * 1440),
    ("she is happy", ConcernState.HAPPY, 11 * 1440),
)


class Concerns:
    """What families were not happy about."""

    def __init__(self, stage: Stage, rows: Rows) -> None:
        self.stage, self.rows = stage, rows

    def tell(self, random: Random, buyer: Buyer, order_id: OrderId, told: datetime) -> None:
        """One case from her call to her own word that it is right."""
        told = min(told, self.stage.ends - timedelta(days=14)).replace(hour=11)
        case = replace(random.choice((cases.FRAME, cases.COLOUR, cases.LATE)), offer=OfferKind.REMAKE)
        priya, moments = StaffId(self.stage.people.priya.staff_id), {}
        for _, state, minutes in STEPS:
            moments[state] = clock.to_utc(told + timedelta(minutes=minutes))
        concern_id = self.rows.add(
            Concern,
            number="", household_id=buyer.household_id, person_id=buyer.person_id, told_by="", about=case.about,
            session_id=buyer.session_id, order_id=order_id, channel=case.channel, state=ConcernState.HAPPY,
            received_at=moments[ConcernState.RECEIVED], received_by=priya, story=case.story, in_short=case.in_short,
            wish=case.wish, question=case.question, answer=case.answer, first_aid="",
            category=case.aspect.value if case.aspect else "",
            cause=case.cause, others_at_risk=False, named_id=None, owner_id=priya, call_back_at=None,
            acknowledged_at=None, responded_at=moments[ConcernState.RECEIVED], responded_by=priya,
            heard_at=moments[ConcernState.HEARD], offered_at=moments[ConcernState.OFFERED],
            agreed_at=moments[ConcernState.AGREED], in_hand_at=moments[ConcernState.IN_HAND],
            resolved_at=moments[ConcernState.RESOLVED], happy_at=moments[ConcernState.HAPPY],
            happy_words=random.choice(cases.HAPPY_WORDS), withdrawn_at=None, reopened_at=None,
            apology_at=moments[ConcernState.AGREED], apology_by=priya, apology_how="on the telephone",
            recurrence_of_id=None, version=1,
        )  # fmt: skip
        for what, state, _ in STEPS:
            self.rows.add(
                ConcernStep, concern_id=concern_id, at=moments[state], staff_id=priya, what=what, state=state
            )
        self.rows.add(
            Offer,
            concern_id=concern_id, kind=case.offer, words="", made_by=priya, made_as=Role.RECEPTIONIST,
            made_at=moments[ConcernState.OFFERED], worth=Money(0), cost=Money(0), outcome=OfferOutcome.ACCEPTED,
            outcome_at=moments[ConcernState.AGREED], version=1,
        )  # fmt: skip
