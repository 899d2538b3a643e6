"""What a terminal can do with Kring."""
