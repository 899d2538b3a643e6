"""Placing is tried on many circles, without a deadline: how fast is the bench's question."""

from hypothesis import settings

settings.register_profile("kring", deadline=None, max_examples=60)
settings.load_profile("kring")
