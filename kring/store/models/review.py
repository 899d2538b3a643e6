"""What somebody made of reads that were proposed for a question."""

from django.db import models


class Verdict(models.TextChoices):
    """What came of it."""

    FINE = "fine"
    ASKED = "asked"  # it was talked about, and is explained
    BREACH = "breach"


class Review(models.Model):
    """Who looked at an oddity of `core/oddity.py`, when, and what they made of it. Nothing in it is ever changed."""

    kind = models.CharField(max_length=20)  # one of `oddity.Kind`
    of_user = models.UUIDField()
    network = models.CharField(max_length=200, blank=True)  # none where it was about many
    first = models.DateTimeField()
    last = models.DateTimeField()
    count = models.PositiveIntegerField()
    organisation = models.UUIDField(null=True, blank=True)  # that looked at it; none when the installation did
    verdict = models.CharField(max_length=10, choices=Verdict)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "of_user", "network", "first"], name="an_oddity_is_reviewed_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.verdict}"
