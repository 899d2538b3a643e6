"""A browser in which somebody is signed in."""

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """Its key is kept as a hash and its content sealed, so that a copy of the table signs nobody in."""

    user = models.ForeignKey("store.User", models.CASCADE, null=True, related_name="sessions")
    seen_at = models.DateTimeField()

    @classmethod
    def get_session_store_class(cls) -> Any:
        from kring.store import sessions

        return sessions.SessionStore
