"""A reply that would be misread: one bare word, or a time that leaves its half of the day open (R9, R10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import messages
from studio.clients import HouseholdId
from studio.messages import AnswerDraft, Channel, Direction, MessageDraft


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("Come at 7.30", ("7.30",)),
        ("7:30?", ("7:30",)),
        ("see you at 7", ("7",)),
        ("8 o'clock", ("8",)),
        ("between 10.30 and 11.30", ("10.30", "11.30")),
        ("7.30 pm", ()),
        ("7.30\u00a0pm", ()),
        ("10.30 – 11.30 am", ()),
        ("at 7 in the evening", ()),
        ("8 o’clock tonight", ()),
        ("at 19:30", ()),
        ("07:30", ()),
        ("at 12 noon", ()),
        ("at 4 Mill Lane", ()),
        ("at 14 Orchard Lane", ()),
        ("£7.30", ()),
        ("12 by 10 inches", ()),
        ("12.11.2026", ()),
        ("at 12 December", ()),
        ("01632 960123", ()),
    ],
)
def test_a_time_without_its_half_of_the_day_is_found_and_nothing_else(
    typed: str, times: tuple[str, ...]
) -> None:
    assert messages.bare_times(typed) == times


@pytest.mark.parametrize(
    ("typed", "half", "written"),
    [
        ("Come at 7.30, please", "pm", "Come at 7.30\u00a0pm, please"),
        ("Come at 7:30", "am", "Come at 7.30\u00a0am"),
        ("8 o'clock", "pm", "8\u00a0pm"),
        ("at 12", "pm", "at 12\u00a0noon"),
        ("nothing", "pm", "nothing"),
    ],
)
def test_the_answer_is_written_into_the_words(typed: str, half: str, written: str) -> None:
    assert messages.with_half(typed, half) == written


@pytest.mark.parametrize("typed", ["", "Yes please", "7 pm", "no thank you", "…", "am not pm", "pm at 7"])
def test_a_sentence_is_no_bare_word(typed: str) -> None:
    assert not messages.is_bare_reply(typed)


@given(st.text(max_size=300), st.sampled_from(["am", "pm"]))
def test_answering_every_question_leaves_none(typed: str, half: str) -> None:
    for _ in range(200):
        if not messages.bare_times(typed):
            break
        typed = messages.with_half(typed, half)
    assert not messages.bare_time_question(typed)


@given(st.text(max_size=6_000), st.sampled_from(Direction), st.booleans(), st.text(max_size=250))
def test_a_draft_names_its_fields_or_has_nothing_to_say(
    typed: str, direction: Direction, needs: bool, reason: str
) -> None:
    draft = MessageDraft(
        text=typed,
        direction=direction,
        household_id=HouseholdId(1),
        needs_reply=needs,
        no_reply_because=reason,
    )
    problems = draft.problems()
    assert set(problems) <= {"text", "no_reply_because"}
    assert all(sentence.endswith((".", "?")) for sentence in problems.values())
    if not typed.strip() or len(typed.strip()) > 5_000:
        assert "text" in problems


@given(st.text(max_size=6_000), st.sampled_from(Channel))
def test_a_reply_names_its_words_or_nothing(typed: str, channel: Channel) -> None:
    assert set(AnswerDraft(text=typed, channel=channel).problems()) <= {"text"}
