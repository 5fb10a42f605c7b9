"""Making ready: faces, files, pages and the dictionary are loaded before the first letter is looked at."""

from __future__ import annotations

from studio import business, documents
from studio.db import Store
from studio.errors import Missing
from studio.letters import spelling


def make_ready(store: Store) -> None:
    """Load what the first letter in a process takes longest for, on a thread nobody waits for."""
    documents.make_ready()
    try:
        spelling.dictionary(store.ask(business.studio).language)
    except Missing:  # before there is a studio, nobody writes letters
        return
