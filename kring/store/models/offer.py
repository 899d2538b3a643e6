"""Somebody with an account who was asked to work at an organisation, and has not answered yet."""

from django.db import models


class Offer(models.Model):
    """What somebody would be at an organisation; saying yes makes a `Position` of it."""

    user = models.ForeignKey("store.User", models.CASCADE, related_name="offers")
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)  # one of `access.Role`
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)  # until when they would be it
    expires_at = models.DateTimeField()  # until when they may answer
    closed_at = models.DateTimeField(null=True, blank=True)  # answered, or taken back

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"
