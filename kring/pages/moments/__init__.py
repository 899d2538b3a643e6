"""Moments: how the circle was on a day, and any two of them side by side."""
