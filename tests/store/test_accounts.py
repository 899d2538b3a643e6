from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404

from kring.core import access
from kring.core.access import Part
from kring.store import accounts, doors, log, models, networks, roles
from tests.store.conftest import NOON

pytestmark = pytest.mark.django_db


def test_people_are_found_by_their_address_however_it_is_typed():
    made = accounts.make("Anna", " Anna@Example.ORG ", "a long password")
    assert models.User.objects.get_by_natural_key("ANNA@example.org") == made
    assert made.check_password("a long password")


def test_nobody_needs_an_address_and_two_without_one_are_two_people():
    one, other = accounts.make("Anna"), accounts.make("Anna", "")
    assert one != other
    assert one.email is other.email is None
    assert not one.has_usable_password()


def test_an_address_belongs_to_one_person():
    accounts.make("Anna", "anna@example.org")
    with pytest.raises(accounts.Taken):
        accounts.make("Other", "ANNA@example.org")


def test_the_first_link_makes_the_administrator_once():
    token = accounts.first_link(NOON)
    assert accounts.valid_link(token, NOON)
    root = accounts.redeem(token, NOON, "Root", "root@example.org", "a long password")
    assert root.is_installation_admin
    assert accounts.redeem(token, NOON, "Other") is None
    assert accounts.first_link(NOON) is None
    assert models.User.objects.filter(is_installation_admin=True).count() == 1


def test_a_newer_first_link_ends_the_older():
    old, new = accounts.first_link(NOON), accounts.first_link(NOON)
    assert accounts.valid_link(old, NOON) is None
    assert accounts.valid_link(new, NOON)


def test_a_first_link_that_stumbles_over_a_taken_address_still_works():
    accounts.make("Anna", "anna@example.org")
    token = accounts.first_link(NOON)
    with pytest.raises(accounts.Taken):
        accounts.redeem(token, NOON, "Root", "anna@example.org")
    assert accounts.redeem(token, NOON, "Root", "root@example.org")


def test_an_invitation_signs_in_whom_it_was_made_for_once_and_not_for_ever(world):
    by = log.Actor(world.bram, NOON)
    assert accounts.redeem(accounts.invite(world.anna, by), NOON) == world.anna
    late = accounts.invite(world.anna, by)
    assert accounts.redeem(late, NOON + accounts.VALID - timedelta(seconds=1)) == world.anna
    later = accounts.invite(world.anna, by)
    assert accounts.redeem(later, NOON + accounts.VALID) is None


def test_an_invitation_for_somebody_who_was_shut_out_opens_nothing(world):
    token = accounts.invite(world.anna, log.Actor(world.bram, NOON))
    world.anna.is_active = False
    world.anna.save()
    assert accounts.redeem(token, NOON) is None


@pytest.mark.parametrize("token", ["", "x", "é" * 300, "\x00"])
def test_a_token_that_was_never_given_opens_nothing(token):
    assert accounts.redeem(token, NOON) is None


def test_the_table_of_links_opens_no_door(world):
    token = accounts.invite(world.anna, log.Actor(world.bram, NOON))
    row = models.Link.objects.get()
    assert token not in str(vars(row))
    assert accounts.redeem(row.hash, NOON) is None


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_follow_one_link_at_once_one_comes_in(lasting_world):
    token = accounts.invite(lasting_world.anna, log.Actor(lasting_world.bram, NOON))

    def follow(_):
        try:
            return accounts.redeem(token, NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        came = [user for user in pool.map(follow, range(8)) if user]
    assert came == [lasting_world.anna]


def test_a_new_client_owns_a_network_and_the_professional_works_in_it(ask):
    bram = accounts.make("Bram")
    els, row = accounts.new_client("Els", log.Actor(bram, NOON), professional=bram)
    assert doors.network(ask(els), row.id, Part.LOG).viewer.role is access.Role.OWNER
    assert doors.network(ask(bram), row.id, Part.NAMES, write=True).value.owner.selves["self"].name == "Els"
    assert networks.load(row).people == {}
    lines = models.Line.objects.filter(network=row.id, deed__in=("make", "give_role")).order_by("pk")
    assert [line.deed for line in lines] == ["make", "give_role", "give_role"]


def test_a_role_that_was_given_twice_at_once_ends_with_one_click(world, ask):
    given = [roles.give(world.chris, world.row, access.Role.PROFESSIONAL, world.by(world.anna)) for _ in range(2)]
    assert doors.network(ask(world.chris), world.row.id, Part.NAMES)
    roles.end(given[0], world.by(world.anna))
    with pytest.raises(Http404):
        doors.network(ask(world.chris), world.row.id, Part.NAMES)
