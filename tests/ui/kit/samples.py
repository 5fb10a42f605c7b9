"""One of everything the kit has, with a family nobody knows; shared by the tests that walk the window."""

from datetime import date, datetime

from studio.story import Badge, Event, NextStep, Opens, Owed, Tone
from ui.kit.cards import Banner, Card, EmptyState, Fact, FigureRow, Pile, Step, Steps, TotalLine
from ui.kit.fields import ChoiceField, LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.page import Page
from ui.kit.picker import PickerField
from ui.kit.progress import ProgressBar
from ui.kit.stories import OwedList, StoryView
from ui.kit.table import Column, Table
from ui.kit.text import Button, Chip
from ui.kit.whens import DateField, TimeField

FAMILY = Opens("household", 7)
EVENTS = (
    Event(
        datetime(2026, 11, 18, 10, 5), "18 Nov, 10.05 am", "Told us she is unhappy", "“It wasn’t quite right.”",
        Tone.CONCERN, "phone-call", Opens("concern", 31), (Badge("answered in 40 min", Tone.GOOD),), quoted=True,
    ),
    Event(
        datetime(2026, 9, 12, 10, 30), "12 Sep, 10.30 am", "Portrait session", "With Maya, an hour.",
        Tone.SESSION, "camera", Opens("session", 5),
    ),
)  # fmt: skip
OWED = (
    Owed(date(2026, 11, 21), "Ring her back", "Told at 10.05 am", Badge("today", Tone.DUE), "phone-call", FAMILY, 7),
    Owed(date(2026, 11, 22), "Print a letter", "A month at home", Badge("tomorrow", Tone.LETTER), "mail",
         Opens("letters_due", 0), None),
)  # fmt: skip
STEP = NextStep(
    1, "Next: the reshoot", "Nothing to pay.", "Open it", "open_case", (("concern_id", 31),), Tone.CONCERN
)
COLUMNS = (
    Column("Order", lambda row: row[0], width=110, strong=True),
    Column("Family", lambda row: row[1]),
    Column("State", lambda row: row[2], tone=lambda row: "good" if row[2] == "paid" else "", width=120),
    Column("Total", lambda row: f"£{row[3]:,}", sort=lambda row: row[3], right=True, width=110),
)
ORDERS = [
    ("O-00001", "Ashworth", "paid", 1555),
    ("O-00002", "Price", "open", 95),
    ("O-00003", "Begum", "paid", 240),
]


class SamplePage(Page):
    """Every piece that stands in a page."""

    features = frozenset({"orders"})

    def __init__(self, work):
        super().__init__(work)
        self.reloads = 0
        self.show_title("The Ashworth family", "With us since 2019.")
        self.buttons.addWidget(Button("Write to them", "mail"))
        self.banner, self.story, self.owed = Banner(), StoryView(), OwedList()
        self.table = Table(COLUMNS, "Orders").keyed_by(lambda row: row[0]).sortable()
        steps = Steps()
        for view in (self.banner, self.story, self.owed):
            view.wish.connect(self.wish)
        self.banner.show_step(STEP)
        self.story.show_events(EVENTS)
        self.owed.show_owed(OWED)
        self.table.set_rows(ORDERS)
        steps.show_steps([Step("Told us", "10.05 am", "done"), Step("In hand", "", "now"), Step("Put right")])
        card = Card("Promises", "2 open")
        for piece in (
            Fact("Ring back", "Sam", "kept", "good"), FigureRow([("96%", "happy")]), TotalLine("Together", "£95.00"),
            EmptyState("mail", "Letters will stand here.", "Write one"), Chip("paid", "good"), ProgressBar(),
        ):  # fmt: skip
            card.body.addWidget(piece)
        for piece in (self.banner, steps, self.story, self.owed, self.table, Pile(card)):
            self.body.addWidget(piece)

    def reload(self):
        self.reloads += 1

    def print_document(self):
        return ("O-00001.pdf", b"%PDF-1.7 sample")


class OtherPage(Page):
    """A page with nothing on it."""

    def __init__(self, work):
        super().__init__(work)
        self.show_title("Elsewhere")
        self.reloads = 0

    def reload(self):
        self.reloads += 1


class SampleForm(FormDialog):
    """Every kind of field."""

    heading = "Book a session"

    def __init__(self, work):
        super().__init__(work)
        self.add("client", "&Client", PickerField(work, lambda db, typed: [], "Type a name"))
        self.row(("day", "&Day", DateField()), ("at", "T&ime", TimeField()))
        self.row(
            ("kind", "&Type", ChoiceField([(1, "Portrait session")])), ("length", "&Length", NumberField())
        )
        self.add("fee", "&Fee", MoneyField())
        self.add("surname", "&Surname", LineField())
        self.add("words", "In &her words", WordsField(hers=True))
        self.add("agreed", "", TickField("She agreed"))
