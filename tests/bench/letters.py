"""How fast letters are drawn: ours in one document and as separate files, beside plain reportlab and LibreOffice.

Every contestant sets the same words of the same follow-up letter, each letter with another name and reference, and all
take turns in every round. Plain canvas is given each line and its place beforehand and draws text only: no circles,
rules or code. LibreOffice, where `soffice` is found, converts one flat document of the same paragraphs, its start-up
inside the time, as it is for whoever waits for it. Issuing is all of it: what falls due is found, checked, numbered,
kept with its hash, claimed, written as a file of its own and confirmed, through a store that keeps every commit.
"""

import hashlib
import io
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import NamedTuple

import pdfplumber
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from studio import clock, letters, schema
from studio.actor import Actor
from studio.db import Store
from studio.documents import page_count, render, render_together
from studio.documents.faces import FONTS
from tests import make
from tests.bench.office import flat_document
from tests.studio.documents.letter import follow_up

_SAMPLE_NAME, _SAMPLE_REFERENCE = "Mrs Ashworth", "L-000412"
_FIRST = ("Ada", "Ben", "Cora", "Dan", "Ella", "Finn", "Gwen", "Hugh", "Ivy", "Jack")
IN_A_DAY = 250
"""So many families can be handed their portraits on one day."""
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
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder, "letters.fodt")
        flat.write_text(flat_document([follow_up(*person) for person in people]), "utf-8")
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(
            f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}/cache</cachedir></fontconfig>", "utf-8"
        )
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(flat)],
            check=True,
            capture_output=True,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        pdf = flat.with_suffix(".pdf").read_bytes()
    if page_count(pdf) != len(people):
        raise SystemExit(f"LibreOffice made {page_count(pdf)} pages of {len(people)} letters.")
    return len(pdf)


Contestant = Callable[[list[Addressee], list[Placed]], int]


def ready_to_issue(folder: Path, count: int) -> tuple[Store, Actor]:
    """A studio with so many families whose follow-up letters are due."""
    store = schema.open_store(folder / "letters.db")
    staff = make.business.marsh_and_reed(store)
    for place in range(0, count, IN_A_DAY):
        families = [make.letters.family(number) for number in range(place, min(place + IN_A_DAY, count))]
        on = make.letters.PRESENTED - timedelta(weeks=place // IN_A_DAY)
        make.letters.presented(store, staff.helen, families, on=on)
    return store, staff.priya


def issued(store: Store, by: Actor, folder: Path) -> float:
    """Letters issued a second, from asking what is due to the last file confirmed."""
    with clock.standing_at(datetime.combine(make.letters.DUE, time_of_day(9))):
        began = time.perf_counter()
        done = letters.issue_to_folder(store, by, make.letters.DUE, folder)
        return len(done.issued) / (time.perf_counter() - began)


def converted(count: int) -> float:
    """Letters LibreOffice converts in a second."""
    people, words = addressees(count, 800_000), placed_words()
    began = time.perf_counter()
    libreoffice(people, words)
    return count / (time.perf_counter() - began)


def issuing(count: int) -> None:
    """Issue once for good, for a letter is only ever issued once; LibreOffice converts as many before and after."""
    has_office = shutil.which("soffice") is not None
    with tempfile.TemporaryDirectory() as named:
        store, by = ready_to_issue(Path(named), count)
        before = converted(count) if has_office else 0.0
        rate = issued(store, by, Path(named, "issued"))
        office = (before + converted(count)) / 2 if has_office else 0.0
        store.close()
    against = f"{rate / office:.1f} x LibreOffice ({office:.0f})" if office else "LibreOffice not found"
    print(f"{count} letters issued, a kept page and a file each: {rate:.0f} letters/s, {against}")


def main(count: int = 500, rounds: int = 3) -> None:
    """Drawing by turns, then issuing."""
    measure(count, rounds)
    issuing(count)


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
