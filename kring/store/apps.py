"""The store as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Store(AppConfig):
    name = "kring.store"
    label = "store"

    def ready(self) -> None:
        post_migrate.connect(_key_for_fresh_tables, sender=self)


def _key_for_fresh_tables(**_: Any) -> None:
    # A key that was lost must be noticed: a new one would open nothing of what is there.
    from kring.store import keys, models

    if not any(kind.objects.exists() for kind in (models.Network, models.User, models.Organisation)):
        keys.make()
