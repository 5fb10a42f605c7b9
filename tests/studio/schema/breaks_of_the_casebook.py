"""Ways to break the rules of reply slips and of the casebook."""

_SLIP = """INSERT INTO reply_slip (letter_id, received_on, score, words, would_change, wants_call, call_when,
    concern_id, entered_at, entered_by, version) SELECT l.id, '2026-12-01', {score}, '', {change}, false, '', {concern},
    l.issued_at, l.issued_by, 1 FROM letter l WHERE l.number IS NOT NULL AND {which} LIMIT 1"""
_SOME = "(SELECT MIN(id) FROM concern)"
_HER_PICTURE = """INSERT INTO picture (session_id, ref, file_name, width, height, size, sha256, kept, path, likeness,
    raw_path, raw_size, raw_sha256, taken_in_at, taken_in_by) SELECT s.id, 'T1', 'a.jpg', 1, 1, 1, 'x', 'left in place',
    'a.jpg', '', '', 0, '', s.booked_at, s.booked_by FROM portrait_session s, concern c
    WHERE c.id = (SELECT MIN(id) FROM concern) AND s.household_id <> c.household_id LIMIT 1"""
_EXAMPLE = """INSERT INTO case_example (concern_id, aspect, cause, what_happened, put_right_by, picture_id,
    agreed_by_id, agreed_on, filed_at, filed_by, version) SELECT c.id, 'colour', 'not known', 'x', '', p.id,
    c.person_id, '2026-12-01', c.received_at, c.received_by, 1 FROM concern c, picture p
    WHERE c.id = (SELECT MIN(id) FROM concern) AND p.ref = 'T1'"""

BREAKS: dict[str, str] = {
    "a slip answers a letter that went out with one": _SLIP.format(
        score=5, change="false", concern="NULL", which="l.code = 'L1'"
    ),
    "what is not right on a slip is a concern": _SLIP.format(
        score=3, change="false", concern="NULL", which="1 = 1"
    ),
    "a slip and its concern are of one person": _SLIP.format(
        score=2,
        change="true",
        concern=_SOME,
        which=f"l.person_id <> (SELECT person_id FROM concern WHERE id = {_SOME})",
    ),
    "a picture of the casebook is the family's own, and one of them agreed": f"{_HER_PICTURE};{_EXAMPLE}",
    "a page of the playbook keeps every version": """INSERT INTO playbook_page (aspect, version, say, leave_unsaid,
        puts_right, made_at, made_by) SELECT 'colour', 2, 'x', '', '', received_at, received_by FROM concern LIMIT 1""",
}
