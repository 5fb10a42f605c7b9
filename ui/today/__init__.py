"""Today: the day by room, and what is owed to clients."""
