"""How fast letters are drawn: ours in one document and as separate files, beside plain reportlab and LibreOffice.

Every contestant sets the same words of the same follow-up letter, each letter with another name and reference, and all
take turns in every round. Plain canvas is given each line and its place beforehand and draws text only: no circles,
rules or code. LibreOffice, where `soffice` is found, converts one flat document of the same paragraphs, its start-up
inside the time, as it is for whoever waits for it. WeasyPrint and Typst draw the same letters where they are found
(`rivals.py`), their imports outside the time.
"""

import hashlib
import io
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

import pdfplumber
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from studio.documents import render, render_together
from studio.documents.faces import FONTS
from tests.bench import rivals
from tests.bench.office import converted_size
from tests.studio.documents.letter import follow_up

_SAMPLE_NAME, _SAMPLE_REFERENCE = "Mrs Ashworth", "L-000412"
_FIRST = ("Ada", "Ben", "Cora", "Dan", "Ella", "Finn", "Gwen", "Hugh", "Ivy", "Jack")
PREVIEW = 200
"""Milliseconds: the goal of the first preview."""
_LAST = ("field", "worth", "ham", "ley", "ton", "bury", "stead", "wood", "ford", "well")


class Placed(NamedTuple):
    """Some words of a letter at their place, for whoever cannot set them himself."""

    x: float
    y: float
    font: str
    size: float
    words: str


class Addressee(NamedTuple):
    """Whom one letter is for."""

    name: str
    reference: str


def addressees(count: int, start: int) -> list[Addressee]:
    """So many people, no two alike, and none met in another round."""
    return [
        Addressee(
            f"Mrs {_FIRST[number % 10]}{_LAST[number // 10 % 10]}{_LAST[number // 100 % 10]}",
            f"L-{number:06}",
        )
        for number in range(start, start + count)
    ]


def placed_words() -> list[Placed]:
    """Every word run of our letter, where we put it."""
    with pdfplumber.open(io.BytesIO(render(follow_up(_SAMPLE_NAME, _SAMPLE_REFERENCE)))) as document:
        page = document.pages[0]
        runs = page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=True, return_chars=True)
        return [
            Placed(
                run["x0"],
                run["chars"][0]["matrix"][5],
                run["fontname"].partition("+")[2],
                round(run["size"], 2),
                run["text"],
            )
            for run in runs
        ]


def register_plain_faces() -> None:
    """The same faces for reportlab's own text."""
    for stem in (
        "SourceSerif4_400Regular",
        "SourceSerif4_600SemiBold",
        "SourceSerif4_400Regular_Italic",
        "Fraunces_600SemiBold",
        "Inter_400Regular",
    ):
        font = TTFont(stem, str(FONTS / f"{stem}.ttf"))
        registerFont(TTFont(font.face.name.decode("ascii"), str(FONTS / f"{stem}.ttf")))


def ours_together(people: list[Addressee], _: list[Placed]) -> int:
    """One document of all."""
    return len(
        render_together((follow_up(*person) for person in people), "Letters", "Marsh & Reed Portraits")
    )


def ours_apart(people: list[Addressee], _: list[Placed]) -> int:
    """A file and a hash for each."""
    size = 0
    for person in people:
        pdf = render(follow_up(*person))
        hashlib.sha256(pdf).hexdigest()
        size += len(pdf)
    return size


def _draw_plain(canvas: Canvas, person: Addressee, words: list[Placed]) -> None:
    for run in words:
        said = run.words.replace(_SAMPLE_NAME, person.name).replace(_SAMPLE_REFERENCE, person.reference)
        canvas.setFont(run.font, run.size)
        canvas.drawString(run.x, run.y, said)
    canvas.showPage()


def plain_together(people: list[Addressee], words: list[Placed]) -> int:
    """One document of all by plain canvas calls."""
    held = io.BytesIO()
    canvas = Canvas(held, pageCompression=1, initialFontName="SourceSerif4-Regular")
    for person in people:
        _draw_plain(canvas, person, words)
    canvas.save()
    return len(held.getvalue())


def plain_apart(people: list[Addressee], words: list[Placed]) -> int:
    """A file and a hash for each by plain canvas calls."""
    size = 0
    for person in people:
        held = io.BytesIO()
        canvas = Canvas(held, pageCompression=1, initialFontName="SourceSerif4-Regular")
        _draw_plain(canvas, person, words)
        canvas.save()
        hashlib.sha256(held.getvalue()).hexdigest()
        size += len(held.getvalue())
    return size


def libreoffice(people: list[Addressee], _: list[Placed]) -> int:
    """One flat document of all, with the same faces, frames and codes, converted."""
    return converted_size([follow_up(*person) for person in people])


def first_preview() -> None:
    """From the press to the picture of the page, for a letter met for the first time, in a process just begun."""
    script = (
        "import time; began = time.perf_counter()\n"
        "from tests.studio.documents.letter import follow_up\n"
        "from studio.documents import page_image, render\n"
        "loaded = time.perf_counter()\n"
        "page_image(render(follow_up('Mrs Novotná', 'L-009999')), 0, 96)\n"
        "print(loaded - began, time.perf_counter() - loaded)"
    )
    taken = [
        [
            float(each)
            for each in subprocess.run(
                [sys.executable, "-c", script], check=True, capture_output=True, text=True
            ).stdout.split()
        ]
        for _ in range(5)
    ]
    loading, drawing = (statistics.median(each) * 1000 for each in zip(*taken, strict=True))
    print(f"first preview of a letter: {drawing:.0f} ms, after {loading:.0f} ms of loading; goal {PREVIEW}")


def ours_in_a_second(count: int, start: int) -> float:
    """Letters of ours a second, one document, beside a rival in the same turn."""
    people, words = addressees(count, start), placed_words()
    began = time.perf_counter()
    ours_together(people, words)
    return count / (time.perf_counter() - began)


def against_rivals(count: int, rounds: int) -> None:
    """Ours and each rival by turns, and how many times as fast we are."""
    for name, draw in rivals.found().items():
        ours, theirs = [], []
        for turn in range(rounds):
            start = 1_000_000 + turn * 10_000
            ours.append(ours_in_a_second(count, start))
            papers = [follow_up(*person) for person in addressees(count, start + 5_000)]
            theirs.append(count / draw(papers))
        ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
        print(f"{name}: {statistics.median(theirs):.0f} letters/s; ours {ratio:.1f} x that in the same turns")


Contestant = Callable[[list[Addressee], list[Placed]], int]


def main(count: int = 500, rounds: int = 3) -> None:
    """Drawing by turns, and the first preview."""
    measure(count, rounds)
    against_rivals(count, rounds)
    first_preview()


def measure(count: int, rounds: int) -> None:
    """Let all take turns and print the medians."""
    register_plain_faces()
    words = placed_words()
    contestants: dict[str, tuple[Contestant, int]] = {
        "ours, one document": (ours_together, count),
        "plain canvas, one document": (plain_together, count),
        "ours, separate files with hash": (ours_apart, count),
        "plain canvas, separate files": (plain_apart, max(count // 5, 1)),
    }
    if shutil.which("soffice"):
        contestants["LibreOffice, one document"] = (libreoffice, count)
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    sizes: dict[str, float] = {}
    ours_apart(addressees(3, 990_000), words)
    for turn in range(rounds):
        for place, (name, (draw, how_many)) in enumerate(contestants.items()):
            # Nobody is met twice: words kept from another's turn would be a present.
            people = addressees(how_many, (turn * len(contestants) + place) * count)
            began = time.perf_counter()
            sizes[name] = draw(people, words) / how_many
            rates[name].append(how_many / (time.perf_counter() - began))
    report({name: statistics.median(found) for name, found in rates.items()}, sizes, count, rounds)


def report(medians: dict[str, float], sizes: dict[str, float], count: int, rounds: int) -> None:
    """The figures side by side."""
    plain = medians["plain canvas, one document"]
    office = medians.get("LibreOffice, one document")
    print(f"{count} letters, median of {rounds} rounds")
    print(f"{'':32}{'letters/s':>11}{'x plain':>9}{'x LibreOffice':>15}{'KB a letter':>13}")
    for name, rate in medians.items():
        beside = plain if "one document" in name else medians["plain canvas, separate files"]
        against = f"{rate / office:.1f}" if office else "not found"
        print(f"{name:32}{rate:>11.0f}{rate / beside:>9.1f}{against:>15}{sizes[name] / 1000:>13.1f}")
