"""What somebody is trained for, and how long that holds (F.12.3)."""

from django.db import models


class Qualification(models.Model):
    """A training or certificate of one person, as an organisation noted it."""

    user = models.ForeignKey("store.User", models.CASCADE, related_name="qualifications")
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)  # the last day on which it holds
    noted_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)  # it was noted by mistake, or taken back

    def __str__(self) -> str:
        return self.kind
