"""The studio itself: what stands on its paper, when it is open, its rooms, its rate of tax, and who works here.

A studio is opened once (``open_studio``), with its first owner; from then on every act carries the name of a
member of staff. ``hours`` answers one value, ``Hours``, which knows working days and working minutes and needs
no database afterwards. Staff sign in by name, with a PIN where they have one (``sign_in``, ``set_pin``: both
take the store, since a try is counted before it is checked). Nobody is ever removed: people leave, rooms are
given up, closures end.
"""

from studio.business.about import records_facts
from studio.business.drafts import (
    PRESET_HOURS,
    ClosureDraft,
    Draft,
    HoursDraft,
    RoomDraft,
    StaffDraft,
    StudioDetails,
    StudioDraft,
    TaxRateDraft,
)
from studio.business.home import make_home, place
from studio.business.hours import Closed, DayHours, Hours, bank_holidays
from studio.business.logo import fitted_logo
from studio.business.model import RoomId, RoomPurpose, StaffId
from studio.business.paper import (
    ENVELOPE_LENGTHS,
    PaperDraft,
    known_envelopes,
    paper_sizes,
    ruler_page,
    set_paper,
)
from studio.business.people import (
    add_staff,
    amend_staff,
    deactivate_staff,
    goodwill_limits,
    reactivate_staff,
    set_goodwill,
)
from studio.business.pins import (
    count_attempt,
    forget_attempts,
    keep_pin,
    locked_until,
    pin_problem,
    set_pin,
    sign_in,
)
from studio.business.queries import (
    ClosureRow,
    RoomRow,
    StaffRow,
    StudioRow,
    TaxRateRow,
    actor,
    closures,
    hours,
    is_open_for_business,
    letterhead,
    photographers,
    rooms,
    staff,
    studio,
    tax_rate_on,
    tax_rates,
)
from studio.business.service import (
    add_closure,
    add_room,
    amend_room,
    amend_studio,
    end_closure,
    open_studio,
    set_hours,
    set_logo,
    set_tax_rate,
)
from studio.business.specimen import letterhead_specimen
from studio.business.versions import expect, just_changed
from studio.business.waiting import GOAL_MINUTES, FirstAnswer, Waiting, first_answer, in_working_time

__all__ = [
    "ENVELOPE_LENGTHS",
    "GOAL_MINUTES",
    "PRESET_HOURS",
    "Closed",
    "ClosureDraft",
    "ClosureRow",
    "DayHours",
    "Draft",
    "FirstAnswer",
    "Hours",
    "HoursDraft",
    "PaperDraft",
    "RoomDraft",
    "RoomId",
    "RoomPurpose",
    "RoomRow",
    "StaffDraft",
    "StaffId",
    "StaffRow",
    "StudioDetails",
    "StudioDraft",
    "StudioRow",
    "TaxRateDraft",
    "TaxRateRow",
    "Waiting",
    "actor",
    "add_closure",
    "add_room",
    "add_staff",
    "amend_room",
    "amend_staff",
    "amend_studio",
    "bank_holidays",
    "closures",
    "count_attempt",
    "deactivate_staff",
    "end_closure",
    "expect",
    "first_answer",
    "fitted_logo",
    "forget_attempts",
    "goodwill_limits",
    "hours",
    "in_working_time",
    "is_open_for_business",
    "just_changed",
    "keep_pin",
    "known_envelopes",
    "letterhead",
    "letterhead_specimen",
    "locked_until",
    "make_home",
    "open_studio",
    "paper_sizes",
    "photographers",
    "pin_problem",
    "place",
    "reactivate_staff",
    "records_facts",
    "rooms",
    "ruler_page",
    "set_goodwill",
    "set_hours",
    "set_logo",
    "set_paper",
    "set_pin",
    "set_tax_rate",
    "sign_in",
    "staff",
    "studio",
    "tax_rate_on",
    "tax_rates",
]
