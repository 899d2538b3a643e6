"""Whom a client asks in to help only the client asks in: a guide is refused in words, nothing is sent (S07, M11)."""

import re

from django.core import mail

from kring.store import models
from tests.pages.conftest import works_along
from tests.pages.test_organisations import words
from tests.pages.test_sharing import CARLA, came_in


def adds(table, guest, name):
    """Somebody puts a name on the list, as the page has it in front of them."""
    page = guest.get(f"/n/{table.row.pk}/names/?add=1").text
    seen = re.search(r'name="version" value="([^"]+)"', page)[1]
    return guest.post(f"/n/{table.row.pk}/names/add/", {"name": name, "act": name.encode().hex(), "version": seen})


def test_a_guide_lets_nobody_in_without_the_client(table):
    works_along(table, table.bram)
    here = f"/n/{table.row.pk}/sharing/"
    refused = table.client(table.bram).post(f"{here}invite/", CARLA)
    assert refused.status_code == 403 and "Dit deel is niet met jou gedeeld" in words(refused.text)
    assert not models.Invitation.objects.exists() and not mail.outbox
    assert "Carla" not in table.client(table.anna).get(here).text


def test_who_helps_to_make_the_atlas_sees_its_drawings_and_draws_along_until_a_day(table):
    """S07: they are asked to draw along, with an end, and what they change is so at once; taken back it waits again."""
    here = f"/n/{table.row.pk}/sharing/"
    anna = table.client(table.anna)
    asks = {"name": "Carla", "role": "support_figure", "doing": "draws", "long": "", "reason": "Voor de atlas"}
    refused = anna.post(f"{here}invite/", asks)
    assert refused.status_code == 422 and "Kies tot wanneer iemand meetekent" in words(refused.text)
    assert 'value="Carla"' in refused.text and not models.Invitation.objects.exists()
    carla = came_in(table, **{**asks, "long": "season"})
    given = models.Role.objects.get(role="support_figure")
    assert given.writes_until == given.ends_at
    for part in ("ecogram", "relations", "family-map", "family", "life", "contact", "story", "plan", "circle"):
        assert carla.get(f"/n/{table.row.pk}/{part}/", follow=True).status_code == 200, part
    assert carla.get(f"/n/{table.row.pk}/says/").status_code == 403
    assert adds(table, carla, "Buurman Gijs").status_code == 302
    assert "Buurman Gijs" in words(anna.get(f"/n/{table.row.pk}/names/").text)
    assert not models.Proposal.objects.exists()
    kept = {"ready": "atlas", "doing": "thinks", "long": "season", "reason": ""}
    assert anna.post(f"{here}role/{given.pk}/", kept).status_code == 302
    given.refresh_from_db()
    assert given.writes_until is None
    assert adds(table, carla, "Buurvrouw Jet").status_code == 302
    assert models.Proposal.objects.count() == 1


def test_changing_what_else_was_agreed_leaves_the_day_until_which_somebody_draws_along(table):
    here = f"/n/{table.row.pk}/sharing/"
    anna = table.client(table.anna)
    came_in(table, role="support_figure", doing="draws", long="season")
    given = models.Role.objects.get(role="support_figure")
    was = given.writes_until
    page = anna.get(f"{here}role/{given.pk}/").text
    assert re.search(r'name="doing" value="draws"[^>]* checked', page)
    anna.post(f"{here}role/{given.pk}/", {"ready": "atlas", "doing": "draws", "long": "year", "reason": "x"})
    given.refresh_from_db()
    assert given.writes_until == was and given.ends_at > was
