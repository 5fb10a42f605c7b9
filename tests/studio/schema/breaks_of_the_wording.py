"""How the rules of the wording are broken."""

BREAKS = {
    "the versions of a wording are counted from one": """INSERT INTO letter_wording
        (name, language, version, text, made_at, made_by) SELECT 'L8', 'en-GB', 3, '', MIN(issued_at), 1 FROM letter""",
    "what was let stand says about which letter": """INSERT INTO kept_remark
        (about, rule, words, kept_at, kept_by) SELECT 'nothing', 'name', '', MIN(issued_at), 1 FROM letter""",
}
