"""A circle that the organisation wrote: placed like every other, and nothing is lost when its file changes or goes."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from kring.core.changes import Add
from kring.core.network import Person, Placement
from kring.methods import loader
from tests.pages.conftest import do, value, version

TEXT = Path("docs/layouts.md").read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
OWN = "kitchen-table"


@pytest.fixture
def file(tmp_path):
    loader.look_in(tmp_path)
    yield tmp_path / f"{OWN}.toml"
    apps.get_app_config("site").ready()


@pytest.fixture
def anna(table, file):
    file.write_text(TEXT, encoding="utf-8")
    do(table, Add(Person("joke", "Joke", rank=1)), Add(Person("bas", "Bas", rank=2)))
    browser = table.client(table.anna)
    asked = {"act": "a1", "version": version(table), "person": "joke", "ring": "at-the-door", "sector": "street"}
    assert browser.post(f"/n/{table.row.pk}/circle/as/{OWN}/place/", asked).status_code == 302
    return browser


def words(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def test_kring_looks_in_the_folder_of_its_data():
    apps.get_app_config("site").ready()
    assert loader._folders == [Path(settings.DATA) / "layouts"]


def test_it_is_on_the_page_with_all_drawings_and_places_people(anna, table):
    assert value(table).placements[OWN] == {"joke": Placement("at-the-door", "street")}
    assert "Zien met wie je aan tafel zit." in words(anna, f"/n/{table.row.pk}/drawings/")
    page = words(anna, f"/n/{table.row.pk}/circle/as/{OWN}/")
    assert "aan de deur 1" in page and "Wie eet er zondag mee?" in page
    assert "Met plaatjes" not in page, "there are no words for it in the file"
    assert anna.get(f"/n/{table.row.pk}/easy/as/{OWN}/").status_code == 302


def test_when_its_file_is_taken_away_the_places_stay_and_come_back_with_it(anna, table, file):
    file.unlink()
    assert "Deze tekening is er niet meer" in words(anna, f"/n/{table.row.pk}/circle/as/{OWN}/")
    assert anna.get(f"/n/{table.row.pk}/circle/").status_code == 200
    assert f"De kring “{OWN}” is er niet meer" in words(anna, f"/n/{table.row.pk}/drawings/")
    asked = {"act": "a2", "version": version(table), "person": "bas", "ring": "friends", "sector": "society"}
    anna.post(f"/n/{table.row.pk}/circle/place/", asked)
    file.write_text(TEXT, encoding="utf-8")
    assert "aan de deur 1" in words(anna, f"/n/{table.row.pk}/circle/as/{OWN}/")


def test_who_stood_in_a_ring_that_is_gone_waits_for_a_place_again(anna, table, file):
    file.write_text(TEXT.replace('id = "at-the-door"', 'id = "in-the-hall"'), encoding="utf-8")
    page = words(anna, f"/n/{table.row.pk}/circle/as/{OWN}/")
    assert "Nog geen plek: 2 mensen" in page
    assert value(table).placements[OWN] == {"joke": Placement("at-the-door", "street")}
    assert "Joke" in words(anna, f"/n/{table.row.pk}/circle/as/{OWN}/?who=joke")


def test_who_looks_after_kring_reads_what_is_wrong_with_which_file_and_kring_goes_on(anna, table, file):
    file.write_text(TEXT.replace("stitch =", "stich =", 1), encoding="utf-8")
    page = words(table.client(table.dora), "/manage/")
    assert "Eén bestand van jullie zelf is niet begrepen. Kring gaat zonder dat bestand verder." in page
    assert "kitchen-table.toml, regel 25 “stich” is hier niet bekend." in page and str(file.parent) not in page
    assert anna.get(f"/n/{table.row.pk}/circle/").status_code == 200
    file.write_text(TEXT, encoding="utf-8")
    page = words(table.client(table.dora), "/manage/")
    assert "niet begrepen" not in page and "Keukentafel" in page


def test_without_a_circle_of_ones_own_the_page_of_kring_says_nothing_of_it(table, file):
    assert "Zelfgemaakte kringen" not in words(table.client(table.dora), "/manage/")


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("version = 1", 'version = "x"', "kitchen-table.toml, version Hier hoort een getal."),
        ("version = 1", "", "kitchen-table.toml “version” ontbreekt."),
        ("version = 1", "version =", "kitchen-table.toml, regel 3 Deze regel is niet geschreven zoals TOML vraagt."),
        ('hue = "fam"', 'hue = "xyz"', "sector[0].hue “xyz” is geen van de woorden die hier passen."),
        ('stitch = "line"', 'stich = "line"', "“stich” is hier niet bekend. Bedoel je “stitch”?"),
        ('id = "kitchen-table"', 'id = "lensink-circle"', "De id is “lensink-circle”."),
        ('id = "street"', 'id = "own-people"', "“own-people” staat er twee keer."),
        ('name_list = "name-list"', 'name_list = "nothing"', "Er is geen vragenlijst die “nothing” heet."),
    ],
)
def test_who_looks_after_kring_reads_in_dutch_what_is_wrong_and_where(table, file, was, becomes, told):
    dora = table.client(table.dora)
    file.write_text(TEXT.replace(was, becomes, 1), encoding="utf-8")
    said = words(dora, "/manage/")
    assert told in said and "Expected" not in said
