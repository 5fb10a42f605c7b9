"""The page of one household: who they are, the next step, their story, what was promised, what they like."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from studio.actor import Role
from studio.clients import Advice, HouseholdRow, Mailing, MergeRow
from studio.dates import NO_BREAK, screen_date
from studio.languages import name_of
from studio.money import Money
from studio.promises import UNTIL, PromiseRow
from studio.words import counted
from ui.clients.contacts import ContactsCard
from ui.clients.homes import HomesCard
from ui.clients.whole import Value, WholeClient, whole_client
from ui.kit.cards import Banner, Card, Fact, Pile
from ui.kit.page import Page
from ui.kit.stories import StoryView
from ui.kit.text import Button
from ui.kit.work import Work

_STANDING_TONES = {
    "kept": "good",
    "kept late": "due",
    "broken": "concern",
    "made": "due",
    "released": "plain",
}
_STEP_ICONS = {"concern": "heart-handshake", "due": "circle-alert", "good": "circle-check", "letter": "mail"}


class ClientPage(Page):
    """A client is a story, not a record; F2, F8, Ctrl+R and Ctrl+E act for whoever is shown."""

    features = frozenset(
        {"clients", "messages", "promises", "sessions", "viewings", "orders", "care", "letters", "diary"}
    )
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._build_buttons()
        self.banner = Banner()
        self.story = StoryView()
        self.reach, self.promises = Card("How to reach them"), Card("Promises")
        self.likes, self.value = Card("What they like"), Card("Value")
        self.contacts = ContactsCard()
        self.contacts.wish.connect(self.wish)
        self.contacts.log.connect(lambda: self.hope("log_message", **self.about()))
        every = Button("All of them", kind="quiet")
        every.setAccessibleName("All promises to this family")
        every.clicked.connect(lambda: self.hope("open_promises", **self.about()))
        self.promises.top.addWidget(every)
        self.homes = HomesCard()
        self.homes.wish.connect(self.wish)
        story = Card("Their story")
        story.body.addWidget(self.story, 1)
        self.pile = Pile()
        for card in (self.contacts, self.reach, self.homes, self.promises, self.likes, self.value):
            self.pile.add(card)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addWidget(story, 3)
        across.addWidget(self.pile, 2)
        self.body.addWidget(self.banner)
        self.body.addLayout(across, 1)
        self.banner.wish.connect(self.wish)
        self.story.wish.connect(self.wish)
        QShortcut(QKeySequence("Ctrl+E"), self, lambda: self.hope("amend_client", **self.about()))
        work.signed_in.connect(self.show_to)

    def _build_buttons(self) -> None:
        for words, key, verb in (
            ("&Amend", "Ctrl+E", "amend_client"),
            ("&Reshoot", "Ctrl+R", "reshoot"),
            ("&Unhappy?", "F8", "concern"),
            ("&Book a session", "F2", "book"),
        ):
            button = Button(words)
            button.setToolTip(key)
            button.clicked.connect(lambda _=False, verb=verb: self.hope(verb, **self.about()))
            self.buttons.addWidget(button)

    def prints_itself(self) -> bool:
        """Ctrl+P prints the page of their latest order."""
        self.hope("print_order", household_id=self.with_.get("household_id"))
        return True

    def reload(self) -> None:
        """Ask for the household this page is about."""
        household_id = self.with_.get("household_id")
        if household_id is not None:
            for_owner = self.work.someone_is_in and self.work.by.role is Role.OWNER
            self.work.ask(whole_client, household_id, for_owner, then=self._show, owner=self)

    def _show(self, whole: WholeClient) -> None:
        row = whole.household
        self.show_title(row.name, "  ·  ".join(part for part in _second_line(row) if part))
        self.show_warnings(row.warnings)
        self.show_quiet(row.id)
        step = whole.next_step
        if self.quiet is not None:
            self.quiet.lead(to_case=step is None or step.wish != "open_case")
        self.banner.show_step(step, _STEP_ICONS.get(str(step.tone), "arrow-right") if step else "arrow-right")
        self.story.show_events(whole.story)
        self.contacts.show_contacts(whole.contacts)
        if "household_id" in self.with_:
            self.with_["household_id"] = row.id
        self._show_reach(row, whole.merge)
        self._show_homes(whole)
        self._show_promises(whole)
        self._show_likes(row)
        self._show_value(whole)

    def _show_reach(self, row: HouseholdRow, merge: MergeRow | None) -> None:
        self.reach.clear()
        names = {person.id: person.short_name for person in row.people}
        for each in row.telephones:
            whose = names.get(each.person_id, "") if each.person_id and len(row.people) > 1 else ""
            self.reach.body.addWidget(
                Fact(each.typed, " · ".join(part for part in (whose, each.label) if part))
            )
        for address in row.emails:
            whose = names.get(address.person_id, "") if address.person_id and len(row.people) > 1 else ""
            self.reach.body.addWidget(Fact(address.typed, whose))
        if row.address_lines:
            self.reach.body.addWidget(Fact(row.addressee, "\n".join(row.address_lines)))
        if row.best_reached:
            self.reach.body.addWidget(Fact(f"Best reached {row.best_reached}"))
        elif row.best_time:
            self.reach.body.addWidget(Fact("Best time to ring", row.best_time))
        self.reach.body.addLayout(self._records(row, merge))

    def _records(self, row: HouseholdRow, merge: MergeRow | None) -> QHBoxLayout:
        """The way to another record of theirs, or back from one, quietly below."""
        if merge is None:
            button = Button("Written down twice?", kind="quiet")
            button.clicked.connect(lambda: self.hope("merge_clients", household_id=row.id))
        else:
            button = Button(f"Made one with {merge.name}: undo", kind="quiet")
            button.clicked.connect(lambda: self.hope("undo_merge", merge_id=merge.id))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(button)
        return across

    def _show_homes(self, whole: WholeClient) -> None:
        self.homes.show_homes(whole.household, whole.other_homes, whole.former_names)

    def _show_promises(self, whole: WholeClient) -> None:
        self.promises.clear()
        for promise in whole.promises:
            standing = promise.standing(whole.today)
            detail = f"{promise.promised_by}, {until(promise, whole.today)}"
            self.promises.body.addWidget(
                Fact(
                    promise.text,
                    detail,
                    "open" if standing == "made" else standing,
                    _STANDING_TONES[standing],
                )
            )
        self.promises.setVisible(bool(whole.promises))

    def _show_likes(self, row: HouseholdRow) -> None:
        self.likes.clear()
        for title, detail in _likes(row):
            self.likes.body.addWidget(Fact(title, detail))
        self.likes.setVisible(self.likes.body.count() > 0)

    def _show_value(self, whole: WholeClient) -> None:
        """What they have ordered is for the owner; who recommended whom is for everyone."""
        self.value.clear()
        row = whole.household
        if whole.value is not None and (whole.value.orders or whole.value.sessions):
            for title, detail in _value(whole.value, row, whole.today):
                self.value.body.addWidget(Fact(title, detail))
        came = [f"Recommended by {row.referred_by}"] if row.referred_by else []
        if row.sent_us:
            came.append(f"sent us {counted(row.sent_us, 'family', 'families')}")
        if came:
            said = "; ".join(came)
            self.value.body.addWidget(Fact(said[:1].upper() + said[1:]))
        self.value.show_heading("Value" if whole.value is not None else "Recommendations")
        self.value.setVisible(self.value.body.count() > 0)


def until(promise: PromiseRow, today: date) -> str:
    """By when a thing is done, or until when it is good."""
    if promise.day is None:
        return "with no end"
    words = "until" if promise.kind in UNTIL else "by"
    return f"{words} {screen_date(promise.due, today)}"


def _second_line(row: HouseholdRow) -> tuple[str, ...]:
    words = "" if row.name.startswith(row.people_in_words) else row.people_in_words
    telephone, since = (
        part.replace(" ", NO_BREAK) for part in (row.telephone, f"with us since {row.since.year}")
    )
    return (words, telephone, row.email, since)


def _likes(row: HouseholdRow) -> list[tuple[str, str]]:
    facts = [(line, "") for line in row.notes.splitlines() if line.strip()]
    if row.hospitality:
        facts.append((row.hospitality, "Drinks, allergies, access"))
    if row.advice is Advice.IF_ASKED:
        facts.append(("Advice only if they ask", "At the viewing"))
    if row.spell_out_times:
        facts.append(("Times spelt out", "“half past seven in the evening”"))
    if row.large_print:
        facts.append(("Large print", "On every letter"))
    if row.language:
        facts.append((name_of(row.language), "Letters in their language"))
    if row.mailing is not Mailing.NONE:
        facts.append((f"News by {row.mailing}", "They asked for it"))
    return facts


def _value(value: Value, row: HouseholdRow, today: date) -> list[tuple[str, str]]:
    ordered = f"{value.ordered.show()} since {row.since.year}"
    if value.this_year != Money.zero() and row.since.year != today.year:
        ordered = f"{value.this_year.show()} this year, {ordered}"
    counts = [counted(value.sessions, "session"), counted(value.orders, "order")]
    if value.reshoots:
        counts.append(counted(value.reshoots, "reshoot"))
    return [(ordered, ", ".join(counts))]
