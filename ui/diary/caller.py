"""Someone who rings for the first time: a name and a number are enough, and who they may be is said meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.catalogue import SessionTypeId
from studio.clients import EmailDraft, HouseholdDraft, PersonDraft, PersonRole, Source, TelephoneDraft
from studio.enquiries import EnquiryDraft, EnquiryRow
from studio.errors import Refused
from ui.diary.booking_parts import across
from ui.diary.booking_whole import Known, known_callers
from ui.kit.cards import empty
from ui.kit.fields import ChoiceField, LineField
from ui.kit.form import FormDialog
from ui.kit.sources import SOURCES
from ui.kit.text import Button, Label

_PAUSE = 250
"""Milliseconds without a key before somebody is looked for."""


class CallerPart(QWidget):
    """The part of the booking form that takes a new caller; its fields are the form's own."""

    is_here = Signal(object)
    """They are a household that is here already."""
    has_asked = Signal(object)
    """They have asked before, and what they asked stands in the form then."""

    def __init__(self, form: FormDialog) -> None:
        super().__init__()
        self.form = form
        self.asked_id = 0
        self.first, self.last = LineField(length=120), LineField(length=120)
        self.telephone = LineField("07700 900123", length=80)
        self.email = LineField("may wait", length=320)
        self.source = ChoiceField(SOURCES)
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(0 if form.work.inline else _PAUSE)
        self._wait.timeout.connect(self._look)
        for field in (self.first, self.last, self.telephone, self.email):
            field.changed.connect(self._wait.start)

    def _lay_out(self) -> None:
        labelled = self.form.labelled
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            across(
                labelled("first", "First n&ame", self.first),
                labelled("last", "&Surname", self.last),
                labelled("telephone", "T&elephone", self.telephone),
            )
        )
        column.addWidget(
            across(
                labelled("source", "Who sent them, or &how they heard of us", self.source),
                labelled("email", "E-mail", self.email),
            )
        )
        self.perhaps = QVBoxLayout()
        self.perhaps.setSpacing(2)
        column.addLayout(self.perhaps)

    def begin(self, typed: str) -> None:
        """Take over what was typed to find them: a number, or a name."""
        if "@" in typed:
            self.email.set_value(typed)
        elif any(letter.isdigit() for letter in typed):
            self.telephone.set_value(typed)
        else:
            first, _, last = typed.rpartition(" ")
            self.first.set_value(first)
            self.last.set_value(last.title() if last.islower() else last)
        self.first.setFocus()

    def begin_with(self, asked: EnquiryRow) -> None:
        """Take over what they asked, so that nothing is typed twice."""
        self.asked_id = asked.id
        names = ("first", "last", "telephone", "email", "source")
        self.form.fill({name: getattr(asked, name) for name in names})

    def draft(self) -> HouseholdDraft:
        """The household to register; raises Refused without a name or a way to reach them."""
        first, last, number, email = (
            self.form.read(name) for name in ("first", "last", "telephone", "email")
        )
        if not last and not first:
            raise Refused("Please type the caller's name.", "last")
        if not number and not email:
            raise Refused("Please ask for a telephone number.", "telephone")
        return self._household(first, last, number, email)

    def asks(self, type_id: SessionTypeId | None, roughly: str, wanted: str) -> EnquiryDraft:
        """What they ask, when they do not book now."""
        caller = self.as_typed()
        return EnquiryDraft(
            first=caller.people[0].first,
            last=caller.people[0].last,
            telephone=self.telephone.value(),
            email=self.email.value(),
            source=caller.source,
            type_id=type_id,
            roughly=roughly,
            wanted=wanted,
        )

    def as_typed(self) -> HouseholdDraft:
        """The household as far as it is typed, for looking who it may be."""
        return self._household(
            self.first.value(), self.last.value(), self.telephone.value(), self.email.value()
        )

    def _household(self, first: str, last: str, number: str, email: str) -> HouseholdDraft:
        source = self.source.value_or_none()
        return HouseholdDraft(
            people=(PersonDraft(first, last, role=PersonRole.PARENT),),
            telephones=(TelephoneDraft(number, person=0),) if number else (),
            emails=(EmailDraft(email, person=0),) if email else (),
            source=source if isinstance(source, Source) else Source.NOT_KNOWN,
        )

    # Who they may be.

    def _look(self) -> None:
        if not self.isVisible():
            return
        self.form.work.ask(
            known_callers, self.as_typed(), self.telephone.value(), then=self._say, owner=self,
            refused=lambda _: empty(self.perhaps),
        )  # fmt: skip

    def _say(self, known: Known) -> None:
        empty(self.perhaps)
        if known.enquiry is not None and known.enquiry.id != self.asked_id:
            asked = known.enquiry
            words = f"{asked.name} asked us on {known.asked}."
            self._offer(words, "Go on &from there", partial(self.has_asked.emit, asked))
        for place, double in enumerate(known.doubles):
            about = f" ({double.second})" if double.second else ""
            words = "It is &them" if not place else "It is them"
            self._offer(
                f"Perhaps {double.name}{about}: {double.why}.", words, partial(self.is_here.emit, double)
            )

    def _offer(self, words: str, button: str, act: Callable[[], None]) -> None:
        label = Label(words, "second", wrap=True)
        take = Button(button, kind="quiet")
        take.clicked.connect(lambda _checked=False: act())
        self.perhaps.addWidget(across(label, take, widths=(5, 2)))
