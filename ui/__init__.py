"""The window of Portrait Desk: Qt lives here and nowhere else; it stands above ``studio`` and never below it."""
