"""Two people at one relation map and at one card: nothing is lost, and what truly differs is shown with both values."""

from kring.core.changes import Add
from kring.core.network import Category, Person
from kring.methods import loader
from tests.pages.conftest import do, value, version, works_along

(CARDS,) = loader.cards().values()
CARD, ZONES = CARDS.card[0].id, [zone.id for zone in CARDS.zone]


def at_once(table, *acts):
    """Anna and Bram send these in turn, both with the page in front of them as it was before."""
    do(
        table,
        *(
            Add(Person(name, name.capitalize(), rank=rank, category=Category.FAMILY))
            for rank, name in enumerate(("bert", "carla", "dirk"))
        ),
    )
    works_along(table, table.bram)
    seen, browsers = version(table), (table.client(table.anna), table.client(table.bram))
    return [
        browser.post(f"/n/{table.row.pk}/{where}/", {"act": f"a{number}", "version": seen, **said})
        for number, (browser, (where, said)) in enumerate(zip(browsers, acts, strict=True))
    ]


def test_two_different_lines_are_both_there(table):
    told = at_once(
        table, ("relations/link", {"a": "bert", "b": "carla"}), ("relations/link", {"a": "carla", "b": "dirk"})
    )
    assert [one.status_code for one in told] == [302, 302] and len(value(table).ties) == 2


def test_the_same_line_by_both_is_one_line(table):
    told = at_once(
        table, ("relations/link", {"a": "bert", "b": "carla"}), ("relations/link", {"a": "carla", "b": "bert"})
    )
    assert [one.status_code for one in told] == [302, 302] and len(value(table).ties) == 1


def test_a_zone_that_both_chose_differently_is_a_question_with_both_answers(table):
    place = {"person": "bert", "sector": CARD}
    first, second = at_once(
        table, ("msna/place", place | {"ring": ZONES[0]}), ("msna/place", place | {"ring": ZONES[1]})
    )
    assert (first.status_code, second.status_code) == (302, 409)
    words = second.content.decode()
    assert all(zone.name.nl in words for zone in CARDS.zone[:2])
    assert value(table).placements[CARDS.id]["bert"].ring == ZONES[0]


def test_two_who_place_different_people_on_one_card_both_do(table):
    told = at_once(
        table,
        ("msna/place", {"person": "bert", "sector": CARD, "ring": ZONES[0]}),
        ("msna/place", {"person": "carla", "sector": CARD, "ring": ZONES[2]}),
    )
    assert [one.status_code for one in told] == [302, 302]
    assert set(value(table).placements[CARDS.id]) == {"bert", "carla"}
