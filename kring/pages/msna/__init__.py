"""Network cards: three cards filled in over several talks, in zones of which only some count."""
