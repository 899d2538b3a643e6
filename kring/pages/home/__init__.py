"""The room behind the front door: a client's own network, or the people a professional works with."""
