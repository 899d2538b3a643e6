"""Easy mode: everybody gets a place in the circle, one question at a time, with pictures and short words."""
