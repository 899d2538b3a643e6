"""Who looked: what was read, changed and refused in a circle, in plain words, for whose circle it is."""
