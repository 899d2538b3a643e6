"""What others propose: the client says yes or no, both talk, and who may change things at once."""
