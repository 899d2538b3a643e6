"""An invitation that was taken back, and whose link may work again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.core.access import Part, Role
from kring.store import invitations, log, models, roles
from tests.pages.test_sharing import invited


def test_an_invitation_that_was_taken_back_works_again_with_the_same_link(table):
    anna, page = table.client(table.anna), f"/n/{table.row.pk}/sharing/"
    link = invited(table)
    one = models.Invitation.objects.latest("pk")
    anna.post(f"{page}invitation/{one.pk}/end/")
    assert Client().get(link).status_code == 404
    later = table.client(table.anna)
    assert "Laat de link weer werken" in later.get(page).content.decode()
    for _ in range(3):
        assert later.post(f"{page}invitation/{one.pk}/again/").status_code == 302
    assert Client().get(link).status_code == 200
    assert models.Line.objects.filter(deed="invite", network_id=table.row.pk).count() == 2
    Client().post(link, {"name": "Carla"})
    anna.post(f"{page}invitation/{one.pk}/again/")
    assert Client().get(link).status_code == 404, "what was answered is answered"


@pytest.mark.parametrize("role", [Role.PROXY, Role.OWNER])
def test_that_somebody_leads_after_all_only_the_client_says_and_not_who_stands_in(table, role):
    now = timezone.now()
    roles.give(table.chris, table.row, Role.PROXY, log.Actor(table.anna, now), ends_at=now + timedelta(days=9))
    by, page = log.Actor(table.anna, now), f"/n/{table.row.pk}/sharing/"
    leads = invitations.make(table.row, invitations.Agreed("Dirk", role, None), by)
    looks = invitations.make(table.row, invitations.Agreed("Carla", Role.FAMILY, frozenset({Part.CIRCLE})), by)
    second, first = (one.row.pk for one in invitations.waiting(table.row, now))
    for one in (first, second):
        assert invitations.withdraw(table.row, one, by)
    chris = table.client(table.chris)
    seen = chris.get(page).content.decode()
    assert f"{page}invitation/{second}/again/" in seen and f"{page}invitation/{first}/again/" not in seen
    for one in (first, second):
        chris.post(f"{page}invitation/{one}/again/")
    assert [Client().get(f"/invitation/{one}/").status_code for one in (leads, looks)] == [404, 200]
    table.client(table.anna).post(f"{page}invitation/{first}/again/")
    assert Client().get(f"/invitation/{leads}/").status_code == 200
