"""The till in the window: the day counted, cheques paid in, gift vouchers, statements."""
