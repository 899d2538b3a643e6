"""What somebody is to a network, from when and until when."""

from django.db import models


class Role(models.Model):
    """One person, one network, one role, and what was agreed about it: `core/access.py` says what follows.

    `parts` are those that were shared by name; nothing there means what the role has by itself. In `looks` somebody
    only looks. Until `writes_until` they change things at once. Taking back is setting the end.
    """

    user = models.ForeignKey("store.User", models.CASCADE, related_name="roles")
    network = models.ForeignKey("store.Network", models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20)  # one of `access.Role`
    parts = models.JSONField(null=True, blank=True)
    looks = models.JSONField(default=list, blank=True)
    writes_until = models.DateTimeField(null=True, blank=True)
    agreed = models.BinaryField(null=True, blank=True)  # why, in words: sealed with the network's key
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    agreed_until = models.DateTimeField(null=True, blank=True)  # the end it had before somebody stopped it
    meetings = models.PositiveSmallIntegerField(null=True, blank=True)  # after so many they let go (S23)
    met = models.PositiveSmallIntegerField(default=0)  # how many there were
    met_at = models.DateTimeField(null=True, blank=True)  # when the last was counted
    is_emergency = models.BooleanField(default=False)  # somebody took it themselves, for a few hours
    is_unread = models.BooleanField(default=False)  # they come without the file until they met (R094)
    read_at = models.DateTimeField(null=True, blank=True)  # when it was opened for them after that
    read_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")
    read_because = models.BinaryField(null=True, blank=True)  # why before they met, in words: sealed as `agreed` is
    given_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role="proxy") | models.Q(ends_at__isnull=False), name="a_proxy_has_an_end"
            )
        ]
        indexes = [models.Index(fields=["user", "network"], name="role_of_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.network_id}"
