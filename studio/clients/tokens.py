"""What a household is found by: surnames, first names, children, postcode, telephone figures, e-mail; and its line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from studio.clients.drafts import HouseholdDraft
from studio.clients.model import HouseholdId, HouseholdStatus, PersonRole
from studio.clients.naming import full_name, household_name, in_a_sentence, is_under_18
from studio.db import search
from studio.reaching import telephone

SURNAME, FIRST_NAME, CHILD, POSTCODE, TELEPHONE, EMAIL = (
    "surname", "first name", "child", "postcode", "telephone", "e-mail",
)  # fmt: skip
ALSO = "also written"
"""What a household was found by under a record that was merged into it."""


def tokens(draft: HouseholdDraft, today: date) -> dict[str, dict[str, str]]:
    """Kind to the tokens of a household and what each shows; there is always at least one."""
    adults = [
        each for each in draft.people if each.role is not PersonRole.CHILD and not is_under_18(each, today)
    ]
    children = [each for each in draft.people if each not in adults]
    surnames = [(name, name) for name in (draft.filing_name, *(each.last for each in draft.people)) if name]
    found = {
        SURNAME: search.tokens_of(surnames),
        FIRST_NAME: search.tokens_of([(each.first, full_name(each)) for each in adults]),
        CHILD: search.tokens_of([(each.first, each.first or full_name(each)) for each in children]),
        POSTCODE: dict.fromkeys(search.postcode_tokens(draft.postcode), draft.postcode),
        TELEPHONE: _telephones(draft),
        EMAIL: search.tokens_of([(each.typed, each.typed) for each in draft.emails]),
    }
    if not any(found.values()):
        found[SURNAME] = {search.fold(draft.filing_name)[: search.LONGEST]: draft.filing_name}
    return found


def _telephones(draft: HouseholdDraft) -> dict[str, str]:
    return {
        token: each.typed
        for each in draft.telephones
        for token in search.telephone_tokens(telephone(each.typed).digits)
    }


def index(db: Session, household_id: HouseholdId, draft: HouseholdDraft, today: date) -> None:
    """Make these the tokens of a household and its line among answers, in the transaction that changes it."""
    for kind, found in tokens(draft, today).items():
        search.index(db, household_id, kind, found)
    search.show(db, household_id, *shown(draft, today))


def shown(draft: HouseholdDraft, today: date) -> tuple[str, str, str]:
    """How a household stands among answers: name, what tells it from its namesakes, and its status when not active.

    Ages are left out, for the line is written once and children grow.
    """
    name = household_name(draft.filing_name, draft.segment, draft.people, today)
    people = in_a_sentence(draft.people, today, ages=False)
    telephone = draft.telephones[0].typed if draft.telephones else ""
    second = ("" if name.startswith(people) else people, draft.post_town, telephone)
    status = "" if draft.status is HouseholdStatus.ACTIVE else str(draft.status)
    return name, " · ".join(part for part in second if part), status


def line(household_id: HouseholdId, draft: HouseholdDraft, today: date) -> dict[str, object]:
    """The same as a row, to be written for many new households at once."""
    return search.line(household_id, *shown(draft, today))


def rows(household_id: HouseholdId, by_kind: dict[str, dict[str, str]]) -> Sequence[dict[str, object]]:
    """The same as rows, to be written for many new households at once."""
    return [
        {"household_id": household_id, "kind": kind, "token": token[: search.LONGEST], "shown": shown[:120]}
        for kind, found in by_kind.items()
        for token, shown in found.items()
        if token
    ]
