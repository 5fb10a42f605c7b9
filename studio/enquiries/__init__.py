"""Enquiries: somebody asks, and something becomes of it.

A new caller is an enquiry first: a name, a number, what they would like and how they heard of us. It is new until we
have spoken with them, then booked, not now (with the day on which we ring again) or lost, with the reason why. The
booking of a session ends it as booked in the same gesture, and nothing is typed twice. What became of them is counted
for the owner (M18): a studio that only counts its bookings never learns whom it put off.
"""

from studio.enquiries.drafts import EnquiryDraft, OutcomeDraft
from studio.enquiries.model import Channel, EnquiryId, EnquiryState, LostBecause
from studio.enquiries.queries import (
    ClosedEnquiries,
    EnquiryRow,
    closed_between,
    enquiry,
    of_household,
    open_enquiries,
    open_of_caller,
    settled_lately,
)
from studio.enquiries.service import amend, booked, contacted, lost, not_now, settle, take_down, tried
from studio.enquiries.telling import next_step, owed, story, waiting_words

__all__ = [
    "Channel", "ClosedEnquiries", "EnquiryDraft", "EnquiryId", "EnquiryRow", "EnquiryState", "LostBecause",
    "OutcomeDraft", "amend", "booked", "closed_between", "contacted", "enquiry", "lost", "next_step", "not_now",
    "of_household", "open_enquiries", "open_of_caller", "owed", "settle", "settled_lately", "story", "take_down",
    "tried", "waiting_words",
]  # fmt: skip
