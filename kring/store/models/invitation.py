"""Somebody who was asked into a network and has not answered yet."""

from django.db import models


class Invitation(models.Model):
    """What was agreed beforehand; accepting makes a `Role` of it. Only the hash of the token is kept.

    For whom it is and why are sealed with the network's key in `data`.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20)  # one of `access.Role`
    parts = models.JSONField(null=True, blank=True)
    looks = models.JSONField(default=list, blank=True)
    meets_first = models.BooleanField(default=False)
    ends_at = models.DateTimeField(null=True, blank=True)
    meetings = models.PositiveSmallIntegerField(null=True, blank=True)
    data = models.BinaryField()
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)  # accepted, or taken back
    given = models.ForeignKey("store.Role", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.network_id} {self.role}"
