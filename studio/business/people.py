"""The people who work here: taking someone on, changing what they do, their leaving. There is always an owner."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import written
from studio.actor import Actor, Role
from studio.business.drafts import StaffDraft
from studio.business.model import Staff, StaffId
from studio.business.versions import expect
from studio.errors import Missing, Refused
from studio.money import Money
from studio.rights import verb

USUAL_GOODWILL = Money(250_00)
"""How far anybody's goodwill goes until the owner says otherwise."""


@verb("business.add_staff")
def add_staff(db: Session, by: Actor, draft: StaffDraft) -> StaffId:
    """Take someone on. Without initials they are made from the name, with a number when they are taken.

    Raises Refused with the field that does not do.
    """
    draft.check()
    name = written.one_line(draft.name, 80).text
    member = Staff(
        name=name,
        initials=_initials(db, draft, None),
        role=draft.role,
        photographs=_photographs(draft),
        goodwill_limit=draft.goodwill_limit,
    )
    db.add(member)
    db.flush()
    return member.id


@verb("business.amend_staff")
def amend_staff(db: Session, by: Actor, staff_id: StaffId, draft: StaffDraft, version: int) -> None:
    """Change a name, initials or role; the last owner stays the owner. Raises Refused, Missing or Conflict."""
    draft.check()
    member = _member(db, staff_id)
    expect(member, version)
    if draft.role is not Role.OWNER:
        _require_another_owner(db, member)
    member.name = written.one_line(draft.name, 80).text
    member.initials = _initials(db, draft, staff_id)
    member.role = draft.role
    member.photographs = _photographs(draft)
    member.goodwill_limit = draft.goodwill_limit
    db.flush()


@verb("business.set_goodwill")
def set_goodwill(db: Session, by: Actor, limits: Mapping[Role, Money]) -> int:
    """How far the goodwill of everybody in a role goes in one case; answers for how many people it now holds.

    The owner has no limit. Raises Refused naming the role.
    """
    if Role.OWNER in limits:
        raise Refused("The owner has no limit.", Role.OWNER.value)
    for role, limit in limits.items():
        if limit.minor < 0:
            raise Refused("Please type an amount of nothing or more.", role.value)
    theirs = db.scalars(select(Staff).where(Staff.role.in_(list(limits)), Staff.active)).all()
    for member in theirs:
        member.goodwill_limit = limits[member.role]
    db.flush()
    return len(theirs)


def goodwill_limits(db: Session) -> dict[Role, tuple[Money, ...]]:
    """The limits of each role but the owner's, lowest first; one for most, several where people have their own."""
    found = db.execute(select(Staff.role, Staff.goodwill_limit).where(Staff.active)).all()
    return {
        role: tuple(sorted({limit for whose, limit in found if whose is role})) or (USUAL_GOODWILL,)
        for role in Role
        if role is not Role.OWNER
    }


@verb("business.deactivate_staff")
def deactivate_staff(db: Session, by: Actor, staff_id: StaffId, version: int) -> None:
    """Someone leaves: the name stays on what they did, signing in ends. Never the last owner, nor oneself."""
    member = _member(db, staff_id)
    expect(member, version)
    _require_another_owner(db, member)
    if member.id == by.staff_id:
        raise Refused("You are signed in yourself. Please ask another owner to do this.")
    member.active = False
    db.flush()


@verb("business.reactivate_staff")
def reactivate_staff(db: Session, by: Actor, staff_id: StaffId, version: int) -> None:
    """Someone comes back."""
    member = _member(db, staff_id)
    expect(member, version)
    member.active = True
    db.flush()


def _member(db: Session, staff_id: StaffId) -> Staff:
    member = db.get(Staff, staff_id)
    if member is None:
        raise Missing("Nobody of that name works here.")
    return member


def _require_another_owner(db: Session, member: Staff) -> None:
    if member.role is not Role.OWNER or not member.active:
        return
    owners = db.scalars(
        select(Staff.id).where(Staff.role == Role.OWNER, Staff.active).with_for_update()
    ).all()
    if len(owners) < 2:
        raise Refused(f"{member.name} is the only owner, and a studio needs one.", "role")


def _photographs(draft: StaffDraft) -> bool:
    return draft.role is Role.PHOTOGRAPHER if draft.photographs is None else draft.photographs


def _initials(db: Session, draft: StaffDraft, staff_id: StaffId | None) -> str:
    taken = {
        initials.casefold()
        for other, initials in db.execute(select(Staff.id, Staff.initials))
        if other != staff_id
    }
    typed = written.one_line(draft.initials, 6).text
    if typed:
        if typed.casefold() in taken:
            raise Refused("Someone else has these initials.", "initials")
        return typed
    made = "".join(word[0] for word in draft.name.split() if word[0].isalnum())[:4].upper() or "X"
    number = 1
    initials = made
    while initials.casefold() in taken:
        number += 1
        initials = f"{made}{number}"
    return initials
