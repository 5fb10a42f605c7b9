"""Orders in the window: the list of what is promised to whom, one order with its page, and the forms about it."""
