"""What Kring costs. `make bench` runs every module here in turn, on a machine that does nothing else.

A module has `run()`, which answers a row or a list of rows: a dictionary with its
`name`, whatever was measured, and `ok`: whether it kept within its bound. What
counts are the ratios: to what others need for the same, measured in the same run.
"""
