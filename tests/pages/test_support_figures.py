"""Whom a client asks in to help only the client asks in: a guide is refused in words, nothing is sent (S07, M11)."""

from django.core import mail

from kring.store import models
from tests.pages.conftest import works_along
from tests.pages.test_organisations import words
from tests.pages.test_sharing import CARLA


def test_a_guide_lets_nobody_in_without_the_client(table):
    works_along(table, table.bram)
    here = f"/n/{table.row.pk}/sharing/"
    refused = table.client(table.bram).post(f"{here}invite/", CARLA)
    assert refused.status_code == 403 and "Dit deel is niet met jou gedeeld" in words(refused.text)
    assert not models.Invitation.objects.exists() and not mail.outbox
    assert "Carla" not in table.client(table.anna).get(here).text
