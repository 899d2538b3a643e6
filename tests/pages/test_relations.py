"""Who knows whom: two taps are one act, a second press is no second tie, and nothing is told that was not seen."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kring.core.changes import Add, Set
from kring.core.network import Group, Person, Status, Tie, tie_id
from kring.store import networks
from kring.store.models import Network
from tests.pages.conftest import Table, do, value, version

NAMES = ("bert", "carla", "dirk", "els", "fatima")


def act(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/relations/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, query: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/relations/{query}").content.decode()


def tied(table: Table) -> set[tuple[str, str, str]]:
    return {(tie.a, tie.b, str(tie.kind)) for tie in value(table).ties.values()}


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, *(Add(Person(name, name.capitalize(), rank=rank)) for rank, name in enumerate(NAMES)))
    return table.client(table.anna)


def test_without_people_the_list_comes_first(table):
    assert "Maak de lijst" in page(table, table.client(table.anna))


def test_two_who_are_named_get_a_line_in_one_act(anna, table):
    answer = act(table, anna, "link", a="els", b="bert")
    assert answer.status_code == 302 and answer["Location"].endswith("?who=els&did=bert")
    assert tied(table) == {("bert", "els", "knows")} and "Els en Bert hebben nu een lijn." in anna.get(
        answer["Location"]
    ).content.decode().replace("\n", " ")


def test_a_line_counts_in_the_density_at_once(anna, table):
    def density() -> str:
        shown = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
        return re.sub(r"<[^>]+>|\s+", " ", shown.partition("Dichtheid")[2])[:160]

    act(table, anna, "link", "a1", a="els", b="bert")
    assert "1 van de 10" in density()
    act(table, anna, "link", "a2", a="els", b="carla")
    assert "2 van de 10" in density()


def test_the_same_press_twice_is_one_tie_and_one_version(anna, table):
    before = version(table)
    for _ in range(3):
        sent = {"act": "same", "version": before, "a": "els", "b": "bert"}
        assert anna.post(f"/n/{table.row.pk}/relations/link/", sent).status_code == 302
    assert len(tied(table)) == 1 and version(table) == before + 1


def test_two_presses_with_acts_of_their_own_are_one_tie_too(anna, table):
    act(table, anna, "link", "a1", a="els", b="bert")
    act(table, anna, "link", "a2", a="bert", b="els")
    assert len(tied(table)) == 1


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("knows", ("bert", "els", "knows")),
        ("close", ("bert", "els", "close")),
        ("helps", ("els", "bert", "helps")),
        ("helped", ("bert", "els", "helps")),
        ("tense", ("bert", "els", "tense")),
    ],
)
def test_a_line_says_what_was_chosen(anna, table, kind, told):
    act(table, anna, "link", a="els", b="bert", kind=kind)
    assert tied(table) == {told}


def test_undo_takes_the_line_away(anna, table):
    act(table, anna, "link", a="els", b="bert")
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert tied(table) == set()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"a": "els", "b": "els"}, "Kies twee verschillende mensen."),
        ({"a": "els", "b": ""}, "Kies iemand."),
        ({"a": "els", "b": "nobody"}, "Deze persoon staat niet meer in de tekening."),
    ],
)
def test_nobody_is_tied_to_themselves_or_to_nobody(anna, table, sent, told):
    answer = act(table, anna, "link", **sent)
    assert answer.status_code == 422 and told in answer.content.decode() and tied(table) == set()
    assert '<option value="els" selected>' in answer.content.decode()


def test_what_two_have_is_told_and_taken_back_press_by_press(anna, table):
    act(table, anna, "tie", "a1", a="els", b="bert", kind="close", on=1)
    assert tied(table) == {("bert", "els", "close")}
    act(table, anna, "tie", "a2", a="els", b="bert", kind="helps", on=1)
    assert tied(table) == {("bert", "els", "close"), ("els", "bert", "helps")}
    act(table, anna, "tie", "a3", a="els", b="bert", kind="close")
    act(table, anna, "tie", "a4", a="els", b="bert", kind="helps")
    assert tied(table) == {("bert", "els", "knows")}
    answer = act(table, anna, "tie", "a5", a="els", b="bert", apart=1)
    assert tied(table) == set() and answer["Location"].endswith("?who=els")


def test_of_two_people_the_page_says_what_they_have(anna, table):
    act(table, anna, "link", a="els", b="bert", kind="helps")
    shown = page(table, anna, "?who=els&with=bert")
    pressed = dict(re.findall(r'id="fact-(\w+)" aria-pressed="(\w+)"', shown))
    assert pressed == {"knows": "true", "close": "false", "helps": "true", "helped": "false", "tense": "false"}
    assert "Els helpt Bert" in shown and "Bert helpt Els" in shown


def test_of_two_who_help_each_other_both_ways_are_pressed_and_each_is_taken_back_by_itself(anna, table):
    act(table, anna, "link", "a1", a="els", b="bert", kind="helps")
    act(table, anna, "tie", "a2", a="els", b="bert", kind="helped", on=1)
    shown = page(table, anna, "?who=els&with=bert")
    pressed = dict(re.findall(r'id="fact-(\w+)" aria-pressed="(\w+)"', shown))
    assert pressed["helps"] == pressed["helped"] == "true"
    assert "(helpen elkaar)" in shown and 'class="arrow"' in shown
    act(table, anna, "tie", "a3", a="els", b="bert", kind="helps")
    assert tied(table) == {("bert", "els", "helps")}


def test_one_name_at_a_time_ticks_come_and_go_in_one_act(anna, table):
    act(table, anna, "link", "a0", a="els", b="bert")
    assert re.search(r'value="bert" checked', page(table, anna, "?of=els"))
    before = version(table)
    answer = act(table, anna, "know", of="els", people=["carla", "dirk"], next="fatima")
    assert tied(table) == {("carla", "els", "knows"), ("dirk", "els", "knows")} and version(table) == before + 1
    assert answer["Location"].endswith("?of=fatima")
    assert "Persoon 5 van 5" in page(table, anna, "?of=fatima")


def test_whoever_came_after_the_page_was_opened_is_not_untied(anna, table):
    seen = version(table)
    do(table, Add(Person("new", "Nieuw")), Add(Tie(tie_id("els", "new"), "els", "new")))
    anna.post(f"/n/{table.row.pk}/relations/know/", {"act": "k", "version": seen, "of": "els", "people": ["bert"]})
    assert tied(table) == {("els", "new", "knows"), ("bert", "els", "knows")}


def test_a_whole_group_knows_each_other_in_one_act(anna, table):
    do(table, Add(Group("choir", "Het koor", people=("bert", "carla", "els"))))
    assert "Het koor" in page(table, anna)
    act(table, anna, "all", people=["bert", "carla", "els"])
    assert len(tied(table)) == 3 and page(table, anna).count("Ze kennen elkaar allemaal.") == 1


def test_the_map_says_who_stands_alone_who_are_a_group_and_what_links(anna, table):
    pairs = (("bert", "carla"), ("bert", "dirk"), ("carla", "dirk"), ("dirk", "els"))
    do(table, *(Add(Tie(tie_id(a, b), a, b)) for a, b in pairs))
    shown = page(table, anna)
    assert "Van Fatima is geen lijn met de anderen verteld." in shown
    assert "Bert, Carla en Dirk kennen elkaar allemaal." in shown
    assert "Dirk verbindt mensen die anders los van elkaar staan." in shown
    lit = re.findall(r'class="person [\w ]*lit[\w ]*" data-person="(\w+)"', page(table, anna, "?shows=clique-0"))
    assert sorted(lit) == ["bert", "carla", "dirk"]
    assert page(table, anna, "?shows=clique-0").count("tie-light") == 3


def test_the_only_line_between_two_groups_is_named(anna, table):
    pairs = (("bert", "carla"), ("carla", "dirk"), ("dirk", "els"))
    do(table, *(Add(Tie(tie_id(a, b), a, b)) for a, b in pairs))
    assert "Tussen Carla en Dirk loopt de enige lijn tussen twee groepen." in page(table, anna)


def test_as_long_as_nobody_told_nothing_is_said(anna, table):
    shown = page(table, anna)
    assert "Nog niemand heeft verteld wie wie kent." in shown and "kent niemand" not in shown


def test_who_died_or_faded_is_named_and_not_drawn(anna, table):
    do(table, Set("people", "els", "status", "active", Status.FADED.value))
    shown = page(table, anna)
    assert "Niet in deze tekening: Els." in shown and 'data-person="els"' not in shown


def test_the_owner_and_the_groups_are_drawn_along_when_asked(anna, table):
    do(table, Add(Group("choir", "Het koor", people=("bert", "carla"))))
    assert 'class="owner"' not in page(table, anna) and 'class="hull"' in page(table, anna)
    assert 'class="owner"' in page(table, anna, "?owner=1") and 'class="hull"' not in page(table, anna, "?groups=0")
    sent = {"act": "o1", "version": version(table), "a": "els", "b": "bert"}
    answer = anna.post(f"/n/{table.row.pk}/relations/link/?owner=1", sent)
    assert answer["Location"].endswith("&owner=1")


def test_nobody_else_moves_when_a_line_is_drawn(anna, table):
    act(table, anna, "link", "a1", a="els", b="bert")
    act(table, anna, "link", "a2", a="els", b="carla")
    before = networks.kept(Network.objects.get(pk=table.row.pk))["relations"]
    act(table, anna, "link", "a3", a="carla", b="dirk")
    after = networks.kept(Network.objects.get(pk=table.row.pk))["relations"]
    assert before[0].items() <= after[0].items() and set(after[0]) == {"bert", "carla", "dirk", "els"}


def test_the_map_is_drawn_anew_only_when_asked(anna, table):
    act(table, anna, "link", "a1", a="els", b="bert")
    act(table, anna, "link", "a2", a="carla", b="dirk")
    act(table, anna, "link", "a3", a="bert", b="carla")
    grown = networks.kept(Network.objects.get(pk=table.row.pk))["relations"]
    before = tied(table)
    assert act(table, anna, "tidy", "t1").status_code == 302
    assert networks.kept(Network.objects.get(pk=table.row.pk))["relations"] != grown and tied(table) == before
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1"})
    assert networks.kept(Network.objects.get(pk=table.row.pk))["relations"] == grown and tied(table) == before


def test_the_list_says_the_same_as_the_lines(anna, table):
    act(table, anna, "link", "a1", a="els", b="bert", kind="helps")
    shown = page(table, anna).partition("<tbody>")[2]
    rows = [re.sub(r"<[^>]+>|\s+", " ", row) for row in shown.partition("</tbody>")[0].split("</tr>")]
    assert any("Els" in row and "Bert" in row and "helpt" in row for row in rows)
    assert any(row.strip().startswith("Bert") and "krijgt hulp" in row for row in rows)


def test_the_paper_says_in_words_what_the_lines_say(anna, table):
    act(table, anna, "link", "a1", a="els", b="bert", kind="tense")
    paper = anna.get(f"/n/{table.row.pk}/paper/relations/").content.decode()
    assert "Anna’s mensen: wie kent wie" in paper and "Els: Bert (het botst)" in paper


def test_thirty_people_cost_as_few_questions_as_one(table):
    browser = table.client(table.anna)
    counts = []
    for count in (1, 29):
        have = len(value(table).people)
        people = [Person(f"p{n}", f"P {n}") for n in range(have, have + count)]
        ties = [Tie(tie_id(a.id, b.id), *sorted((a.id, b.id))) for a, b in zip(people, people[1:], strict=False)]
        do(table, *map(Add, people), *map(Add, ties))
        browser.get(f"/n/{table.row.pk}/relations/")
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/n/{table.row.pk}/relations/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6


def test_to_a_stranger_there_is_no_such_page(anna, table):
    assert table.client(table.chris).get(f"/n/{table.row.pk}/relations/").status_code == 404


def test_what_people_are_called_is_only_ever_text(anna, table):
    do(table, Add(Person("x", "<b>Els</b>")), Add(Group("g", "<i>koor</i>", people=("x", "els"))))
    shown = page(table, anna, "?who=x&with=els")
    assert "<b>Els" not in shown and "<i>koor" not in shown


def test_on_a_phone_the_list_leads_in_every_room_with_a_drawing_and_the_small_drawing_can_be_large(anna, table):
    for room in ("relations", "ecogram", "web", "circle"):
        page = anna.get(f"/n/{table.row.pk}/{room}/").content.decode()
        assert 'href="#drawing"' in page and page.count('id="drawing"') == 1
        assert room == "circle" or page.count('class="chip enlarge"') == 1


def test_who_also_know_each_other_are_listed_with_what_they_have_and_no_loose_comma(anna, table):
    act(table, anna, "link", a="els", b="bert")
    act(table, anna, "link", "a2", a="els", b="bert", kind="helps")
    assert "(helpt)" in page(table, anna) and ", )" not in page(table, anna)
