"""Who left an organisation, and the number under which they go on in its history."""

from django.db import models


class Leaver(models.Model):
    """One person who left one organisation. To who reads what they did they are a number from then on."""

    user = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="a_leaver_has_one_number"),
            models.UniqueConstraint(fields=["organisation", "user"], name="somebody_leaves_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.number}"
