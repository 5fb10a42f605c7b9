"""Who is here just now, so that Today is full: the most telling first, for a small sample has few families."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from studio.orders import Method
from studio.sample import cases
from studio.sample.cases import Case
from studio.sample.courses import Course
from studio.sample.people import cast
from studio.sample.seasons import Plan, a_day, family
from studio.sample.stage import Stage, Story
from studio.sessions import Comfort
from studio.viewings import Outcome

PAY_BY = (Method.CARD, Method.TRANSFER, Method.CARD, Method.CASH, Method.CARD, Method.CHEQUE, Method.CARD)


def here_now(stage: Stage, number: int, place: int) -> Story:
    """A family that is here just now, in one of the ways in which families are."""
    random = stage.random("family", number)
    made = NOW[place]
    first, last = stage.tell_from + timedelta(days=4), stage.until - timedelta(days=280)
    earlier = a_day(random, first, last) if first < last and random.random() < 0.6 else None
    known_from = (earlier or stage.until - timedelta(days=300)) - timedelta(days=60)
    who = cast(random, number, known_from, families_only=made in UNHAPPY_NOW)
    plain = Course(
        comes_for=who.comes_for,
        session_on=stage.until,
        pieces=random.randint(2, 4),
        lead_days=random.randint(7, 24),
        paid_part=random.choice((100, 100, 50)),
        method=PAY_BY[place % len(PAY_BY)],
        late_days=-3,
    )
    return family(stage, random, who, replace(made(stage, plain), earlier=earlier), number)


def _before(stage: Stage, days: int) -> date:
    return stage.book.open_day(stage.until - timedelta(days=days), before=True)


def _today(stage: Stage) -> date:
    """The day on which the past ends; for a holiday the next day that is open."""
    return stage.until if stage.by_arrangement(stage.until) else stage.book.open_day(stage.until)


def _session_today(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=stage.until, out_of_hours=True))


def _session_next(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=stage.until))


def _session_ahead(days: int) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        return Plan(replace(plain, session_on=stage.until + timedelta(days=days), lead_days=days + 10))

    return plan


def _viewing_today(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 5), photographs=24), viewing_on=_today(stage))


def _collection_today(stage: Stage, plain: Course) -> Plan:
    made = replace(plain, session_on=_before(stage, 44), viewing_gap=3, paid_part=50)
    return Plan(made, collection_on=_today(stage))


def _viewing_ahead(days: int) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        on = stage.book.open_day(stage.until + timedelta(days=days))
        return Plan(replace(plain, session_on=_before(stage, 3)), viewing_on=on)

    return plan


def _collection_ahead(days: int) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        on = stage.book.open_day(stage.until + timedelta(days=days))
        made = replace(plain, session_on=_before(stage, 42), viewing_gap=3, paid_part=50)
        return Plan(made, collection_on=on)

    return plan


def _follow_up_due(days: int) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        on = _before(stage, 28 + days)
        made = replace(plain, session_on=on - timedelta(days=50), paid_part=100, invoice=not days)
        return Plan(made, collection_on=on, no_more=True)

    return plan


def _nobody_asked_where(stage: Stage, plain: Course) -> Plan:
    return replace(_follow_up_due(1)(stage, plain), no_address=True)


def _to_be_thanked(stage: Stage, plain: Course) -> Plan:
    on = _before(stage, 4)
    made = replace(plain, session_on=on - timedelta(days=48), paid_part=100)
    return Plan(made, collection_on=on, no_more=True)


def _ready_to_be_told(stage: Stage, plain: Course) -> Plan:
    """Ready three days ago, so that nobody has written to them yet."""
    made = replace(plain, session_on=_before(stage, 40), viewing_gap=3, paid_part=30, stops="ready")
    return Plan(replace(made, plan=True), collection_on=_before(stage, 1))


def _to_arrange(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 1), stops="to arrange", comfort=Comfort.UNSURE))


def _promise_missed(stage: Stage, plain: Course) -> Plan:
    missed = replace(plain, session_on=_before(stage, 41), viewing_gap=3, stops="in production", paid_part=50)
    return Plan(replace(missed, pieces=3, bench="remade"))


def _promise_near(stage: Stage, plain: Course) -> Plan:
    near = replace(plain, session_on=_before(stage, 29), viewing_gap=3, stops="in production", pieces=3)
    return Plan(replace(near, paid_part=50, method=Method.CHEQUE, bench="to be checked"))


def _on_the_bench(days: int, pieces: int, bench: str, moulding: str = "") -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        under_way = replace(
            plain, session_on=_before(stage, days), viewing_gap=3, stops="in production", pieces=pieces,
            framed=bool(moulding) or bench != "at the lab", bench=bench, moulding=moulding,
        )  # fmt: skip
        return Plan(replace(under_way, photographs=12 if days < 20 else 0))

    return plan


def _thinking(stage: Stage, plain: Course) -> Plan:
    thinking = replace(
        plain, session_on=_before(stage, 13), outcome=Outcome.THINKING, stops="thinking", thinks_days=7,
        photographs=16,
    )  # fmt: skip
    return Plan(replace(thinking, viewing_gap=4))


def _draft(stage: Stage, plain: Course) -> Plan:
    draft = replace(plain, session_on=_before(stage, 8), viewing_gap=3, stops="draft", photographs=12)
    return Plan(draft)


def _signed_today(stage: Stage, plain: Course) -> Plan:
    signed = replace(plain, session_on=_before(stage, 9), viewing_gap=3, stops="confirmed", photographs=16)
    signed = replace(signed, method=Method.CHEQUE)
    return Plan(replace(signed, pieces=3, changes=True, promised_discount=10))


def _late_payer(stage: Stage, plain: Course) -> Plan:
    on = _before(stage, 20)
    return Plan(
        replace(plain, session_on=on - timedelta(days=48), paid_part=50, pays_late_days=60), collection_on=on
    )


def _no_show(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 2), no_show=True))


def _session_not_written_down(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 1), stops="booked"))


def _viewing_missed(stage: Stage, plain: Course) -> Plan:
    return Plan(
        replace(plain, session_on=_before(stage, 8), viewing_gap=3, viewing_missed=True, stops="missed")
    )


def _viewing_called_off(stage: Stage, plain: Course) -> Plan:
    return Plan(replace(plain, session_on=_before(stage, 33), viewing_gap=5, stops="viewing called off"))


def _order_called_off(stage: Stage, plain: Course) -> Plan:
    return Plan(
        replace(plain, session_on=_before(stage, 57), viewing_gap=4, stops="order called off", paid_part=0)
    )


def _collection_missed(stage: Stage, plain: Course) -> Plan:
    missed = replace(
        plain, session_on=_before(stage, 78), viewing_gap=3, presentation_missed=True, stops="not collected"
    )
    return Plan(missed, collection_on=_before(stage, 33))


UNHAPPY_NOW: list[Callable[[Stage, Course], Plan]] = []


def _case_open(
    case: Case, ends: str, days: int, read: bool = True, photographs: int = 0
) -> Callable[[Stage, Course], Plan]:
    def plan(stage: Stage, plain: Course) -> Plan:
        on = _before(stage, days)
        session_on = on - timedelta(days=80)
        fitting = replace(case, ends=ends, read=read)
        sitting = replace(plain, session_on=session_on, viewing_gap=3, paid_part=100)
        return Plan(replace(sitting, photographs=photographs, marked=bool(photographs)), fitting, on)

    UNHAPPY_NOW.append(plan)
    return plan


NOW: tuple[Callable[[Stage, Course], Plan], ...] = (
    _session_today,
    _collection_today,
    _viewing_today,
    _follow_up_due(0),
    _case_open(cases.HAIR, "in hand", 3, read=False, photographs=10),
    _to_arrange,
    _promise_missed,
    _session_next,
    _case_open(cases.COLOUR, "checking", 1),
    _promise_near,
    _on_the_bench(17, 3, "at the lab"),
    _thinking,
    _on_the_bench(24, 5, "to start", "Antique gilt"),
    _draft,
    _case_open(cases.SMILE, "in hand", 5),
    _late_payer,
    _case_open(cases.HAIR, "happy", 95, photographs=10),
    _signed_today,
    _case_open(cases.SMALL, "thinking", 4),
    _case_open(cases.SMILE, "accepted and not booked", 17),
    _case_open(cases.HAIR, "booked late", 24),
    _case_open(cases.DARK, "heard", 3),
    _case_open(cases.FRAME, "in hand", 6),
    _case_open(cases.LATE, "no reply", 48),
    _ready_to_be_told,
    _to_be_thanked,
    _nobody_asked_where,
    _collection_missed,
    _order_called_off,
    _viewing_called_off,
    _no_show,
    _viewing_missed,
    _case_open(cases.NAME, "withdrawn", 60),
    _case_open(cases.FRAME, "heard", 1),
    _viewing_ahead(2),
    _follow_up_due(2),
    _case_open(cases.WAITED, "offered", 8),
    _case_open(cases.GLASSES, "agreed", 2),
    _case_open(cases.COLOUR, "opened again", 62),
    _case_open(cases.HURRIED, "in hand", 12),
    _case_open(cases.NAME, "resolved", 22),
    _session_not_written_down,
    _collection_ahead(3),
    _viewing_ahead(4),
    _session_ahead(2),
    _session_ahead(6),
    _on_the_bench(33, 6, ""),
    _on_the_bench(13, 4, ""),
)
