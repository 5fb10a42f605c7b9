"""The migrations, oldest first; each is a module of ``versions``."""
