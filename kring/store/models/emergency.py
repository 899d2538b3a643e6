"""That a professional opened what was not shared with them, because it could not wait."""

from django.db import models

from kring.store.models.review import Verdict


class Emergency(models.Model):
    """A role of a few hours, which of a few reasons there was for it, who reviewed that afterwards, and the verdict.

    The reason in words lies sealed with the role. `seen_at` is when whoever leads said that they had read of it.
    """

    role = models.OneToOneField("store.Role", models.CASCADE, related_name="emergency")
    network = models.ForeignKey("store.Network", models.CASCADE, related_name="emergencies")
    why = models.CharField(max_length=20)  # one of `emergency.Why`
    seen_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    reviewed_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.why} {self.network_id}"
