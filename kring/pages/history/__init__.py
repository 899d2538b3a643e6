"""Taking back and doing again: undo instead of "are you sure?"."""
