"""Fields: what people type is understood, asked about or refused in a sentence, and never lost."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio import clock
from studio.errors import Refused
from studio.money import Money
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.whens import DateField, TimeField


@pytest.fixture(autouse=True)
def _standing_in_november():
    with clock.standing_at(datetime.fromisoformat("2026-11-21T10:00:00+00:00")):
        yield


@pytest.fixture
def shown(qtbot):
    def show(field):
        field.names_itself("it", "It", required=False)
        qtbot.addWidget(field)
        field.show()
        field.control.setFocus()
        return field

    return show


def test_a_bare_time_is_asked_about_and_answered_with_p(qtbot, shown):
    field = shown(TimeField())
    qtbot.keyClicks(field.line, "7.30")
    assert field.is_asking
    assert field.asked.text() == "7.30 in the morning or in the evening?"
    with pytest.raises(Refused):
        field.value()
    qtbot.keyClick(field.line, "p")
    assert not field.is_asking
    assert field.value() == time(19, 30)
    assert field.below.text().replace("\u00a0", " ") == "7.30 pm, in the evening"


def test_a_day_takes_the_time_typed_behind_it_along_and_the_keys_go_past_it(qtbot, shown):
    box, day, at, after = QWidget(), DateField(calendar=False), TimeField(), LineField()
    column = QVBoxLayout(box)
    for field in (day, at, after):
        column.addWidget(field)
    day.goes_with(at)
    qtbot.addWidget(box)
    box.show()
    day.line.setFocus()
    qtbot.keyClicks(day.line, "sat 5 dec at 10.30 am")
    qtbot.keyClick(day.line, Qt.Key.Key_Tab)
    assert (day.value(), at.value()) == (date(2026, 12, 5), time(10, 30))
    assert box.focusWidget() is after.line
    day.line.setText("tue 8 dec 7.30")
    day.line.editingFinished.emit()
    assert (day.is_refused, at.value()) == (True, time(10, 30)), "morning or evening is asked, never guessed"


def test_a_bare_time_is_answered_with_a_and_with_the_buttons(qtbot, shown):
    field = shown(TimeField())
    qtbot.keyClicks(field.line, "9")
    qtbot.keyClick(field.line, "a")
    assert field.value() == time(9)
    field.line.clear()
    qtbot.keyClicks(field.line, "9")
    qtbot.mouseClick(field.evening, Qt.MouseButton.LeftButton)
    assert field.value() == time(21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("7.30pm", time(19, 30)), ("19:30", time(19, 30)), ("10.30 am", time(10, 30)), ("noon", time(12))],
)
def test_a_time_that_says_which_half_of_the_day_is_taken_as_typed(qtbot, shown, typed, meant):
    field = shown(TimeField())
    qtbot.keyClicks(field.line, typed)
    assert not field.is_asking
    assert field.value() == meant


def test_what_is_no_time_is_refused_below_the_field(qtbot, shown):
    field = shown(TimeField())
    qtbot.keyClicks(field.line, "late")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.is_refused
    assert field.line.text() == "late"


def test_a_day_is_typed_as_said_and_echoed_in_full(qtbot, shown):
    field = shown(DateField())
    qtbot.keyClicks(field.line, "sat 12 dec")
    assert field.value() == date(2026, 12, 12)
    assert field.below.text() == "Saturday 12 December 2026"
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "Sat 12 Dec"


def test_a_day_gone_by_keeps_its_year_and_is_read_as_the_same_day_again(qtbot, shown):
    field = shown(DateField())
    qtbot.keyClicks(field.line, "19 nov 2026")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.line.text(), field.value()) == ("Thu 19 Nov 2026", date(2026, 11, 19))


def test_the_arrow_keys_move_a_day_and_the_page_keys_a_week(qtbot, shown):
    field = shown(DateField())
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == date(2026, 11, 21)
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    qtbot.keyClick(field.line, Qt.Key.Key_PageUp)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == date(2026, 11, 28)


def test_a_weekday_that_is_not_that_days_is_refused(qtbot, shown):
    field = shown(DateField())
    qtbot.keyClicks(field.line, "mon 12 dec 2026")
    with pytest.raises(Refused, match="Saturday"):
        field.value()


def test_an_amount_is_shown_as_money_when_it_is_left(qtbot, shown):
    field = shown(MoneyField())
    qtbot.keyClicks(field.line, "1555")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "£1,555.00"
    assert field.value() == Money(155500)


@pytest.mark.parametrize("typed", ["12,50", "1e9", "NaN", "１２", "1.005", "£"])
def test_what_is_not_plainly_an_amount_is_refused_and_kept(qtbot, shown, typed):
    field = shown(MoneyField())
    field.line.setText(typed)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.is_refused
    assert field.line.text() == typed


def test_a_paste_of_a_megabyte_is_cut_and_said_to_be(qtbot, shown):
    field = shown(WordsField(hers=True))
    QGuiApplication.clipboard().setText("a" * 1_000_000)
    field.words.paste()
    assert len(field.value()) == 20_000
    assert "980,000" in field.below.text()


def test_a_line_takes_a_megabyte_politely(qtbot, shown):
    field = shown(LineField())
    QGuiApplication.clipboard().setText("b" * 1_000_000)
    field.line.paste()
    assert len(field.value()) == 200
    assert field.below.text() == "Only the first 200 characters are kept here."


def test_the_tab_key_leaves_a_field_of_several_lines(qtbot, shown):
    field = shown(WordsField())
    qtbot.keyClick(field.words, Qt.Key.Key_Tab)
    assert field.value() == ""


def test_nothing_is_chosen_until_someone_chooses(qtbot, shown):
    field = shown(ChoiceField([(1, "Portrait session"), (2, "Newborn"), (3, "Viewing")]))
    assert field.value() is None
    qtbot.keyClicks(field.box, "new")
    assert field.value() == 2
    field.offer([(2, "Newborn"), (4, "Wedding")])
    assert field.value() == 2
    field.offer([(4, "Wedding")])
    assert field.value() is None


def test_a_name_of_two_words_is_typed_whole_into_a_choice(qtbot, shown):
    field = shown(ChoiceField([(1, "Part refund"), (2, "Full replacement"), (3, "Full refund")]))
    qtbot.keyClicks(field.box, "full ref")
    assert field.value() == 3
    assert not field.box.view().isVisible()


def test_a_long_list_is_searched_by_typing_and_what_names_nothing_of_it_is_refused(qtbot, shown):
    field = shown(
        ChoiceField([("", "The studio’s language"), ("en", "English"), ("de", "German")], first=True)
    )
    field.searchable()
    line = field.box.lineEdit()
    QGuiApplication.processEvents()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(line.hasSelectedText)
    line.setText("ger")
    assert field.value() == "de"
    line.setText("Deu")
    with pytest.raises(Refused, match="choose one of the list for “Deu”"):
        field.value()
    field.set_value("")
    assert field.value() == ""


def test_the_wheel_that_scrolls_a_form_changes_no_choice(qtbot, shown):
    field = shown(ChoiceField([("post", "By post"), ("both", "By post and e-mail")], first=True))
    place = QPointF(field.box.rect().center())
    wheel = QWheelEvent(
        place, field.box.mapToGlobal(place), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(field.box, wheel)
    assert field.value() == "post"
    assert not wheel.isAccepted(), "it goes on to the form"
    assert not field.box.focusPolicy() & ~Qt.FocusPolicy.StrongFocus


def test_a_choice_that_is_needed_is_asked_for_by_its_label(shown):
    field = shown(ChoiceField([(1, "Portrait session")]))
    field.names_itself("kind", "Type", required=True)
    with pytest.raises(Refused, match="Please choose: type") as refused:
        field.value()
    assert refused.value.field == "kind"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("0", "from 1 to 999"), ("1.5", "whole number"), ("-1", "whole number"), ("²", "whole number")],
)
def test_a_number_out_of_bounds_is_refused(shown, typed, sentence):
    field = shown(NumberField(1, 999))
    field.line.setText(typed)
    with pytest.raises(Refused, match=sentence):
        field.value()


def test_a_tick_is_ticked_with_the_space_bar(qtbot, shown):
    field = shown(TickField("She agreed"))
    qtbot.keyClick(field.tick, Qt.Key.Key_Space)
    assert field.value() is True
