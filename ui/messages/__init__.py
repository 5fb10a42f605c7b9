"""Messages and promises: what was said is taken down and answered, what was promised is made and settled."""
