"""The form of a household, new or amended: fast at the top for who is on the telephone, the rest may wait."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio import clients, clock
from studio.clients import (
    Advice,
    Double,
    FoundHousehold,
    HouseholdDraft,
    HouseholdRow,
    HouseholdStatus,
    Mailing,
    PersonDraft,
    PersonRole,
    PreferredChannel,
    Segment,
    Source,
)
from studio.languages import NAMES
from ui.clients import ways
from ui.clients.doubles import DoublesBar
from ui.clients.people import People
from ui.kit.fields import ChoiceField, LineField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.picker import PickerField
from ui.kit.sources import SOURCES
from ui.kit.text import Label
from ui.kit.wish import Wish
from ui.kit.work import Work

SEGMENTS = tuple((segment, str(segment).capitalize()) for segment in Segment)
ADVICE = ((Advice.WELCOME, "Suggestions are welcome"), (Advice.IF_ASKED, "Only if they ask"))
CHANNELS = (
    (PreferredChannel.ANY, "No wish"),
    (PreferredChannel.TELEPHONE, "By telephone"),
    (PreferredChannel.EMAIL, "By e-mail"),
    (PreferredChannel.POST, "By post"),
    (PreferredChannel.TEXT, "By text message"),
)
MAILING = (
    (Mailing.NONE, "No news from us"),
    (Mailing.POST, "By post"),
    (Mailing.EMAIL, "By e-mail"),
    (Mailing.POST_AND_EMAIL, "By post and e-mail"),
)
STATUSES = (
    (HouseholdStatus.ACTIVE, "With us"),
    (HouseholdStatus.MOVED, "Moved away"),
    (HouseholdStatus.DO_NOT_CONTACT, "Wants no contact"),
)


def _languages(another: str = "") -> list[tuple[object, str]]:
    """What letters may be wished for in; one that came from elsewhere and has no name here is offered as it is."""
    known: list[tuple[object, str]] = [("", "The studio’s language"), *NAMES.items()]
    return known if not another or another in NAMES else [*known, (another, another)]


_PLAIN = (
    "filing_name", "addressee", "salutation", "address1", "address2", "address3", "post_town", "postcode", "country",
    "segment", "source", "channel", "best_time", "spell_out_times", "large_print", "language", "advice", "mailing",
    "hospitality", "notes", "status",
)  # fmt: skip
_PROPOSED = ("filing_name", "addressee", "salutation")


class HouseholdForm(FormDialog):
    """A name and a telephone are enough for a caller; who is already here is said while typing."""

    heading: ClassVar[str] = "New client"
    keeps_as: ClassVar[str] = "client record"
    opens_at: ClassVar[tuple[int, int]] = (860, 680)

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.household: HouseholdRow | None = None
        self.people, self.telephones, self.emails = People(), ways.telephones(), ways.emails()
        self.doubles = DoublesBar(work, self.as_typed)
        self.doubles.opens_by_key(self)
        self._build_caller()
        self._build_address()
        self._build_wishes()
        self._own_fields = dict(self.fields)
        for rows in (self.people, self.telephones, self.emails):
            rows.reshaped.connect(self._know_fields)
        self.people.changed.connect(self._propose)
        self.people.reshaped.connect(self._propose)
        self.doubles.chosen.connect(self._open_instead)
        for part in (self.people, self.telephones, self.emails, self.fields["postcode"]):
            part.changed.connect(self.doubles.look)
        self.again = Wish("new_client")
        self._fill(HouseholdDraft(people=(PersonDraft(role=PersonRole.PARENT),)))

    def _build_caller(self) -> None:
        self.place(self.people)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        across.addWidget(self.telephones, 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.emails, 1, Qt.AlignmentFlag.AlignTop)
        box = QWidget()
        box.setLayout(across)
        self.place(box)
        self.place(self.doubles)
        self.row(
            ("source", "How they ca&me", ChoiceField(SOURCES)),
            ("referred_by", "Wh&o sent them", PickerField(self.work, clients.find, "Type a client's name")),
        )
        picker = self.fields["referred_by"]
        assert isinstance(picker, PickerField)
        picker.picked.connect(lambda _: self.fields["source"].set_value(Source.REFERRAL))

    def _build_address(self) -> None:
        self.place(Label("Address, which may wait", "heading"))
        self.row(
            ("address1", "&House and street", LineField(length=120)),
            ("address2", "Second line", LineField(length=120)),
            ("address3", "Third line", LineField(length=120)),
        )
        country = ChoiceField(list(clients.countries().items()))
        self.row(
            ("post_town", "To&wn", LineField(length=120)),
            ("postcode", "Post&code", LineField(length=20)),
            ("country", "Country", country.searchable()),
        )
        self.row(
            ("addressee", "On the envelope", LineField(length=300)),
            ("salutation", "Dear …", LineField(length=300)),
            ("filing_name", "Filed under", LineField(length=120)),
        )

    def _build_wishes(self) -> None:
        self.place(Label("Wishes", "heading"))
        self.languages = ChoiceField(_languages())
        self.row(
            ("channel", "Best &reached", ChoiceField(CHANNELS)),
            ("best_time", "Best time to ring", LineField("after 5 pm", length=120)),
        )
        self.row(
            ("advice", "Advice at the viewing", ChoiceField(ADVICE)),
            ("mailing", "News from us", ChoiceField(MAILING)),
            ("language", "Letters in", self.languages.searchable()),
        )
        self.row(
            ("spell_out_times", "", TickField("Spell out times for them")),
            ("large_print", "", TickField("Large print")),
        )
        self.add("hospitality", "Drinks, allergies, access", WordsField(lines=2))
        hint = "Write it so that they could read it."
        self.add("notes", "&Notes", WordsField(lines=3, hint=hint))
        self.row(
            ("segment", "Kind of client", ChoiceField(SEGMENTS)),
            ("status", "Where they stand", ChoiceField(STATUSES)),
        )

    def _know_fields(self) -> None:
        """Refusals name fields of rows too: ``people.1.born``, ``telephones.0``."""
        self.fields = (
            self._own_fields | self.people.fields() | self.telephones.fields() | self.emails.fields()
        )
        self._walk_in_order()

    def _walk_in_order(self) -> None:
        """Rows are made after the fields below them, so Tab is told the order the eye sees."""
        controls = [field.control for field in self.people.fields().values()]
        controls += [self.people.add_button, *self.telephones.controls(), *self.emails.controls()]
        controls += [field.control for field in self._own_fields.values()]
        controls += [self.save_button, self.leave_button]
        for one, following in pairwise(controls):
            QWidget.setTabOrder(one, following)

    def begin_with(self, typed: str) -> None:
        """Open with what was typed into a search: figures are a telephone, an @ an e-mail, words a name."""
        text = typed.strip()
        if "@" in text:
            self.emails.show_rows([(text, "", 0)])
        elif re.fullmatch(r"[+()\d\s./-]{5,}", text):
            self.telephones.show_rows([(text, "", 0)])
        elif text and not any(letter.isdigit() for letter in text):
            first, _, last = text.rpartition(" ")
            self.people.show_people((PersonDraft(first.title(), last.title(), role=PersonRole.PARENT),))
        if self.people.rows[0].is_empty():
            self.people.rows[0].fields["first"].setFocus()
        else:
            self.telephones.rows[0].typed.setFocus()

    def amend(self, row: HouseholdRow) -> None:
        """Open with a household that is here."""
        self.household = row
        self.doubles.but = row.id
        self.keeps(row.id, row.name, Wish("amend_client", {"household_id": row.id}))
        self.show_heading(f"Amend {row.name}")
        self._fill(row.as_draft())
        self.people.rows[0].fields["first"].setFocus()
        if row.referred_by_id is not None:
            self.fields["referred_by"].set_value(FoundHousehold(row.referred_by_id, row.referred_by, "", ""))
        if row.letters_held:
            self.notice_bar.say(
                "Someone here has died, so no automatic letter goes out.",
                "concern",
                "I have looked: letters may go again",
                self._let_letters_go,
            )

    def _let_letters_go(self) -> None:
        assert self.household is not None
        self.work.do(
            clients.let_letters_go,
            self.household.id,
            owner=self,
            then=lambda _: self.reject(),
            refused=self.refuse,
        )

    def _fill(self, draft: HouseholdDraft) -> None:
        self.people.show_people(draft.people)
        self.telephones.show_rows([(each.typed, each.label, each.person) for each in draft.telephones])
        self.emails.show_rows([(each.typed, "", each.person) for each in draft.emails])
        self.languages.offer(_languages(draft.language))
        self.fill({name: getattr(draft, name) for name in _PLAIN if name not in _PROPOSED})
        proposed = self._proposals(draft.people)
        for name in _PROPOSED:
            typed = getattr(draft, name)
            self.fields[name].set_value("" if typed == proposed[name] else typed)
        self._propose()

    def _proposals(self, people: Sequence[PersonDraft]) -> dict[str, str]:
        today = clock.today()
        if not people:
            return dict.fromkeys(_PROPOSED, "")
        return {
            "filing_name": clients.filing_name(people),
            "addressee": clients.addressee(people, today),
            "salutation": clients.salutation(people, today),
        }

    def _propose(self) -> None:
        """Show, where nothing else is typed, how letters would address them."""
        for name, words in self._proposals(self.people.as_typed()).items():
            field = self.fields[name]
            assert isinstance(field, LineField)
            field.line.setPlaceholderText(words)

    def _open_instead(self, other: Double) -> None:
        """What was typed stays half typed, so that nothing of it is lost."""
        self.wish.emit(Wish("open_client", {"household_id": other.household_id}))
        self.reject()

    def as_typed(self) -> HouseholdDraft:
        """The household as far as it is typed, for looking who it may be."""
        return HouseholdDraft(
            people=self.people.as_typed(),
            telephones=ways.telephone_drafts(self.telephones),
            emails=ways.email_drafts(self.emails),
            postcode=str(self.fields["postcode"].value()),
        )

    def draft(self) -> HouseholdDraft:
        """The household as typed; raises Refused for what cannot be read."""
        plain = {name: self.read(name) for name in _PLAIN}
        sender = self.read("referred_by")
        row = self.household
        return HouseholdDraft(
            people=self.people.value(),
            telephones=ways.telephone_drafts(self.telephones),
            emails=ways.email_drafts(self.emails),
            referred_by_id=sender.household_id if sender is not None else None,
            since=row.since if row else None,
            version=row.version if row else None,
            **plain,
        )

    # Half typed.

    def half_typed(self) -> dict[str, Any]:
        """Whose rows there are, besides what stands in the fields."""
        rows = {
            "who": [row.draft.id for row in self.people.rows],
            "telephones": [list(each) for each in self.telephones.values()],
            "emails": [list(each) for each in self.emails.values()],
        }
        return {**rows, **super().half_typed()}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """As many rows as there were, then what stood in the fields."""
        known = {row.draft.id: row.draft for row in self.people.rows}
        people = tuple(known.get(person_id, PersonDraft()) for person_id in typed.get("who", ()))
        if people:
            self.people.show_people(people)
        for rows in (self.telephones, self.emails):
            rows.show_rows([(str(each[0]), str(each[1]), each[2]) for each in typed.get(rows.name, ())])
        super().put_back(typed)

    def save(self) -> None:
        """Register or amend."""
        draft = self.draft()
        if self.household is None:
            self.send(clients.register, draft)
        else:
            self.send(clients.amend, self.household.id, draft)
