"""The table of gestures: who answers a wish. Pages and dialogs are imported when they are first wished for.

A wish whose verb is in ``OPENS`` shows that page with what the wish is about; one in ``GESTURES`` calls
``function(window, **with)``, which usually opens a dialog.
"""

from __future__ import annotations

from typing import Final

OPENS: Final[dict[str, str]] = {
    "today": "today",
    "diary": "diary",
    "clients": "clients",
    "orders": "orders",
    "care": "care",
    "letters": "letters",
    "settings": "settings",
    "enquiries": "enquiries",
    "open_client": "client",
    "review_doubles": "doubles",
    "open_order": "order",
    "open_case": "case",
    "open_letter": "letter",
    "open_letters_due": "letters",
    "open_viewing": "viewing",
    "open_viewing_room": "viewing_room",
    "on_the_day": "on_the_day",
    "open_day": "diary",
    "open_promises": "promises",
}

GESTURES: Final[dict[str, str]] = {
    "arrive": "ui.settings.signing_in:arrive",
    "sign_in": "ui.settings.signing_in:sign_in",
    "welcome": "ui.settings.welcome:welcome",
    "price_list": "ui.settings.gestures:price_list",
    "next_price_list": "ui.settings.gestures:next_price_list",
    "half_typed": "ui.kit.going_on:remind",
    "go_on": "ui.kit.going_on:go_on_with_the_last",
    "new_client": "ui.clients.gestures:new_client",
    "amend_client": "ui.clients.gestures:amend_client",
    "other_home": "ui.clients.homes:other_home",
    "import_contacts": "ui.clients.gestures:import_contacts",
    "merge_clients": "ui.clients.gestures:merge_clients",
    "undo_merge": "ui.clients.gestures:undo_merge",
    "new_enquiry": "ui.enquiries.gestures:new_enquiry",
    "amend_enquiry": "ui.enquiries.gestures:amend_enquiry",
    "open_enquiry": "ui.enquiries.gestures:open_enquiry",
    "book": "ui.diary.booking_gestures:book",
    "open_session": "ui.diary.gestures:open_session",
    "open_appointment": "ui.diary.gestures:open_appointment",
    "complete_session": "ui.diary.gestures:complete_session",
    "move_appointment": "ui.diary.moving:move_appointment",
    "other_appointment": "ui.diary.other_gestures:other_appointment",
    "open_hold": "ui.diary.hold_sheet:open_hold",
    "waiting_list": "ui.diary.waiting:waiting_list",
    "wait_for_earlier": "ui.diary.waiting:wait_for_earlier",
    "take_in_pictures": "ui.viewing_room.taking_in:take_in_pictures",
    "arrange_viewing": "ui.viewings.gestures:arrange_viewing",
    "hold_viewing": "ui.viewings.gestures:hold_viewing",
    "new_order": "ui.orders.gestures:new_order",
    "edit_order": "ui.orders.gestures:edit_order",
    "pay_order": "ui.orders.gestures:pay_order",
    "refund_order": "ui.orders.gestures:refund_order",
    "call_off_order": "ui.orders.gestures:call_off_order",
    "present_order": "ui.orders.gestures:present_order",
    "open_presentation": "ui.orders.gestures:open_presentation",
    "log_message": "ui.messages.gestures:log_message",
    "open_message": "ui.messages.gestures:open_message",
    "acknowledge_message": "ui.messages.gestures:acknowledge_message",
    "message_needs_no_reply": "ui.messages.gestures:message_needs_no_reply",
    "whose_message": "ui.messages.gestures:whose_message",
    "make_promise": "ui.messages.gestures:make_promise",
    "open_promise": "ui.messages.gestures:open_promise",
    "hand_over": "ui.today.gestures:hand_over",
    "concern": "ui.care.gestures:concern",
    "reshoot": "ui.care.gestures:reshoot",
    "day_sheet": "ui.reports.gestures:day_sheet",
    "week_sheet": "ui.reports.gestures:week_sheet",
    "import_calendar": "ui.reports.gestures:import_calendar",
    "export_calendar": "ui.reports.gestures:export_calendar",
    "confirmation": "ui.letters.gestures:confirmation",
    "viewing_letter": "ui.letters.gestures:viewing_letter",
    "ring": "ui.letters.gestures:ring",
}

SEARCH: Final = "ui.clients.finding:find"
"""``find(db, typed)`` answers rows with ``title``, ``why`` and ``opens``."""
