"""What one of three parties said to a list that all three fill in, as long as it is theirs alone and after."""

from django.db import models


class Side(models.Model):
    """One party's answers to one sheet, sealed for that user; in no document, history or copy of the network."""

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    sheet = models.CharField(max_length=200)  # the id of the sheet in the network
    by = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    party = models.CharField(max_length=12)  # one of `core.threes.Party`
    version = models.PositiveIntegerField()
    data = models.BinaryField()
    ready_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)  # since when others read it: no more of it changes

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "sheet", "by"], name="a_side_once")]

    def __str__(self) -> str:
        return f"{self.network_id} {self.sheet}"
