"""The circle: everybody in a ring and a sector, as the client sees it, and the talk beside it."""
