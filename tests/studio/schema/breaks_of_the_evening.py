"""Ways to break each rule of what happens between a session's pictures and the order's revisions."""

PICTURE = """INSERT INTO picture (session_id, ref, file_name, width, height, size, sha256, kept, path, likeness,
    raw_path, raw_size, raw_sha256, taken_in_at, taken_in_by)
    SELECT {session}, '{ref}', 'x.jpg', 6, 4, 1, '{sha}', '{kept}', 'x.jpg', '', '{raw}', 0, '', booked_at, booked_by
    FROM portrait_session ORDER BY id LIMIT 1"""
FIRST = PICTURE.format(session="id", ref="X1", sha="a", kept="copied", raw="")
AGAIN = PICTURE.format(session="id", ref="X2", sha="a", kept="copied", raw="")
IN_PLACE = PICTURE.format(session="id", ref="X1", sha="a", kept="left in place", raw="")
HALF_RAW = PICTURE.format(session="id", ref="X1", sha="a", kept="copied", raw="x.cr2")
OTHERS = PICTURE.format(
    session="(SELECT MAX(session_id) FROM viewing)", ref="X1", sha="a", kept="copied", raw=""
)
NEWEST = "(SELECT MAX(id) FROM picture)"
AT_THE_FIRST = "(SELECT MIN(id) FROM viewing)"
WALL = """INSERT INTO wall (household_id, name, room, colour, furniture, points, version)
    SELECT {whose}, 'hall', '{room}', '', '', '', 1 FROM viewing WHERE id = (SELECT MIN(id) FROM viewing)"""
THEIRS = WALL.format(whose="household_id", room="plain")
ANOTHERS = WALL.format(whose="(SELECT MAX(id) FROM household WHERE id <> viewing.household_id)", room="plain")
BARE = WALL.format(whose="household_id", room="photograph")
HANGING = f"""INSERT INTO hanging
    (viewing_id, wall_id, picture_id, price_id, turned, choice_ids, place, x_mm, y_mm, version)
    SELECT {AT_THE_FIRST}, (SELECT MAX(id) FROM wall), {NEWEST}, (SELECT MIN(id) FROM price), 0, '', '', 0, 0, 1"""
DRAWING = f"""INSERT INTO wall_drawing (viewing_id, wall_id, jpeg, drawn_at)
    SELECT {AT_THE_FIRST}, MAX(id), CAST('x' AS BLOB), (SELECT MIN(booked_at) FROM portrait_session) FROM wall"""
CHOICE = f"""INSERT INTO picture_choice (viewing_id, picture_id, mark, note)
    SELECT {AT_THE_FIRST}, {NEWEST}, {{mark}}, ''"""
RATE = """INSERT INTO order_revision_tax (revision_id, basis_points, taxable, tax)
    SELECT id, 1, 99999999, 1 FROM order_revision WHERE state = 'issued' LIMIT 1"""
TAKEN_OUT = """INSERT INTO cancelled_line (order_id, line_id, revision_id, reason)
    SELECT r.order_id, l.id, r.id, 'x' FROM order_line l JOIN order_revision r ON r.id = l.revision_id LIMIT 1"""
NOT_THEIRS = """UPDATE order_revision SET discount_promise_id = (SELECT MAX(p.id) FROM promise p
    JOIN portrait_order o ON o.id = order_revision.order_id WHERE p.household_id <> o.household_id)"""

BREAKS: dict[str, str] = {
    "a picture is called by one reference in its session": f"DROP INDEX uq_picture_session_id_sha256; {FIRST}; {AGAIN}",
    "a picture left in place has a folder it was found in": IN_PLACE,
    "a picture's raw file is told whole": HALF_RAW,
    "a picture is chosen at the viewing of its own session": f"{OTHERS}; {CHOICE.format(mark='NULL')}",
    "who marked a picture is known": f"{OTHERS}; " + CHOICE.format(mark="'love'"),
    "only a viewing that is thought over was reopened": """UPDATE viewing SET state = 'booked',
        reopened_at = (SELECT MIN(booked_at) FROM portrait_session)""",
    "what hangs at a viewing hangs on a wall of its family": f"{FIRST}; {ANOTHERS}; {HANGING}",
    "what hangs at a viewing is a picture of its session": f"{OTHERS}; {THEIRS}; {HANGING}",
    "a photographed wall has its photograph, a built-in room has none": BARE,
    "a drawn wall is of its viewing's family": f"{ANOTHERS}; {DRAWING}",
    "the tax of the rates adds up": RATE,
    "a line of an order keeps its key": "UPDATE order_line SET key = 1",
    "a line that was taken out is of the same order, and of an earlier revision": TAKEN_OUT,
    "a promised discount or price is of the same family": NOT_THEIRS,
}
