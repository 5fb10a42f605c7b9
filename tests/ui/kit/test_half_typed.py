"""What is typed into a form outlives the form: left with Escape, killed, restarted, put back, discarded on purpose."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio import clock
from studio.actor import Actor, Role
from studio.db import half_typed, numbers
from studio.db.faults import SAYS
from studio.errors import Refused
from ui.kit.few import FewField
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, SecretField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.notices import NoticeBar
from ui.kit.whens import DateField, TimeField
from ui.kit.wish import Wish

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Everything(FormDialog):
    """One field of each kind."""

    heading = "Write down everything"
    keeps_as = "note"

    def __init__(self, work, about=7, parent=None):
        super().__init__(work, parent)
        self.keeps(about, "The Ashworth family", Wish("note", {"household_id": about}))
        self.add("line", "&Line", LineField(), required=True)
        self.add("words", "&Words", WordsField())
        self.add("money", "&Money", MoneyField())
        self.add(
            "choice", "&Choice", ChoiceField([(None, "nobody"), (1, "Priya"), (Role.OWNER, "the owner")])
        )
        self.add("few", "&Few", FewField([(True, "&Yes"), (False, "&No")]))
        self.add("tick", "", TickField("&Tick"))
        self.add("number", "&Number", NumberField())
        self.add("day", "&Day", DateField(calendar=False))
        self.add("at", "&At", TimeField())
        self.add("pin", "&PIN", SecretField())

    def save(self):
        self.send(take_number, self.read("line"))


def take_number(db, by, line):
    if line == "no":
        raise Refused("Not that.", "line")
    return numbers.take(db, "O")


class Room(QWidget):
    """The window a form stands before, with a bar to speak in."""

    def __init__(self):
        super().__init__()
        self.notice_bar = NoticeBar()
        self.notice_bar.setParent(self)
        self.granted = []

    def grant(self, wish):
        self.granted.append(wish)


@pytest.fixture
def opened(qtbot, work):
    room = Room()
    qtbot.addWidget(room)
    with qtbot.waitExposed(room):
        room.show()

    def make(about=7, form=Everything):
        made = form(work, about, room)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        made.room = room
        return made

    return make


def kept(work):
    return work.store.ask(half_typed.of_person, work.by.staff_id)


def test_what_is_typed_is_kept_within_two_seconds_and_offered_when_the_form_opens_again(opened, work, qtbot):
    form = opened()
    qtbot.keyClicks(form.fields["line"].line, "her fringe")
    qtbot.waitUntil(lambda: len(kept(work)) == 1, timeout=2_000)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    bar = form.room.notice_bar
    assert bar.words.text() == "Your half-typed note for the Ashworth family is kept."
    again = opened()
    assert again.keeping.bar.isVisible()
    qtbot.keyClick(again.fields["line"].line, Qt.Key.Key_Z, KEYS)
    assert again.fields["line"].line.text() == "her fringe"
    assert not again.keeping.bar.isVisible()


def test_the_bar_of_the_page_leads_back_and_puts_back_at_once(opened, qtbot):
    form = opened()
    qtbot.keyClicks(form.fields["line"].line, "half")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    qtbot.mouseClick(form.room.notice_bar.action, Qt.MouseButton.LeftButton)
    assert form.room.granted == [Wish("note", {"household_id": 7})]
    assert opened().fields["line"].line.text() == "half"


def test_every_kind_of_field_stands_again_as_it_was_typed(opened, qtbot):
    form = opened()
    values = {
        "line": "O’Brien", "words": "two\nlines", "choice": Role.OWNER, "few": False, "tick": True, "number": 12,
        "day": date(2026, 12, 12), "at": time(19, 30),
    }  # fmt: skip
    form.fill(values)
    form.fields["money"].line.setText("12.5")
    form.fields["pin"].line.setText("123456")
    form.reject()
    again = opened()
    again.keeping.put_back()
    assert {name: again.fields[name].value() for name in values} == values
    assert again.fields["money"].line.text() == "12.5"
    assert again.fields["pin"].line.text() == ""


def test_what_cannot_be_read_yet_stands_again_too(opened):
    form = opened()
    form.fields["day"].line.setText("sat 1")
    form.fields["at"].line.setText("7.30")
    form.fields["number"].line.setText("1x")
    form.reject()
    again = opened()
    again.keeping.put_back()
    assert again.fields["day"].line.text() == "sat 1"
    assert again.fields["at"].is_asking
    assert again.fields["number"].line.text() == "1x"


def test_tomorrow_stays_the_day_that_was_meant(opened):
    with clock.standing_at(datetime(2026, 9, 2, 9, 40)):
        form = opened()
        form.fields["day"].line.setText("tomorrow")
        form.reject()
    with clock.standing_at(datetime(2026, 9, 9, 9, 40)):
        again = opened()
        again.keeping.put_back()
        assert again.fields["day"].value() == date(2026, 9, 3)


def test_a_form_in_which_nothing_was_typed_is_left_without_a_word(opened, work, qtbot):
    form = opened()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.room.notice_bar.isVisible()
    assert kept(work) == ()


def test_what_was_saved_is_kept_no_longer(opened, work):
    form = opened()
    form.fields["line"].set_value("her fringe")
    form.keeping.look()
    assert len(kept(work)) == 1
    form.press_save()
    assert not form.isVisible()
    assert kept(work) == ()
    assert not form.room.notice_bar.isVisible()


def test_what_was_refused_is_kept_on(opened, work):
    form = opened()
    form.fields["line"].set_value("no")
    form.keeping.look()
    form.press_save()
    assert form.isVisible()
    assert [each.typed["line"] for each in kept(work)] == ["no"]


def test_a_form_put_back_is_saved_under_its_first_key_and_so_only_once(opened, work):
    form = opened()
    form.fields["line"].set_value("her fringe")
    key = form.key
    form.reject()
    again = opened()
    assert again.key != key
    again.keeping.put_back()
    assert again.key == key
    again.press_save()
    assert work.store.do(take_number, "her fringe", by=work.by, key=key) == "O-00001"
    assert kept(work) == ()


def test_discarding_is_on_purpose_and_final(opened, work, qtbot):
    form = opened()
    form.fields["line"].set_value("her fringe")
    form.reject()
    again = opened()
    qtbot.mouseClick(again.keeping.bar.discard, Qt.MouseButton.LeftButton)
    assert kept(work) == ()
    assert not again.keeping.bar.isVisible()


def test_each_family_and_each_person_has_a_half_typed_form_of_its_own(opened, work):
    for about, words in ((7, "for the Ashworths"), (8, "for the Khans")):
        form = opened(about)
        form.fields["line"].set_value(words)
        form.reject()
    again = opened(8)
    again.keeping.put_back()
    assert again.fields["line"].value() == "for the Khans"
    work.by = Actor(2, "Jo", Role.OWNER)
    other = opened(7)
    assert other.keeping.bar is None


def test_what_was_typed_before_the_old_was_put_back_is_not_lost_either(opened, work):
    form = opened()
    form.fields["line"].set_value("the first")
    form.reject()
    again = opened()
    again.fields["line"].set_value("the second")
    again.keeping.put_back()
    assert again.fields["line"].value() == "the first"
    assert {each.typed["line"] for each in kept(work)} == {"the first", "the second"}


def test_typing_taken_back_is_kept_no_longer(opened, work):
    form = opened()
    form.fields["line"].set_value("x")
    form.keeping.look()
    form.fields["line"].set_value("")
    form.keeping.look()
    assert kept(work) == ()


def test_after_thirty_days_it_is_swept(opened, work):
    then = datetime(2026, 9, 2, 9, 40)
    with clock.standing_at(then):
        form = opened()
        form.fields["line"].set_value("old")
        form.reject()
    with clock.standing_at(then + timedelta(days=29)):
        assert len(kept(work)) == 1
    with clock.standing_at(then + timedelta(days=31)):
        assert kept(work) == ()
        assert work.store.ask(half_typed.count) == 1
        form = opened(9)
        form.fields["line"].set_value("new")
        form.reject()
        assert work.store.ask(half_typed.count) == 1


def test_it_leaves_no_trace_in_the_audit(opened, work):
    from sqlalchemy import text

    form = opened()
    form.fields["line"].set_value("a secret wish")
    form.reject()
    for table in ("audit_row", "audit_words", "operation"):
        assert work.store.ask(lambda db, table=table: db.scalar(text(f"SELECT COUNT(*) FROM {table}"))) == 0


def test_where_it_cannot_be_kept_the_form_says_so_and_tries_again(opened, work):
    from sqlalchemy import text

    form = opened()
    says = f"{SAYS}There is no room left."
    full = f"CREATE TRIGGER full BEFORE INSERT ON half_typed BEGIN SELECT RAISE(ABORT, '{says}'); END"
    with work.store.engine.begin() as connection:
        connection.execute(text(full))
    form.fields["line"].set_value("her fringe")
    form.keeping.look()
    assert form.notice_bar.isVisible()
    assert "is not kept for later" in form.notice_bar.words.text()
    with work.store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER full"))
    form.keeping.look()
    assert [each.typed["line"] for each in kept(work)] == ["her fringe"]


def test_the_window_is_closed_with_the_form_open(opened, work):
    form = opened()
    form.fields["line"].set_value("her fringe")
    form.hide()
    assert [each.typed["line"] for each in kept(work)] == ["her fringe"]


HOSTILE = st.text(max_size=300) | st.sampled_from(
    [
        "\x00",
        "\ud800",
        "{{7*7}}",
        "'; DROP TABLE half_typed; --",
        "\u202eevil",
        "a" * 5_000,
        "🧑‍🧑‍🧒‍🧒",
        "\r\n\t",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=HOSTILE, words=HOSTILE, day=HOSTILE, at=HOSTILE, money=HOSTILE)
def test_whatever_is_typed_or_pasted_stands_again(opened, work, line, words, day, at, money):
    form = opened()
    typed = {"line": line, "words": words, "day": day, "at": at, "money": money}
    for name, text in typed.items():
        form.fields[name].put_back(text)
    stood = form.half_typed()
    form.reject()
    again = opened()
    if again.keeping.offered:
        again.keeping.put_back()
        assert again.half_typed() == stood
        again.keeping.look()
    else:
        assert stood == again.half_typed()
    again.fill(dict.fromkeys(("line", "words", "day", "at", "money")))
    again.keeping.look()
    again.reject()
    for left in kept(work):
        work.store.jot(half_typed.forget, left.key)
