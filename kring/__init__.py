"""Kring: people map, understand and strengthen their own network."""

__version__ = "0.1.0"
