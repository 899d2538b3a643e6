"""What somebody keeps for themselves alone, beside a network."""

from django.db import models


class Note(models.Model):
    """Of one kind (`access.Private`), sealed for one user. It is in no document, history, moment or copy.

    What whoever leads keeps together, such as who knows that they are on the map, is of no user.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    by = models.ForeignKey("store.User", models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20, default="marks")
    version = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "by", "kind"], name="one_keeps_a_kind_of_note_once"),
            models.UniqueConstraint(
                fields=["network", "kind"], condition=models.Q(by__isnull=True), name="together_they_keep_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.network_id} {self.version}"
