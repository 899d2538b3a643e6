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
