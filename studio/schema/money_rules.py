"""What must always be true of money: of orders, payments, credit, plans, invoices, vouchers and counts (RR17)."""

from __future__ import annotations

PAID = "(SELECT COALESCE(SUM(p.amount), 0) FROM payment p WHERE p.order_id = o.id)"
CREDITED = "(SELECT COALESCE(SUM(c.released), 0) FROM credit c WHERE c.from_order_id = o.id)"
ALLOWED = "(SELECT COALESCE(SUM(p.allowed), 0) FROM payment p WHERE p.order_id = o.id)"
PASSED_ON = "(SELECT COALESCE(SUM(c.paid), 0) FROM credit c WHERE c.from_order_id = o.id)"
BROUGHT = "(SELECT COALESCE(SUM(c.paid), 0) FROM credit c WHERE c.to_order_id = o.id)"

CAME_BACK = """(SELECT COALESCE(SUM(-p.amount), 0) FROM payment p JOIN cheque_news n ON n.payment_id = p.undoes_id
    WHERE p.order_id = o.id AND n.step = 'came back')"""
_CHARGED = f"(CASE WHEN o.state = 'cancelled' THEN 0 ELSE r.to_pay END - {ALLOWED} - {CREDITED})"
_COUNTED = """SELECT c.count_id, p.method, p.amount FROM counted_row c JOIN payment p
        ON p.id = c.row_id WHERE c.money_of = 'order' AND p.promise_id IS NULL AND NOT EXISTS
        (SELECT 1 FROM cheque_news n WHERE n.payment_id = p.undoes_id AND n.step = 'came back')
    UNION ALL SELECT c.count_id, f.method, f.amount FROM counted_row c JOIN fee_payment f
        ON f.id = c.row_id WHERE c.money_of = 'session fee'
    UNION ALL SELECT c.count_id, v.method, v.amount FROM counted_row c JOIN voucher_sale v
        ON v.id = c.row_id WHERE c.money_of = 'gift voucher'"""
"""What a count took in, whatever it was for; a voucher's own payments and a cheque that came back are not money."""

RULES: dict[str, str] = {
    "the lines of an order add up": """SELECT r.id FROM order_revision r WHERE r.list_total <>
        (SELECT COALESCE(SUM(l.line_total), 0) FROM order_line l WHERE l.revision_id = r.id)""",
    "the tax of the lines adds up": """SELECT r.id FROM order_revision r WHERE r.state <> 'draft' AND r.tax <>
        (SELECT COALESCE(SUM(l.tax), 0) FROM order_line l WHERE l.revision_id = r.id)""",
    "the tax of the rates adds up": """SELECT r.id FROM order_revision r WHERE r.tax <>
        (SELECT COALESCE(SUM(t.tax), r.tax) FROM order_revision_tax t WHERE t.revision_id = r.id)
        OR (r.list_total - r.discount) <> (SELECT COALESCE(SUM(t.taxable), r.list_total - r.discount)
        FROM order_revision_tax t WHERE t.revision_id = r.id)""",
    "a line of an order keeps its key": """SELECT MIN(l.id) FROM order_line l WHERE l.key <> 0
        GROUP BY l.revision_id, l.key HAVING COUNT(*) > 1""",
    "a line that was taken out is of the same order, and of an earlier revision": """SELECT c.line_id
        FROM cancelled_line c JOIN order_line l ON l.id = c.line_id JOIN order_revision o ON o.id = l.revision_id
        JOIN order_revision n ON n.id = c.revision_id
        WHERE o.order_id <> c.order_id OR n.order_id <> c.order_id OR o.number >= n.number""",
    "a promised discount or price is of the same family": """SELECT r.id FROM order_revision r
        JOIN portrait_order o ON o.id = r.order_id JOIN promise p ON p.id = r.discount_promise_id
        WHERE p.household_id <> o.household_id OR (r.state = 'issued' AND r.discount_promised AND p.state = 'made'
        AND o.state <> 'cancelled')""",
    "what is to pay follows from total and credit": """SELECT r.id FROM order_revision r WHERE r.to_pay <>
        CASE WHEN r.total > r.credit_brought THEN r.total - r.credit_brought ELSE 0 END""",
    "an issued revision has its page": """SELECT r.id FROM order_revision r WHERE r.state <> 'draft'
        AND NOT EXISTS (SELECT 1 FROM order_paper p WHERE p.revision_id = r.id)""",
    "no more is given back than was taken": f"SELECT o.id FROM portrait_order o WHERE {PAID} + {CAME_BACK} < 0",
    "a closed order is paid to the penny": f"""SELECT o.id FROM portrait_order o JOIN order_revision r
        ON r.order_id = o.id AND r.state = 'issued' WHERE o.state = 'closed'
        AND r.to_pay > {PAID} + {CREDITED} + {ALLOWED} + {CAME_BACK}""",
    "what the lines come to is the total": """SELECT r.id FROM order_revision r WHERE r.state <> 'draft' AND r.total <>
        (SELECT COALESCE(SUM(l.charge), 0) FROM order_line l WHERE l.revision_id = r.id)""",
    "credit passes within one household": """SELECT c.id FROM credit c JOIN portrait_order a ON a.id = c.from_order_id
        JOIN portrait_order b ON b.id = c.to_order_id WHERE a.household_id <> b.household_id
        OR a.id = b.id OR (b.kind <> 'reshoot' AND NOT c.kept)""",
    "no more credit passes on than was paid": f"""SELECT o.id FROM portrait_order o
        WHERE {PASSED_ON} > {PAID} + {BROUGHT} + {CAME_BACK} OR {BROUGHT} < 0""",
    "the credit an order states is the credit it was given": """SELECT o.id FROM portrait_order o
        JOIN order_revision r ON r.order_id = o.id AND r.state = 'issued' WHERE r.credit_brought >
        (SELECT COALESCE(SUM(c.paid), 0) FROM credit c WHERE c.to_order_id = o.id AND c.paid > 0)""",
    "what puts a payment right is its opposite": """SELECT p.id FROM payment p JOIN payment u ON u.id = p.undoes_id
        WHERE u.order_id <> p.order_id OR u.amount <> -p.amount OR u.method <> p.method OR u.undoes_id IS NOT NULL""",
    "only a cheque is paid in or comes back": """SELECT n.id FROM cheque_news n JOIN payment p ON p.id = n.payment_id
        WHERE p.method <> 'cheque' OR p.amount <= 0""",
    "the instalments of a plan add up to it": """SELECT p.id FROM payment_plan p WHERE p.total <>
        (SELECT COALESCE(SUM(i.amount), 0) FROM instalment i WHERE i.plan_id = p.id)""",
    "a plan covers what is still to pay": f"""SELECT l.id FROM payment_plan l JOIN portrait_order o
        ON o.id = l.order_id JOIN order_revision r ON r.order_id = o.id AND r.state = 'issued'
        WHERE l.total > 0 AND o.state IN ('confirmed', 'in production', 'ready', 'presented')
        AND NOT EXISTS (SELECT 1 FROM payment_plan n WHERE n.order_id = l.order_id AND n.number > l.number)
        AND r.to_pay - {PAID} - {ALLOWED} - {CREDITED} > l.total""",
    "an invoice comes to what stands at its rates": """SELECT i.id FROM invoice i WHERE i.total <>
        (SELECT COALESCE(SUM(t.net + t.tax), 0) FROM invoice_tax t WHERE t.invoice_id = i.id)
        OR i.tax <> (SELECT COALESCE(SUM(t.tax), 0) FROM invoice_tax t WHERE t.invoice_id = i.id)""",
    "an invoice has its page": """SELECT i.id FROM invoice i
        WHERE NOT EXISTS (SELECT 1 FROM invoice_paper p WHERE p.invoice_id = i.id)""",
    "no order is invoiced for more than it is charged at": f"""SELECT o.id FROM portrait_order o
        JOIN order_revision r ON r.order_id = o.id AND r.state = 'issued'
        WHERE (SELECT COALESCE(SUM(i.total), 0) FROM invoice i WHERE i.order_id = o.id) >
        CASE WHEN {_CHARGED} > 0 THEN {_CHARGED} ELSE 0 END""",
    "a gift voucher is worth no more than it was sold for": """SELECT v.id FROM voucher v WHERE v.worth <
        (SELECT COALESCE(SUM(p.price), 0) FROM promise p WHERE p.voucher_id = v.id AND p.state = 'made')
        + (SELECT COALESCE(SUM(m.amount), 0) FROM payment m JOIN promise p ON p.id = m.promise_id
        WHERE p.voucher_id = v.id)
        + (SELECT COALESCE(SUM(f.amount), 0) FROM fee_payment f JOIN promise p ON p.id = f.promise_id
        WHERE p.voucher_id = v.id)""",
    "what a gift voucher paid names it": """SELECT p.id FROM payment p
        WHERE (p.method = 'gift voucher') <> (p.promise_id IS NOT NULL)""",
    "a gift voucher was paid for": """SELECT v.id FROM voucher v WHERE
        CASE WHEN v.ended_at IS NULL THEN v.worth ELSE 0 END <>
        (SELECT COALESCE(SUM(s.amount), 0) FROM voucher_sale s WHERE s.voucher_id = v.id)""",
    "a count expects what it took in": f"""SELECT c.id FROM day_count c JOIN counted_method m ON m.count_id = c.id
        WHERE m.expected <> (SELECT COALESCE(SUM(x.amount), 0) FROM ({_COUNTED}) x
        WHERE x.count_id = m.count_id AND x.method = m.method)
        + CASE WHEN m.method = 'cash' THEN c.float_before ELSE 0 END""",
    "a replaced picture is of the same household": """SELECT l.line_id FROM replaced_line l
        JOIN portrait_order o ON o.id = l.order_id JOIN order_line x ON x.id = l.line_id
        JOIN order_revision r ON r.id = x.revision_id JOIN portrait_order f ON f.id = r.order_id
        WHERE f.household_id <> o.household_id OR f.id = o.id""",
    "no more of a fee is given back than was taken": """SELECT f.session_id FROM fee_payment f
        GROUP BY f.session_id HAVING SUM(f.amount) < 0""",
}
