"""Enquiries: who asked, whom to ring, and what became of it."""
