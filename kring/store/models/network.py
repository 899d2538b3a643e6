"""The newest version of one network, encrypted with a key of its own."""

from django.db import models

from kring.core.retention import Basis


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
    closed_at = models.DateTimeField(null=True, blank=True)  # somebody asked to be forgotten: see store/erasure.py
    closed_by = models.ForeignKey("store.User", models.SET_NULL, null=True, blank=True, related_name="+")
    basis = models.CharField(max_length=20, default=Basis.INFORMAL.value)  # why it is kept: see core/retention.py
    case_closed_at = models.DateTimeField(null=True, blank=True)
    majority_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)  # when somebody said by which law, and from which days
    goes_at = models.DateTimeField(null=True, blank=True)  # when it goes, as whoever leads was told: store/going.py

    def __str__(self) -> str:
        return self.id
