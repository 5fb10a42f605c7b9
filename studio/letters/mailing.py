"""A letter by e-mail: issued, its kept page attached to a message, and the message handed to the system's mail program.

Whether it was sent cannot be seen from here, so the letter stays "in the mail program" until somebody says. A kill in
between leaves it there too: it is asked about, and never sent twice or lost unseen.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from pathlib import Path
from typing import TypedDict

from platformdirs import user_cache_path
from sqlalchemy import select
from sqlalchemy.orm import Session

from studio import business, clients, clock, files
from studio.actor import Actor
from studio.business.model import StaffId
from studio.clients.model import HouseholdId, Mailing
from studio.errors import Missing, Refused, Trouble
from studio.files import file_name
from studio.letters.editions import made_anew
from studio.letters.enclosing import Enclosure, enclosures
from studio.letters.issuing import draw
from studio.letters.languages import language
from studio.letters.model import Letter, LetterId, LetterMail, LetterPaper, LetterState, MailState
from studio.letters.occasions import Occasion
from studio.letters.recipients import recipient
from studio.letters.snapshot import from_json
from studio.rights import verb

KEPT_FOR = timedelta(days=3)
"""A message left in the folder for drafts is removed after so long; the letter itself is kept elsewhere."""


class Mailed(TypedDict):
    """What became of one letter by e-mail, in ids alone."""

    letter_id: int
    """0 when it was not issued."""
    left_out: list[str]


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A message as the mail program opens it."""

    letter_id: LetterId
    number: str
    address: str
    subject: str
    body: str
    file: str
    pdf: bytes
    enclosed: tuple[Enclosure, ...] = ()
    """Papers of their own that go with it."""


@dataclass(frozen=True, slots=True)
class InMail:
    """A letter of which nobody has said yet whether it was sent."""

    letter_id: LetterId
    number: str
    code: str
    household_id: HouseholdId
    household: str
    address: str
    drafted_at: datetime


@verb("letters.issue_by_mail")
def issue_by_mail(db: Session, by: Actor, occasion: Occasion, on: date, address: str) -> Mailed:
    """Issue one letter to be sent as an e-mail to an address of theirs: numbered, drawn and kept as any letter is.

    Raises Refused for an address that is not theirs. One that was issued meanwhile is passed over.
    """
    family = recipient(db, occasion.household_id)
    if address not in family.emails:
        raise Refused("This is not an e-mail address of theirs. Please choose one from their page.", "email")
    if occasion.kind.marketing and family.mailing is Mailing.POST:
        raise Refused(POST_ALONE, "email")
    headed(address)
    pages, left_out = draw(db, by, (occasion,), on, on_paper=False)
    for page in pages:
        _letter(db, page.letter_id).state = LetterState.IN_MAIL
        db.add(
            LetterMail(
                letter_id=page.letter_id,
                address=address,
                file=file_name(page.snapshot.number, family.filing_name, "eml"),
                drafted_at=clock.now(),
                drafted_by=StaffId(by.staff_id),
            )
        )
    db.flush()
    return {"letter_id": pages[0].letter_id if pages else 0, "left_out": left_out}


@verb("letters.mark_sent")
def mark_sent(db: Session, by: Actor, letter_id: LetterId) -> None:
    """It went off from the mail program today; said twice, it is the same."""
    letter = _letter(db, letter_id)
    if letter.state is LetterState.SENT:
        return
    mail = _open_mail(db, letter)
    letter.state, letter.posted_on = LetterState.SENT, clock.today(business.studio(db).zone)
    mail.state, mail.settled_at, mail.settled_by = MailState.SENT, clock.now(), StaffId(by.staff_id)
    db.flush()


@verb("letters.mark_not_sent")
def mark_not_sent(db: Session, by: Actor, letter_id: LetterId) -> LetterId:
    """It was not sent after all: its number and page are kept, and the letter is due again."""
    letter = _letter(db, letter_id)
    _open_mail(db, letter)
    return made_anew(db, by, letter, "It was not sent from the mail program.")


def in_mail(db: Session) -> list[InMail]:
    """The letters that wait in the mail program, the longest first."""
    query = (
        select(LetterMail, Letter)
        .join(Letter, Letter.id == LetterMail.letter_id)
        .where(LetterMail.state == MailState.DRAFTED)
        .order_by(LetterMail.id)
    )
    rows = list(db.execute(query))
    names = clients.names_of(db, sorted({letter.household_id for _, letter in rows}))
    return [
        InMail(
            letter.id, letter.number or "", letter.code, letter.household_id, names.get(letter.household_id, ""),
            mail.address, mail.drafted_at,
        )
        for mail, letter in rows
    ]  # fmt: skip


def drafted_mail(db: Session, letter_id: LetterId) -> MailDraft:
    """The message of a letter that waits in the mail program, its page to the byte.

    Raises Missing when there is none, Trouble when the kept page is damaged.
    """
    letter = _letter(db, letter_id)
    mail = _open_mail(db, letter)
    paper = db.get(LetterPaper, letter_id)
    if paper is None or paper.pdf is None:
        raise Missing("This letter has no kept page.")
    pdf = bytes(paper.pdf)
    if hashlib.sha256(pdf).hexdigest() != letter.sha256:
        raise Trouble("The kept page of this letter is damaged. Please restore the last backup.")
    snapshot = from_json(paper.snapshot)
    studio = business.studio(db)
    said = language(snapshot.language)
    greeting = snapshot.text.partition("\n\n")[0].replace("\u00a0", " ").rstrip(",")
    phone = studio.day_phone.strip() or studio.telephone.strip()
    along = tuple(enclosures(db, (letter.id,)).values())
    number = letter.number or ""
    lines = (
        f"{greeting},",
        *said.mail(letter.code, number, phone, along=bool(along)),
        f"{said.ending.rstrip(',')}\n{snapshot.signed_by}, {snapshot.signed_as}\n{studio.name}",
    )
    subject = " ".join(said.subject(letter.code, studio.name, number).split())
    return MailDraft(
        letter.id, letter.number or "", mail.address, subject, "\n\n".join(lines), mail.file, pdf, along
    )  # fmt: skip


def headed(address: str) -> Address:
    """An address as a header may bear it, its place in the letters of the net (IDN).

    Raises Refused for one that could smuggle in a second address or a line.
    """
    name, at, place = address.strip().rpartition("@")
    quoted = len(name) > 2 and name[0] == name[-1] == '"'
    plain = bool(name) and not _NEVER_UNQUOTED.search(name)
    if not at or not place or not (quoted or plain) or not all(map(str.isprintable, address)):
        raise Refused(NOT_WRITTEN_TO, "email")
    try:
        place = place.rstrip(".").encode("idna").decode("ascii")
        return Address(addr_spec=f"{name}@{place}") if quoted else Address(username=name, domain=place)
    except (HeaderParseError, UnicodeError, ValueError, IndexError) as odd:
        raise Refused(NOT_WRITTEN_TO, "email") from odd


POST_ALONE = "They wish news of ours by post alone."
NOT_WRITTEN_TO = "This e-mail address cannot be written to. Please look at it on their page."
_NEVER_UNQUOTED = re.compile(r"""[\s,;:<>()\[\]\\@"]""")


def message(draft: MailDraft) -> bytes:
    """The message as a file: unsent, to one address, with the page attached to the byte, and what goes with it."""
    to = headed(draft.address)
    made = EmailMessage(policy=SMTP if to.username.isascii() else SMTPUTF8)
    made["To"] = to
    made["Subject"] = draft.subject
    made["X-Unsent"] = "1"
    made.set_content(draft.body)
    made.add_attachment(
        draft.pdf, maintype="application", subtype="pdf", filename=f"{Path(draft.file).stem}.pdf"
    )
    for each in draft.enclosed:
        made.add_attachment(each.pdf, maintype="application", subtype="pdf", filename=each.file)
    made.set_boundary(f"=={draft.number}==")  # the same letter gives the same bytes
    return made.as_bytes()


def drafts_folder() -> Path:
    """Where messages lie until the mail program has them: a folder of this person alone, swept of old ones.

    Raises Trouble when it cannot be made.
    """
    folder = user_cache_path("portrait-desk", appauthor=False) / "mail"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    except OSError as failed:
        raise Trouble(f"The folder for e-mails could not be made: {files.reason(failed)}.") from failed
    files.sweep(folder)
    for left in folder.glob("*.eml"):
        with contextlib.suppress(OSError):
            if clock.seconds_since(left.stat().st_mtime) > KEPT_FOR.total_seconds():
                left.unlink()
    return folder


def put_down(draft: MailDraft, folder: Path) -> Path:
    """Write the message whole where the mail program finds it. Raises Trouble when the disk does not take it."""
    path = folder / draft.file
    files.write_whole(path, message(draft))
    return path


def take_away(number: str, folder: Path) -> None:
    """The message of a letter is no longer needed; the kept page is elsewhere."""
    for left in folder.glob(f"{number}*.eml"):
        with contextlib.suppress(OSError):
            left.unlink()


def _letter(db: Session, letter_id: LetterId) -> Letter:
    letter = db.get(Letter, letter_id)
    if letter is None:
        raise Missing("This letter is no longer here.")
    return letter


def _open_mail(db: Session, letter: Letter) -> LetterMail:
    query = select(LetterMail).where(LetterMail.letter_id == letter.id, LetterMail.state == MailState.DRAFTED)
    mail = db.scalars(query).first()
    if mail is None or letter.state is not LetterState.IN_MAIL:
        raise Refused(f"This letter is {letter.state.value}, so that cannot be done to it.")
    return mail
