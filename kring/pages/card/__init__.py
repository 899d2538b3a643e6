"""The network card: everything that is known of one person, none of it required but the name (C8)."""
