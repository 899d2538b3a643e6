"""The store as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class Store(AppConfig):
    name = "kring.store"
    label = "store"

    def ready(self) -> None:
        post_migrate.connect(_key_for_fresh_tables, sender=self)
        post_migrate.connect(_guard_the_log, sender=self)
        user_logged_in.connect(_is_somebody)


def _key_for_fresh_tables(**_: Any) -> None:
    # A key that was lost must be noticed: a new one would open nothing of what is there.
    from kring.store import keys, models

    if not any(kind.objects.exists() for kind in (models.Network, models.User, models.Organisation)):
        keys.make()


def _is_somebody(user: Any, **_: Any) -> None:
    from kring.store import walls

    walls.comes_in(str(user.pk))


def _guard_the_log(**_: Any) -> None:
    from kring.store import chains, guards, models, walls

    guards.put_up()
    walls.put_up()
    if not models.Line.objects.filter(chain__gt=0).exists():
        chains.make_key()
