"""The same desk as the diary's."""

from tests.ui.diary.conftest import desk

__all__ = ["desk"]
