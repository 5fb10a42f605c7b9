"""The form of a kind of session: its length and fee, the letter's words, its shots, and what comes after it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio import catalogue
from studio.catalogue import SessionTypeDraft, SessionTypeRow
from studio.money import Money
from ui.kit.fields import LineField, MoneyField, NumberField, TickField, WordsField
from ui.kit.form import FormDialog
from ui.kit.work import Work

LONGEST_PREPARATION = 1_000
_NEW = SessionTypeDraft("")


class SessionTypeForm(FormDialog):
    """A kind of session; what is changed holds for the next booking."""

    heading = "A new kind of session"
    opens_at = (760, 660)

    def __init__(self, work: Work, row: SessionTypeRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.row_before = row
        self._build_first()
        self._build_ready()
        self._build_after()
        self.add("active", "", TickField("&Offered: it can be booked"))
        before = row if row is not None else _NEW
        if row is not None:
            self.show_heading(row.name, "Sessions already booked stay as they are.")
        shown = {name: getattr(before, name) for name in self.fields}
        if row is None:
            shown["fee"] = None
        self.fill(
            shown | {"standing_shots": "\n".join(before.standing_shots), "deposit": before.deposit or None}
        )

    def _build_first(self) -> None:
        self.add("name", "&Name", LineField("such as Family portrait", length=80), required=True)
        self.row(
            ("minutes", "&Lasts", NumberField(5, 720, hint="Minutes")),
            ("turnaround", "&Room kept", NumberField(0, 240, hint="Minutes after it")),
            ("fee", "&Fee", MoneyField()),
            ("deposit", "&Deposit", MoneyField("At booking; if empty, all of it")),
        )
        for name in ("minutes", "turnaround", "fee"):
            self.fields[name].required = True

    def _build_ready(self) -> None:
        said = "Their confirmation letter says this: clothes, hair, what to bring."
        ready = WordsField(hint=said, lines=2, length=LONGEST_PREPARATION)
        ready.words.setMaximumHeight(ready.words.minimumHeight() * 2)
        ready.words.setMinimumHeight(ready.words.maximumHeight())
        self.add("preparation", "How to &get ready", ready)
        self.add("proposes_shots", "", TickField("&Propose a shot list from who is coming"))
        shots = WordsField("such as Hands and feet, close", hint="A line for each.", lines=2, length=2_400)
        self.add("standing_shots", "S&hots it always has", shots)

    def _build_after(self) -> None:
        self.row(
            ("viewing_from_days", "&Viewing from", NumberField(0, 60, hint="Days after the session")),
            ("viewing_to_days", "V&iewing until", NumberField(0, 60, hint="Days after the session")),
            ("update_months", "Ask them &back after", NumberField(0, 120, hint="Months; 0 is never")),
            required=True,
        )

    def save(self) -> None:
        """Apply at once."""
        draft = SessionTypeDraft(
            name=self.read("name"),
            minutes=self.read("minutes"),
            turnaround=self.read("turnaround"),
            fee=self.read("fee"),
            deposit=self.read("deposit") or Money(0),
            preparation=self.read("preparation"),
            proposes_shots=self.read("proposes_shots"),
            standing_shots=tuple(line for line in self.read("standing_shots").splitlines() if line.strip()),
            viewing_from_days=self.read("viewing_from_days"),
            viewing_to_days=self.read("viewing_to_days"),
            update_months=self.read("update_months"),
            active=self.read("active"),
        )
        if self.row_before is None:
            self.send(catalogue.add_session_type, draft)
        else:
            self.send(catalogue.amend_session_type, self.row_before.id, draft, self.row_before.version)
