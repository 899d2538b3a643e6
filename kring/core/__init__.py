"""The foundation: values and what follows from them. No Django, no clock, no chance."""
