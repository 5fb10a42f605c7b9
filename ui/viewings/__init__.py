"""Viewings in the window: booking one, holding one, and the page of one."""
