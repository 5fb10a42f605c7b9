"""What people write when they are unhappy, and what breaks programs, through all of care and its papers.

The whole of both collections is walked by hand with ``python -m tests.corpora.words``; this is a share of it.
"""

from pathlib import Path

from studio.db import Store
from tests.corpora.words import Walk, texts_of

SOME = Path(__file__).parents[2] / "data" / "complaints"


def test_whatever_is_said_is_kept_and_printed_or_refused_in_one_plain_sentence(
    sqlite_store: Store, tmp_path: Path
) -> None:
    walk = Walk(sqlite_store, tmp_path, wordings=1)
    texts = list(texts_of(SOME))
    for text in texts:
        walk.take(text)
    came = walk.came
    assert came.wrong == []
    assert max(len(text) for text in texts) == 20_001
    said = {what: count for what, count in came.refusals.items() if what.startswith("story: ")}
    assert said == {
        "story: Please write what was said, in their own words.": 1,  # there are only marks that nobody sees
        "story: That is longer than 20,000 characters. Please keep the heart of it.": 1,  # nor cut off
    }
    assert came.sums["story: done"] == came.sums["brief: done"] == len(texts) - 2
    assert came.sums["page written over: done"] == 3, "the rest has flags, or is longer than a page"
