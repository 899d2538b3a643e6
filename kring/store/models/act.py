"""One step of the history of a network: who did what, when and for whom."""

from django.db import models


class Kind(models.TextChoices):
    """What a step was, for undo and redo."""

    DONE = "done"
    UNDO = "undo"
    REDO = "redo"
    NOTHING = "nothing"  # it asked for what was so already


class Act(models.Model):
    """A step that led to a version. The changes themselves are encrypted."""

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="acts")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.DONE)
    by = models.ForeignKey(  # nobody: who was asked said yes, by a link
        "store.User", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    for_whom = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    proposed_by = models.ForeignKey(
        "store.User", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    data = models.BinaryField()
    undoes = models.CharField(max_length=200, blank=True, default="")
    undone_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "act"], name="an_act_happens_once"),
            models.UniqueConstraint(fields=["network", "version"], name="a_version_has_one_act"),
        ]

    def __str__(self) -> str:
        return f"{self.network_id} {self.version}"
