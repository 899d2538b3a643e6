"""The shelf is read strictly, and says where it was not understood."""

import pytest
from msgspec.structs import replace

from kring.core import method
from kring.core.network import Category, Network, Owner, Person, Placement
from kring.methods import library, loader

CIRCLE = loader.SHELF / "mapping" / "lensink-circle.toml"


def changed(folder, before, after, name="lensink-circle.toml"):
    text = CIRCLE.read_text(encoding="utf-8")
    assert before in text
    file = folder / name
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return file


def test_everything_on_the_shelf_is_read():
    read = set(loader.methods()) | set(library.ways())
    assert read == {path.stem for path in loader.SHELF.rglob("*.toml")}


def test_the_circle_has_its_rings_inside_out_and_its_groups_clockwise():
    circle = loader.layout("lensink-circle")
    assert [ring.name.nl for ring in circle.ring] == ["intimi", "vrienden", "bekenden", "diensten"]
    assert [sector.hue for sector in circle.sector] == ["fam", "zorg", "prof", "sam"]
    assert circle.name_list == "name-list" and len(circle.prompt) == 8


def test_the_name_list_asks_in_both_languages():
    prompts = loader.ask("name-list").prompt
    assert len(prompts) > 5 and all(prompt.text.nl != prompt.text.en for prompt in prompts)


def test_the_parts_of_life_are_eight_each_with_a_picture_of_its_own():
    parts = loader.domains()
    assert len(parts) == 8 and all(id == part.id for id, part in parts.items())
    assert len({part.icon for part in parts.values()}) == 8
    assert all(part.name.nl != part.name.en for part in parts.values())


def test_the_places_where_contacts_are_stand_apart_from_the_parts_of_life():
    places = loader.domains(method.DomainsOf.CONTACTS)
    assert len(places) == 7 and not places.keys() & loader.domains().keys()


@pytest.mark.parametrize(
    ("category", "proposed"),
    [("family", "family"), ("neighbour", "neighbourhood"), ("volunteer", "care"), ("acquaintance", None)],
)
def test_a_place_is_proposed_by_the_kind_of_somebody(category, proposed):
    places = loader.domains(method.DomainsOf.CONTACTS).values()
    found = method.proposed_domain(places, Person("p", "P", category=Category(category)))
    assert (found and found.id) == proposed


def test_a_part_of_life_that_is_there_twice_is_refused(tmp_path):
    file = tmp_path / "life-domains.toml"
    text = (loader.SHELF / "mapping" / "life-domains.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('id = "learning"', 'id = "body"'), encoding="utf-8")
    with pytest.raises(loader.Unreadable, match="domain body occurs twice"):
        loader.read(file)


def test_a_wrong_key_is_told_with_file_line_place_and_likely_spelling(tmp_path):
    file = changed(tmp_path, 'picture = "intimate"', 'pictur = "intimate"')
    with pytest.raises(loader.Unreadable) as refused:
        loader.read(file)
    assert str(refused.value) == f"{file}, line 14: nothing is called 'pictur' in $.ring[0]; did you mean 'picture'?"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("version = 1", 'version = "one"', "$.version"),
        ('licence = "EUPL', 'license = "EUPL', "did you mean 'licence'?"),
        ('id = "friends"', 'id = "intimates"', "ring intimates occurs twice"),
        ('hue = "zorg"', 'hue = "lila"', "$.sector[1].hue"),
        ('sector = "family"', 'sector = "fam"', "a sector that is not there: fam"),
        ('sector = "family"', 'sector = "society"', "puts family in society"),
        ('name = { nl = "Netwerkcirkel", en = "Network circle" }', 'name = { nl = "Netwerkcirkel" }', "`en`"),
        ('["M04", "C4", "C9", "000:378-426", "001:162-192", "001:283-306"]', "[]", "$.source"),
        ('name_list = "name-list"', "name_list = ", "line 8"),
    ],
)
def test_a_file_that_is_not_understood_is_refused(tmp_path, before, after, told):
    with pytest.raises(loader.Unreadable, match="lensink-circle.toml") as refused:
        loader.read(changed(tmp_path, before, after))
    assert told in str(refused.value)


def test_a_file_is_called_what_its_method_is_called(tmp_path):
    changed(tmp_path, 'id = "lensink-circle"', 'id = "another"')
    with pytest.raises(loader.Unreadable, match="must be the name of the file"):
        loader.methods(tmp_path)


def test_a_layout_whose_name_list_is_not_there_is_refused(tmp_path):
    changed(tmp_path, 'name_list = "name-list"', 'name_list = "lensink-circle"')
    with pytest.raises(loader.Unreadable, match="no list of questions is called so"):
        loader.methods(tmp_path)


def test_a_network_opens_in_the_layout_where_its_people_stand():
    circle, other = loader.layouts()["lensink-circle"], loader.layouts()["neighbourhood-ecogram"]
    empty = Network("n", Owner({}))
    elsewhere = replace(empty, placements={"of-another-kring": {"greet": Placement("near", "family")}})
    there = replace(empty, placements={other.id: {"greet": Placement("near", "family")}})
    assert loader.layout_in_use(empty) is loader.layout_in_use(elsewhere) is circle
    assert loader.layout_in_use(there) is other


def test_the_neighbourhood_ecogram_has_two_rings_and_three_groups_and_asks_who_lives_near():
    layout = loader.layout("neighbourhood-ecogram")
    assert [(ring.name.en, ring.tie) for ring in layout.ring] == [("near", "strong"), ("further away", "weak")]
    assert len(layout.sector) == 3 and layout.asks == (method.Asks.IN_NEIGHBOURHOOD,)


def test_easy_mode_walks_where_every_ring_has_its_picture_and_words(tmp_path):
    assert all(layout.is_easy for layout in loader.layouts().values())
    plain = loader.read(changed(tmp_path, 'picture = "intimate"', ""))
    assert not plain.is_easy
    bare = replace(plain.ring[0], easy=None)
    assert method.easy(bare, None) == method.Easy(bare.name, bare.meaning)


def test_a_layout_that_is_not_there_is_a_key_error():
    with pytest.raises(KeyError):
        loader.layout("name-list")
    with pytest.raises(KeyError):
        loader.ask("lensink-circle")


@pytest.mark.parametrize("layout", loader.layouts().values(), ids=lambda layout: layout.id)
def test_the_examples_in_a_layout_hold(layout):
    assert layout.example
    for example in layout.example:
        proposed = method.proposed_sector(layout, Person(id="p", name="P", category=example.category))
        assert proposed is not None and proposed.id == example.sector


def test_cards_ask_one_group_after_the_other_and_only_the_first_zone_counts():
    (cards,) = loader.cards().values()
    assert len(cards.card) == 3 and all(card.ask for card in cards.card)
    assert [zone.counts for zone in cards.zone] == [True, False, False]
    assert cards.id in loader.standing() and cards.id not in loader.layouts()
    assert loader.cards_in_use(Network("n", Owner({}))) is cards


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('[[zone]]\nid = "personal"', '[[zone]]\ncounts = false\nid = "personal"', "no zone counts"),
        ('id = "friends"', 'id = "relatives"', "card relatives occurs twice"),
        ('categories = ["family"]', 'categories = ["family", "friend"]', "category friend occurs twice"),
        ('id = "far"', 'id = "who"', "ask who occurs twice"),
        ("counts = false", "count = false", "did you mean 'counts'?"),
    ],
)
def test_cards_that_are_not_understood_are_refused(tmp_path, before, after, told):
    text = (loader.SHELF / "mapping" / "network-cards.toml").read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "network-cards.toml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(loader.Unreadable) as refused:
        loader.read(file)
    assert told in str(refused.value)
