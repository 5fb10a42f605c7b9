"""Making ready: what the first page takes longest for is loaded before anybody waits for it."""

from __future__ import annotations

from studio.documents.blocks import Paragraph
from studio.documents.faces import Voice
from studio.documents.pages import page_image
from studio.documents.paper import Letterhead, Paper, render
from studio.documents.signing import Closing
from studio.documents.slip import Choice, Slip
from studio.documents.wording import Span


def make_ready() -> None:
    """Draw a page that nobody sees, in every voice and with a code: faces, encoder and what shows a page are loaded.

    A sixth of a second of work, once in each process; it may run on any thread.
    """
    spoken = tuple(Span(f"{voice.name.capitalize()} ", voice) for voice in Voice)
    page = Paper(
        Letterhead("Letterhead", ("1 The Street", "01632 960100")),
        ("Mrs A Name", "1 The Street", "Town", "AB1 2CD"),
        ("Monday 1 January 2024", "Our reference L-000000"),
        (Paragraph(spoken), Closing("A Name", "owner")),
        "Ready",
        Slip("L-000000", (Choice("All well?", ("yes", "no")),)),
    )
    page_image(render(page))
