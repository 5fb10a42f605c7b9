"""What must always be true of the records, as questions whose every answer is a fault (RR17).

``checking`` asks them: at the start, in every backup, in the tear-down of every test, and by ``main.py check``.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.clients import belongings
from studio.schema import casebook_rules, models, money_rules, wording_rules

assert models.ALL, "the rules below are about every table there is"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that the records do not keep, and the first few records that break it."""

    rule: str
    ids: tuple[str, ...]


def _overlap(resource: str) -> str:
    """Whatever overlaps anything overlaps what begins next, so each need only look at its neighbour."""
    return f"""SELECT id FROM (SELECT id, ends_at, LEAD(starts_at) OVER (PARTITION BY {resource} ORDER BY starts_at, id)
        AS next_starts_at FROM occupancy WHERE {resource} IS NOT NULL) held WHERE next_starts_at < ends_at"""


# One walk along each room's times; comparing every pair took a minute for the diary of ten years.
_TWICE = """SELECT id FROM (SELECT id, starts_at, MAX(ends_at) OVER (PARTITION BY {what} ORDER BY starts_at, id
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy_until FROM occupancy WHERE {what} IS NOT NULL) held
    WHERE busy_until > starts_at"""


def _left_behind() -> str:
    """Every row that refers to a household or a person, whatever feature it is of."""
    asked = [
        f"SELECT '{link.table.name} ' || r.{link.column.name} FROM {link.table.name} r JOIN {whose} m "
        f"ON m.id = r.{link.column.name} WHERE m.merged_into_id IS NOT NULL"
        for whose in ("household", "person")
        for link in belongings.links(whose)
        if link.table.name not in belongings.CONTACT
    ]
    return "SELECT * FROM (" + " UNION ALL ".join(asked) + ") left_behind"


RULES: dict[str, str] = {
    **money_rules.RULES,
    **casebook_rules.RULES,
    **wording_rules.RULES,
    "a room is never in two appointments at once": _TWICE.format(what="room_id"),
    "a person is never in two appointments at once": _TWICE.format(what="staff_id"),
    "an appointment holds its room": """SELECT a.id FROM appointment a WHERE a.cancelled_at IS NULL
        AND a.room_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM occupancy o WHERE o.appointment_id = a.id
        AND o.room_id = a.room_id AND o.starts_at = a.starts_at AND o.ends_at >= a.ends_at)""",
    "an appointment holds its person": """SELECT a.id FROM appointment a WHERE a.cancelled_at IS NULL
        AND a.staff_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM occupancy o WHERE o.appointment_id = a.id
        AND o.staff_id = a.staff_id AND o.starts_at = a.starts_at AND o.ends_at = a.ends_at)""",
    "what is cancelled or someone else's holds nothing": """SELECT o.id FROM occupancy o JOIN appointment a
        ON a.id = o.appointment_id WHERE a.cancelled_at IS NOT NULL
        OR (o.room_id IS NOT NULL AND o.room_id <> COALESCE(a.room_id, -1) AND NOT EXISTS (SELECT 1 FROM also_held h
            WHERE h.appointment_id = a.id AND h.room_id = o.room_id))
        OR (o.staff_id IS NOT NULL AND o.staff_id <> COALESCE(a.staff_id, -1) AND NOT EXISTS (SELECT 1 FROM also_held h
            WHERE h.appointment_id = a.id AND h.staff_id = o.staff_id))""",
    "an appointment of several holds all of them": """SELECT h.id FROM also_held h JOIN appointment a
        ON a.id = h.appointment_id WHERE a.cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM occupancy o
        WHERE o.appointment_id = a.id AND o.starts_at = a.starts_at
        AND (o.room_id = h.room_id OR o.staff_id = h.staff_id))""",
    "only an appointment with nobody says what else it is": """SELECT a.id FROM appointment a
        WHERE a.other IS NOT NULL AND (a.kind <> 'other' OR a.household_id IS NOT NULL)""",
    "a series lies within the days of one gesture": """SELECT a.id FROM appointment a JOIN appointment f
        ON f.id = a.series_id WHERE f.kind <> 'other' OR a.kind <> 'other'""",
    "a family waits for its own session": """SELECT w.id FROM waiting w JOIN portrait_session s
        ON s.id = w.session_id WHERE s.household_id <> w.household_id""",
    "nobody waits for a session that is over": """SELECT w.id FROM waiting w JOIN portrait_session s
        ON s.id = w.session_id WHERE w.ended_at IS NULL AND s.state IN ('cancelled', 'completed')""",
    "a session and its appointment are of one household": """SELECT s.id FROM portrait_session s
        JOIN appointment a ON a.id = s.appointment_id WHERE a.household_id IS DISTINCT FROM s.household_id""",
    "a sitter belongs to the household": """SELECT s.id FROM sitter t JOIN portrait_session s ON s.id = t.session_id
        JOIN person p ON p.id = t.person_id WHERE p.household_id <> s.household_id""",
    "a cancelled session keeps no slot": """SELECT s.id FROM portrait_session s JOIN appointment a
        ON a.id = s.appointment_id WHERE (s.state = 'cancelled') <> (a.cancelled_at IS NOT NULL)""",
    "a completed session has a viewing, if only to arrange": """SELECT s.id FROM portrait_session s
        WHERE s.state = 'completed' AND NOT EXISTS (SELECT 1 FROM viewing v WHERE v.session_id = s.id)""",
    "a viewing is of its household's session": """SELECT v.id FROM viewing v JOIN portrait_session s
        ON s.id = v.session_id WHERE s.household_id <> v.household_id""",
    "a booked or held viewing has its appointment": """SELECT v.id FROM viewing v
        WHERE v.state IN ('booked', 'held') AND v.appointment_id IS NULL""",
    "a picture is chosen at the viewing of its own session": """SELECT c.id FROM picture_choice c
        JOIN viewing v ON v.id = c.viewing_id JOIN picture p ON p.id = c.picture_id
        WHERE p.session_id <> v.session_id""",
    "who marked a picture is known": """SELECT c.id FROM picture_choice c
        WHERE (c.mark IS NOT NULL AND c.marked_by IS NULL) OR (c.marked_at IS NULL) <> (c.marked_by IS NULL)""",
    "only a viewing that is thought over was reopened": """SELECT v.id FROM viewing v
        WHERE v.reopened_at IS NOT NULL AND v.state <> 'held'""",
    "an order is of its household's viewing": """SELECT o.id FROM portrait_order o JOIN viewing v
        ON v.id = o.viewing_id WHERE v.household_id <> o.household_id""",
    "an order has exactly one revision in force": """SELECT o.id FROM portrait_order o WHERE o.number IS NOT NULL
        AND (SELECT COUNT(*) FROM order_revision r WHERE r.order_id = o.id AND r.state = 'issued') <> 1""",
    "a presentation is of its household's order": """SELECT p.id FROM presentation p JOIN portrait_order o
        ON o.id = p.order_id WHERE o.household_id <> p.household_id""",
    "a presented order was handed over": """SELECT o.id FROM portrait_order o WHERE o.state IN ('presented', 'closed')
        AND NOT EXISTS (SELECT 1 FROM presentation p WHERE p.order_id = o.id AND p.state = 'held'
        AND p.everything)""",
    "a ready or cancelled order has nothing left on the bench": """SELECT p.id FROM piece p JOIN portrait_order o
        ON o.id = p.order_id WHERE p.ended IS NULL AND p.stage NOT IN ('ready', 'presented')
        AND (o.state IN ('ready', 'cancelled', 'draft', 'confirmed')
        OR (o.state IN ('presented', 'closed') AND p.remake_of_id IS NULL))""",
    "an order whose pieces are all ready is not still in production": """SELECT o.id FROM portrait_order o
        WHERE o.state = 'in production' AND o.signed_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM piece p WHERE p.order_id = o.id AND p.ended IS NULL)
        AND NOT EXISTS (SELECT 1 FROM piece p WHERE p.order_id = o.id AND p.ended IS NULL
        AND p.stage NOT IN ('ready', 'presented'))""",
    "the pieces of an order being made are those of the page in force": """SELECT p.id FROM piece p
        JOIN order_line l ON l.id = p.line_id JOIN order_revision r ON r.id = l.revision_id
        WHERE r.order_id <> p.order_id OR (p.ended IS NULL AND r.state <> 'issued' AND EXISTS
        (SELECT 1 FROM portrait_order o WHERE o.id = p.order_id AND o.state IN ('in production', 'ready'))
        AND NOT EXISTS (SELECT 1 FROM piece n WHERE n.remake_of_id = p.id))""",
    "each picture of an order being made is a piece": """SELECT l.id FROM order_line l JOIN order_revision r
        ON r.id = l.revision_id AND r.state = 'issued' JOIN portrait_order o ON o.id = r.order_id
        WHERE o.state IN ('in production', 'ready') AND EXISTS (SELECT 1 FROM piece p WHERE p.order_id = o.id)
        AND l.quantity <> (SELECT COUNT(*) FROM piece p WHERE p.line_id = l.id AND p.ended IS NULL
        AND NOT EXISTS (SELECT 1 FROM piece n WHERE n.remake_of_id = p.id))""",
    "a checked piece has every point of its check": """SELECT p.id FROM piece p
        WHERE p.stage IN ('checked', 'ready', 'presented') AND (SELECT COUNT(DISTINCT c.point) FROM piece_check c
        WHERE c.piece_id = p.id AND c.is_right) <
        CASE p.framing WHEN 'framed' THEN 6 WHEN 'mounted' THEN 4 ELSE 3 END""",
    "a piece made in place of another is of the same order": """SELECT p.id FROM piece p JOIN piece b
        ON b.id = p.remake_of_id WHERE b.order_id <> p.order_id
        OR (b.ended IS NULL AND b.stage <> 'presented')""",
    "a piece made again has the one in its place": """SELECT p.id FROM piece p WHERE p.ended = 'made again'
        AND NOT EXISTS (SELECT 1 FROM piece n WHERE n.remake_of_id = p.id)""",
    "what is out is out with one purchase order": """SELECT p.id FROM piece p WHERE
        (SELECT COUNT(*) FROM sent_piece s WHERE s.piece_id = p.id AND s.back_at IS NULL) <>
        CASE WHEN p.out_with_id IS NULL THEN 0 ELSE 1 END OR (p.out_with_id IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM sent_piece s WHERE s.piece_id = p.id AND s.purchase_id = p.out_with_id
        AND s.back_at IS NULL))""",
    "every step of a piece is written down": """SELECT p.id FROM piece p WHERE p.stage IS DISTINCT FROM
        (SELECT s.stage FROM piece_step s WHERE s.piece_id = p.id ORDER BY s.id DESC LIMIT 1)""",
    "a reshoot costs nothing": """SELECT s.id FROM portrait_session s WHERE s.kind = 'complimentary reshoot'
        AND (s.fee_list <> 0 OR s.fee_charged <> 0
        OR EXISTS (SELECT 1 FROM fee_payment f WHERE f.session_id = s.id))""",
    "a reshoot joins sessions of one household and one concern": """SELECT r.id FROM reshoot r
        JOIN concern c ON c.id = r.concern_id JOIN portrait_session s ON s.id = r.original_session_id
        LEFT JOIN portrait_session n ON n.id = r.session_id WHERE c.household_id <> r.household_id
        OR s.household_id <> r.household_id OR n.household_id <> r.household_id
        OR n.kind <> 'complimentary reshoot'""",
    "a reshoot is the round after the one it repeats": """SELECT r.id FROM reshoot r WHERE r.round <> 1 + COALESCE(
        (SELECT p.round FROM reshoot p WHERE p.session_id = r.original_session_id), 1)""",
    "the pictures of a reshoot are of its family": """SELECT p.id FROM reshoot_picture p
        JOIN reshoot r ON r.id = p.reshoot_id JOIN picture i ON i.id = p.picture_id
        JOIN portrait_session s ON s.id = i.session_id WHERE s.household_id <> r.household_id""",
    "every reshoot session has its concern": """SELECT s.id FROM portrait_session s
        WHERE s.kind = 'complimentary reshoot' AND s.state <> 'cancelled'
        AND NOT EXISTS (SELECT 1 FROM reshoot r WHERE r.session_id = s.id)""",
    "what became of a first order is of the family of its case": """SELECT f.id FROM first_piece f
        JOIN concern c ON c.id = f.concern_id JOIN order_line l ON l.id = f.line_id
        JOIN order_revision r ON r.id = l.revision_id JOIN portrait_order o ON o.id = r.order_id
        LEFT JOIN piece p ON p.id = f.piece_id WHERE o.household_id <> c.household_id OR p.order_id <> o.id""",
    "what took an old picture's place is of the same family": """SELECT f.id FROM first_piece f
        JOIN concern c ON c.id = f.concern_id JOIN piece p ON p.id = f.replaced_by_id
        JOIN portrait_order o ON o.id = p.order_id WHERE o.household_id <> c.household_id""",
    "a picture made again in a case has the new one": """SELECT f.id FROM first_piece f
        LEFT JOIN piece p ON p.id = f.replaced_by_id
        WHERE f.fate = 'remake' AND p.remake_of_id IS DISTINCT FROM f.piece_id""",
    "no more pictures are replaced than a line has": """SELECT r.line_id AS id FROM replaced_line r
        JOIN order_line l ON l.id = r.line_id WHERE r.quantity < 0 OR r.quantity >= l.quantity""",
    "a concern is of a person of the household": """SELECT c.id FROM concern c JOIN person p ON p.id = c.person_id
        WHERE p.household_id <> c.household_id""",
    "a concern that was heard has its story": """SELECT c.id FROM concern c
        WHERE c.state NOT IN ('received', 'withdrawn by client') AND c.story = ''""",
    "a resolved concern has its apology and its answer": """SELECT c.id FROM concern c
        WHERE c.state IN ('resolved', 'no reply', 'confirmed happy')
        AND (c.apology_how = '' OR (c.question <> '' AND c.answer = ''))""",
    "who says she is happy said so, and no reply was asked for": """SELECT c.id FROM concern c
        WHERE (c.state = 'confirmed happy' AND c.happy_words = '') OR (c.state = 'no reply' AND c.asked_how = '')""",
    "an open case is with somebody who works here": """SELECT c.id FROM concern c JOIN staff s ON s.id = c.owner_id
        WHERE NOT s.active AND c.state NOT IN ('resolved', 'no reply', 'confirmed happy', 'withdrawn by client')""",
    "what is marked in a case belongs to its family": """SELECT m.id FROM concern_picture m
        JOIN concern c ON c.id = m.concern_id LEFT JOIN picture p ON p.id = m.picture_id
        LEFT JOIN portrait_session s ON s.id = p.session_id LEFT JOIN piece i ON i.id = m.piece_id
        LEFT JOIN portrait_order o ON o.id = i.order_id
        WHERE s.household_id <> c.household_id OR o.household_id <> c.household_id""",
    "a conduct concern is not with the person named": "SELECT c.id FROM concern c WHERE c.named_id = c.owner_id",
    "a letter is to a person of its household": """SELECT l.id FROM letter l JOIN person p ON p.id = l.person_id
        WHERE p.household_id <> l.household_id""",
    "a follow-up letter is to the family that was presented": """SELECT l.id FROM letter l JOIN presentation p
        ON l.occasion = 'presentation:' || p.id WHERE p.household_id <> l.household_id""",
    "a letter about a session is to the family that comes": """SELECT l.id FROM letter l JOIN portrait_session s
        ON l.occasion = 'session:' || s.id WHERE s.household_id <> l.household_id""",
    "news of an order is to the family whose order it is": """SELECT l.id FROM letter l JOIN portrait_order o
        ON l.occasion = 'order:' || o.id WHERE o.household_id <> l.household_id""",
    "a letter about a viewing is to the family that comes": """SELECT l.id FROM letter l JOIN viewing v
        ON l.occasion = 'viewing:' || v.id WHERE v.household_id <> l.household_id""",
    "a letter in the mail program has one message open": """SELECT l.id FROM letter l WHERE
        (l.state = 'in the mail program') <> ((SELECT COUNT(*) FROM letter_mail m
        WHERE m.letter_id = l.id AND m.state = 'drafted') = 1)""",
    "an issued letter has its page": """SELECT l.id FROM letter l WHERE l.number IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM letter_paper p WHERE p.letter_id = l.id)""",
    "a letter that went out has its day": """SELECT l.id FROM letter l
        WHERE l.state IN ('posted', 'handed over', 'sent') AND l.posted_on IS NULL""",
    "only the newest version of a letter is with the client": """SELECT a.id FROM letter a JOIN letter b
        ON a.household_id = b.household_id AND a.person_id = b.person_id AND a.code = b.code
        AND a.occasion = b.occasion AND a.copy = b.copy AND a.edition < b.edition
        WHERE a.state NOT IN ('superseded', 'cancelled')""",
    "one attempt to print stands open for a letter": """SELECT letter_id FROM print_attempt
        WHERE state = 'claimed' GROUP BY letter_id HAVING COUNT(*) > 1""",
    "nothing is left with a client who was merged with another": _left_behind(),
    "a merged client is in nobody's search": """SELECT h.id FROM household h WHERE h.merged_into_id IS NOT NULL
        AND (EXISTS (SELECT 1 FROM search_token t WHERE t.household_id = h.id)
        OR EXISTS (SELECT 1 FROM search_line l WHERE l.household_id = h.id))""",
    "a person who is one with another is of a merged client": """SELECT p.id FROM person p
        JOIN person k ON k.id = p.merged_into_id JOIN household h ON h.id = p.household_id
        WHERE h.merged_into_id IS DISTINCT FROM k.household_id OR k.merged_into_id IS NOT NULL""",
    "every household can be found": """SELECT h.id FROM household h WHERE h.status <> 'erased'
        AND h.merged_into_id IS NULL AND NOT EXISTS (SELECT 1 FROM search_token t WHERE t.household_id = h.id)""",
    "what is found exists": "SELECT household_id FROM search_token EXCEPT SELECT id FROM household",
    "what is shown among answers exists": "SELECT household_id FROM search_line EXCEPT SELECT id FROM household",
    "only one studio is kept here": "SELECT id FROM studio WHERE id <> 1",
    "a studio has an owner": """SELECT s.id FROM studio s
        WHERE NOT EXISTS (SELECT 1 FROM staff f WHERE f.role = 'owner' AND f.active)""",
    "a price list has prices": """SELECT l.id FROM price_list l
        WHERE NOT EXISTS (SELECT 1 FROM price p WHERE p.price_list_id = l.id)""",
    "a set of pictures has some, each of its own price list": """SELECT s.id FROM price_set s
        WHERE NOT EXISTS (SELECT 1 FROM price_set_part x WHERE x.price_set_id = s.id)
        OR EXISTS (SELECT 1 FROM price_set_part x JOIN price p ON p.id = x.price_id
        WHERE x.price_set_id = s.id AND p.price_list_id <> s.price_list_id)""",
    "an enquiry that is settled says when, and how": """SELECT e.id FROM enquiry e
        WHERE (e.state IN ('booked', 'lost')) <> (e.closed_at IS NOT NULL)
        OR (e.state = 'booked' AND e.household_id IS NULL) OR (e.state = 'lost') <> (e.lost_because IS NOT NULL)
        OR (e.state = 'not now' AND (e.ring_on IS NULL OR e.reason = ''))
        OR (e.state <> 'new' AND e.contacted_at IS NULL)""",
    "no more than the fee is taken for a session": """SELECT s.id FROM portrait_session s
        WHERE s.fee_charged < (SELECT COALESCE(SUM(f.amount), 0) FROM fee_payment f WHERE f.session_id = s.id)""",
    "what is carried over arrives": """SELECT f.id FROM fee_payment f WHERE f.other_session_id IS NOT NULL
        AND (SELECT COALESCE(SUM(a.amount), 0) FROM fee_payment a WHERE a.session_id = f.session_id
        AND a.other_session_id = f.other_session_id) <> -(SELECT COALESCE(SUM(b.amount), 0) FROM fee_payment b
        WHERE b.session_id = f.other_session_id AND b.other_session_id = f.session_id)""",
    "a fee is carried over within one household": """SELECT f.id FROM fee_payment f JOIN portrait_session s
        ON s.id = f.session_id JOIN portrait_session o ON o.id = f.other_session_id
        WHERE o.household_id <> s.household_id""",
    "a promise is used for its household's session": """SELECT u.id FROM fee_promise u JOIN portrait_session s
        ON s.id = u.session_id JOIN promise p ON p.id = u.promise_id WHERE p.household_id <> s.household_id""",
    "a promise is used once": """SELECT promise_id FROM fee_promise WHERE returned_at IS NULL
        GROUP BY promise_id HAVING COUNT(*) > 1""",
    "a promise that was used is kept": """SELECT u.id FROM fee_promise u JOIN promise p ON p.id = u.promise_id
        WHERE u.returned_at IS NULL AND p.state NOT IN ('kept', 'kept late')""",
    "a cancelled session uses no promise": """SELECT u.id FROM fee_promise u JOIN portrait_session s
        ON s.id = u.session_id WHERE s.state = 'cancelled' AND u.returned_at IS NULL""",
    "a gift voucher pays what it is used for": """SELECT f.session_id FROM fee_payment f
        WHERE f.method = 'gift voucher' AND (f.promise_id IS NULL OR (SELECT SUM(g.amount) FROM fee_payment g
        WHERE g.session_id = f.session_id AND g.promise_id = f.promise_id) <>
        (SELECT COALESCE(SUM(u.amount), 0) FROM fee_promise u WHERE u.session_id = f.session_id
        AND u.promise_id = f.promise_id AND u.returned_at IS NULL))""",
    "a shot of one person is of the household's": """SELECT t.id FROM shot t JOIN portrait_session s
        ON s.id = t.session_id JOIN person p ON p.id = t.person_id WHERE p.household_id <> s.household_id""",
    "a shot that was taken says who took it": """SELECT id FROM shot
        WHERE (done_at IS NULL) <> (done_by IS NULL)""",
    "a kind of session asks no more at booking than its fee": "SELECT id FROM session_type WHERE deposit > fee",
    "a promise kept says when": """SELECT p.id FROM promise p
        WHERE (p.state IN ('kept', 'kept late')) <> (p.fulfilled_at IS NOT NULL)""",
    "a promise that the owner heard of says who and what happens next": """SELECT p.id FROM promise p
        WHERE (p.heard_at IS NULL) <> (p.heard_by IS NULL) OR (p.heard_at IS NOT NULL AND p.next_step = '')""",
    "a promise stands on the day it was last moved to": """SELECT p.id FROM promise p JOIN promise_move m
        ON m.promise_id = p.id WHERE m.due_after <> p.due
        AND NOT EXISTS (SELECT 1 FROM promise_move l WHERE l.promise_id = p.id AND l.id > m.id)""",
    "a message of theirs is answered, waits, or says why not": """SELECT m.id FROM message m WHERE m.direction = 'in'
        AND (m.state IN ('drafted', 'sent') OR (m.state = 'answered' AND (m.answer_id IS NULL OR m.answered_at IS NULL))
        OR (m.state <> 'answered' AND m.answered_at IS NOT NULL)
        OR (m.state IN ('received', 'acknowledged') AND m.reply_due IS NULL)
        OR (m.state = 'no reply needed' AND m.no_reply_because = ''))""",
    "a message of ours waits for nothing": """SELECT m.id FROM message m WHERE m.direction = 'out'
        AND (m.state NOT IN ('drafted', 'sent') OR m.answer_id IS NOT NULL OR m.reply_due IS NOT NULL)""",
    "a message and its answer are with one household": """SELECT m.id FROM message m JOIN message a
        ON a.id = m.answer_id WHERE a.direction <> 'out' OR a.household_id IS DISTINCT FROM m.household_id
        OR (m.state = 'answered') <> (a.state = 'sent')""",
    "a message is with somebody of its household": """SELECT m.id FROM message m JOIN person p ON p.id = m.person_id
        WHERE p.household_id IS DISTINCT FROM m.household_id""",
    "a picture is called by one reference in its session": """SELECT p.id FROM picture p JOIN picture q
        ON q.session_id = p.session_id AND q.id < p.id WHERE q.ref = p.ref OR q.sha256 = p.sha256""",
    "a picture left in place has a folder it was found in": """SELECT p.id FROM picture p
        WHERE p.kept = 'left in place'
        AND NOT EXISTS (SELECT 1 FROM picture_place f WHERE f.session_id = p.session_id)""",
    "a picture's raw file is told whole": """SELECT p.id FROM picture p
        WHERE (p.raw_path = '') <> (p.raw_sha256 = '') OR (p.raw_path = '') <> (p.raw_size = 0)""",
    "what hangs at a viewing hangs on a wall of its family": """SELECT h.id FROM hanging h
        JOIN viewing v ON v.id = h.viewing_id JOIN wall w ON w.id = h.wall_id WHERE w.household_id <> v.household_id""",
    "what hangs at a viewing is a picture of its session": """SELECT h.id FROM hanging h
        JOIN viewing v ON v.id = h.viewing_id JOIN picture p ON p.id = h.picture_id
        WHERE p.session_id <> v.session_id""",
    "a photographed wall has its photograph, a built-in room has none": """SELECT w.id FROM wall w
        LEFT JOIN wall_photograph p ON p.wall_id = w.id WHERE (w.room = 'photograph') <> (p.wall_id IS NOT NULL)""",
    "a drawn wall is of its viewing's family": """SELECT d.wall_id FROM wall_drawing d
        JOIN viewing v ON v.id = d.viewing_id JOIN wall w ON w.id = d.wall_id WHERE w.household_id <> v.household_id""",
    "nothing of a client's is here once its order is closed": """SELECT i.id FROM custody_item i
        JOIN custody c ON c.id = i.custody_id JOIN portrait_order o ON o.id = c.order_id
        WHERE o.state = 'closed' AND i.returned_at IS NULL""",
    "what a client left is for an order of theirs": """SELECT c.id FROM custody c JOIN portrait_order o
        ON o.id = c.order_id WHERE o.household_id <> c.household_id""",
    "what a client left has its receipt": """SELECT c.id FROM custody c WHERE NOT EXISTS
        (SELECT 1 FROM custody_paper p WHERE p.custody_id = c.id)
        OR NOT EXISTS (SELECT 1 FROM custody_item i WHERE i.custody_id = c.id)""",
    "what was handed over is of that order, and presented": """SELECT h.piece_id FROM handed_over h
        JOIN piece p ON p.id = h.piece_id JOIN presentation e ON e.id = h.presentation_id
        WHERE e.order_id <> p.order_id OR e.state <> 'held' OR (p.stage <> 'presented' AND p.ended IS NULL)""",
    "an order is promised for the day it was last moved to": """SELECT o.id FROM portrait_order o
        WHERE o.moved_to IS NOT NULL AND o.moved_to IS DISTINCT FROM (SELECT d.promised_after FROM order_delay d
        WHERE d.order_id = o.id ORDER BY d.id DESC LIMIT 1)""",
    "one word of a supplier stands about a moulding": """SELECT moulding_id FROM moulding_out
        WHERE ended_at IS NULL GROUP BY moulding_id HAVING COUNT(*) > 1""",
    "a moulding is reserved once for each order": """SELECT MIN(id) FROM stock_need
        WHERE ended_at IS NULL AND source <> '' GROUP BY source, moulding_id HAVING COUNT(*) > 1""",
    "a count says what was found": """SELECT id FROM stock_move WHERE (kind = 'counted') <> (counted IS NOT NULL)
        OR (kind = 'delivered' AND millimetres < 0) OR (kind IN ('used', 'wasted') AND millimetres > 0)""",
    "an acknowledged message says by whom": """SELECT m.id FROM message m
        WHERE (m.acknowledged_at IS NULL) <> (m.acknowledged_by IS NULL)
        OR (m.state = 'acknowledged' AND m.acknowledged_at IS NULL)""",
}

NUMBERED = {
    "O": "portrait_order",
    "P": "purchase_order",
    "I": "invoice",
    "L": "letter",
    "C": "concern",
    "K": "custody",
}
PAGES = {
    "a kept letter is the page that was issued": """SELECT l.id, l.sha256, p.pdf FROM letter l
        JOIN letter_paper p ON p.letter_id = l.id WHERE l.number IS NOT NULL AND p.pdf IS NOT NULL""",
    "a kept order is the page that was issued": """SELECT r.id, r.pdf_sha256, p.pdf FROM order_revision r
        JOIN order_paper p ON p.revision_id = r.id WHERE length(p.pdf) > 0""",
    "a kept purchase order is the page that was sent": "SELECT id, pdf_sha256, pdf FROM purchase_order",
    "a kept receipt is the page that was signed": """SELECT c.id, c.pdf_sha256, p.pdf FROM custody c
        JOIN custody_paper p ON p.custody_id = c.id WHERE length(p.pdf) > 0""",
    "a kept invoice is the page that was issued": """SELECT i.id, p.sha256, p.pdf FROM invoice i
        JOIN invoice_paper p ON p.invoice_id = i.id WHERE length(p.pdf) > 0""",
}
