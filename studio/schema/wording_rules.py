"""What must always be true of the studio's own wording."""

RULES: dict[str, str] = {
    "the versions of a wording are counted from one": """SELECT w.id FROM letter_wording w WHERE w.version < 1
        OR (w.version > 1 AND NOT EXISTS (SELECT 1 FROM letter_wording b WHERE b.name = w.name
        AND b.language = w.language AND b.version = w.version - 1))""",
    "what was let stand says about which letter": """SELECT k.id FROM kept_remark k
        WHERE k.rule = '' OR k.about NOT LIKE '%|%'""",
}
