from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from kring.core import access, network
from kring.core.access import Part, Verb
from kring.core.changes import Act, Add
from kring.store import accounts, doors, log, models, networks, roles
from tests.store.conftest import NOON

pytestmark = pytest.mark.django_db
SPEAKS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def lines(**of):
    return list(models.Line.objects.filter(**of).order_by("id"))


def test_the_client_opens_their_own_network(world, ask):
    opened = doors.network(ask(world.anna), world.row.id, Part.CIRCLE)
    assert opened.value.people.keys() == {"bert", "carla"}
    assert (opened.version, opened.kept) == (2, {})
    assert opened.may(Part.SHARES, Verb.CHANGE)


def test_an_opening_is_a_line_with_everything_the_norm_asks_and_no_content(world, ask):
    phone = "Mozilla/5.0 (iPhone; Mobile)"
    request = ask(world.bram, HTTP_USER_AGENT=phone, REMOTE_ADDR="192.0.2.77")
    opened = doors.network(request, world.row.id, Part.CARD)
    (line,) = lines(deed="read")
    assert (line.at, line.user_id, line.role, line.rule) == (NOON, world.bram.pk, "professional", "role")
    assert (line.network_id, line.part, line.version, line.outcome) == (world.row.id, "card", 2, "done")
    assert (line.device, line.address, line.role_row) == ("phone", "192.0.2.0/24", opened.by.role_row)
    assert line.server and line.purpose == "support"
    assert not any("Bert" in str(value) for value in vars(line).values())


def test_a_stranger_meets_what_someone_meets_who_asks_for_nothing(world, ask):
    asked = []
    for id in (world.row.id, "no-such-network"):
        with CaptureQueriesContext(connection) as said, pytest.raises(Http404) as closed:
            doors.network(ask(world.chris), id, Part.CIRCLE)
        asked.append((str(closed.value), [one["sql"].split()[0] for one in said]))
    assert asked[0] == asked[1]
    assert [(line.outcome, line.rule, line.network_id) for line in lines(user=world.chris)] == [
        ("refused", "no_role", world.row.id),
        ("refused", "no_role", "no-such-network"),
    ]


def test_someone_in_the_circle_is_refused_in_words_and_it_is_logged(world, ask):
    roles.give(world.carla, world.row, access.Role.MEMBER, world.by(world.anna), [Part.NAMES])
    assert doors.network(ask(world.carla), world.row.id, Part.NAMES).value.people
    with pytest.raises(doors.Refused) as refused:
        doors.network(ask(world.carla), world.row.id, Part.CIRCLE)
    assert refused.value.ruling.rule is access.Rule.NOT_SHARED
    assert [(line.part, line.outcome) for line in lines(user=world.carla, deed="read")] == [
        ("names", "done"),
        ("circle", "refused"),
    ]


def test_a_line_tells_the_organisation_for_which_somebody_acts_and_in_which_role_they_were_refused(world, ask):
    firm = models.Organisation.objects.create(name="Welzijn Westerhaven")
    models.Role.objects.filter(user=world.bram).update(organisation=firm)
    doors.network(ask(world.bram), world.row.id, Part.CARD)
    with pytest.raises(doors.Refused):
        doors.network(ask(world.bram), world.row.id, Part.LOG)
    done, refused = lines(user=world.bram, deed="read")
    assert done.organisation == firm.pk
    assert (refused.role, refused.outcome, refused.purpose) == ("professional", "refused", "support")


def test_looking_is_not_changing(world, ask):
    roles.give(world.carla, world.row, access.Role.VOLUNTEER, world.by(world.anna))
    doors.network(ask(world.carla), world.row.id, Part.CIRCLE)
    with pytest.raises(doors.Refused) as refused:
        doors.network(ask(world.carla), world.row.id, Part.CIRCLE, write=True)
    assert refused.value.ruling.rule is access.Rule.ONLY_LOOKING


def test_without_a_line_there_is_no_data(world, ask):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_line RENAME TO store_lost")
    try:
        with pytest.raises(Exception, match="store_line"):
            doors.network(ask(world.anna), world.row.id, Part.CIRCLE)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_lost RENAME TO store_line")


def test_a_role_that_ended_is_no_role_on_the_next_request(world, ask):
    doors.network(ask(world.bram), world.row.id, Part.CIRCLE)
    roles.end(models.Role.objects.get(user=world.bram), world.by(world.anna))
    with pytest.raises(Http404):
        doors.network(ask(world.bram), world.row.id, Part.CIRCLE)


@pytest.mark.parametrize(
    ("begins", "ends", "is_open"), [(-2, 1, True), (-2, None, True), (-2, -1, False), (1, 2, False)]
)
def test_a_role_holds_from_its_beginning_until_its_end(world, ask, begins, ends, is_open):
    given = roles.give(world.carla, world.row, access.Role.PROFESSIONAL, world.by(world.anna))
    given.begins_at = NOON + timedelta(days=begins)
    given.ends_at = None if ends is None else NOON + timedelta(days=ends)
    given.save()
    if is_open:
        assert doors.network(ask(world.carla), world.row.id, Part.CIRCLE)
    else:
        with pytest.raises(Http404):
            doors.network(ask(world.carla), world.row.id, Part.CIRCLE)


def test_of_two_roles_the_one_that_opens_counts(world, ask):
    roles.give(world.bram, world.row, access.Role.PROXY, world.by(world.anna))
    assert doors.network(ask(world.bram), world.row.id, Part.CIRCLE).viewer.role is access.Role.PROXY


def test_a_confidential_person_is_not_behind_the_door_of_the_coach(world, ask):
    secret = Act("one", (Add(network.Person("dirk", "Dirk", confidential=True)),))
    networks.change(world.row.id, secret, world.by(world.anna), 2)
    assert "dirk" in doors.network(ask(world.anna), world.row.id, Part.NAMES).value.people
    coach = doors.network(ask(world.bram), world.row.id, Part.NAMES)
    assert "dirk" not in coach.value.people
    assert "dirk" not in coach.at(3).people


def test_a_door_says_two_things_to_the_database_at_any_size(world, ask):
    asked = []
    for count in (1, 30):
        people = tuple(Add(network.Person(f"p{count}-{n}", "x")) for n in range(count))
        version = models.Network.objects.get(pk=world.row.id).version
        networks.change(world.row.id, Act(f"add-{count}", people), world.by(world.anna), version)
        with CaptureQueriesContext(connection) as said:
            assert doors.network(ask(world.anna), world.row.id, Part.CIRCLE).value
        asked.append([one["sql"].split()[0] for one in said if one["sql"].startswith(SPEAKS)])
    assert asked == [["SELECT", "INSERT"]] * 2


def test_a_form_without_a_version_starts_from_nothing(world, ask):
    opened = doors.network(ask(world.anna), world.row.id, Part.CARD, write=True)
    with pytest.raises(networks.Missing):
        opened.at(None)


def test_a_photo_on_an_open_page_needs_no_line_of_its_own(world, ask):
    doors.photo(ask(world.anna), world.row.id)
    assert [line.part for line in lines(deed="read")] == ["photos"]
    doors.photo(ask(world.anna), world.row.id)
    assert len(lines(deed="read")) == 1
    doors.photo(ask(world.bram), world.row.id)
    assert len(lines(deed="read")) == 2


def test_the_front_door_shows_ones_own_networks_only(world, ask):
    other, row = accounts.new_client("Els", log.Actor(world.bram, NOON))
    assert {one.id for one in doors.home(ask(world.anna)).networks} == {world.row.id}
    assert {one.id for one in doors.home(ask(world.bram)).networks} == {world.row.id}
    assert {one.id for one in doors.home(ask(other)).networks} == {row.id}
    assert doors.home(ask(world.chris)).networks == []
    assert [(line.user_id, line.network_id) for line in lines(deed="list")] == [
        (world.anna.pk, world.row.id),
        (world.bram.pk, world.row.id),
        (other.pk, row.id),
    ]


def test_every_network_on_the_first_page_has_its_line_and_the_questions_stay_two(world, ask):
    for name in ("Els", "Fatima", "Gerrit"):
        accounts.new_client(name, log.Actor(world.bram, NOON), professional=world.bram)
    with CaptureQueriesContext(connection) as said:
        home = doors.home(ask(world.bram), is_search=True)
        names = {network.called(opened.value) for opened in home.networks}
    assert names == {"Anna", "Els", "Fatima", "Gerrit"}
    assert [one["sql"].split()[0] for one in said if one["sql"].startswith(SPEAKS)] == ["SELECT", "INSERT"]
    assert len({line.network_id for line in lines(deed="search")}) == 4


def test_whether_it_changed_is_told_by_letters_and_not_logged(world, ask):
    before = doors.mark(ask(world.bram), world.row.id, "circle")
    assert before == doors.mark(ask(world.bram), world.row.id, "circle")
    act = Act("more", (Add(network.Person("dirk", "Dirk")),))
    networks.change(world.row.pk, act, world.by(world.anna), world.row.version)
    assert doors.mark(ask(world.bram), world.row.id, "circle") != before
    with pytest.raises(Http404):
        doors.mark(ask(world.chris), world.row.id, "circle")
    with pytest.raises(Http404):
        doors.mark(ask(world.bram), world.row.id, "nonsense")
    assert lines(deed="read") == []


def test_the_administration_is_not_there_for_others_and_leads_to_no_network(world, ask):
    with pytest.raises(Http404):
        doors.administration(ask(world.bram))
    root = accounts.make("Root", is_installation_admin=True)
    assert doors.administration(ask(root)).user == root
    with pytest.raises(Http404):
        doors.network(ask(root), world.row.id, Part.NAMES)
    assert [line.outcome for line in lines(deed="administer")] == ["refused", "done"]


def test_someone_who_is_not_signed_in_gets_nothing(world, ask):
    for door in (doors.home, doors.administration, lambda request: doors.network(request, world.row.id, Part.NAMES)):
        with pytest.raises(Http404):
            door(ask(AnonymousUser()))


@pytest.mark.parametrize("id", ["", "x" * 500, "../etc", "Zoë<script>", "\x00"])
def test_an_odd_address_is_nothing_either(world, ask, id):
    with pytest.raises(Http404):
        doors.network(ask(world.anna), id, Part.NAMES)


def test_an_id_belongs_to_one_network(world):
    with pytest.raises(networks.Taken):
        networks.new(networks.load(models.Network.objects.get(pk=world.row.id)), world.by(world.anna))
