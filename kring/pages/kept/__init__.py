"""What never leaves its owner: how heavy caring is, and a worker's own reflections."""
