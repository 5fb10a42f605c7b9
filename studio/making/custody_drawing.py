"""The custody receipt on paper: two copies as one document, drawn from the frozen snapshot alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from studio.documents import (
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Rows,
    Signatures,
    Template,
    Text,
    Voice,
    plain,
    render_together,
)

WORDING = Path(__file__).resolve().parents[2] / "resources" / "letters" / "en-GB" / "custody.txt"
COPIES = ("your copy", "the studio's copy")


def draw(snapshot: dict[str, Any], photographs: tuple[bytes | None, ...] = ()) -> bytes:
    """Both copies as one PDF. Raises Refused for what cannot be printed, as the document engine does."""
    papers = [_paper(snapshot, photographs, copy) for copy in COPIES]
    return render_together(papers, f"Receipt {snapshot['number']}", snapshot["studio"]["name"])


@lru_cache(maxsize=1)
def _wording() -> dict[str, Template]:
    return Template.sections(WORDING.read_text("utf-8"), "custody")


def _said(section: str, **values: str) -> Iterator[Block]:
    for text in _wording()[section].fill(values):
        yield Paragraph(text)


def _paper(snapshot: dict[str, Any], photographs: tuple[bytes | None, ...], copy: str) -> Paper:
    studio, client = snapshot["studio"], snapshot["client"]
    return Paper(
        letterhead=Letterhead(
            studio["name"],
            tuple(studio["head"]),
            base64.b64decode(studio["logo"]) if studio["logo"] else None,
        ),
        address=tuple(client["envelope"]),
        aside=tuple(_aside(snapshot)),
        body=tuple(_body(snapshot, photographs)),
        title=f"Receipt {snapshot['number']}",
        footer=f"Receipt {snapshot['number']}, {copy}",
        large_print=client["large_print"],
    )


def _aside(snapshot: dict[str, Any]) -> Iterator[str | Text]:
    yield plain(f"Receipt {snapshot['number']}", Voice.STRONG)
    yield snapshot["day"]
    if snapshot["order"]:
        yield f"for your order {snapshot['order']}"
    yield f"received by {snapshot['received_by']}"


def _body(snapshot: dict[str, Any], photographs: tuple[bytes | None, ...]) -> Iterator[Block]:
    studio = snapshot["studio"]
    yield from _said("received")
    yield Heading("Left with us" + (f" by {snapshot['brought_by']}" if snapshot["brought_by"] else ""))
    yield Rows(
        tuple(
            Row(item["what"], (item["condition"],), number=f"{number}.", picture=picture)
            for number, (item, picture) in enumerate(
                zip(
                    snapshot["items"],
                    (*photographs, *(None for _ in snapshot["items"])),
                    strict=False,
                ),
                1,
            )
        )
    )
    if snapshot["purpose"]:
        yield from _said("purpose", purpose=f"{snapshot['purpose'].rstrip('.')}.")
    yield from _said("care")
    yield from _said("next", owner=studio["owner"], owner_direct=studio["owner_direct"])
    yield from _said("sign")
    yield Signatures((snapshot["brought_by"], f"{snapshot['received_by']}, for {studio['name']}"))
