"""A way of the organisation's own asks a list of its own: walked with a client, and told when the list is gone."""

import pytest

from kring.commands import main
from kring.core.network import Stage
from kring.methods import library
from kring.store import models, positions
from tests.methods.test_own_ways import GOOD, ID, folder, write  # noqa: F401 - a fixture
from tests.pages.conftest import value
from tests.pages.test_lists import ID as LIST
from tests.pages.test_lists import adds, here  # noqa: F401 - a fixture
from tests.pages.test_organisations import room
from tests.pages.test_trajectories import begun, leaves, legs, page, runs
from tests.pages.test_walking_questions import asks, sheet

NEED = """
[[step.need]]
has = "ready"
of = "{of}"
to_end = true
why = {{ nl = "Vraag eerst de hele lijst.", en = "Ask the whole list first." }}
"""
ASKING = GOOD.replace(
    'does = ["do"]\nafter = ["meet"]\n',
    f'does = ["ask"]\nafter = ["meet"]\nasks_own = "{LIST}"\n{NEED.format(of=LIST)}',
)


@pytest.fixture
def walking(folder, here, table):  # noqa: F811
    """Anna walks the way of her organisation, which has the list that the second step asks."""
    write(folder, ASKING)
    assert library.own().refused == () and adds(here).status_code == 302
    anna = table.client(table.anna)
    one = begun(table, anna, ID)
    first = runs(table, anna, one, "meet")
    assert leaves(table, anna, one, first).status_code == 302
    return anna, one


def withdraw(here):  # noqa: F811
    organisation, keeper = here
    assert keeper.post(room(organisation, "lists/end/"), {"questions": LIST}).status_code == 302


def test_the_list_opens_in_place_and_what_was_answered_comes_back(walking, table):
    anna, one = walking
    runs(table, anna, one, "walk")
    shown = page(table, anna, f"{one}/walk/")
    assert f'name="questions" value="{LIST}"' in shown and "Schaal held-support" in shown
    asked = sheet(table, anna, LIST)
    assert asked.edition, "the words as they were asked"
    asks(table, anna, "answer", "a1", sheet=asked.id, ask="i1", now="3", kept="all")
    listed = anna.get(f"/n/{table.row.pk}/questions/{asked.id}/").text
    assert f"/trajectories/{one}/walk/" in listed, "the way back"
    shown = page(table, anna, f"{one}/walk/")
    assert f"/questions/{asked.id}/" in shown and "1 van 12 beantwoord" in shown and "1 vraag is beantwoord" in shown
    assert "Vraag eerst de hele lijst." in shown, "what the way asks before the step is done"
    asks(table, anna, "ready", "r1", sheet=asked.id)
    assert "Vraag eerst de hele lijst." not in page(table, anna, f"{one}/walk/")
    leaves(table, anna, one, legs(table, "walk")[0])
    assert legs(table, "walk")[0].state is Stage.DONE


def test_a_list_that_was_withdrawn_is_told_and_one_that_was_begun_goes_on(walking, here, table):  # noqa: F811
    anna, one = walking
    runs(table, anna, one, "walk")
    withdraw(here)
    shown = page(table, anna, f"{one}/walk/")
    assert "Schaal held-support: je organisatie heeft deze lijst teruggenomen" in shown
    assert f'value="{LIST}"' not in shown and "Go on" not in shown
    assert asks(table, anna, "begin", "b1", questions=LIST).status_code == 302 and not value(table).sheets
    adds(here, number=2)
    asked = sheet(table, anna, LIST)
    withdraw(here)
    asks(table, anna, "answer", "a1", sheet=asked.id, ask="i1", now="3", kept="all")
    shown = page(table, anna, f"{one}/walk/")
    assert "1 van 12 beantwoord" in shown and "teruggenomen" not in shown
    assert leaves(table, anna, one, legs(table, "walk")[0], reason="De lijst is weg").status_code == 302
    assert legs(table, "walk")[0].state is Stage.DONE, "no step waits for ever for a list that is not there"


def test_a_circle_of_another_organisation_hears_that_there_is_no_such_list(walking, table, by):
    anna, one = walking
    other, _ = positions.found("Ander", "Otto", "otto@example.org", by)
    models.Network.objects.filter(pk=table.row.pk).update(organisation=other)
    runs(table, anna, one, "walk")
    shown = page(table, anna, f"{one}/walk/")
    assert "een lijst die de organisatie van deze kring niet heeft" in shown and "Schaal held-support" not in shown
    models.Network.objects.filter(pk=table.row.pk).update(organisation=None)
    assert "een lijst die de organisatie van deze kring niet heeft" in page(table, anna, f"{one}/walk/")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (f'asks_own = "{LIST}"', 'asks_own = "burden-check"', "Kring has it itself: write opens"),
        (f'asks_own = "{LIST}"', f'asks_own = "{LIST}"\nopens = "name-list"', "one of the two"),
        (f'of = "{LIST}"', 'of = "no-such"', "needs 'no-such' to be ready"),
        (f'asks_own = "{LIST}"', f'ask_own = "{LIST}"', "did you mean 'asks_own'?"),
    ],
)
def test_a_way_that_asks_a_list_wrongly_is_left_out_with_its_place(folder, capsys, before, after, told):  # noqa: F811
    write(folder, ASKING.replace(before, after, 1))
    (refused,) = library.own().refused
    assert told in refused.why and "walk" in refused.why
    assert main.main(["shelf", "check", str(folder)]) == 2
    assert told in capsys.readouterr().out


def test_a_way_of_kring_asks_no_list_of_an_organisation(tmp_path):
    path = tmp_path / "m23-visiting-service.toml"
    path.write_text(ASKING.replace(ID, "m23-visiting-service").replace("O01", "M23"), encoding="utf-8")
    with pytest.raises(library.loader.Unreadable, match="and this way is Kring's"):
        library.read(tmp_path)
