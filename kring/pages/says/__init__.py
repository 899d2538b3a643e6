"""What the picture says: first what the client thinks, then both sides of what can be seen, then every figure."""
