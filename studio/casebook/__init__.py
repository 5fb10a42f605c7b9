"""The casebook: what the studio learns from a concern, without a name in it.

A case is filed under what it was about, with its cause and what put it right; a picture stands in it only while the
family agrees (R20). A practice that changes because of someone is in force at once and stays on the noticeboard
until each member of staff has read it; ``changes_to_tell`` says who is written to about it (L14). The playbook is
what stands beside the concern form: what to say, what to leave unsaid, what usually puts it right.
"""

from studio.casebook.drafts import CaseDraft, PageDraft, PracticeDraft
from studio.casebook.model import CaseExampleId, PracticeChangeId
from studio.casebook.playbook import PageRow, playbook, shipped, versions
from studio.casebook.proposing import Filing, filing
from studio.casebook.queries import (
    ChangeRow,
    ChangeToTell,
    ExampleRow,
    changes,
    changes_of,
    changes_to_tell,
    examples,
    filed,
    unread,
)
from studio.casebook.service import announce, file_case, hide_picture, mark_read, take_out, write_page
from studio.casebook.telling import story

__all__ = [
    "CaseDraft", "CaseExampleId", "ChangeRow", "ChangeToTell", "ExampleRow", "Filing", "PageDraft", "PageRow",
    "PracticeChangeId", "PracticeDraft", "announce", "changes", "changes_of", "changes_to_tell", "examples",
    "file_case", "filed", "filing", "hide_picture", "mark_read", "playbook", "shipped", "story", "take_out",
    "unread", "versions", "write_page",
]  # fmt: skip
