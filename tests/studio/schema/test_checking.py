"""Every rule the records are held to can fail: broken on purpose, each is found, and by its name."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from studio import sample, schema
from studio.db import Store
from studio.db.engine import sqlite_library
from studio.schema.invariants import RULES
from tests.studio.schema import breaks_of_the_casebook, breaks_of_the_evening, breaks_of_the_wording

ISSUED = "(SELECT order_id FROM order_revision WHERE state = 'issued' AND credit_brought = 0 LIMIT 1)"
OTHER = "(SELECT MAX(id) FROM household WHERE id <> {table}.household_id)"


def moved(table: str, where: str) -> str:
    """Give records to another family."""
    return f"UPDATE {table} SET household_id = {OTHER.format(table=table)} WHERE {where}"


TWICE = """INSERT INTO occupancy (appointment_id, {what}, starts_at, ends_at)
    SELECT appointment_id, {what}, starts_at, ends_at FROM occupancy WHERE {what} IS NOT NULL LIMIT 1"""
ATTEMPT = "reason, way, place, file, claimed_at, claimed_by, desk, process"
MERGED = """UPDATE household SET merged_into_id = (SELECT MAX(id) FROM household)
    WHERE id = (SELECT MIN(household_id) FROM letter)"""
WAITS = """INSERT INTO waiting
    (household_id, session_id, type_id, weekdays, parts, words, since, added_by, ended_because, version)
    SELECT household_id, id, type_id, 0, 0, '', booked_at, booked_by, '', 1 FROM portrait_session
    WHERE state = '{state}' LIMIT 1"""
USES = """INSERT INTO fee_promise (session_id, promise_id, amount, returned_at)
    SELECT s.id, p.id, 0, NULL FROM promise p JOIN portrait_session s ON s.household_id {their} p.household_id
    WHERE p.state = 'kept' ORDER BY p.id, s.id LIMIT 1"""
LEFT = """INSERT INTO custody (number, household_id, order_id, received_at, received_by, brought_by, purpose,
    pdf_sha256, version) SELECT 'K-00001', {whose}, id, made_at, host_id, '', '', '', 1
    FROM portrait_order WHERE state = 'closed' LIMIT 1;
    INSERT INTO custody_item (custody_id, number, what, condition, returned_to, return_note, version)
    SELECT id, 1, '', '', '', '', 1 FROM custody"""
TWO_OUT = """INSERT INTO moulding_out (moulding_id, until, told_at, told_by, note, version)
    SELECT m.id, '2026-01-01', s.hours_set_at, 1, '', 1 FROM moulding m JOIN studio s ON 1 = 1 LIMIT 1"""
NEEDED = """INSERT INTO stock_need (moulding_id, source, millimetres, used, made_at, made_by, version)
    SELECT m.id, 'order:1', 1, 0, s.hours_set_at, 1, 1 FROM moulding m JOIN studio s ON 1 = 1 LIMIT 1"""
PLAN = """INSERT INTO payment_plan (order_id, number, every, total, because, made_at, made_by)
    SELECT id, 9, 'monthly', 1, '', made_at, host_id FROM portrait_order WHERE number IS NOT NULL"""
INVOICE = """INSERT INTO invoice
    (number, order_id, revision_id, kind, issued_on, tax_point, total, tax, issued_at, issued_by)
    SELECT 'I-00900', order_id, id, 'invoice', '2026-01-01', '2026-01-01', 99999999, 0, issued_at, 1
    FROM order_revision WHERE state = 'issued' LIMIT 1"""
VOUCHER = """INSERT INTO voucher (code, worth, good_until, for_name, made_at, made_by, version)
    SELECT 'AAAA-AAAA', 1, '2027-01-01', '', made_at, made_by, 1 FROM promise LIMIT 1"""
COUNT = """INSERT INTO day_count (day, counted_at, counted_by, float_before, float_left, word)
    SELECT '2026-01-01', taken_at, taken_by, 0, 0, '' FROM payment LIMIT 1;
    INSERT INTO counted_method (count_id, method, expected, counted) SELECT MAX(id), 'card', 5, 5 FROM day_count"""
SENT_OUT = """INSERT INTO purchase_order (number, supplier_id, sent_at, sent_by_id, returns_as, back_on, note,
    snapshot, pdf, pdf_sha256) SELECT 'P-00900', 1, made_at, 1, 'printed', '2026-01-01', '', '', CAST('x' AS BLOB), ''
    FROM portrait_order LIMIT 1"""
FIRST = """INSERT INTO first_piece
    (concern_id, line_id, copy, fate, decided_at, decided_by, piece_id, replaced_by_id, version)
    SELECT c.id, l.id, 1, '{fate}', c.received_at, 1, {piece}, {new}, 1 FROM concern c
    JOIN portrait_order o ON o.household_id {whose} c.household_id JOIN order_revision r ON r.order_id = o.id
    JOIN order_line l ON l.revision_id = r.id LIMIT 1"""
OTHERS_PIECE = (
    "(SELECT p.id FROM piece p JOIN portrait_order x ON x.id = p.order_id WHERE x.household_id <> {c})"
)
BREAKS: dict[str, str] = {
    "what became of a first order is of the family of its case": FIRST.format(
        fate="keep", piece="NULL", new="NULL", whose="<>"
    ),
    "what took an old picture's place is of the same family": FIRST.format(
        fate="exchange", piece="NULL", new=OTHERS_PIECE.format(c="c.household_id"), whose="="
    ),
    "a picture made again in a case has the new one": FIRST.format(
        fate="remake", piece="(SELECT MIN(id) FROM piece)", new="NULL", whose="="
    ),
    "no more pictures are replaced than a line has": """INSERT OR REPLACE INTO replaced_line
        (line_id, order_id, passed, quantity) SELECT l.id, r.order_id, 0, l.quantity FROM order_line l
        JOIN order_revision r ON r.id = l.revision_id LIMIT 1""",
    # money
    "what puts a payment right is its opposite": """UPDATE payment SET undoes_id = (SELECT MIN(id) FROM payment)
        WHERE id = (SELECT MAX(id) FROM payment)""",
    "only a cheque is paid in or comes back": """INSERT INTO cheque_news
        (payment_id, step, on_day, noted_at, noted_by, note) SELECT id, 'paid in', '2026-01-01', taken_at, taken_by, ''
        FROM payment WHERE method = 'card' LIMIT 1""",
    "the instalments of a plan add up to it": PLAN,
    "a plan covers what is still to pay": f"{PLAN}; DELETE FROM payment",
    "an invoice comes to what stands at its rates": INVOICE,
    "an invoice has its page": INVOICE,
    "no order is invoiced for more than it is charged at": INVOICE,
    "I- numbers run without gap or double": INVOICE,
    "a kept invoice is the page that was issued": f"""{INVOICE}; INSERT INTO invoice_paper
        (invoice_id, snapshot, pdf, sha256) SELECT MAX(id), '', CAST('other' AS BLOB), 'x' FROM invoice""",
    "a gift voucher is worth no more than it was sold for": f"""{VOUCHER};
        UPDATE promise SET voucher_id = (SELECT MAX(id) FROM voucher), price = 5, state = 'made'""",
    "what a gift voucher paid names it": "UPDATE payment SET method = 'gift voucher'",
    "a gift voucher was paid for": VOUCHER,
    "a count expects what it took in": COUNT,
    "news of an order is to the family whose order it is": """UPDATE letter SET code = 'L5', occasion = 'order:' ||
        (SELECT MAX(o.id) FROM portrait_order o WHERE o.household_id <> letter.household_id)
        WHERE id = (SELECT MIN(id) FROM letter)""",
    "nothing of a client's is here once its order is closed": LEFT.format(whose="household_id"),
    "what a client left is for an order of theirs": LEFT.format(whose="household_id + 1"),
    "what a client left has its receipt": LEFT.format(whose="household_id"),
    "a ready or cancelled order has nothing left on the bench": "UPDATE piece SET stage = 'printed', ended = NULL",
    "an order whose pieces are all ready is not still in production": """UPDATE portrait_order
        SET state = 'in production', signed_at = made_at""",
    "the pieces of an order being made are those of the page in force": """UPDATE portrait_order
        SET state = 'in production'; UPDATE order_revision SET state = 'superseded'""",
    "each picture of an order being made is a piece": """UPDATE portrait_order SET state = 'in production';
        UPDATE order_line SET quantity = quantity + 1""",
    "a checked piece has every point of its check": "DELETE FROM piece_check",
    "a piece made in place of another is of the same order": """UPDATE piece SET remake_of_id =
        (SELECT MIN(id) FROM piece), remake_cause = 'damaged here', remake_pays = 'the studio'
        WHERE id = (SELECT MAX(id) FROM piece)""",
    "a piece made again has the one in its place": "UPDATE piece SET ended = 'made again', ended_because = 'x'",
    "P- numbers run without gap or double": SENT_OUT,
    "a kept purchase order is the page that was sent": SENT_OUT,
    "what is out is out with one purchase order": "UPDATE piece SET out_with_id = 99",
    "every step of a piece is written down": "DELETE FROM piece_step",
    "what was handed over is of that order, and presented": """INSERT OR REPLACE INTO handed_over
        (piece_id, presentation_id, looked_at) SELECT p.id, e.id, 0 FROM piece p
        JOIN presentation e ON e.order_id <> p.order_id LIMIT 1""",
    "an order is promised for the day it was last moved to": "UPDATE portrait_order SET moved_to = '2026-01-03'",
    "one word of a supplier stands about a moulding": f"{TWO_OUT}; {TWO_OUT}",
    "a moulding is reserved once for each order": f"{NEEDED}; {NEEDED}",
    "a count says what was found": """INSERT INTO stock_move (moulding_id, kind, millimetres, source, at, by, note)
        SELECT m.id, 'counted', 1, '', s.hours_set_at, 1, '' FROM moulding m JOIN studio s ON 1 = 1 LIMIT 1""",
    "a room is never in two appointments at once": TWICE.format(what="room_id"),
    "a person is never in two appointments at once": TWICE.format(what="staff_id"),
    "an appointment holds its room": "DELETE FROM occupancy WHERE room_id IS NOT NULL",
    "an appointment holds its person": "DELETE FROM occupancy WHERE staff_id IS NOT NULL",
    "what is cancelled or someone else's holds nothing": "UPDATE appointment SET cancelled_at = '2026-01-01'",
    "a session and its appointment are of one household": moved("appointment", "kind = 'session'"),
    "a sitter belongs to the household": moved("person", "id IN (SELECT person_id FROM sitter)"),
    "a cancelled session keeps no slot": "UPDATE portrait_session SET state = 'cancelled'",
    "a completed session has a viewing, if only to arrange": "DELETE FROM viewing",
    "a viewing is of its household's session": moved("viewing", "1 = 1"),
    "a booked or held viewing has its appointment": "UPDATE viewing SET appointment_id = NULL",
    "an order is of its household's viewing": moved(
        "viewing", "id IN (SELECT viewing_id FROM portrait_order)"
    ),
    "an order has exactly one revision in force": "UPDATE order_revision SET state = 'superseded'",
    "the lines of an order add up": "UPDATE order_line SET line_total = line_total + 1",
    "the tax of the lines adds up": "UPDATE order_revision SET tax = tax + 1",
    "what is to pay follows from total and credit": "UPDATE order_revision SET to_pay = to_pay - 1",
    "an issued revision has its page": "DELETE FROM order_paper",
    "no more is given back than was taken": "UPDATE payment SET amount = -5",
    "a closed order is paid to the penny": "UPDATE payment SET amount = amount - 1",
    "what the lines come to is the total": "UPDATE order_line SET charge = charge + 1",
    "credit passes within one household": moved("portrait_order", "id IN (SELECT to_order_id FROM credit)"),
    "no more credit passes on than was paid": "UPDATE credit SET paid = paid * 2",
    "the credit an order states is the credit it was given": "DELETE FROM credit",
    "a replaced picture is of the same household": "UPDATE replaced_line SET order_id = "
    "(SELECT MIN(id) FROM portrait_order WHERE id <> replaced_line.order_id AND kind <> 'reshoot')",
    "a presentation is of its household's order": moved("presentation", "1 = 1"),
    "a presented order was handed over": "UPDATE presentation SET everything = 0",
    "a reshoot costs nothing": "UPDATE portrait_session SET fee_charged = 1 WHERE kind = 'complimentary reshoot'",
    "a reshoot joins sessions of one household and one concern": moved("reshoot", "1 = 1"),
    "a reshoot is the round after the one it repeats": "UPDATE reshoot SET round = 5",
    "the pictures of a reshoot are of its family": """INSERT INTO picture (session_id, ref, file_name, width, height,
        size, sha256, kept, path, likeness, raw_path, raw_size, raw_sha256, taken_in_at, taken_in_by)
        SELECT s.id, 'ZZ', '', 1, 1, 1, '', 'copied', '', '', '', 0, '', s.booked_at, s.booked_by
        FROM portrait_session s WHERE s.household_id <> (SELECT household_id FROM reshoot LIMIT 1) LIMIT 1;
        INSERT INTO reshoot_picture (reshoot_id, picture_id, keep)
        SELECT (SELECT id FROM reshoot LIMIT 1), id, 1 FROM picture WHERE ref = 'ZZ'""",
    "every reshoot session has its concern": "DELETE FROM reshoot",
    "a concern is of a person of the household": moved("concern", "person_id IS NOT NULL"),
    "a concern that was heard has its story": "UPDATE concern SET story = ''",
    "a resolved concern has its apology and its answer": "UPDATE concern SET apology_how = ''",
    "who says she is happy said so, and no reply was asked for": "UPDATE concern SET happy_words = ''",
    "an open case is with somebody who works here": """UPDATE staff SET active = false WHERE id IN
        (SELECT owner_id FROM concern WHERE state = 'heard')""",
    "what is marked in a case belongs to its family": """INSERT INTO concern_picture
        (concern_id, piece_id, aspect, words, marked_at, marked_by) SELECT c.id, i.id, 'crop', '', c.received_at, 1
        FROM concern c, piece i JOIN portrait_order o ON o.id = i.order_id
        WHERE o.household_id <> c.household_id LIMIT 1""",
    "a conduct concern is not with the person named": "UPDATE concern SET named_id = owner_id",
    "a letter is to a person of its household": moved("letter", "1 = 1"),
    "a follow-up letter is to the family that was presented": moved("presentation", "1 = 1"),
    "an issued letter has its page": "DELETE FROM letter_paper",
    "one attempt to print stands open for a letter": f"""INSERT INTO print_attempt
        (letter_id, number, state, version, {ATTEMPT}) SELECT letter_id, number + n, 'claimed', 1, {ATTEMPT}
        FROM print_attempt, (SELECT 5 AS n UNION SELECT 6)""",
    "only the newest version of a letter is with the client": """CREATE TEMP TABLE newer AS SELECT * FROM letter
        WHERE number IS NOT NULL LIMIT 1; UPDATE newer SET id = 999, edition = edition + 1, number = NULL;
        INSERT INTO letter SELECT * FROM newer""",
    "a letter that went out has its day": "UPDATE letter SET posted_on = NULL",
    "every household can be found": "DELETE FROM search_token",
    "what is found exists": "UPDATE search_token SET household_id = 99999 WHERE kind = 'first name'",
    "what is shown among answers exists": "UPDATE search_line SET household_id = 99999 WHERE household_id = 1",
    "nothing is left with a client who was merged with another": MERGED,
    "a merged client is in nobody's search": MERGED,
    "a person who is one with another is of a merged client": "UPDATE person SET merged_into_id = "
    "(SELECT MIN(id) FROM person) WHERE id = (SELECT MAX(id) FROM person)",
    "only one studio is kept here": "UPDATE studio SET id = 2",
    "a studio has an owner": "UPDATE staff SET role = 'receptionist'",
    "a price list has prices": "DELETE FROM price",
    "a set of pictures has some, each of its own price list": """INSERT INTO price_set
        (price_list_id, name, amount, position) SELECT id, 'Empty', 100, 0 FROM price_list LIMIT 1""",
    "a promise kept says when": "UPDATE promise SET fulfilled_at = NULL",
    # the front desk
    "an appointment of several holds all of them": """INSERT INTO also_held (appointment_id, staff_id)
        SELECT id, 99 FROM appointment WHERE cancelled_at IS NULL LIMIT 1""",
    "only an appointment with nobody says what else it is": "UPDATE appointment SET other = 'lunch'",
    "a series lies within the days of one gesture": "UPDATE appointment SET series_id = id",
    "a family waits for its own session": f"{WAITS.format(state='confirmed')}; {moved('waiting', '1 = 1')}",
    "nobody waits for a session that is over": WAITS.format(state="completed"),
    "a letter about a session is to the family that comes": moved("portrait_session", "1 = 1"),
    "a letter about a viewing is to the family that comes": moved("viewing", "1 = 1"),
    "a letter in the mail program has one message open": "UPDATE letter_mail SET state = 'drafted'",
    "an enquiry that is settled says when, and how": "UPDATE enquiry SET lost_because = NULL WHERE state = 'lost'",
    "no more of a fee is given back than was taken": "UPDATE fee_payment SET amount = -5",
    "no more than the fee is taken for a session": "UPDATE fee_payment SET amount = amount * 2",
    "what is carried over arrives": "UPDATE fee_payment SET other_session_id = (SELECT MAX(id) FROM portrait_session)",
    "a fee is carried over within one household": """UPDATE fee_payment SET other_session_id =
        (SELECT MAX(o.id) FROM portrait_session o JOIN portrait_session s ON s.household_id <> o.household_id
        WHERE s.id = fee_payment.session_id)""",
    "a promise is used for its household's session": USES.format(their="<>"),
    "a promise is used once": f"{USES.format(their='=')}; {USES.format(their='=')}",
    "a promise that was used is kept": f"""{USES.format(their="=")};
        UPDATE promise SET state = 'made', fulfilled_at = NULL""",
    "a cancelled session uses no promise": f"""{USES.format(their="=")};
        UPDATE portrait_session SET state = 'cancelled'""",
    "a gift voucher pays what it is used for": "UPDATE fee_payment SET method = 'gift voucher'",
    "a shot of one person is of the household's": moved("person", "id IN (SELECT person_id FROM shot)"),
    "a shot that was taken says who took it": "UPDATE shot SET done_by = NULL",
    "a kind of session asks no more at booking than its fee": "UPDATE session_type SET deposit = fee + 1",
    "a promise that the owner heard of says who and what happens next": "UPDATE promise SET heard_at = made_at",
    "a promise stands on the day it was last moved to": """INSERT INTO promise_move
        (promise_id, due_before, due_after, moved_at, moved_by, agreed_with, because)
        SELECT id, due, date(due, '+7 days'), made_at, made_by, '', '' FROM promise LIMIT 1""",
    "a message of theirs is answered, waits, or says why not": "UPDATE message SET reply_due = NULL",
    "a message of ours waits for nothing": "UPDATE message SET reply_due = at WHERE direction = 'out'",
    "a message and its answer are with one household": moved("message", "direction = 'out'"),
    "a message is with somebody of its household": """UPDATE message SET person_id =
        (SELECT MAX(p.id) FROM person p WHERE p.household_id <> message.household_id)""",
    "an acknowledged message says by whom": "UPDATE message SET acknowledged_by = NULL",
    # and those that are asked in the program's own words
    "O- numbers run without gap or double": "UPDATE counter SET last = last + 1 WHERE series = 'O'",
    "L- numbers run without gap or double": "UPDATE letter SET number = 'L-000900' WHERE number = 'L-000001'",
    "C- numbers are written in full": "UPDATE concern SET number = 'C-1' WHERE number = 'C-0001'",
    "the database guards itself": "CREATE TABLE spare (id INTEGER)",
    "the audit is as it was written": "UPDATE audit_row SET staff_id = 99 WHERE id = 3",
    "an appointment is when its wall time is": "UPDATE appointment SET wall = datetime(wall, '+1 hour')",
    "a room is held until it is cleared": "UPDATE appointment SET turnaround = turnaround + 5",
    "a family is found by its name and numbers": "DELETE FROM search_token WHERE kind IN ('order', 'case')",
    "every record refers to one that exists": "DELETE FROM room",
    "a kept letter is the page that was issued": "UPDATE letter_paper SET pdf = CAST('other' AS BLOB)",
    "a kept order is the page that was issued": "UPDATE order_paper SET pdf = CAST('other' AS BLOB)",
} | breaks_of_the_evening.BREAKS
BREAKS |= breaks_of_the_casebook.BREAKS
BREAKS |= breaks_of_the_wording.BREAKS


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("good") / "studio.db"
    sample.write(file, families=14, years=2, seed=1, until=date(2027, 2, 2))
    return file


@pytest.fixture
def records(good: Path, tmp_path: Path) -> Path:
    file = tmp_path / "studio.db"
    shutil.copyfile(good, file)
    return file


def broken(file: Path) -> set[str]:
    store = Store(file)
    try:
        return {found.rule for found in schema.check(store)}
    finally:
        store.close()


def test_there_is_a_way_to_break_every_rule() -> None:
    assert RULES.keys() <= BREAKS.keys()


def test_a_good_studio_breaks_none(records: Path) -> None:
    assert broken(records) == set()


@pytest.mark.parametrize("rule", BREAKS)
def test_a_broken_rule_is_found(records: Path, rule: str) -> None:
    with closing(sqlite_library().connect(records, isolation_level=None)) as connection:
        guards = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ]
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for guard in guards:
            connection.execute(f"DROP TRIGGER {guard}")
        connection.executescript(BREAKS[rule])
    assert rule in broken(records)
