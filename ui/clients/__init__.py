"""The clients: the list, the page of one household, its form, and taking contacts in from files."""
