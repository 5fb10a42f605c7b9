"""Read every contacts file of a folder and print what came of it: run by hand before a release.

    python -m tests.corpora.contacts FOLDER

Each file goes through the same door and the same worker as in the program. Where the folder holds a
``counts.json`` ({"path": number of cards}), the count must agree. Ends with 1 when one does not, or when
anything but a plain refusal comes back. Files are only read.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

from studio.contacts import ContactFile, read
from studio.errors import StudioError

KINDS = ("*.vcf", "*.vcard", "*.csv", "*.tsv", "*.txt")


def main(folder: Path) -> int:
    """Print a line a file, the reasons for refusals, and the sums; give the exit code."""
    counts: dict[str, int] = {}
    for known in folder.rglob("counts.json"):
        inside = json.loads(known.read_text(encoding="utf-8"))
        counts.update(
            {str(known.parent.relative_to(folder) / name): number for name, number in inside.items()}
        )
    files = sorted({file for kind in KINDS for file in folder.rglob(kind)})
    totals: Counter[str] = Counter()
    print(f"{'file':72}{'kind':>7}{'cards':>7}{'people':>7}{'refused':>8}{'s':>6}")
    for file in files:
        name = str(file.relative_to(folder))
        totals.update(_one(file, name, counts.pop(name, None)))
    wrong = totals["wrong"] + len(counts)
    print(
        f"\n{totals['files']} files, {totals['contacts']} contacts: {totals['people']} people, "
        f"{totals['refused']} refused; {totals['unreadable']} files refused whole; {totals['compared']} counts "
        f"compared, {wrong} wrong"
    )
    return 1 if wrong or not files else 0


def _one(file: Path, name: str, expected: int | None) -> Counter[str]:
    began = time.perf_counter()
    try:
        found = read(file)
    except StudioError as refusal:
        print(f"{name:72}   {type(refusal).__name__}: {refusal.message}")
        return Counter(files=1, unreadable=1, wrong=int(expected is not None))
    took = time.perf_counter() - began
    people, refused = len(found.people), len(found.refused)
    is_wrong = expected is not None and expected != found.contacts
    note = f"  WRONG: {expected} expected" if is_wrong else ""
    print(f"{name:72}{found.format:>7}{found.contacts:7}{people:7}{refused:8}{took:6.2f}{note}")
    _say_reasons(found)
    return Counter(
        files=1,
        contacts=found.contacts,
        people=people,
        refused=refused,
        compared=int(expected is not None),
        wrong=int(is_wrong),
    )


def _say_reasons(found: ContactFile) -> None:
    for reason, times in Counter(refused.reason for refused in found.refused).items():
        first = next(refused.at for refused in found.refused if refused.reason == reason)
        print(f"    {times} × {reason} (first: {first})")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
