"""What changes are in plain words: for what was done, and for what somebody proposes."""
