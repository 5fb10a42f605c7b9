"""Letters: what the studio writes to its clients, from what falls due to the very page that was posted.

``due(db, on)`` tells which letters are due by a day, each written, checked and laid out already, and which are left
out, each with a plain reason. Follow-ups (L8, L11) are found from the presentations, news of an order (L5) from its
moved days; the apology with its invitation
(L9 and L10) is drafted when a reshoot is booked (``take_down``, ``book_reshoot``, ``draft_apology``), written over by
hand, and read by a second person. ``issue_to_folder`` and ``issue_to_printer`` take the store: they claim a few
letters in one short transaction (number, snapshot, page, hash), print those very bytes, and confirm. Killed in
between, the next run completes the files and asks about the printer's tray; nothing is sent twice unasked and nothing
is lost. An issued letter is never edited: a change is a new version of it.

A reply slip comes back by its letter's reference (``letter_of_slip``, ``take_slip``): what is not right on it opens a
concern from the day it came, and a letter that nobody answers counts as one without a reply by itself.

A new letter is a row in ``kinds``, a file in ``resources/letters`` and one function in ``composers``.
"""

from studio.letters.apologies import (
    book_reshoot,
    draft_apologies,
    draft_apology,
    take_down,
    write_apology,
)
from studio.letters.calls import CallToMake, call, calls_to_make, log_call
from studio.letters.checks import Finding
from studio.letters.drafts import ApologyWords
from studio.letters.enclosing import enclosed_with
from studio.letters.falling import falling_due
from studio.letters.issuing import PrintJob, issue_few
from studio.letters.kinds import KINDS, Kind
from studio.letters.labels import LABEL_SHEETS, address_labels
from studio.letters.mailing import (
    InMail,
    MailDraft,
    drafted_mail,
    drafts_folder,
    in_mail,
    issue_by_mail,
    mark_not_sent,
    mark_sent,
    message,
    put_down,
    take_away,
)
from studio.letters.model import CallOutcome, LetterId, LetterState, MailState, PrintState, PrintWay
from studio.letters.occasions import Occasion
from studio.letters.offers import Offer, confirmation_of, invitation_to, offer_of
from studio.letters.owing import Owing, unwritten
from studio.letters.post import Due, DueLetter, LeftOut, Refusal, due, due_list, reasons
from studio.letters.printing import ask_about, confirm_printed, print_again
from studio.letters.queries import (
    DraftRow,
    LetterRow,
    MayHavePrinted,
    draft,
    draft_page,
    drafts,
    issued,
    kept_page,
    letter,
    may_have_printed,
    of_household,
    preview,
    spoilt,
    to_post,
)
from studio.letters.reading import mark_checked
from studio.letters.readying import make_ready
from studio.letters.runs import (
    IssuedLetter,
    Report,
    issue_one,
    issue_to_folder,
    issue_to_printer,
    print_page_again,
    settle,
)
from studio.letters.service import (
    call_off,
    cancel,
    hand_over,
    mark_answered,
    mark_no_reply,
    mark_posted,
    mark_returned,
    new_edition,
    put_aside,
)
from studio.letters.slip_drafts import MARKED, PARTS_OF_DAY, SCORES, SlipDraft
from studio.letters.slip_model import SlipId
from studio.letters.slip_queries import (
    SlipLetter,
    SlipRow,
    letter_of_slip,
    slip,
    slip_of_letter,
    slip_tries,
    slips_of_household,
)
from studio.letters.slips import SlipTaken, amend_slip, happy_concern, slip_called, take_slip
from studio.letters.spelling import suggestions
from studio.letters.taught import TaughtRow, forget_word, keep_tone, let_stand, own_words, teach_words
from studio.letters.telling import next_step, owed, story
from studio.letters.tone import Remark
from studio.letters.ways import MailTo, Way, Ways, ways
from studio.letters.wordings import (
    VersionRow,
    WordingRow,
    bring_back_wording,
    compared,
    faults,
    keep_wording,
    wording_rows,
    wording_versions,
)
from studio.letters.wordings_fields import WordedField, as_kept, as_shown, fields_of
from studio.letters.wordings_preview import WordingPreview, about_wording, preview_wording

__all__ = [
    "KINDS",
    "LABEL_SHEETS",
    "MARKED",
    "PARTS_OF_DAY",
    "SCORES",
    "ApologyWords",
    "CallOutcome",
    "CallToMake",
    "DraftRow",
    "Due",
    "DueLetter",
    "Finding",
    "InMail",
    "IssuedLetter",
    "Kind",
    "LeftOut",
    "LetterId",
    "LetterRow",
    "LetterState",
    "MailDraft",
    "MailState",
    "MailTo",
    "MayHavePrinted",
    "Occasion",
    "Offer",
    "Owing",
    "PrintJob",
    "PrintState",
    "PrintWay",
    "Refusal",
    "Remark",
    "Report",
    "SlipDraft",
    "SlipId",
    "SlipLetter",
    "SlipRow",
    "SlipTaken",
    "TaughtRow",
    "VersionRow",
    "Way",
    "Ways",
    "WordedField",
    "WordingPreview",
    "WordingRow",
    "about_wording",
    "address_labels",
    "amend_slip",
    "as_kept",
    "as_shown",
    "ask_about",
    "book_reshoot",
    "bring_back_wording",
    "call",
    "call_off",
    "calls_to_make",
    "cancel",
    "compared",
    "confirm_printed",
    "confirmation_of",
    "draft",
    "draft_apologies",
    "draft_apology",
    "draft_page",
    "drafted_mail",
    "drafts",
    "drafts_folder",
    "due",
    "due_list",
    "enclosed_with",
    "falling_due",
    "faults",
    "fields_of",
    "forget_word",
    "hand_over",
    "happy_concern",
    "in_mail",
    "invitation_to",
    "issue_by_mail",
    "issue_few",
    "issue_one",
    "issue_to_folder",
    "issue_to_printer",
    "issued",
    "keep_tone",
    "keep_wording",
    "kept_page",
    "let_stand",
    "letter",
    "letter_of_slip",
    "log_call",
    "make_ready",
    "mark_answered",
    "mark_checked",
    "mark_no_reply",
    "mark_not_sent",
    "mark_posted",
    "mark_returned",
    "mark_sent",
    "may_have_printed",
    "message",
    "new_edition",
    "next_step",
    "of_household",
    "offer_of",
    "owed",
    "own_words",
    "preview",
    "preview_wording",
    "print_again",
    "print_page_again",
    "put_aside",
    "put_down",
    "reasons",
    "settle",
    "slip",
    "slip_called",
    "slip_of_letter",
    "slip_tries",
    "slips_of_household",
    "spoilt",
    "story",
    "suggestions",
    "take_away",
    "take_down",
    "take_slip",
    "teach_words",
    "to_post",
    "unwritten",
    "ways",
    "wording_rows",
    "wording_versions",
    "write_apology",
]  # fmt: skip
