"""The look: every colour can be read, every icon is there, nothing is asked for by value."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QLabel

from studio.story import Tone
from ui.kit import icons, theme, tokens
from ui.kit.text import Label, Line

UI = Path(__file__).parents[3] / "ui"


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("values", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", tokens.READ_ON, ids=" on ".join)
def test_every_word_can_be_read_on_its_ground(values, pair):
    ink, ground = pair
    assert contrast(values[ink], values[ground]) >= 4.5


@pytest.mark.parametrize("values", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
def test_the_ring_around_what_the_keyboard_is_on_stands_out(values):
    for ground in ("paper", "surface", "rail"):
        assert contrast(values["focus"], values[ground]) >= 3


def test_both_sets_carry_the_same_meanings():
    assert set(tokens.LIGHT) == set(tokens.DARK) == set(tokens.MEANINGS)


def test_every_tone_of_a_story_has_its_colours():
    assert set(tokens.TONES) == {str(tone) for tone in Tone}


SHOWN_AS_THEY_ARE = ("wall", "frames", "furniture", "rooms", "swatch", "material_forms")
"""What paints a wall, a frame or a material shows the thing's own colours, light or dark."""


def test_colours_fonts_and_style_sheets_are_asked_for_by_meaning_outside_the_kit():
    shade = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\((?!\)|theme\.)")
    dress = re.compile(r"setStyleSheet|QFont\(")
    found = [
        f"{file.relative_to(UI)}: {line.strip()}"
        for file in UI.rglob("*.py")
        if "kit" not in file.parts
        for line in file.read_text("utf-8").splitlines()
        if dress.search(line) or (shade.search(line) and not file.stem.startswith(SHOWN_AS_THEY_ARE))
    ]
    assert found == []


def test_every_icon_named_in_the_code_is_shipped_and_draws_something(qapp):
    named = re.compile(r'(?:icon\(|icon=|Button\([^,()]*, )"([a-z0-9-]+)"')
    wanted = {name for file in UI.rglob("*.py") for name in named.findall(file.read_text("utf-8"))}
    assert wanted
    assert wanted <= icons.names()
    for name in wanted:
        image = icons.icon(name).pixmap(QSize(18, 18)).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(18) for y in range(18))


def test_an_icon_follows_the_theme_and_the_disabled_state(qapp):
    def ink(mode: QIcon.Mode) -> QColor:
        image = icons.icon("check", "red").pixmap(QSize(36, 36), 1.0, mode).toImage()
        return max((image.pixelColor(x, y) for x in range(36) for y in range(36)), key=QColor.alpha)

    assert ink(QIcon.Mode.Normal) == QColor(tokens.LIGHT["red"])
    assert ink(QIcon.Mode.Disabled) == QColor(tokens.LIGHT["muted"])
    theme.apply(qapp, "dark")
    assert ink(QIcon.Mode.Normal) == QColor(tokens.DARK["red"])


def test_what_a_client_typed_is_shown_as_typed(qtbot):
    label = Label("<b>Smith</b> <tom@example.com>")
    qtbot.addWidget(label)
    as_typed, marked_up = (
        label.sizeHint().width(),
        QLabel("<b>Smith</b> <tom@example.com>").sizeHint().width(),
    )
    assert as_typed > marked_up


def test_a_line_without_room_says_the_whole_in_its_tooltip(qtbot):
    line = Line("A name that is longer than the room there is for it")
    qtbot.addWidget(line)
    line.show()
    line.resize(80, 20)
    assert line.toolTip() == line.text()
    line.resize(900, 20)
    assert line.toolTip() == ""
