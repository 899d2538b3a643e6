"""A photo beside the document, encrypted like it."""

from django.db import models


class Photo(models.Model):
    """One small WebP, known in the document by its id."""

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="photos")
    photo = models.CharField(max_length=200)
    data = models.BinaryField()
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "photo"], name="a_photo_has_one_id")]

    def __str__(self) -> str:
        return self.photo
