"""That somebody was mailed that there is something to look at, and whether they want that."""

from django.db import models


class Reminder(models.Model):
    """When somebody was mailed last about a circle, never what about; `is_off`: they want no mail."""

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    user = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    is_off = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "user"], name="one_reminder_each")]

    def __str__(self) -> str:
        return f"{self.network_id} {self.user_id}"
