"""An organisation whose professionals work with Kring."""

import uuid

from django.db import models


class Organisation(models.Model):
    """The tenant that a network and its professionals belong to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name
