"""What stands at the head of every page about money, frozen: the studio's letterhead and the client's address."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from studio import business, clients
from studio.clients.model import HouseholdId
from studio.orders.money_model import Kept

FORM = 1
"""The form of the snapshots, so that a later program can still read them."""


def studio_head(db: Session) -> dict[str, Any]:
    """The letterhead and the currency as they are now."""
    head, studio = business.letterhead(db), business.studio(db)
    return {
        "name": head.name,
        "head": list(head.lines),
        "logo": base64.b64encode(head.logo).decode() if head.logo else "",
        "address": list(studio.address_lines),
        "vat_number": studio.vat_number.removeprefix("VAT").strip(),
        "telephone": studio.telephone or studio.day_phone,
        "currency": studio.currency,
        "country": studio.country,
    }


def client_head(db: Session, household_id: HouseholdId) -> dict[str, Any]:
    """The client's address for the envelope, and how they like to read."""
    family = clients.household(db, household_id)
    return {
        "envelope": list(family.envelope_lines),
        "addressee": family.addressee,
        "large_print": family.large_print,
    }


def keep(kept: Kept, snapshot: dict[str, Any], draw: Callable[[dict[str, Any]], bytes]) -> bytes:
    """Freeze a snapshot into its record and draw its page from that; the bytes are the page for good."""
    words = json.dumps({"form": FORM, **snapshot}, ensure_ascii=False, sort_keys=True)
    pdf = draw(json.loads(words))
    kept.snapshot, kept.pdf, kept.sha256 = words, pdf, hashlib.sha256(pdf).hexdigest()
    return pdf
