"""Who may do what, role by role and verb by verb, from the one table (R25, RELIABILITY section 4)."""

import pkgutil
from importlib import import_module

import pytest

import studio
from studio.actor import Actor, Role
from studio.db import Store
from studio.errors import Refused
from studio.rights import RIGHTS, VERBS, may

for _feature in pkgutil.iter_modules(studio.__path__):
    if _feature.ispkg:  # each feature's door brings its verbs
        import_module(f"studio.{_feature.name}")

PAIRS = [(name, role) for name in sorted(RIGHTS) for role in Role]
KEPT_FROM = [(name, role) for name, role in PAIRS if not may(role, name)]


def test_every_verb_has_its_row_and_every_row_its_verb() -> None:
    assert sorted(VERBS) == sorted(RIGHTS)


@pytest.mark.parametrize(("name", "role"), KEPT_FROM, ids=str)
def test_a_role_is_refused_what_is_not_its_own_before_anything_is_looked_at(
    sqlite_store: Store, name: str, role: Role
) -> None:
    with pytest.raises(Refused) as refused:
        sqlite_store.do(VERBS[name], by=Actor(1, "Somebody", role))
    assert refused.value.message.startswith("Only ")
    assert refused.value.message.endswith("Please ask them to sign in for a moment.")


def test_the_owner_may_do_everything() -> None:
    assert [name for name in RIGHTS if not may(Role.OWNER, name)] == []


@pytest.mark.parametrize("feature", ["sessions", "care", "promises"])
def test_sessions_concerns_and_reshoots_need_nobodys_leave(feature: str) -> None:
    # R4: any role may offer a reshoot; a concern is taken down by whoever hears it. Money is taken at the desk, and
    # what was not kept is told to the owner, who takes note of it herself (R13), as of what went over a limit (R14).
    kept = {name for name, _ in KEPT_FROM if name.startswith(f"{feature}.")}
    of_others = {
        "sessions.take_fee", "sessions.carry_fee", "sessions.give_back_fee", "promises.hear", "care.see_goodwill",
        "care.staff_leaves", "care.set_opening",
    }  # fmt: skip
    assert kept - of_others == set()


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.PHOTOGRAPHER])
def test_prices_tax_and_staff_are_the_owners(role: Role) -> None:
    owners = (
        "catalogue.",
        "business.add_staff",
        "business.amend_staff",
        "business.deactivate_staff",
        "business.set_tax_rate",
    )
    assert [name for name in RIGHTS if name.startswith(owners) and may(role, name)] == []
