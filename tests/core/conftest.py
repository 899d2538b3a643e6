"""Properties are tried often enough to find what is wrong, without a deadline: how fast is the bench's question."""

from hypothesis import settings

settings.register_profile("kring", deadline=None, max_examples=80)
settings.load_profile("kring")
