"""The room where somebody comes in, goes out, and says how they like Kring to look and speak."""
