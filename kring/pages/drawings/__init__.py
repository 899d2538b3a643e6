"""Every picture of the same people, each with what it is for."""
