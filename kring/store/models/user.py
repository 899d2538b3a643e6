"""Somebody who signs in. A mail address is not needed: a link or a passkey will do."""

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kring.store import names


class Users(BaseUserManager["User"]):
    """Finds users by mail address, however it is typed."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A client, a professional, a volunteer, an administrator: what they may do follows from their roles."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    email_proven_at = models.DateTimeField(null=True, blank=True)  # by a code that was mailed there, or their provider
    name = names.Name(max_length=120)
    language = models.CharField(max_length=8, default="nl")
    theme = models.CharField(max_length=8, blank=True, default="")  # "light", "dark", or as the device has it
    text = models.CharField(max_length=8, blank=True, default="")  # "larger", or as the device has it
    organisation = models.ForeignKey("store.Organisation", models.PROTECT, null=True, blank=True)
    is_installation_admin = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = (self.email or "").strip().lower() or None
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.email = (self.email or "").strip().lower() or None

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name
