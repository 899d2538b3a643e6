"""How often something happened in a while."""

from django.db import models


class Counter(models.Model):
    """One row per key, counted by a single atomic upsert (`store/rates.py`)."""

    key = models.CharField(primary_key=True, max_length=200)
    count = models.PositiveIntegerField()
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
