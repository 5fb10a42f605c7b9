"""Who asked and what became of it: settled ones through the last months, and some who wait for a call just now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from studio import enquiries
from studio.clients import Source
from studio.enquiries import Channel, EnquiryDraft, EnquiryId, EnquiryState, LostBecause, OutcomeDraft
from studio.sample.stage import Stage, Story
from studio.sample.times import at


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody who asks so many days before the end of the past, at a minute of the day."""

    days: int
    minute: int
    draft: EnquiryDraft
    then: str = ""
    """What came of it later: "spoken", "tried", "not now", or the reason why they were lost."""


def _who(first: str, last: str, number: int, **more: object) -> EnquiryDraft:
    return EnquiryDraft(first=first, last=last, telephone=f"07700 9009{number:02}", **more)  # type: ignore[arg-type]  # by name


_NO_DATE = OutcomeDraft(state=EnquiryState.LOST, because=LostBecause.DATE)
ASKED = (
    Asking(74, 640, _who("Imogen", "Vance", 11, roughly="before Easter", source=Source.WEBSITE), "price"),
    Asking(51, 820, _who("Owen", "Tregear", 12, who="three generations", source=Source.REFERRAL), "went elsewhere"),
    Asking(33, 700, _who("Sunniva", "Holm", 13, who="a headshot", roughly="this week", outcome=_NO_DATE)),
    Asking(
        24, 900,
        _who("Bertram", "Alcott", 14, who="his mother’s ninetieth", channel=Channel.WEBSITE, source=Source.WEBSITE),
        "no answer",
    ),
    Asking(
        19, 660,
        _who("Delia", "Pemberton", 15, who="two adults and a baby to come", source=Source.REFERRAL,
             wanted="Would like the nursery light, as in her sister’s pictures."),
        "not now",
    ),
    Asking(6, 745, _who("Marcus", "Ridley", 16, who="four brothers", roughly="a Saturday in the autumn"), "spoken"),
    Asking(
        2, 990,
        _who("Yetunde", "Bakare", 17, who="her choir, twelve people", channel=Channel.EMAIL, source=Source.WEBSITE,
             email="yetunde.bakare@example.com"),
        "tried",
    ),
    Asking(1, 1010, _who("Hugh", "Lattimer", 18, who="him and two dogs", roughly="whenever there is time")),
)  # fmt: skip


def story(stage: Stage) -> Story:
    """Told in the order of the clock: each asks, and what came of it follows some days later."""
    moments: list[tuple[datetime, int, str]] = []
    for place, asking in enumerate(ASKED):
        asked = stage.open_moment(at(stage.until - timedelta(days=asking.days), asking.minute))
        moments.append((asked, place, "asks"))
        if asking.then:
            later = stage.open_moment(
                at(stage.until - timedelta(days=max(asking.days - 2, 1)), asking.minute + 15)
            )
            moments.append((max(later, asked), place, asking.then))
    return _told(stage, sorted(moments, key=lambda each: each[0]))


def _told(stage: Stage, moments: list[tuple[datetime, int, str]]) -> Iterator[datetime]:
    ids: dict[int, EnquiryId] = {}
    priya = stage.people.priya
    for wall, place, what in moments:
        if wall < at(stage.tell_from, 0):
            continue
        yield wall
        if what == "asks":
            ids[place] = EnquiryId(stage.do(enquiries.take_down, ASKED[place].draft, by=priya))
        elif place in ids:
            _goes_on(stage, ids[place], what)


def _goes_on(stage: Stage, enquiry_id: EnquiryId, what: str) -> None:
    priya = stage.people.priya
    if what in ("tried", "no answer"):
        stage.do(enquiries.tried, enquiry_id, by=priya)
    else:
        stage.do(enquiries.contacted, enquiry_id, by=priya)
    if what == "not now":
        until = stage.until + timedelta(days=40)
        stage.do(enquiries.not_now, enquiry_id, until, "after the baby is born", by=priya)
    elif what not in ("spoken", "tried"):
        stage.do(enquiries.lost, enquiry_id, LostBecause(what), by=priya)
