"""SQLite as one small machine needs it: WAL, nothing lost in a power cut, and writers who wait their turn."""
