"""A request that somebody was asked by a link, and what they answered."""

from django.db import models


class Asking(models.Model):
    """One link to one request. Only the hash of the token is kept; what was answered is sealed in `data`.

    `allows_at` is when Kring may ask this person again, as they said; nothing there is as it is by itself.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    hash = models.CharField(max_length=64, unique=True)
    request = models.CharField(max_length=200)
    person = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)  # taken back, or it came to somebody else
    answered_at = models.DateTimeField(null=True, blank=True)
    allows_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)  # the mail server would not have the mail
    data = models.BinaryField(default=b"")

    class Meta:
        indexes = [models.Index(fields=("network", "person"), name="asked_of_whom")]

    def __str__(self) -> str:
        return f"{self.network_id} {self.request}"
