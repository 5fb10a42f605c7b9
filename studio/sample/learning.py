"""What Helen makes of it: a practice changed, cases filed without a name, the playbook and letters in her words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from studio import care, casebook, letters
from studio.care import Aspect, ConcernId
from studio.casebook import PageDraft, PracticeDraft
from studio.letters import wording
from studio.sample.desk import days_ago
from studio.sample.stage import Stage
from studio.sample.times import at

CHANGES = (
    (
        38,
        "her fringe",
        "We ask everyone, before we begin, whether anything about how they look wants a minute more.",
        4,
    ),
    (12, "7.30, and the door was locked", "Every time we write has am or pm, and the day of the week.", 3),
    (
        2,
        "a sharp edge on the chair",
        "Every chair is turned over and looked at before the first family of the day.",
        1,
    ),
)
"""Days ago, whose concern it came from, what changed, and how many beside Helen have read it."""
HAPPENED = {
    Aspect.HAIR: "Hair combed or cut otherwise than it is worn; seen by nobody on the day.",
    Aspect.LIKENESS: "Not recognised in it: on best behaviour, and looking at the camera in every one.",
    Aspect.EXPRESSION: "Everyone serious; the laughing pictures had been left out before the viewing.",
    Aspect.COLOUR: "Green come out grey. The paper of that week ran cold.",
    Aspect.FRAME: "A mount cut a hair out of true, seen once it hung.",
    Aspect.LATENESS: "Promised for a day that mattered, and late without a word.",
    Aspect.WORDS: "Half past seven said, and taken for the other half of the day.",
    Aspect.PRESSURE: "Chosen in a rush because someone waited outside.",
}
PAGE = PageDraft(
    Aspect.HAIR,
    "“It is your own hair and your own wall. Shall we do it again with a mirror beside the camera?”\n"
    "Ask how she wears it at home, and write that down in her words for Daniel or Ruth.",
    "“You can hardly see it.” “Did you not look at the samples?”\n“We could retouch it” before she has told it all.",
    "A morning session with a mirror and ten minutes of her own before the first picture.\n"
    "Offer the viewing the same week, so that she does not have to wonder for long.",
)
FIRST_LINE = ("First impressions are lovely, and living", "First impressions are one thing, and living")
READS = ("I read every reply myself.", "I read every reply myself, with the first coffee of the day.")
AFTER_THE_LAST_CALL = 1046
OWN_WORDS = ("giclée", "deckle", "keepsakes")


def story(stage: Stage) -> Iterator[datetime]:
    """The wording in spring, the cases as they were put right, the last change yesterday."""
    helen = stage.people.helen
    yield at(days_ago(stage, 44), 545)
    worded = wording.shipped("L8").text.replace(*FIRST_LINE)
    stage.do(letters.keep_wording, "L8", "en-GB", worded, 0, by=helen)
    stage.do(letters.teach_words, OWN_WORDS, "en-GB", by=helen)
    for back, in_short, text, readers in CHANGES[:2]:
        yield at(days_ago(stage, back), 552)
        _changed(stage, in_short, text, readers)
    yield at(days_ago(stage, 9), 548)
    stage.do(letters.keep_wording, "L8", "en-GB", worded.replace(*READS), 1, by=helen)
    stage.do(casebook.write_page, PAGE, 0, by=helen)
    _file(stage)
    back, in_short, text, readers = CHANGES[2]
    yield at(days_ago(stage, back), AFTER_THE_LAST_CALL)
    _changed(stage, in_short, text, readers)


def _changed(stage: Stage, in_short: str, text: str, readers: int) -> None:
    """In force from that minute; some have read it by the end of the day."""
    people = stage.people
    cases = _cases(stage)
    case = next((row for row in cases if row.in_short == in_short), cases[0])
    change_id = stage.do(casebook.announce, PracticeDraft(text, ConcernId(case.id)), by=people.helen)
    for each in (people.priya, people.daniel, people.gwen, people.ruth)[:readers]:
        stage.do(casebook.mark_read, change_id, by=each)


def _cases(stage: Stage) -> list[care.OpenConcern]:
    return [*stage.store.ask(care.open_concerns), *stage.store.ask(care.settled_concerns)]


def _file(stage: Stage) -> None:
    """One case of each kind that has come to its end; where a picture was marked and a parent agreed, with it."""
    filed: set[Aspect] = set()
    rows = (*stage.store.ask(care.settled_concerns), *stage.store.ask(care.open_concerns))
    found = [stage.store.ask(casebook.filing, ConcernId(row.id)) for row in rows]
    for known in sorted(found, key=lambda each: not each.pictures):
        aspect = known.draft.aspect
        if aspect in filed or aspect not in HAPPENED:
            continue
        draft = replace(known.draft, what_happened=HAPPENED[aspect], no_names=True)
        if known.pictures and known.grown_ups:
            draft = replace(draft, picture_id=known.pictures[0].id, agreed_by_id=known.grown_ups[0][0])
        stage.do(casebook.file_case, known.concern_id, draft, by=stage.people.helen)
        filed.add(aspect)
