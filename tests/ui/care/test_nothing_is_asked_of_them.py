"""Nobody is asked for proof, told of fault, weighed by how bad it is, or refused: schema, words, screens and paper."""

import ast
import io
import re
from datetime import date
from enum import Enum
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Enum as EnumColumn

from studio import care, letters
from studio.care import ConcernState
from studio.db import Base, Store
from studio.schema import models
from tests.make import care as make
from tests.make.letters import Fringe
from ui.care.case_page import CasePage
from ui.care.concern_form import ConcernForm
from ui.care.knowing import known
from ui.care.page import CarePage
from ui.care.small_forms import ApologyForm, DescribeForm, HappyForm, HearForm, NoReplyForm, OfferForm
from ui.kit.work import Work

HOUSE = Path(__file__).parents[3]
ASKED_OF_NOBODY = re.compile(
    r"\b(reject(s|ed|ion)?|(un)?justif(y|ied|iable)|severity|severe|priority|urgency|proof|prove|evidence|blam(e|ed)|"
    r"fault|liab(le|ility)|refused by us|vip|complain(t|s|ed|er)?|den(y|ied)|unreasonable|vexatious|difficult)\b",
    re.IGNORECASE,
)


def found_in(words: str) -> list[str]:
    """Every word of it that asks, weighs or says no."""
    return [match.group() for match in ASKED_OF_NOBODY.finditer(words.replace("_", " "))]


def test_no_table_has_a_column_or_a_value_for_it() -> None:
    said, tables = [], set()
    for mapper in models.Base.registry.mappers:
        feature = mapper.class_.__module__.split(".")[1]
        if feature not in ("care", "casebook", "letters"):
            continue
        for column in Base.metadata.tables[mapper.local_table.name].columns:
            tables.add(column.table.name)
            values = column.type.enums if isinstance(column.type, EnumColumn) else ()
            kinds = getattr(column.type, "enum_class", None)
            if isinstance(kinds, type) and issubclass(kinds, Enum):
                values = [*values, *(each.name for each in kinds)]
            said += found_in(" ".join((column.table.name, column.name, *values)))
    assert {"concern", "concern_picture", "offer", "reshoot", "care_setting"} <= tables
    assert said == []
    assert [state.value for state in ConcernState if state not in care.model.OPEN] == [
        "resolved", "no reply", "confirmed happy", "withdrawn by client",
    ]  # fmt: skip


def test_no_sentence_of_ours_says_it() -> None:
    said = []
    sources = [*(HOUSE / "ui" / "care").glob("*.py"), *(HOUSE / "studio" / "care").glob("*.py")]
    for file in sorted(sources):
        tree = ast.parse(file.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                node.value.value = ""  # a docstring may say what there is not
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said += [f"{file.name}: {word}" for word in found_in(node.value)]
    for file in sorted((HOUSE / "resources" / "letters" / "en-GB").glob("*.txt")):
        said += [f"{file.name}: {word}" for word in found_in(file.read_text("utf-8"))]
    assert len(sources) > 30
    assert said == []


def shown_in(widget: QWidget) -> str:
    """Everything a window says: labels, buttons, choices, hints and what is said of them to those who hear it."""
    words = []
    for each in widget.findChildren(QWidget):
        words += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
        if isinstance(each, QLabel | QAbstractButton):
            words.append(each.text())
        elif isinstance(each, QLineEdit | QPlainTextEdit):
            words.append(each.placeholderText())
        elif isinstance(each, QComboBox):
            words += [each.itemText(place) for place in range(each.count())]
    return "\n".join(words)


def test_no_window_and_no_paper_says_it(qtbot: QtBot, desk: Work, store: Store, told: Fringe) -> None:
    concern_id = make.fringe_told(
        store, told.staff, told.household_id, told.session_id, order_id=told.order_id, question="Why?"
    )
    waiting = make.told(store, told.staff, told.household_id, named_id=told.staff.daniel.staff_id)
    row = make.case(store, waiting)
    waits = CarePage(desk)
    waits.show_with()
    windows: list[QWidget] = [ConcernForm(desk, store.ask(known, told.household_id)), waits]
    for each in (concern_id, waiting):
        page = CasePage(desk)
        windows.append(page)
        page.show_with(concern_id=each)
    windows += [form(desk, row) for form in (OfferForm, HearForm, ApologyForm, HappyForm, NoReplyForm)]
    windows.append(DescribeForm(desk, row, [(1, "Helen Marsh")]))
    for window in windows:
        qtbot.addWidget(window)
        shown = shown_in(window)
        assert len(shown) > 40, type(window).__name__
        assert found_in(shown) == [], type(window).__name__
    letter = store.ask(letters.drafts)[0]
    reshoot = make.case(store, concern_id).reshoot
    assert reshoot is not None
    papers = [
        store.ask(letters.draft_page, letter.id),
        store.ask(care.reshoot_brief, told.staff.daniel, reshoot.id),
    ]
    for paper in papers:
        words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
        assert "fringe" in words
        assert found_in(words) == []
        assert date(2026, 11, 24).isoformat() not in words  # R9: a day is written out
