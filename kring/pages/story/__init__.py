"""Who the owner is: a story, what they like and can, what they want help with, and the clubs around them (C4, R028)."""
