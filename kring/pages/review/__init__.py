"""Odd reads, proposed for a question to whoever read, and what came of it."""
