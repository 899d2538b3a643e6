"""A way that is walked by who has no circle: a group, a street or an organisation."""

import uuid

from django.db import models


class Walk(models.Model):
    """One walk of an organisation. What it is called and every step of it is one document, sealed with its key.

    The streets that it asks are a fieldwork of their own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, related_name="+")
    walker = models.CharField(max_length=12)  # one of `core.streets.Walker`
    fieldwork = models.ForeignKey("store.Fieldwork", models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class WalkNote(models.Model):
    """What one of those who lead a walk keeps of its steps for themselves (R044), sealed with the organisation's key.

    It is no part of the walk: nobody else reads it, and it goes with the walk and with whoever wrote it.
    """

    walk = models.ForeignKey(Walk, models.CASCADE, related_name="+")
    by = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["walk", "by"], name="one_keeps_notes_of_a_walk_once")]

    def __str__(self) -> str:
        return f"{self.walk_id} {self.version}"
