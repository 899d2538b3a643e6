"""Fieldwork of an organisation: streets, doors without names, what was said, and what follows (M05, M07)."""
