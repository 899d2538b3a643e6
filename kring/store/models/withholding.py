"""Something open that is not told to a client for a while, because it could endanger somebody."""

from django.db import models


class Openness(models.TextChoices):
    """What can be withheld."""

    LOG = "log"  # who looked
    EMERGENCY = "emergency"  # that somebody opened in an emergency
    TELLING = "telling"  # telling a person that they are on a map


class Withholding(models.Model):
    """By whom, why, and until when: never without a name and an end. Whose lines, and those of which while.

    Of telling somebody that they are on a map it says about whom. The reason in words is sealed.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    what = models.CharField(max_length=20, choices=Openness)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    why = models.BinaryField(default=b"")
    about = models.CharField(max_length=200, blank=True)  # the id of a person on the map
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    of_user = models.ForeignKey("store.User", models.CASCADE, null=True, blank=True, related_name="+")
    lines_from = models.DateTimeField()
    lines_until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["network", "ends_at"], name="withheld_of_network")]

    def __str__(self) -> str:
        return f"{self.what} {self.network_id}"
