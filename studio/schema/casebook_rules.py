"""What must always be true of reply slips and of the casebook, as questions whose every answer is a fault (RR17)."""

RULES: dict[str, str] = {
    "a slip answers a letter that went out with one": """SELECT s.id FROM reply_slip s JOIN letter l
        ON l.id = s.letter_id WHERE l.code NOT IN ('L8', 'L11') OR l.number IS NULL OR l.state <> 'answered'""",
    "what is not right on a slip is a concern": """SELECT id FROM reply_slip
        WHERE (score <= 3 OR would_change) AND concern_id IS NULL""",
    "a slip and its concern are of one person": """SELECT s.id FROM reply_slip s JOIN letter l ON l.id = s.letter_id
        JOIN concern c ON c.id = s.concern_id
        WHERE c.household_id <> l.household_id OR c.person_id <> l.person_id""",
    "a picture of the casebook is the family's own, and one of them agreed": """SELECT e.id FROM case_example e
        JOIN concern c ON c.id = e.concern_id JOIN picture p ON p.id = e.picture_id
        JOIN portrait_session s ON s.id = p.session_id LEFT JOIN person a ON a.id = e.agreed_by_id
        WHERE s.household_id <> c.household_id OR COALESCE(a.household_id, -1) <> c.household_id""",
    "a page of the playbook keeps every version": """SELECT aspect FROM playbook_page GROUP BY aspect
        HAVING MIN(version) <> 1 OR MAX(version) <> COUNT(*)""",
}
