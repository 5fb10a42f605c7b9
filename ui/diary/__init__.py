"""The diary in the window: the day and the week, booking, a session from booked to completed."""
