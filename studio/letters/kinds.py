"""The letters, one row each: when it falls due, who signs, what it waits for, and how its fields are found.

A new letter is a row here, a file of wording in ``resources/letters`` and one function that composes its fields.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.actor import Role


@dataclass(frozen=True, slots=True)
class Kind:
    """One letter of DOMAIN 3.5."""

    code: str
    name: str
    short: str
    """What a narrow list calls it."""
    wording: str
    composed_by: str
    """The function of ``composers`` that finds its fields."""
    after_days: int = 0
    second_after: int | None = None
    """Days from the day the first was due to the one second copy; None where there is none."""
    signed_as: Role = Role.OWNER
    slip: bool = False
    waits_for_concerns: bool = False
    """Never sent while something is not right with this family."""
    second_reader: bool = False
    """Read by someone other than its writer, where there are two (R15)."""
    by_hand: bool = False
    """Its own words are written for this family; there is a draft before there is a letter."""
    may_email: bool = False
    """May go by e-mail where they prefer it; a letter with a slip and a stamped envelope goes by post."""
    marketing: bool = False
    """It sells, so it goes to nobody against their wishes, with a concern, or after a death (R16)."""
    encloses_prices: bool = False
    """The price list in force goes with it."""
    moved_wording: str = ""
    """What it is worded by when it takes the place of one that told another time."""

    @property
    def is_drafted(self) -> bool:
        """Whether there is a draft of it before it falls to the printer: to be written over, or read by another."""
        return self.by_hand or self.second_reader


# None of these three waits for a concern, nor for mailing wishes: quiet mode (R16) keeps what is sold and what asks for
# praise away from a family that is unhappy. That its own appointment is kept in writing is owed to it all the more.
L1 = Kind(
    "L1", "Booking confirmation", "Confirmation", "L1", "confirmation",
    signed_as=Role.RECEPTIONIST, may_email=True, moved_wording="L1-moved",
)  # fmt: skip
L2 = Kind(
    "L2", "Session reminder", "Reminder", "L2", "reminder", signed_as=Role.RECEPTIONIST, may_email=True,
    encloses_prices=True,
)  # fmt: skip
L3 = Kind(
    "L3", "Viewing invitation", "Viewing", "L3", "invitation",
    signed_as=Role.PHOTOGRAPHER, may_email=True, moved_wording="L3-moved",
)  # fmt: skip
L5 = Kind(
    "L5", "News of your order", "Delay", "L5", "delay", may_email=True, moved_wording="L5-moved",
)  # fmt: skip
# That their pictures are ready is told whatever else is not right, for they are waiting for them; what is owed is then
# left out of it. A thank-you waits only for what was said since the hand-over. See ``ready`` and ``thanks``.
L6 = Kind(
    "L6", "Ready for you", "Ready", "L6", "ready",
    signed_as=Role.RECEPTIONIST, may_email=True, moved_wording="L6-moved",
)  # fmt: skip
L7 = Kind("L7", "Thank-you", "Thank-you", "L7", "thanks", signed_as=Role.PHOTOGRAPHER)
L8 = Kind(
    "L8", "Satisfaction follow-up", "Follow-up", "L8", "follow_up", 28, 21, slip=True, waits_for_concerns=True
)
L9 = Kind("L9", "Apology", "Apology", "L9", "apology_alone", second_reader=True, by_hand=True)
L10 = Kind("L10", "Reshoot invitation", "Invitation", "L10", "reshoot_invitation", second_reader=True)
L9_L10 = Kind(
    "L9+L10", "Apology and reshoot invitation", "Apology", "L9-L10", "apology",
    second_reader=True, by_hand=True,
)  # fmt: skip
L11 = Kind(
    "L11",
    "Follow-up after the reshoot",
    "After a reshoot",
    "L11",
    "after_reshoot",
    28,
    slip=True,
    waits_for_concerns=True,
)

L12 = Kind(
    "L12", "Invitation to come again", "Come again", "L12", "come_again",
    signed_as=Role.PHOTOGRAPHER, may_email=True, waits_for_concerns=True, marketing=True,
)  # fmt: skip
L13 = Kind("L13", "Acknowledgement", "Acknowledgement", "L13", "acknowledgement", may_email=True)

L14 = Kind("L14", "Because of you", "Because of you", "L14", "because_of_you", second_reader=True)

KINDS = {kind.code: kind for kind in (L1, L2, L3, L5, L6, L7, L8, L9, L10, L9_L10, L11, L12, L13, L14)}
