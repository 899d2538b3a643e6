"""People think along about one wish: on their own phones, on one screen, without names until the client wants them."""
