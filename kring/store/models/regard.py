"""How somebody else sees the ties of a network."""

from django.db import models


class Regard(models.Model):
    """What one user says of ties that are not theirs to describe, sealed for that user (R124).

    It is in no document, history, moment or copy of the network, and no figure counts it.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    by = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "by"], name="one_keeps_regards_once")]

    def __str__(self) -> str:
        return f"{self.network_id} {self.version}"
