"""Odd reads are proposed to who looks after Kring; what came of it is kept, and nobody reviews themselves."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kring.core import access
from kring.store import accounts, log, models, positions, reviews


def read(table, user, at, role="professional", count=1, **more):
    viewer = access.Viewer(str(user.pk), access.Role(role)) if role else None
    for _ in range(count):
        log.write(log.Actor(user, at, viewer, rule="role"), models.Deed.READ, table.row.pk, part="circle", **more)


@pytest.fixture
def night(table):
    """Bram reads twenty times by day and once at night."""
    today = timezone.localtime().replace(hour=11, minute=0, second=0, microsecond=0)
    read(table, table.bram, today - timedelta(days=2), count=20)
    read(table, table.bram, (today - timedelta(days=1)).replace(hour=3))
    return table


def page(table, user):
    return table.client(user).get("/manage/review/")


def form(table, user):
    shown = page(table, user).content.decode()
    return re.findall(r'name="odd" value="([^"]*)"', shown), shown


def test_an_odd_read_is_proposed_reviewed_once_and_then_told_with_who_and_what(night):
    (odd,), shown = form(night, night.dora)
    assert "s nachts" in shown and "<bdi>Bram</bdi>" in shown and "Anna" in shown
    dora = night.client(night.dora)
    for _ in range(2):
        assert dora.post("/manage/review/keep/", {"odd": odd, "verdict": "asked"}).status_code == 302
    (kept,) = models.Review.objects.all()
    assert (kept.kind, kept.of_user, kept.verdict, kept.by) == ("night", night.bram.pk, "asked", night.dora)
    none, shown = form(night, night.dora)
    assert none == [] and "Dora, vandaag" in shown
    assert models.Line.objects.filter(deed="review", user=night.dora).count() == 1


def test_nobody_reviews_what_they_read_themselves(night):
    night.bram.is_installation_admin = True
    night.bram.save()
    odds, shown = form(night, night.bram)
    assert odds == [] and "Dit was jij." in shown
    odd = reviews.proposed(timezone.now())[0]
    with pytest.raises(reviews.Own):
        reviews.keep(odd, models.Verdict.FINE, log.Actor(night.bram, timezone.now()))


def test_tries_at_closed_doors_are_proposed(table):
    for _ in range(3):
        table.client(table.chris).get(f"/n/{table.row.pk}/circle/")
    (odd,) = reviews.proposed(timezone.now() + timedelta(seconds=1))
    assert (odd.kind, odd.user, odd.count) == ("refused", str(table.chris.pk), 3)


def test_who_works_for_their_own_sister_is_proposed_by_their_role_and_not_by_their_name(table):
    at = timezone.localtime().replace(hour=12) - timedelta(days=1)
    read(table, table.bram, at)
    assert reviews.proposed(timezone.now()) == []
    earlier = at - timedelta(days=1)
    models.Role.objects.create(user=table.bram, network=table.row, role="family", begins_at=earlier, ends_at=earlier)
    assert [odd.kind for odd in reviews.proposed(timezone.now())] == ["near"]


def test_to_all_others_there_is_no_review(night):
    for user in (night.bram, night.anna, night.chris):
        assert page(night, user).status_code == 404
        answer = night.client(user).post("/manage/review/keep/", {"odd": "x", "verdict": "fine"})
        assert answer.status_code == 404


def test_an_unknown_verdict_is_nothing(night):
    (odd,), _ = form(night, night.dora)
    answer = night.client(night.dora).post("/manage/review/keep/", {"odd": odd, "verdict": "great"})
    assert answer.status_code == 404 and not models.Review.objects.exists()


def office(table, name, *workers):
    """An organisation with somebody who looks after it, and the address of its review."""
    here = models.Organisation.objects.create(name=name)
    keeper = accounts.make(f"Keeper of {name}", organisation=here)
    by = log.Actor(None, timezone.now() - timedelta(days=9))
    for user, role in ((keeper, access.Role.ADMINISTRATOR), *((one, access.Role.PROFESSIONAL) for one in workers)):
        positions.give(user, here, role, by)
    models.User.objects.filter(pk__in=[one.pk for one in workers]).update(organisation=here)
    return keeper, f"/manage/at/{here.pk}/review/"


def test_an_organisation_reviews_who_reads_for_it_and_nobody_else(table):
    keeper, review = office(table, "De Brug", table.bram)
    stranger, elsewhere = office(table, "De Haven")
    table.bram.refresh_from_db()
    at = timezone.now() - timedelta(hours=2)
    read(table, table.bram, at, role=None)
    read(table, table.chris, at, role=None)
    shown = table.client(keeper).get(review).text
    odds = re.findall(r'name="odd" value="([^"]*)"', shown)
    assert len(odds) == 1 and "<bdi>Bram</bdi>" in shown and "Chris" not in shown
    assert "Anna" not in shown, "it keeps nothing of her, and does not work with her"
    assert "Bram" not in table.client(stranger).get(elsewhere).text
    assert table.client(stranger).get(review).status_code == 404
    assert table.client(table.dora).get(review).status_code == 404
    keep = {"odd": odds[0], "verdict": "breach"}
    assert table.client(stranger).post(f"{elsewhere}keep/", keep).status_code == 302
    assert not models.Review.objects.exists()
    assert table.client(keeper).post(f"{review}keep/", keep)["Location"] == review
    assert "Keeper of De Brug, vandaag" in table.client(keeper).get(review).text
    assert "Keeper of De Brug" not in table.client(stranger).get(elsewhere).text
