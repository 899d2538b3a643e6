"""Proof that something was destroyed, without a word of what it was."""

from django.db import models


class Destruction(models.Model):
    """On which day how much of what was destroyed, and by which rule of keeping."""

    at = models.DateTimeField()
    what = models.CharField(max_length=20)
    why = models.CharField(max_length=20)
    organisation = models.UUIDField(null=True)
    number = models.PositiveIntegerField()
    due_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.at} {self.what} {self.number}"
