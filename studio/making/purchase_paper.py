"""The page that goes with pieces to a lab or framer: codes and measures, and nobody's name (R20)."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from studio import business
from studio.catalogue import SupplierRow
from studio.dates import date_in_full
from studio.documents import (
    Block,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Rows,
    Voice,
    plain,
    render,
)
from studio.making.model import Stage
from studio.making.rows import PieceRow
from studio.words import counted


def snapshot(
    db: Session,
    number: str,
    supplier: SupplierRow,
    rows: Sequence[PieceRow],
    back_on: date,
    note: str,
    today: date,
) -> dict[str, Any]:
    """Everything the page says, frozen; the client stands on it by the code alone."""
    head = business.letterhead(db)
    return {
        "number": number,
        "supplier": [part for part in (supplier.name, supplier.email, supplier.phone) if part],
        "studio": {
            "name": head.name,
            "lines": list(head.lines),
            "logo": base64.b64encode(head.logo).decode("ascii") if head.logo else "",
        },
        "date": today.isoformat(),
        "back_on": back_on.isoformat(),
        "note": note,
        "pieces": [
            {
                "code": row.code,
                "size": row.size,
                "picture": row.image_ref,
                "product": row.product,
                "made_of": list(row.made_of),
                "here_as": row.stage.value if row.stage is not Stage.TO_START else "",
            }
            for row in rows
        ],
    }


def draw(said: dict[str, Any]) -> bytes:
    """The page of a snapshot, the same bytes each time. Raises Refused for what cannot be printed."""
    studio = said["studio"]
    logo = base64.b64decode(studio["logo"]) if studio["logo"] else None
    return render(
        Paper(
            letterhead=Letterhead(studio["name"], tuple(studio["lines"]), logo),
            address=tuple(said["supplier"]),
            aside=(
                plain(f"Purchase order {said['number']}", Voice.STRONG),
                date_in_full(date.fromisoformat(said["date"])),
                counted(len(said["pieces"]), "piece"),
            ),
            body=tuple(_body(said)),
            title=f"Purchase order {said['number']}",
            footer=said["number"],
        )
    )


def _body(said: dict[str, Any]) -> Iterator[Block]:
    yield Heading("Please make for us")
    yield Rows(
        tuple(
            Row(
                f"{piece['code']}  ·  {piece['size']}",
                tuple(part for part in _details(piece) if part),
                number=str(number),
            )
            for number, piece in enumerate(said["pieces"], 1)
        )
    )
    back_on = date_in_full(date.fromisoformat(said["back_on"]))
    yield Paragraph(f"Agreed back with us by {back_on}.")
    if said["note"]:
        yield Paragraph(said["note"])
    yield Paragraph("Please leave each code with its piece, and name our number on the delivery note.")


def _details(piece: dict[str, Any]) -> tuple[str, ...]:
    return (f"{piece['product']}, picture {piece['picture']}", ", ".join(piece["made_of"]))
