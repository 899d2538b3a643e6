"""The tables: what is kept, who may come at it, and the one door for writing."""
