"""Which account is who on the map."""

from django.db import models


class Identity(models.Model):
    """That whose circle it is says: this account is this person; it holds once whoever has the account said yes.

    Without an answer it was only asked; an answer without `is_agreed` is a no. Nobody but these two knows of it.
    """

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="+")
    user = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    person = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    is_agreed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "user"], name="one_account_is_one_person"),
            models.UniqueConstraint(fields=["network", "person"], name="one_person_has_one_account"),
        ]

    def __str__(self) -> str:
        return f"{self.network_id} {self.user_id}"
