"""What somebody is at an organisation, from when and until when."""

from django.db import models

from kring.store import names


class Position(models.Model):
    """One person, one organisation, one role there. By itself it opens no network."""

    user = models.ForeignKey("store.User", models.CASCADE, related_name="positions")
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, related_name="positions")
    role = models.CharField(max_length=20)  # one of `access.Role`
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    waived = names.Words(default="", blank=True)  # why it was given without the training that is asked
    given_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"
