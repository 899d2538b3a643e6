"""Whole plans of a kind that stands on the shelf: begun, filled in part by part, looked at again, on paper."""
