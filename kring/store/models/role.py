"""What somebody is to a network, from when and until when."""

from django.db import models

from kring.core import access


class Role(models.Model):
    """One person, one network, one role. `parts` narrows what the role may see; nothing there means all of it."""

    user = models.ForeignKey("store.User", models.CASCADE, related_name="roles")
    network = models.ForeignKey("store.Network", models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=[(role.value, role.name) for role in access.Role])
    parts = models.JSONField(null=True, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["user", "network"], name="role_of_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.network_id}"
