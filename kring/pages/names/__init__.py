"""The name list: whom do you know? Names first, one after another; everything else may wait (M01)."""
