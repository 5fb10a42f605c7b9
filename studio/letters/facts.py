"""Dates, amounts and names that a letter says, re-read from the records (R15).

What stands in a field was read from the records a moment ago. What somebody typed, into an apology or into a wording,
is held against the records here: a date, an amount or a name that nothing on record of the family bears out is asked
about. The records are looked at only for a letter with something typed to be borne out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from studio import clock
from studio.care.model import Concern, Offer
from studio.clients import HouseholdId
from studio.diary.model import Appointment
from studio.languages import DAY_NAMES, speech
from studio.letters.model import Letter
from studio.letters.snapshot import Snapshot
from studio.letters.spelling import is_name, name_words, words_in
from studio.letters.tone import QUOTED
from studio.letters.wordings_fields import HAND_WRITTEN
from studio.messages.model import Message
from studio.orders.delay_model import OrderDelay
from studio.orders.model import Order, OrderLine, OrderRevision, Payment, Presentation
from studio.promises.model import Promise
from studio.sessions.model import PortraitSession


class Said(NamedTuple):
    """Something a letter says that the records can bear out: a date, an amount or a name."""

    rule: str
    words: str
    day: date | None = None
    without_year: bool = False
    pence: int = 0


@cache
def _dated(spoken: str) -> re.Pattern[str]:
    names = DAY_NAMES.get(spoken, DAY_NAMES["en"])
    days, months = "|".join(names.weekdays), "|".join(names.months)
    return re.compile(
        rf"(?:(?:{days}),? (?:der |den |dem |the |le )?)?"
        rf"(?:(?P<day>\d{{1,2}})(?:\.|er|st|nd|rd|th)?(?: of)? (?P<month>{months})(?:,? (?P<year>\d{{4}}))?"
        rf"|(?P<us_month>{months}) (?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<us_year>\d{{4}}))?)(?!\d)",
        re.IGNORECASE,
    )


_FIGURES = r"\d{1,3}(?:[., \u202f]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{1,2})?"
_AMOUNT = re.compile(
    rf"[£€$] ?(?P<before>{_FIGURES})(?!\d)|(?<![\d.,])(?P<after>{_FIGURES}) ?(?:€|Euro\b|euros?\b)"
)
_DIRECTION = re.compile("[\u2066-\u2069\u200e\u200f]")
_TITLES = frozenset(
    {"mrs", "mr", "miss", "ms", "mx", "dr", "lady", "sir", "frau", "herr", "herrn", "mme", "mlle"}
)
_TITLED = re.compile(
    r"\b(?:Mrs|Mr|Miss|Ms|Mx|Dr|Lady|Sir|Frau|Herrn?|Mme|Mlle|M\.)\.? (?P<name>[A-Z][\w’'-]+)"
)


def dates_in(text: str, language: str) -> Iterator[Said]:
    """Every date a text names, with or without its weekday and its year."""
    spoken = speech(language)
    names = [each.casefold() for each in DAY_NAMES.get(spoken, DAY_NAMES["en"]).months]
    for match in _dated(spoken).finditer(text):
        month = names.index((match["month"] or match["us_month"]).casefold()) + 1
        year = match["year"] or match["us_year"]
        try:
            day = date(int(year or 2024), month, int(match["day"] or match["us_day"]))
        except ValueError:
            continue  # no such day: the checks of dates say so
        yield Said("date", match.group(), day, not year)


def amounts_in(text: str) -> Iterator[Said]:
    """Every amount of money a text names, in pence."""
    for match in _AMOUNT.finditer(text):
        typed = re.sub(r"[\u202f ]", "", match["before"] or match["after"])
        whole, parted, part = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", typed).groups()  # type: ignore[union-attr]  # it fits whatever is typed
        figures = re.sub(r"\D", "", whole)
        if figures:
            yield Said(
                "amount",
                match.group().strip(),
                pence=int(figures) * 100 + int((part or "").ljust(2, "0") if parted else 0),
            )


def names_in(text: str, language: str, known: frozenset[str]) -> Iterator[Said]:
    """Names of people and places in words typed by hand that nobody of this family, or of this studio, bears."""
    passed = {*_TITLES, *(each.casefold() for each in (*DAY_NAMES["en"].months, *DAY_NAMES["en"].weekdays))}
    for match in _TITLED.finditer(text):
        passed |= name_words(match["name"])
        if not name_words(match["name"]) & known:
            yield Said("name", match.group())
    for sentence in re.split(r"[.!?:;]\s+|\n+|“", text):
        for word in [*words_in(sentence)][1:]:  # whatever begins a sentence has its capital for that
            bare = word.removesuffix("'s")
            if bare.casefold() in known or bare.casefold() in passed or len(bare) < 3:
                continue
            if is_name(bare, language):
                yield Said("name", bare)


def figures_typed(letter: Snapshot) -> list[Said]:
    """The dates and amounts of a letter that do not stand in a field read from the records."""
    read = {_plain(said) for name, said in letter.values.items() if name not in HAND_WRITTEN}
    found = [
        each
        for paragraph in letter.paragraphs
        for span in paragraph
        if _plain(span.words) not in read
        for each in _figures_in(span.words, letter.language)
    ]
    if not found:
        return []
    both = [each for said in read for each in _figures_in(said, letter.language)]
    known = {each.day for each in both} | {letter.on}, {each.pence for each in both}
    left = (
        each
        for each in found
        if (each.day if each.rule == "date" else each.pence) not in known[each.rule != "date"]
    )
    return list(dict.fromkeys(left))


def written_by_hand(letter: Snapshot) -> str:
    """What somebody wrote in a letter, hers between quotation marks left out; "" for most letters."""
    words = "\n".join(letter.values.get(name, "") for name in sorted(HAND_WRITTEN))
    return QUOTED.sub("“”", words).strip()


def names_typed(letter: Snapshot, by_hand: str, known: frozenset[str]) -> list[Said]:
    """The names in what was written by hand that are nobody's of this letter."""
    read = (said for name, said in letter.values.items() if name not in HAND_WRITTEN)
    here = known | name_words(*letter.address, letter.signed_by, *read)
    return list(dict.fromkeys(names_in(by_hand, letter.language, here)))


def _plain(words: str) -> str:
    """A value as it was before it was made ready for the page: usual spaces, no marks of direction."""
    return _DIRECTION.sub("", words).replace("\u00a0", " ")


@lru_cache(maxsize=8192)
def _figures_in(words: str, language: str) -> tuple[Said, ...]:
    """Remembered, since the letters of a batch share most of their words."""
    own = QUOTED.sub("“”", words).replace("\u00a0", " ")
    return (*dates_in(own, language), *amounts_in(own))


def not_borne_out(db: Session, household_id: HouseholdId, said: list[Said], zone: str) -> list[Said]:
    """Those that nothing on record of this family bears out; names are known already when they are asked about."""
    if not said:
        return []
    days: set[date] = set()
    amounts: set[int] = set()
    if any(each.rule != "name" for each in said):
        for each in _RECORDS:
            for row in db.execute(each, {"household_id": household_id}):
                for value in row:
                    _take(value, zone, days, amounts)
    return [each for each in said if not _is_borne_out(each, days, amounts)]


def _take(value: Any, zone: str, days: set[date], amounts: set[int]) -> None:
    if isinstance(value, datetime):
        days.add(value.date() if value.tzinfo is None else clock.to_wall(value, zone).date())
    elif isinstance(value, date):
        days.add(value)
    elif value is not None:
        amounts.add(abs(value.minor))


def _is_borne_out(each: Said, days: set[date], amounts: set[int]) -> bool:
    if each.day is not None:
        if each.without_year:
            return any((day.month, day.day) == (each.day.month, each.day.day) for day in days)
        return each.day in days
    return each.rule == "amount" and each.pence in amounts


def _of(query: Any, column: Any) -> Any:
    return query.where(column == bindparam("household_id"))


_RECORDS: tuple[Any, ...] = (
    _of(
        select(Appointment.wall).where(Appointment.cancelled_at.is_(None)),
        Appointment.household_id,
    ),
    _of(select(PortraitSession.fee_list, PortraitSession.fee_charged), PortraitSession.household_id),
    _of(
        select(Order.made_at, Order.confirmed_at, Order.ready_at, Order.closed_at, Order.moved_to),
        Order.household_id,
    ),
    _of(
        select(
            OrderRevision.promised_on, OrderRevision.list_total, OrderRevision.total, OrderRevision.discount,
            OrderRevision.to_pay, OrderRevision.credit_brought, OrderRevision.given_back,
        ).join(Order, Order.id == OrderRevision.order_id),
        Order.household_id,
    ),
    _of(
        select(OrderLine.unit_price, OrderLine.line_total)
        .join(OrderRevision, OrderRevision.id == OrderLine.revision_id)
        .join(Order, Order.id == OrderRevision.order_id),
        Order.household_id,
    ),
    _of(select(Payment.taken_at, Payment.amount).join(Order, Order.id == Payment.order_id), Order.household_id),
    _of(
        select(OrderDelay.promised_before, OrderDelay.promised_after).join(Order, Order.id == OrderDelay.order_id),
        Order.household_id,
    ),
    _of(select(Presentation.held_on), Presentation.household_id),
    _of(select(Concern.received_at, Concern.heard_at, Concern.call_back_at, Concern.resolved_at), Concern.household_id),
    _of(select(Offer.made_at, Offer.worth).join(Concern, Concern.id == Offer.concern_id), Concern.household_id),
    _of(select(Promise.made_at, Promise.due, Promise.price), Promise.household_id),
    _of(select(Message.at), Message.household_id),
    _of(select(Letter.posted_on, Letter.issued_at), Letter.household_id),
)  # fmt: skip
