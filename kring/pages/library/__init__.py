"""The library: every way of working on one good page, found by words, by filters or by a few questions."""
