"""The studio's own page, the welcome of a new studio, and who is at the desk."""
