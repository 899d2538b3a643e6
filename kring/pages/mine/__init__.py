"""What is the client's own to decide and to know: a list of links that only the owner and a proxy see."""
