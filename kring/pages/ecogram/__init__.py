"""The ecogram: who matters in which part of life, what the contact is like, and the text for the care plan."""
