"""How long an organisation keeps what, where that differs from the law's own terms, and what must be kept on."""

from django.db import models


class Keeping(models.Model):
    """The term of one organisation for one basis: see `core/retention.py`."""

    organisation = models.ForeignKey("store.Organisation", models.CASCADE, related_name="keepings")
    basis = models.CharField(max_length=20)
    clock = models.CharField(max_length=20)
    years = models.PositiveSmallIntegerField(default=0)
    months = models.PositiveSmallIntegerField(default=0)
    days = models.PositiveSmallIntegerField(default=0)
    is_automatic = models.BooleanField(default=True)
    source = models.CharField(max_length=120, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "basis"], name="one_term_for_a_basis")]

    def __str__(self) -> str:
        return self.basis


class Hold(models.Model):
    """A legal hold: this network is kept, whatever its term and whoever asks, until the hold ends."""

    network = models.ForeignKey("store.Network", models.CASCADE, related_name="holds")
    why = models.CharField(max_length=40)  # a number of a case, no story
    by = models.ForeignKey("store.User", models.PROTECT, null=True, blank=True, related_name="+")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.why
