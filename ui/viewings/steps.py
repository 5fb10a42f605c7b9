"""What comes next for a viewing, as the banner of its page says it."""

from __future__ import annotations

from studio.dates import date_in_full
from studio.story import NextStep, Tone
from studio.viewings import Outcome, ViewingState
from ui.viewings.whole import WholeViewing


def _is_on_its_day(whole: WholeViewing) -> bool:
    return whole.viewing.wall is not None and whole.viewing.wall.date() == whole.today


def step_of(whole: WholeViewing) -> NextStep | None:
    """The banner of its page; None when all is done."""
    row = whole.viewing
    asked = (("viewing_id", row.id),)
    if row.state in (ViewingState.TO_ARRANGE, ViewingState.NO_SHOW):
        words = "They did not come." if row.state is ViewingState.NO_SHOW else row.not_yet_reason
        return NextStep(
            25, "Next: book the viewing", words, "Book the viewing", "arrange_viewing", asked, Tone.VIEWING
        )
    if row.state is ViewingState.BOOKED and whole.pictures and _is_on_its_day(whole):
        words = "Their pictures, large, at their own pace."
        return NextStep(
            30, "Now: the viewing", words, "Open the viewing room", "open_viewing_room", asked, Tone.VIEWING
        )
    if row.state is ViewingState.BOOKED and whole.has_begun:
        return NextStep(
            30,
            "Next: what they chose, and how it ended",
            "",
            "Write it down",
            "hold_viewing",
            asked,
            Tone.VIEWING,
        )
    if row.state is ViewingState.BOOKED and row.wall is not None:
        day = date_in_full(row.wall.date())
        return NextStep(30, f"Next: the viewing on {day}", row.hospitality, "", "", (), Tone.VIEWING)
    if row.state is ViewingState.HELD and not whole.orders and row.outcome is not Outcome.NO_ORDER:
        about = (("household_id", row.household_id), ("viewing_id", row.id))
        return NextStep(
            35,
            "Next: their order",
            "Nothing is pressed upon anyone.",
            "Begin the order",
            "new_order",
            about,
            Tone.ORDER,
        )
    return None
