"""A round in which people think along about one wish, and the ideas that they send from their own phones."""

from django.db import models


class Round(models.Model):
    """One round on one wish or goal, and its link. Only the hash finds it; the link itself and the question are sealed.

    Until `expires_at` who holds the link may send ideas; from `shut_at` on nobody new comes in. `closed_at` ends it.
    From `removed_at` on it is nowhere but where it can be put back.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    hash = models.CharField(max_length=64, unique=True)
    of = models.CharField(max_length=200)  # a wish or a goal
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    shut_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    shows_names = models.BooleanField(default=False)
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.network_id} {self.of}"


class Thought(models.Model):
    """One idea of somebody, sealed with the name that they gave, if they did. `holder` is the browser it came from.

    `sent` is made with the page, so that a form that arrives twice is one idea.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="thoughts")
    sent = models.CharField(max_length=32)
    holder = models.CharField(max_length=32)
    said_at = models.DateTimeField()
    is_aside = models.BooleanField(default=False)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "sent"], name="an_idea_arrives_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.sent}"
