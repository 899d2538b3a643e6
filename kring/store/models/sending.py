"""A form that was sent and accepted, so that the same once more does nothing."""

from django.db import models


class Sending(models.Model):
    """The newest that was sent from one page to one address (`store/sendings.py`): hashes, and a sealed answer."""

    key = models.CharField(primary_key=True, max_length=64)
    asked = models.CharField(max_length=64, blank=True)
    answer = models.BinaryField(default=b"")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
