"""What cannot wait: opening what was not shared, telling it, reviewing it; and what is not told for a while."""
