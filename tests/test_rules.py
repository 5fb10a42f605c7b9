"""A rule that the code cites by its number stands in RULES.md."""

import re
from pathlib import Path

STUDIO = Path(__file__).parents[1] / "studio"


def test_every_rule_that_is_cited_is_written_down() -> None:
    written = set(re.findall(r"\*\*(RR?\d+)\*\*", (STUDIO / "RULES.md").read_text(encoding="utf-8")))
    house = STUDIO.parent
    files = [*STUDIO.rglob("*.py"), *(house / "ui").rglob("*.py"), *(house / "tests").rglob("*.py")]
    cited = {
        (rule, file.name)
        for file in files
        for rule in re.findall(r"\b(RR?[1-9]\d?)\b", file.read_text(encoding="utf-8"))
    }
    assert cited
    assert sorted((rule, name) for rule, name in cited if rule not in written) == []
