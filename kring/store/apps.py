"""The store as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Store(AppConfig):
    name = "kring.store"
    label = "store"

    def ready(self) -> None:
        post_migrate.connect(_key_for_fresh_tables, sender=self)
        post_migrate.connect(_guard_the_log, sender=self)


def _key_for_fresh_tables(**_: Any) -> None:
    # A key that was lost must be noticed: a new one would open nothing of what is there.
    from kring.store import keys, models

    if not any(kind.objects.exists() for kind in (models.Network, models.User, models.Organisation)):
        keys.make()


def _guard_the_log(**_: Any) -> None:
    from kring.store import chains, guards, models

    guards.put_up()
    if not models.Line.objects.filter(chain__gt=0).exists():
        chains.make_key()
