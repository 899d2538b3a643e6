"""Who changed what, in words; taking back and doing again: undo instead of "are you sure?"."""
