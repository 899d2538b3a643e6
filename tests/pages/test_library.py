"""The library: found by words and by what it has to be, and each way on one page."""

import pytest
from django.test import Client
from django.utils import timezone, translation

from kring.core import vocabulary
from kring.core.changes import Add
from kring.core.method import said
from kring.core.network import Category, Person, Status
from kring.methods import library
from kring.pages import ruled
from kring.pages.library import words
from kring.store import accounts
from tests.methods.test_own_ways import GOOD, ID
from tests.pages.conftest import do


@pytest.fixture
def somebody(db):
    browser = Client()
    browser.force_login(accounts.make("Marieke", language="nl"))
    return browser


def names(page):
    text = page.content.decode()
    return {one.code for one in library.ways().values() if f'href="/library/{one.id}/"' in text}


def test_everybody_who_is_signed_in_reads_the_whole_list_and_nobody_else(somebody):
    assert names(somebody.get("/library/")) == set(library.by_code())
    assert Client().get("/library/").status_code == 302


def test_every_way_has_a_page_with_its_steps_and_rules_that_says_what_kring_does_of_it_today(somebody):
    told = {"works": "Dit werkt in Kring", "by hand": "Voor een deel", "not yet": "Nog niet. Je leest"}
    for id, one in library.ways().items():
        page = somebody.get(f"/library/{id}/").content.decode()
        assert all(rule in page for rule in one.rules) and page.count('class="step"') == len(one.step), id
        assert [status for status, words in told.items() if words in page] == [library.work(one).status], id


def test_who_stays_away_and_what_waits_is_on_the_page(somebody):
    page = somebody.get(f"/library/{library.by_code()['M35'].id}/").content.decode()
    assert "Niet erbij: de onafhankelijke coördinator" in page and "Pas na: Het geld is geregeld" in page


def test_sources_of_before_are_marked_and_a_way_that_is_not_there_is_not_found(somebody):
    page = somebody.get(f"/library/{library.by_code()['M23'].id}/").content.decode()
    assert "genoemd in 2014" in page and "vanaf 55 jaar" in page and ">leeftijd" in page and "55 of meer" in page
    assert somebody.get("/library/no-such-way/").status_code == 404


def test_what_to_read_on_stands_by_kind_and_what_was_named_long_ago_says_when(somebody):
    page = somebody.get(f"/library/{library.by_code()['M33'].id}/").content.decode()
    at = [page.index(f"</svg>{kind}") for kind in ("Handboek", "Achtergrond", "Website", "Databank", "Organisatie")]
    assert at == sorted(at) and page.count('class="then"') == len(library.by_code()["M33"].reading)
    assert "</svg>Voorbeeld" not in page, "no kind without something of it"
    assert "genoemd in 2016" in somebody.get(f"/library/{library.by_code()['T30'].id}/").content.decode()


def test_what_was_named_this_year_is_not_marked_as_of_before(somebody, tmp_path):
    read = '[[reading]]\nkind = "handbook"\ntitle = "Ons wandelboek"\nnamed = {}\n'
    (tmp_path / f"{ID}.toml").write_text(GOOD + read.format(timezone.localdate().year), encoding="utf-8")
    library.look_in(tmp_path)
    try:
        page = somebody.get(f"/library/{ID}/").content.decode()
        (tmp_path / f"{ID}.toml").write_text(GOOD + read.format(2014), encoding="utf-8")
        before = somebody.get(f"/library/{ID}/").content.decode()
    finally:
        library.look_in()
    assert "Ons wandelboek" in page and "genoemd in" not in page and "kan weg zijn" not in page
    assert "genoemd in 2014" in before and "kan weg zijn" in before


def test_what_comes_closest_is_shown_with_the_word_that_was_not_found(somebody):
    page = somebody.get("/library/", {"q": "weduwe zwembad"}).content.decode()
    assert "Niet gevonden: “zwembad”" in page and "m23-visiting-service" in page
    assert "Niet gevonden" not in somebody.get("/library/", {"q": "weduwe"}).content.decode()
    page = somebody.get("/library/", {"q": "weduwe <i>zwembad"}).content.decode()
    assert "Niet gevonden: “zwembad”" in page and "<i>zwembad" not in page


def test_searching_forgives_typing_and_says_when_nothing_is_found(somebody):
    assert "M23" in names(somebody.get("/library/?q=wedwue"))
    page = somebody.get("/library/", {"q": "xqzvw<b>"})
    assert names(page) == set() and "Zoiets is er niet" in page.content.decode() and b"<b>&quot;" not in page.content
    assert "xqzvw&lt;b&gt;" in page.content.decode()


@pytest.mark.parametrize(
    ("chosen", "some", "none"),
    [
        ({"theme": "loneliness"}, "M23", "M35"),
        ({"goal": "plan"}, "M35", "M23"),
        ({"group": "psychiatric"}, "M33", "M23"),
        ({"group": "older"}, "M04", "M33"),  # what is for everybody is for them too
        ({"who": "expert"}, "M33", "M04"),
        ({"takes": "talk"}, "M04", "M33"),
        ({"training": "required"}, "M33", "M04"),
        ({"cost": "free"}, "M04", "M35"),
        ({"evidence": "effect"}, "M35", "M04"),
        ({"evidence": "effect", "theme": "loneliness"}, "M23", "M35"),
        ({"evidence": "described"}, "M35", "M04"),  # what was studied is in the database too
        ({"q": "conferentie", "theme": "loneliness"}, None, "M35"),
    ],
)
def test_what_it_has_to_be_leaves_out_the_rest(somebody, chosen, some, none):
    found = names(somebody.get("/library/", chosen))
    assert none not in found and (some is None or some in found)


def test_what_is_meant_for_a_group_comes_before_what_suits_everybody(somebody):
    page = somebody.get("/library/?group=dementia").content.decode()
    _, _, meant = page.partition("Voor hen bedoeld</h2>")
    meant, _, rest = meant.partition("<h2>")
    ids = {one.id: one for one in library.ways().values()}
    assert {one for one in ids if f"/library/{one}/" in meant} == {
        one for one, way in ids.items() if "dementia" in way.groups
    }
    assert "m29-meeting-centres" in meant and "m04-lensink" in rest and "m29-meeting-centres" not in rest
    assert "Voor hen bedoeld" not in somebody.get("/library/?theme=loneliness").content.decode()


def test_a_choice_that_kring_does_not_know_asks_nothing(somebody):
    assert names(somebody.get("/library/?theme=chess&goal=")) == set(library.by_code())


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (words.THEME, vocabulary.Theme),
        (words.GOAL, vocabulary.Goal),
        (words.GROUP, vocabulary.Group),
        (ruled.WHO, vocabulary.Who),
        (words.TAKES, vocabulary.Takes),
        (words.TRAINING, vocabulary.Training),
        (words.COST, vocabulary.Cost),
        (words.EVIDENCE, vocabulary.Evidence),
        (words.FIRM, vocabulary.Firm),
        (words.ORDER, vocabulary.Order),
        (words.PRESENCE, vocabulary.Presence),
        (words.KIND, vocabulary.Kind),
        (ruled.COUNTED, vocabulary.Counted),
        (words.SIGN, vocabulary.Does),
        (words.LONELY, vocabulary.Loneliness),
        (words.SHOWS, vocabulary.Sign),
    ],
)
def test_every_word_of_the_vocabulary_has_its_sentence(told, kind):
    assert set(told) == set(kind)


def test_the_list_is_in_the_language_of_whoever_reads(somebody):
    one = library.by_code()["M05"]
    with translation.override("en"):
        assert said(one.name, "en") != said(one.name, "nl")
    assert said(one.purpose, "nl") in somebody.get("/library/").content.decode()


def test_a_few_questions_lead_to_a_few_ways_with_reasons_for_and_against(somebody):
    page = somebody.get("/library/find/?lonely=emotional&age=72&loss=4").content.decode()
    assert page.index("Bezoekdienst") < page.index("Wat ertegen pleit") and "R023" in page and "jij noemde 4" in page
    assert "Wie het uitvoert, moet eerst getraind zijn" in page and "Hiervan wordt niets bewaard" in page


def test_without_an_answer_nothing_is_proposed_and_what_is_not_understood_is_not_weighed(somebody):
    assert "Wat ervoor pleit" not in somebody.get("/library/find/").content.decode()
    page = somebody.get("/library/find/?wishes=chess&age=old&loss=-4&group=cats").content.decode()
    assert "Nog niets om op af te gaan" in page and 'value="old"' in page
    assert somebody.get("/library/find/?wishes=picture").content.decode().count('class="advice"') == 5


def test_beside_a_map_what_it_shows_counts_along_behind_the_door_of_what_it_says(table):
    do(table, Add(Person("bert", "Bert", category=Category.NEIGHBOUR)))
    do(table, Add(Person("els", "Els", category=Category.FRIEND, status=Status.FADED)))
    page = table.client(table.anna).get(f"/n/{table.row.pk}/find/?wishes=closer").content.decode()
    assert "Contacten die verwaterden" in page and ">Els<" in page and "R008" in page
    assert table.client(table.chris).get(f"/n/{table.row.pk}/find/").status_code == 404


@pytest.mark.parametrize("lonely", ["social", "emotional", "existential"])
def test_each_kind_of_loneliness_is_told_with_what_may_help_and_leads_to_the_questions_beside_a_map(lonely, table):
    do(table, Add(Person("bert", "Bert")))
    page = table.client(table.anna).get(f"/n/{table.row.pk}/find/?lonely={lonely}").content.decode()
    told = page[page.index('id="lonely"') : page.index('id="found"')]
    assert ("Meer mensen leren kennen is niet het eerste." in told) is (lonely != "social")
    assert f"/n/{table.row.pk}/questions/" in told
    assert 'id="lonely"' not in table.client(table.anna).get(f"/n/{table.row.pk}/find/?wishes=help").content.decode()
