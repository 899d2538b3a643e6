"""The shelf: one file per method, and the loader that reads it strictly."""
