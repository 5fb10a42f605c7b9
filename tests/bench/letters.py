"""How fast letters are drawn: ours in one document and as separate files, beside plain reportlab and LibreOffice.

    .venv/bin/python -m tests.bench.letters [letters] [rounds]

Every contestant sets the same words of the same follow-up letter, each letter with another name and reference, and all
take turns in every round. Plain canvas is given each line and its place beforehand and draws text only: no circles,
rules or code. LibreOffice, where `soffice` is found, converts one flat document of the same paragraphs, its start-up
inside the time, as it is for whoever waits for it.
"""

import hashlib
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NamedTuple

import pdfplumber
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from studio.documents import page_count, render, render_together
from studio.documents.faces import FONTS
from tests.studio.documents.letter import follow_up

_SAMPLE_NAME, _SAMPLE_REFERENCE = "Mrs Ashworth", "L-000412"
_FIRST = ("Ada", "Ben", "Cora", "Dan", "Ella", "Finn", "Gwen", "Hugh", "Ivy", "Jack")
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


def libreoffice(people: list[Addressee], words: list[Placed]) -> int:
    """One flat document of all, converted."""
    pages = []
    for person in people:
        rows: dict[float, str] = {}
        for run in words:
            said = run.words.replace(_SAMPLE_NAME, person.name).replace(_SAMPLE_REFERENCE, person.reference)
            rows[round(run.y)] = f"{rows.get(round(run.y), '')} {said}".strip()
        first, *rest = (escape(rows[height]) for height in sorted(rows, reverse=True))
        pages.append(f'<text:p text:style-name="new">{first}</text:p>')
        pages.extend(f'<text:p text:style-name="line">{row}</text:p>' for row in rest)
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder, "letters.fodt")
        flat.write_text(_FLAT.format(pages="".join(pages)), "utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(flat)],
            check=True,
            capture_output=True,
        )
        pdf = flat.with_suffix(".pdf").read_bytes()
    if page_count(pdf) != len(people):
        raise SystemExit(f"LibreOffice made {page_count(pdf)} pages of {len(people)} letters.")
    return len(pdf)


_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="1.5cm"/></style:page-layout>
<style:style style:name="line" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="new" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>
<style:text-properties fo:font-size="16pt"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4"/></office:master-styles>
<office:body><office:text>{pages}</office:text></office:body></office:document>
"""

Contestant = Callable[[list[Addressee], list[Placed]], int]


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
        for place, (name, (draw, letters)) in enumerate(contestants.items()):
            # Nobody is met twice: words kept from another's turn would be a present.
            people = addressees(letters, (turn * len(contestants) + place) * count)
            began = time.perf_counter()
            sizes[name] = draw(people, words) / letters
            rates[name].append(letters / (time.perf_counter() - began))
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


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    measure(*(given + [500, 5][len(given) :]))
