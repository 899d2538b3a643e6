"""A link that signs somebody in once."""

from django.db import models


class Purpose(models.TextChoices):
    """What following the link brings."""

    ADMINISTRATOR = "administrator"
    SIGN_IN = "sign_in"
    LETTER = "letter"


class Link(models.Model):
    """Only the hash of the token is kept, so that the table opens no door. A letter has a short code instead."""

    hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20, choices=Purpose)
    user = models.ForeignKey("store.User", models.CASCADE, null=True, blank=True, related_name="links")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    works_at = models.DateTimeField(null=True, blank=True)  # not before this, so that whose it is can stop it
    known_at = models.DateTimeField(null=True, blank=True)  # when whose it is read that it was made
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.purpose
