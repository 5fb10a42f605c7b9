"""Half-typed forms: what stands in a form that is not saved yet, kept so that a kill loses none of it.

This is nobody's record yet, only what somebody is about to say: it is not audited, it tells no screen, and it goes
in the same transaction that saves its form, or when it is put away on purpose, or after thirty days.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Index, Integer, String, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from studio import clock
from studio.db.base import Base
from studio.written import one_line

KEPT_FOR: Final = timedelta(days=30)
LONGEST: Final = 2_000_000
"""Characters of one form; the longest form there is takes a tenth of it."""
FORM_LENGTH: Final = 40
WHOM_LENGTH: Final = 120


class HalfTyped(Base):
    """What stands in one form, under the operation key that will save it (RR7)."""

    __tablename__ = "half_typed"
    __table_args__ = (Index("ix_half_typed_staff_id_form", "staff_id", "form"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[int]
    """Who types."""
    form: Mapped[str] = mapped_column(String(FORM_LENGTH))
    """Which form, in the words of the screen: "booking"."""
    about: Mapped[int] = mapped_column(Integer, default=0)
    """The household it is about; 0 while that is nobody yet."""
    whom: Mapped[str] = mapped_column(String(WHOM_LENGTH), default="")
    """Their name, as the bar says it."""
    again: Mapped[str] = mapped_column(default="")
    """The wish that opens this form again, as JSON; "" when only somebody who opens it meets it."""
    typed: Mapped[str]
    """What stands in each field, as JSON of plain characters: whatever was pasted, no database chokes on it."""
    kept_at: Mapped[datetime] = mapped_column(index=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """One half-typed form. ``again`` is the verb and what it is about, None when it cannot be opened by itself."""

    key: str
    form: str
    about: int
    whom: str
    again: tuple[str, Mapping[str, Any]] | None
    typed: Mapping[str, Any]
    kept_at: datetime | None = None


_TABLE: Any = HalfTyped.__table__
_FORGET: Final = delete(_TABLE).where(_TABLE.c.key == bindparam("key_"))
"""Made once: it runs in every gesture."""


def keep(db: Session, staff_id: int, kept: Kept) -> bool:
    """Keep what stands in a form now, in place of what stood in it before; False when it is too much to keep.

    What is older than thirty days goes at the same time.
    """
    typed = json.dumps(kept.typed, ensure_ascii=True, sort_keys=False)
    if len(typed) > LONGEST:
        return False
    values = {
        "staff_id": staff_id,
        "form": kept.form[:FORM_LENGTH],
        "about": kept.about,
        "whom": one_line(kept.whom, WHOM_LENGTH).text,
        "again": json.dumps([kept.again[0], dict(kept.again[1])]) if kept.again is not None else "",
        "typed": typed,
        "kept_at": clock.now(),
    }
    if db.execute(update(_TABLE).where(_TABLE.c.key == kept.key).values(values)).rowcount == 0:  # type: ignore[attr-defined]  # a cursor's
        db.execute(insert(_TABLE).values(key=kept.key, **values))
    db.execute(delete(_TABLE).where(_TABLE.c.kept_at < clock.now() - KEPT_FOR))
    return True


def forget(db: Session, key: str) -> None:
    """Its form was saved, or what was typed into it was put away on purpose."""
    db.execute(_FORGET, {"key_": key})


def forget_about(db: Session, about: int) -> int:
    """A household is forgotten, and with it what was being typed about it; answers how many forms."""
    return int(db.execute(delete(_TABLE).where(_TABLE.c.about == about)).rowcount)  # type: ignore[attr-defined]  # a cursor's


def give(db: Session, was: int, now: int, only: Sequence[str] | None = None) -> list[str]:
    """What is half typed about one household is about another from now on, and opens again for that one.

    ``only`` are the forms to give back, by key. Answers the keys of those that went.
    """
    found = select(_TABLE.c.key, _TABLE.c.again).where(_TABLE.c.about == was).order_by(_TABLE.c.key)
    rows = [row for row in db.execute(found) if only is None or row.key in only]
    for row in rows:
        values = {"about": now, "again": _opening(row.again, was, now)}
        db.execute(update(_TABLE).where(_TABLE.c.key == row.key).values(values))
    return [row.key for row in rows]


def _opening(again: str, was: int, now: int) -> str:
    """The wish that opens a form, for the other household."""
    if not again:
        return ""
    verb, about = json.loads(again)
    return json.dumps([verb, about | ({"household_id": now} if about.get("household_id") == was else {})])


def of_person(db: Session, staff_id: int) -> tuple[Kept, ...]:
    """All that somebody has half typed, the latest first."""
    return _rows(db, select(_TABLE).where(_TABLE.c.staff_id == staff_id))


def of_form(db: Session, staff_id: int, form: str, about: int) -> tuple[Kept, ...]:
    """What somebody has half typed into one form, the latest first: about this household, or about anyone."""
    found = select(_TABLE).where(_TABLE.c.staff_id == staff_id, _TABLE.c.form == form)
    return _rows(db, found.where(_TABLE.c.about == about) if about else found)


def count(db: Session) -> int:
    """How many are kept."""
    return db.scalar(select(func.count()).select_from(_TABLE)) or 0


def _rows(db: Session, found: Any) -> tuple[Kept, ...]:
    fresh = found.where(_TABLE.c.kept_at >= clock.now() - KEPT_FOR)
    rows = db.execute(fresh.order_by(_TABLE.c.kept_at.desc(), _TABLE.c.key)).mappings()
    return tuple(_kept(row) for row in rows)


def _kept(row: Any) -> Kept:
    again = json.loads(row["again"]) if row["again"] else None
    return Kept(
        key=row["key"],
        form=row["form"],
        about=row["about"],
        whom=row["whom"],
        again=(again[0], again[1]) if again else None,
        typed=json.loads(row["typed"]),
        kept_at=row["kept_at"],
    )
