"""How a network was at one moment, kept beside it and encrypted like it."""

from django.db import models


class Moment(models.Model):
    """A network as it was on one day. Its name is in the data; days, version and the mark of a redaction are plain.

    `act` brought it along in a file; when that is taken back, the moment is gone with it. One that
    somebody took away can be put back.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="moments")
    moment = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    data = models.BinaryField()
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    review_on = models.DateField(null=True, blank=True)
    redactions = models.PositiveIntegerField(default=0)
    redacted_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")
    act = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "moment"], name="a_moment_has_one_id")]

    def __str__(self) -> str:
        return self.moment
