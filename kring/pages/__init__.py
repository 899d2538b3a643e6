"""The rooms: one for each thing a visitor can do, and how all of them answer (`answers.py`)."""
