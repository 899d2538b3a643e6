"""The newest version of one network, encrypted with a key of its own."""

from django.db import models


class Network(models.Model):
    """One row, one read: the document, the seats kept beside it and their version."""

    id = models.CharField(primary_key=True, max_length=200)
    version = models.PositiveIntegerField(default=1)
    key = models.BinaryField()
    document = models.BinaryField()
    kept = models.BinaryField()
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, null=True, blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.id
