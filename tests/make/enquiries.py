"""Enquiries for tests, taken down through the services as the desk would."""

from datetime import datetime
from typing import Any

from studio import clock, enquiries
from studio.clients import Source
from studio.db import Store
from studio.enquiries import EnquiryDraft, EnquiryId
from tests.make.business import Staff
from tests.make.remembered import remembered

ASKED = datetime(2026, 9, 1, 10, 5)
"""When Joe Okafor rang, on Tuesday 1 September 2026."""
JOE = EnquiryDraft(
    first="Joe",
    last="Okafor",
    telephone="07700 900777",
    who="two adults and a baby",
    roughly="in the autumn",
    source=Source.WEBSITE,
)


@remembered
def taken_down(store: Store, staff: Staff, draft: EnquiryDraft = JOE, at: datetime = ASKED) -> EnquiryId:
    """Taken down by Priya."""
    with clock.standing_at(at):
        return EnquiryId(store.do(enquiries.take_down, draft, by=staff.priya))


def draft(**changes: Any) -> EnquiryDraft:
    """Joe Okafor's, with changes."""
    from dataclasses import replace

    return replace(JOE, **changes)
