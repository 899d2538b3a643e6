"""Anna has a circle, Bram is her coach, Chris is a stranger and Dora looks after Kring."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.store import accounts, log, models

PASSWORD = "a table with four chairs"


@dataclass
class Table:
    """Who there is, and Anna's network."""

    anna: models.User
    bram: models.User
    chris: models.User
    dora: models.User
    row: models.Network

    def client(self, user: models.User, **more) -> Client:
        """A browser in which somebody is signed in."""
        browser = Client(**more)
        browser.force_login(user)
        return browser


@pytest.fixture
def table(db) -> Table:
    earlier = log.Actor(None, timezone.now() - timedelta(hours=1))
    dora = accounts.make("Dora", "dora@example.org", PASSWORD, is_installation_admin=True)
    bram = accounts.make("Bram", "bram@example.org", PASSWORD)
    chris = accounts.make("Chris", "chris@example.org", PASSWORD)
    anna, row = accounts.new_client("Anna", earlier, "anna@example.org", professional=bram)
    return Table(anna, bram, chris, dora, row)
