"""What somebody would like to change in a network that is not theirs to change."""

from django.db import models

from kring.core.proposals import State


class Proposal(models.Model):
    """One proposal: who made it upon which version, and what became of it. What it says is encrypted.

    `revision` counts what was written of it, and binds the data to it; `into` is the proposal it became part of.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+", db_index=False)
    act = models.CharField(max_length=200)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+", db_index=False)
    for_whom = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    state = models.CharField(max_length=10, default=State.WAITING.value)  # one of `State`
    revision = models.PositiveIntegerField(default=1)
    data = models.BinaryField()
    into = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+", db_index=False)
    answered_by = models.ForeignKey(
        "store.User", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "act"], name="a_proposal_is_made_once")]
        indexes = [models.Index(fields=["network", "state"], name="proposal_of_network")]

    def __str__(self) -> str:
        return f"{self.network_id} {self.act} {self.state}"
