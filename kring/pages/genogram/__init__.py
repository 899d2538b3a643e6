"""A family as it was told: who is whose child, partner, brother or sister, and how they are with each other (M02)."""
