"""The demo world: every shape the handbook asks for, and who can come in."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kring.commands import demo
from kring.core import access, actions, fieldwork, network, streets
from kring.core.fieldwork import View
from kring.core.network import Category, OwnerKind
from kring.store import fieldworks, history, models, networks
from tests.journeys import served

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_the_case_of_the_twelve_helpers_is_whole() -> None:
    value = demo.one("helpers")
    by_category: dict[Category | None, list[str]] = {}
    for person in value.people.values():
        by_category.setdefault(person.category, []).append(person.id)
    assert len(by_category[Category.VOLUNTEER]) == 12
    assert len(by_category[Category.FAMILY]) == 4
    assert len(by_category[Category.PROFESSIONAL]) == 3
    assert set(value.groups["g-helpers"].people) == set(by_category[Category.VOLUNTEER])
    assert {value.people[one].tasks for one in by_category[Category.VOLUNTEER]} == {("verzorging doordeweeks",)}
    assert {value.people[child].in_neighbourhood for child in ("maaike", "jelle", "rixt")} == {False}
    assert value.people["karin"].frequency == network.Frequency(3, network.Period.WEEK)
    couples = [{one.a, one.b} for one in value.partnerships.values()]
    assert {"dokter", "loes"} in couples and {"hanneke", "sjoerd"} in couples
    assert set(value.events["e-training"].people) == {"mirjam", *by_category[Category.VOLUNTEER]}
    assert all(person.hours_a_week is None for person in value.people.values())  # the source tells no hours


def test_real_cases_bear_invented_names() -> None:
    whole = network.encode(demo.one("helpers")).decode()
    for real in ("Ellen", "Anton", "van den Berg"):
        assert real not in whole


def test_there_are_an_almost_empty_one_one_of_sixty_and_a_carers_own() -> None:
    assert len(demo.one("few").people) == 2
    assert len(demo.one("sixty").people) == 60
    assert {one.category for one in demo.one("sixty").people.values()} == set(Category)
    assert demo.one("carer").owner.kind is OwnerKind.CARER
    assert demo.one("carer").owner.cares_for


def test_anna_has_26_people_in_the_circle_and_3_without_a_place() -> None:
    value = demo.one("anna")
    placed = [one for one in value.placements["lensink-circle"].values() if not one.left_out]
    waiting = [person.name for person in network.unplaced(value, "lensink-circle")]
    assert (len(placed), waiting) == (26, ["Fatima", "Gerrit", "Lia"])


@pytest.mark.django_db
def test_the_world_is_made_once() -> None:
    first, again = demo.load(NOW), demo.load(NOW)
    assert first == again
    assert models.Network.objects.count() == 6
    made = {row.id: networks.load(row) for row in models.Network.objects.all()}
    placed = made[demo.one("sixty").id].placements.pop("network-cards")
    assert {at.ring for at in placed.values()} == {"personal", "in-sight", "further-off"}
    anna = made[demo.one("anna").id]
    assert (
        actions.table(anna).running and actions.table(anna).agreed and actions.table(anna).worked
    )  # of these very weeks
    planned = (anna.goals, anna.actions, anna.plans, anna.tasks, anna.successes, anna.passages)
    for told in (*planned, anna.trajectories, anna.legs):
        told.clear()
    assert made == {demo.one(name).id: demo.one(name) for name in demo.names()}


@pytest.mark.django_db
def test_annas_history_tells_of_several_days_and_two_people_and_ends_at_the_circle_of_the_file() -> None:
    demo.load(NOW)
    steps = history.steps(models.Network.objects.get(pk=demo.one("anna").id))
    assert {(NOW - step.at).days for step in steps} == {0, 1, 3, 6, 9}
    assert {step.by.name for step in steps} == {"Anna Verbeek", "Marieke"}
    assert [step.at for step in steps] == sorted((step.at for step in steps), reverse=True)


@pytest.mark.django_db
def test_everybody_printed_can_sign_in_and_nobody_else() -> None:
    printed = demo.load(NOW)
    for sign_in in printed:
        assert models.User.objects.get(email=sign_in.mail).check_password(sign_in.password)
    others = models.User.objects.exclude(email__in=[sign_in.mail for sign_in in printed])
    assert others and not any(user.has_usable_password() for user in others)


@pytest.mark.django_db
def test_a_client_a_professional_of_several_a_carer_and_an_administrator() -> None:
    demo.load(NOW)
    roles = {
        (role.user.name, role.role): models.Role.objects.filter(user=role.user, role=role.role).count()
        for role in models.Role.objects.select_related("user")
    }
    assert roles["Marieke", access.Role.PROFESSIONAL.value] == 5
    assert roles["Anna Verbeek", access.Role.OWNER.value] == 1
    assert roles["Ria Boer", access.Role.OWNER.value] == 1
    assert models.User.objects.get(email="wouter@demo.kring").is_installation_admin


def test_the_command_makes_the_world_once_and_says_who_can_come_in_each_time(tmp_path: Path) -> None:
    world = shutil.copytree(served.demo(), tmp_path / "world")
    argv = [sys.executable, "-m", "kring", "demo", "--data", str(world)]
    own = {name: value for name, value in os.environ.items() if not name.startswith("KRING_")}
    surroundings = {**own, "LANG": "C", "LANGUAGE": "", "LC_ALL": "C"}
    again = subprocess.run(argv, capture_output=True, text=True, env=surroundings, check=True).stdout
    told = [served.said_of_the_demo(), again]
    assert told[0] == told[1]
    assert [line.split()[0] for line in told[0].splitlines()] == ["Anna", "Marieke", "Ria", "Wouter"]


@pytest.mark.django_db
def test_who_looked_tells_what_somebody_is_and_why_they_may_from_the_first_evening() -> None:
    demo.load(NOW)
    marieke = models.User.objects.get(email="marieke@demo.kring")
    lines = models.Line.objects.filter(deed="change", network_id=demo.one("anna").id, user=marieke)
    assert {(one.role, one.rule) for one in lines} == {("professional", "writes_until")}
    holders = set(models.Thought.objects.values_list("holder", flat=True))
    assert len(holders) > 1 and not any(
        letter.isalpha() and letter not in "abcdef" for one in holders for letter in one
    )


@pytest.mark.django_db
def test_one_fieldwork_can_be_read_and_one_goes_along_the_doors() -> None:
    demo.load(NOW)
    here, done = models.Fieldwork.objects.order_by("-made_at")
    assert done.closed_at and not here.closed_at and fieldworks.plan(here).streets[0].name == "Touwslagerstraat"
    names = {one.id: one.name for one in fieldworks.plan(done).streets}
    said = [one for one in streets.by_street(fieldworks.said(done)) if one.said]
    found = fieldwork.gaps(said, ["visit"], 3)
    views = {names[street]: gap["visit"].view for street, gap in found.items() if street}
    assert views == {"Tasmanstraat": View.WISHED, "Barentszplein": View.ENOUGH, "Heemskerkhof": View.LITTLE}
    assert [one.user.name for one in fieldworks.interviewers(here)] == ["Marieke"]
