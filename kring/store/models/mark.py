"""What the owner of a network keeps for themselves alone about people in it."""

from django.db import models


class Mark(models.Model):
    """Whom one user marked, sealed for that user. It is in no document, history, moment or copy of the network."""

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    by = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "by"], name="one_keeps_marks_once")]

    def __str__(self) -> str:
        return f"{self.network_id} {self.version}"
