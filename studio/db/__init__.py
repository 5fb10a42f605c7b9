"""The store: where records are kept, and the only way in and out of them.

``Store.ask`` reads and ``Store.do`` changes, each in one transaction; only the store begins and ends one.
A change carries the acting person and an operation key, writes its own audit rows, and is told to every
screen after it is safe. The same code keeps an embedded SQLite file or a PostgreSQL server.
"""

from studio.db import half_typed
from studio.db.base import Base, FoldedText, MoneyType, UtcDateTime, Versioned
from studio.db.pouring import pour
from studio.db.reading import asked_once, asked_together, unchanged
from studio.db.store import Store

__all__ = [
    "Base",
    "FoldedText",
    "MoneyType",
    "Store",
    "UtcDateTime",
    "Versioned",
    "asked_once",
    "asked_together",
    "half_typed",
    "pour",
    "unchanged",
]
