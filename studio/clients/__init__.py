"""Clients are households: a family, a couple, one person or a firm, as letters address them.

A household has people, each with a role, under 18 or not; telephones and e-mail addresses as they were given;
an address that may wait; wishes. Nothing here blocks a booking: a name is enough to begin. A household is
found by any piece of it, and contacts from a file become households once, however often they are taken in.
Whoever was written down twice is made one, with everything of both, and two again while neither has changed.
"""

from studio.clients.addressing import Address, countries, country_name
from studio.clients.choosing import Choice, MergeDraft, MergePreview, PersonPair, preview_merge
from studio.clients.doubles import Double, likely_doubles
from studio.clients.drafts import EmailDraft, HouseholdDraft, PersonDraft, TelephoneDraft
from studio.clients.finding import find, find_listed
from studio.clients.former import former_names
from studio.clients.greeting import Greeting, greetings
from studio.clients.homes import OtherHome, add_home, other_homes, part_homes
from studio.clients.importing import ImportPreview, PreviewLine, import_contacts, preview_import
from studio.clients.indexing import make_search_ready, reindex
from studio.clients.merges import MergeRow, merge_to_undo, merge_told, merges_into
from studio.clients.merging import merge, undo_merge
from studio.clients.model import (
    Advice,
    HouseholdId,
    HouseholdStatus,
    Mailing,
    MergeId,
    PersonId,
    PersonRole,
    PersonStatus,
    PreferredChannel,
    Segment,
    Source,
)
from studio.clients.naming import addressee, age, filing_name, salutation
from studio.clients.queries import count, household, listed, names_of, page, people_of, people_of_many, person
from studio.clients.reading_in import FileReport, ImportReport, ReadIn, preview_files, read_in, take_in
from studio.clients.reviewing import Pair, doubles_to_review, tell_apart
from studio.clients.rows import (
    EmailRow,
    FoundHousehold,
    HouseholdRow,
    ListedHousehold,
    PersonRow,
    TelephoneRow,
)
from studio.clients.service import amend, let_letters_go, register
from studio.clients.staging import StagedFile, stage
from studio.clients.telling import next_step, owed, story
from studio.clients.warnings import warnings_of

__all__ = [
    "Address", "Advice", "Choice", "Double", "EmailDraft", "EmailRow", "FileReport", "FoundHousehold", "Greeting",
    "HouseholdDraft", "HouseholdId", "HouseholdRow", "HouseholdStatus", "ImportPreview", "ImportReport",
    "ListedHousehold", "Mailing", "MergeDraft", "MergeId", "MergePreview", "MergeRow", "OtherHome", "Pair",
    "PersonDraft", "PersonId", "PersonPair", "PersonRole", "PersonRow", "PersonStatus", "PreferredChannel",
    "PreviewLine", "ReadIn", "Segment", "Source", "StagedFile", "TelephoneDraft", "TelephoneRow", "add_home",
    "addressee", "age", "amend", "count", "countries", "country_name", "doubles_to_review", "filing_name", "find",
    "find_listed", "former_names", "greetings", "household", "import_contacts", "let_letters_go", "likely_doubles",
    "listed", "make_search_ready", "merge", "merge_to_undo", "merge_told", "merges_into", "names_of", "next_step",
    "other_homes", "owed", "page", "part_homes", "people_of", "people_of_many", "person", "preview_files",
    "preview_import", "preview_merge", "read_in", "register", "reindex", "salutation", "stage", "story", "take_in",
    "tell_apart", "undo_merge", "warnings_of",
]  # fmt: skip
