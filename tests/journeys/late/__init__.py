"""An SQLite that says it committed before it did: the control of `make crash`."""
