"""An organisation whose professionals work with Kring."""

import uuid
from typing import Any

from django.db import models

from kring.store import names


class Organisation(models.Model):
    """The tenant that a network and its professionals belong to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    key = models.BinaryField(default=b"", editable=False)  # wrapped; it seals the names of who works here

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = self.key or names.new_key(self.id)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.name
