"""What a household is found by: surnames, first names, children, postcode, telephone figures, e-mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from studio.clients.drafts import HouseholdDraft
from studio.clients.model import HouseholdId, PersonRole
from studio.clients.naming import full_name, is_under_18
from studio.db import search
from studio.reaching import telephone

SURNAME, FIRST_NAME, CHILD, POSTCODE, TELEPHONE, EMAIL = (
    "surname", "first name", "child", "postcode", "telephone", "e-mail",
)  # fmt: skip


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
    """Make these the tokens of a household, in the transaction that changes it."""
    for kind, found in tokens(draft, today).items():
        search.index(db, household_id, kind, found)


def rows(household_id: HouseholdId, by_kind: dict[str, dict[str, str]]) -> Sequence[dict[str, object]]:
    """The same as rows, to be written for many new households at once."""
    return [
        {"household_id": household_id, "kind": kind, "token": token[: search.LONGEST], "shown": shown[:120]}
        for kind, found in by_kind.items()
        for token, shown in found.items()
        if token
    ]
