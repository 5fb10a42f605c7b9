"""The letters: what is due and left out, printed in one go, and each letter with its page."""
