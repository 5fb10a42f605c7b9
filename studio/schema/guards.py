"""What the database itself refuses, whoever asks: overlaps, changes to what is append-only, edits of what was issued.

Rebuilding a table drops its triggers, so all of them are installed here after every migration.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from studio.clients import belongings
from studio.db.faults import OVERLAP, OVERLAP_CONSTRAINT, SAYS
from studio.schema import money_guards
from studio.schema.guarding import PREFIX, Guard, changes, frozen, given_away
from studio.schema.models import Base

LONGEST_HOLD = 21
"""Hours; no appointment with its turnaround holds a room longer, which bounds the search for overlaps below."""


def _append_only() -> list[Guard]:
    tables = sorted(
        mapper.class_.__tablename__ for mapper in Base.registry.mappers if mapper.class_.append_only
    )
    says = "This record is kept as it was written. Please add a correction instead."
    return [Guard(table, act, "1 = 1", says) for table in tables for act in ("UPDATE", "DELETE")]


def _merged_away() -> list[Guard]:
    """Nothing is written for, or given to, a household that was merged into another meanwhile.

    Afterwards, not before: on a server the look must come after the wait for the desk that merges. What the merge
    itself, or its undoing, gives away may go.
    """
    says = "This client was merged with another meanwhile. Please find them again."
    merged = "EXISTS (SELECT 1 FROM household m WHERE m.id = NEW.{} AND m.merged_into_id IS NOT NULL)"
    tables: dict[str, list[str]] = {}
    for link in belongings.links("household"):
        if link.table.name not in belongings.CONTACT | {"household", "imported_contact"}:
            tables.setdefault(link.table.name, []).append(link.column.name)
    written = [
        Guard(
            table,
            "INSERT",
            " OR ".join(merged.format(column) for column in columns),
            says,
            "_merged",
            "AFTER",
        )
        for table, columns in tables.items()
    ]
    given = [
        Guard(
            table,
            "UPDATE",
            " OR ".join(
                f"({given_away(column, 'household')} AND {merged.format(column)})" for column in columns
            ),
            says,
            "_merged",
            "AFTER",
        )
        for table, columns in tables.items()
    ]
    return written + given


_ISSUED = "An issued order is never edited. Please make a new revision."
_CLOSED_SAYS = "A closed order never changes. Please record a refund or a credit."
_ISSUED_LINE = "EXISTS (SELECT 1 FROM order_revision r WHERE r.id = {row}.revision_id AND r.state <> 'draft')"
_CLOSED = "EXISTS (SELECT 1 FROM portrait_order o WHERE o.id = {row}.order_id AND o.state = 'closed')"
_STAGE = (
    "(CASE {row}.stage WHEN 'to start' THEN 0 WHEN 'retouching' THEN 1 WHEN 'printed' THEN 2 "
    "WHEN 'mounted and framed' THEN 3 WHEN 'checked' THEN 4 WHEN 'ready' THEN 5 ELSE 6 END)"
)
_ON_THE_BENCH = (
    "EXISTS (SELECT 1 FROM piece p WHERE p.order_id = NEW.id AND p.ended IS NULL "
    "AND p.stage NOT IN ('ready', 'presented'))"
)

GUARDS: tuple[Guard, ...] = (
    *_append_only(),
    *money_guards.GUARDS,
    *_merged_away(),
    Guard(
        "portrait_session",
        "UPDATE",
        changes("kind") + " OR " + given_away("household_id", "household"),
        "The kind of a session is fixed when it is booked.",
    ),
    Guard(
        "order_revision",
        "UPDATE",
        "OLD.state <> 'draft' AND ("
        + changes(
            "order_id", "number", "discount_basis_points", "discount", "discount_reason", "list_total", "total",
            "tax_basis_points", "tax", "tax_method", "prices_include_tax", "credit_brought", "to_pay", "surplus",
            "given_back", "promised_on", "promise_reason", "what_changed", "issued_at", "issued_by",
            "discount_promise_id", "discount_promised", "discount_instead_of", "discount_over",
            "typed_basis_points", "typed_discount", "typed_reason",
        )
        + " OR (OLD.pdf_sha256 IS NOT NULL AND NEW.pdf_sha256 IS DISTINCT FROM OLD.pdf_sha256)"
        + " OR (NEW.state <> OLD.state AND NEW.state <> 'superseded') OR OLD.state = 'superseded')",
        _ISSUED,
    ),
    Guard("order_revision", "INSERT", _CLOSED.format(row="NEW"), _CLOSED_SAYS),
    Guard("order_revision", "DELETE", "OLD.state <> 'draft'", "An issued order is never removed."),
    Guard("order_line", "INSERT", _ISSUED_LINE.format(row="NEW"), _ISSUED),
    Guard("order_line", "UPDATE", _ISSUED_LINE.format(row="OLD"), _ISSUED),
    Guard("order_line", "DELETE", _ISSUED_LINE.format(row="OLD"), _ISSUED),
    Guard("order_revision_tax", "INSERT", _ISSUED_LINE.format(row="NEW"), _ISSUED),
    Guard("order_revision_tax", "UPDATE", _ISSUED_LINE.format(row="OLD"), _ISSUED),
    Guard("order_revision_tax", "DELETE", _ISSUED_LINE.format(row="OLD"), _ISSUED),
    Guard("cancelled_line", "INSERT", _CLOSED.format(row="NEW"), _CLOSED_SAYS),
    Guard("cancelled_line", "UPDATE", "1 = 1", "What was taken out of an order stays as it was."),
    Guard("cancelled_line", "DELETE", "1 = 1", "What was taken out of an order stays to be seen."),
    Guard("change_consent", "INSERT", _CLOSED.format(row="NEW"), _CLOSED_SAYS),
    Guard("portrait_order", "UPDATE", frozen("portrait_order", "OLD.state = 'closed'"), _CLOSED_SAYS),
    Guard("portrait_order", "DELETE", "OLD.number IS NOT NULL", "A numbered order is never removed."),
    Guard(
        "portrait_order",
        "UPDATE",
        f"NEW.state IN ('ready', 'cancelled') AND OLD.state <> NEW.state AND {_ON_THE_BENCH}",
        "Pieces of this order are still on the bench. Please finish or stop them first.",
        "_bench",
    ),
    Guard(
        "piece",
        "UPDATE",
        f"{_STAGE.format(row='NEW')} < {_STAGE.format(row='OLD')} "
        "AND NOT (NEW.times_back > OLD.times_back AND OLD.stage <> 'presented')",
        "A piece never goes back a stage but by a check.",
    ),
    Guard(
        "piece",
        "UPDATE",
        "NEW.stage IN ('ready', 'presented') AND OLD.stage NOT IN ('checked', 'ready', 'presented')",
        "A piece is checked before it is ready.",
        "_ready",
    ),
    Guard("piece", "UPDATE", "OLD.ended IS NOT NULL AND " + changes("stage", "ended", "line_id"),
          "This piece was stopped or made again; it stays as it was.", "_ended"),
    Guard("piece", "DELETE", "1 = 1", "A piece is never removed. Please stop it."),
    Guard(
        "letter",
        "UPDATE",
        "OLD.number IS NOT NULL AND ("
        + changes("number", "code", "occasion", "copy", "edition", "sha256")
        + f" OR {given_away('household_id', 'household')} OR {given_away('person_id', 'person')})",
        "An issued letter is never edited. Please make a new version.",
    ),
    Guard("letter", "DELETE", "OLD.number IS NOT NULL", "An issued letter is never removed."),
    Guard("letter_paper", "DELETE", "1 = 1", "A kept page is never removed."),
    Guard("order_paper", "DELETE", "1 = 1", "A kept page is never removed."),
    Guard(
        "order_paper",
        "UPDATE",
        "length(OLD.pdf) > 0 AND length(NEW.pdf) > 0 AND " + changes("pdf", "snapshot"),
        "A kept page is never changed.",
    ),
    Guard(
        "fee_payment",
        "INSERT",
        "NEW.amount < 0 AND NEW.amount + (SELECT COALESCE(SUM(f.amount), 0) FROM fee_payment f "
        "WHERE f.session_id = NEW.session_id) < 0",
        "More was never taken for this session.",
    ),
    Guard("shot", "DELETE", "1 = 1", "A shot is never removed. Please take it off the list."),
    Guard(
        "presentation",
        "UPDATE",
        frozen("presentation", "OLD.state = 'held'"),
        "What was handed over is written down and stays.",
    ),
    Guard("presentation", "DELETE", "1 = 1", "A presentation is never removed. Please call it off."),
    Guard(
        "letter_paper",
        "UPDATE",
        "OLD.pdf IS NOT NULL AND NEW.pdf IS NOT NULL AND " + changes("pdf", "snapshot"),
        "A kept page is never changed.",
    ),
    Guard(
        "portrait_order",
        "UPDATE",
        "NEW.state = 'closed' AND OLD.state <> 'closed' AND EXISTS (SELECT 1 FROM custody c JOIN custody_item i "
        "ON i.custody_id = c.id WHERE c.order_id = NEW.id AND i.returned_at IS NULL)",
        "Something of theirs is still here. Please hand it back first, then close the order.",
        "_custody",
    ),
    Guard("custody", "UPDATE", frozen("custody", "OLD.pdf_sha256 <> ''"), "A signed receipt is never changed."),
    Guard("custody", "DELETE", "1 = 1", "A receipt is never removed."),
    Guard(
        "custody_item",
        "UPDATE",
        changes("custody_id", "number", "what", "condition")
        + " OR (OLD.returned_at IS NOT NULL AND "
        + changes("returned_at", "returned_by", "returned_to", "return_note")
        + ")",
        "What was left with us, and what was handed back, stays as it was written.",
    ),
    Guard("custody_item", "DELETE", "1 = 1", "What was left with us is never removed from the list."),
    Guard("custody_paper", "DELETE", "1 = 1", "A kept page is never removed."),
    Guard(
        "custody_paper",
        "UPDATE",
        "length(OLD.pdf) > 0 AND length(NEW.pdf) > 0 AND " + changes("pdf", "snapshot"),
        "A kept page is never changed.",
    ),
    Guard("concern", "DELETE", "1 = 1", "A concern is never removed."),
    Guard("first_piece", "DELETE", "1 = 1", "What was decided for a picture is never removed."),
    Guard(
        "first_piece",
        "UPDATE",
        changes("concern_id", "line_id", "copy", "piece_id")
        + " OR (OLD.returned_at IS NOT NULL AND "
        + changes("returned_at", "taken_back_by")
        + ")",
        "A picture keeps its case, and what came back to us stays written down.",
    ),
    Guard("reshoot", "UPDATE", changes("concern_id", "original_session_id"), "A reshoot keeps its concern."),
)  # fmt: skip


def _overlap(column: str, act: str) -> str:
    other = "AND o.id <> NEW.id" if act == "UPDATE" else ""
    return f"""CREATE TRIGGER {PREFIX}occupancy_{column}_{act.lower()} BEFORE {act} ON occupancy
WHEN EXISTS (SELECT 1 FROM occupancy o WHERE o.{column} = NEW.{column} {other}
AND o.starts_at > datetime(NEW.starts_at, '-{LONGEST_HOLD} hours')
AND o.starts_at < NEW.ends_at AND o.ends_at > NEW.starts_at)
BEGIN SELECT RAISE(ABORT, '{SAYS}{OVERLAP}'); END"""


def statements(dialect: str) -> dict[str, str]:
    """Every guard of a database by its name, as the statement that makes it."""
    made: dict[str, str] = {}
    if dialect == "sqlite":
        for column in ("room_id", "staff_id"):
            for act in ("INSERT", "UPDATE"):
                made[f"{PREFIX}occupancy_{column}_{act.lower()}"] = _overlap(column, act)
        for guard in GUARDS:
            made[guard.name] = (
                f"CREATE TRIGGER {guard.name} {guard.moment} {guard.act} ON {guard.table}\n"
                f"WHEN {guard.when}\nBEGIN SELECT RAISE(ABORT, '{SAYS}{guard.says}'); END"
            )
        return made
    for column in ("room_id", "staff_id"):
        name = f"{OVERLAP_CONSTRAINT}_{column}"
        made[name] = (
            f"ALTER TABLE occupancy ADD CONSTRAINT {name} EXCLUDE USING gist "
            f"({column} WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE ({column} IS NOT NULL)"
        )
    for guard in GUARDS:
        back = "OLD" if guard.act == "DELETE" else "NEW"
        made[guard.name] = (
            f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {guard.when} THEN RAISE EXCEPTION '{SAYS}{guard.says}'; END IF; RETURN {back}; END $$;\n"
            f"CREATE TRIGGER {guard.name} {guard.moment} {guard.act} ON {guard.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()"
        )
    return made


def installed(connection: Connection) -> dict[str, str]:
    """The guards a database has, by name: on SQLite the statement that made each, on PostgreSQL what it does."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {row[0]: row[1] for row in rows}
    rows = connection.execute(
        text(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgname LIKE 'guard!_%' ESCAPE '!' UNION "
            "SELECT conname, '' FROM pg_constraint WHERE conname LIKE :overlap"
        ),
        {"overlap": f"{OVERLAP_CONSTRAINT}%"},
    )
    return {row[0]: row[1] for row in rows}


def stand(connection: Connection) -> bool:
    """Whether the database's guards are exactly those of this program, word for word."""
    dialect = connection.dialect.name
    wanted = statements(dialect)
    if dialect == "postgresql":
        wanted = {name: made.split("$$")[1] if "$$" in made else "" for name, made in wanted.items()}
    return installed(connection) == wanted


def install(connection: Connection) -> None:
    """Make the database's guards exactly these, in the transaction of the migration."""
    remove(connection)
    for statement in statements(connection.dialect.name).values():
        connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Take all guards away, before a migration changes what they guard."""
    for name in installed(connection):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        elif name.startswith(OVERLAP_CONSTRAINT):
            connection.exec_driver_sql(f"ALTER TABLE occupancy DROP CONSTRAINT {name}")
        else:
            connection.exec_driver_sql(f"DROP FUNCTION {name}() CASCADE")
