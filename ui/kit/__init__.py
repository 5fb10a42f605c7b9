"""What every page of the window stands on. How to use it, in three examples.

**A page** says in a sentence what is so, asks for rows, shows them when they come, and sends wishes upward::

    class OrdersPage(Page):
        features = frozenset({"orders"})              # a commit that touched these reloads the page
        scrolls = False                               # the table scrolls by itself

        def __init__(self, work: Work) -> None:
            super().__init__(work)
            self.show_title("Orders")
            new = Button("&New order", "plus")
            new.clicked.connect(lambda: self.hope("new_order", **self.about()))
            self.buttons.addWidget(new)
            self.table = Table(COLUMNS, "Orders")
            self.table.opened.connect(lambda row: self.hope("open_order", order_id=row.id))
            self.body.addWidget(self.table)

        def reload(self) -> None:                     # self.with_ holds what the page is about
            self.work.ask(orders.open_orders, then=self._show, owner=self)

        def _show(self, rows: list[OrderRow]) -> None:
            self.show_title("Orders", f"{len(rows)} orders are open.")
            self.table.set_rows(rows)

Add its line to ``ui/pages.py``. ``open_order`` leads to it by the table ``OPENS`` in ``ui/gestures.py``. Nothing
is asked of the store in ``__init__``; ``reload`` is called when the page is first seen, when it is shown about
something else, and after a commit that touched its features. Views that a page holds pass their wishes on:
``self.story.wish.connect(self.wish)``. Ctrl+P prints what ``print_document()`` answers: a name and a PDF.

**A dialog** names its fields by the words of its draft; a refusal naming one appears beside it::

    class ConcernForm(FormDialog):
        heading = "Something is not right"
        save_words = "&Write it down"

        def __init__(self, work: Work, household_id: int, parent: QWidget | None = None) -> None:
            super().__init__(work, parent)
            self.household_id = household_id
            self.add("her_words", "In &her words", WordsField(hers=True), required=True)
            self.row(("day", "&Told us on", DateField()), ("at", "A&t", TimeField()), required=True)
            self.add("by", "&How", ChoiceField([("phone", "by telephone"), ("letter", "by letter")]))

        def save(self) -> None:
            draft = ConcernDraft(self.household_id, self.read("her_words"), self.read("day"), self.read("at"))
            self.send(care.log_concern, draft)        # once, whatever is pressed how often; then it closes

    def concern(window: MainWindow, household_id: int | None = None) -> None:      # ui/care/gestures.py
        form = ConcernForm(window.work, household_id, window)
        form.saved.connect(lambda concern_id: window.grant(Wish("open_case", {"concern_id": concern_id})))
        form.open()

and a line in ``GESTURES``. ``form.wish`` may be connected to ``window.grant``. A dialog that looks ahead (clash,
price) listens to its fields' ``changed`` and asks: a late answer to an old question is dropped by ``Work``.

**A half-typed form** is kept by itself once its class says ``keeps_as = "booking"`` and its ``__init__``
``self.keeps(household_id, "The Ashworth family", Wish("book", {"household_id": 7}))``: the words for the bar and the
wish that opens it again. Each field keeps itself (``keep`` and ``put_back``); a form with parts of its own adds them
in ``half_typed`` and ``put_back``, and calls ``settle`` when it has filled itself after it was shown.

**A table** has columns as data::

    COLUMNS = (
        Column("Order", lambda row: row.number, width=110, strong=True),
        Column("Family", lambda row: row.family),                    # takes the room left
        Column("State", lambda row: row.state, tone=lambda row: row.tone, width=130),       # a chip
        Column("Total", lambda row: row.total.show(), sort=lambda row: row.total, right=True, width=110),
    )
    table = Table(COLUMNS, "Orders").sortable()       # the name is for those who hear the window
    table.set_rows(rows, more=True)                   # keeps the row chosen and the place; by row.id
    table.wants_more.connect(self._next_page)         # the last row, to page by key; then table.add_rows

**Work**: ``ask(query, *args, then=, owner=)``, ``do(verb, *args, key=, then=, refused=, owner=)`` and
``run_long(function, *args, then=, progress=, owner=)``, where ``function(store, progress, *args)``. ``then`` is
called on the UI thread, and not at all once ``owner`` has gone. Without ``refused``, errors go to the page's bar.

**Pieces**: ``cards`` Card, Pile (a column of cards that scrolls), Fact, Banner, Steps, FigureRow, EmptyState,
TotalLine, empty · ``stories`` StoryView, OwedList · ``text`` Label(text, role), Line (elides), Button(text, icon,
kind), Chip, Rule · ``fields`` LineField, SecretField, WordsField, MoneyField, ChoiceField, TickField, NumberField ·
``whens`` DateField, TimeField · ``picker`` PickerField · ``finder`` Finder · ``progress`` ProgressBar ·
``pages_of_paper`` PageView · ``printing`` print_pages, save_pdf · ``notices`` bar, confirm ·
``icons.icon(name, meaning)`` · ``theme`` colour, tone, font, px.

**Looks**: colours by meaning (``tokens.Meaning``) and ``studio.story.Tone``; no value, no font and no style sheet
outside this package. **Names**: an icon-only button takes ``says=``, a table and a view their name, a field its
label: a test walks the window as a screen reader does and fails on an empty name. **Tests**:
``Work(store, inline=True)``, ``notices.answer_next(True)``, ``printing.take_next(taker)``.
"""
