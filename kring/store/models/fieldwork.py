"""A fieldwork of an organisation: its doors without names, who goes along them, and what was said behind them."""

import uuid

from django.db import models

from kring.store import names


class Fieldwork(models.Model):
    """One fieldwork. What it is called, its streets and what was decided are sealed with the organisation's key.

    From `closed_at` on nothing more comes in, and only then there are figures.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, related_name="+")
    questions = models.CharField(max_length=80)  # the id of a list on the shelf
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class Household(models.Model):
    """One door: its street, its number as long as it is needed, and what came of the visits. No name, no day."""

    fieldwork = models.ForeignKey(Fieldwork, models.CASCADE, related_name="households")
    street = models.CharField(max_length=32)
    rank = models.PositiveIntegerField()
    label = models.BinaryField(default=b"")  # the house number, sealed; gone once the fieldwork is closed
    met = models.CharField(max_length=12, blank=True)  # one of `core.fieldwork.Met`
    visits = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["fieldwork", "street", "rank"], name="doors_of_a_street")]

    def __str__(self) -> str:
        return f"{self.fieldwork_id} {self.street} {self.rank}"


class Heard(models.Model):
    """What one household said, sealed. It points at no door and tells no day, so nobody finds back who said it."""

    id = models.CharField(primary_key=True, max_length=64)  # made of the form that brought it: twice is once
    fieldwork = models.ForeignKey(Fieldwork, models.CASCADE, related_name="heard")
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.pk


class Interviewer(models.Model):
    """Somebody of the organisation who goes along the doors, and when they were instructed (R040).

    `waived` is why it could begin without.
    """

    fieldwork = models.ForeignKey(Fieldwork, models.CASCADE, related_name="interviewers")
    user = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    instructed_on = models.DateField(null=True, blank=True)
    waived = names.Words(default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fieldwork", "user"], name="an_interviewer_once")]

    @property
    def organisation_id(self) -> uuid.UUID:
        return self.fieldwork.organisation_id

    def __str__(self) -> str:
        return f"{self.fieldwork_id} {self.user_id}"
