"""A list of questions as it was in one version: an organisation's own, or one of Kring's that was asked here."""

from django.db import models


class Edition(models.Model):
    """What was asked, word for word, so that answers are read with their own questions, whatever comes after.

    Without an organisation it is Kring's own, kept from the day on which somebody was asked it. Nothing in it is about
    anybody.
    """

    organisation = models.ForeignKey("store.Organisation", models.CASCADE, null=True, blank=True, related_name="+")
    questions = models.CharField(max_length=80)  # the id of the list
    version = models.PositiveIntegerField()
    data = models.BinaryField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)  # no more begun with; what was answered is still read

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "questions", "version"], name="an_edition_once"),
            models.UniqueConstraint(
                fields=["questions", "version"],
                name="an_edition_of_kring_once",
                condition=models.Q(organisation=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questions} {self.version}"
