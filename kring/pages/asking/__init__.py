"""Asking for help: of whom, with which sentence, what to do back, and what they answered."""
