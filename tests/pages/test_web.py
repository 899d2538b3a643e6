"""The support web: services and places beside people in each part of life, and what is covered by nothing (M27)."""

import re
import secrets

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core import network as networks
from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.network import Category, Person, Sort, Status
from kring.methods import loader
from kring.store import log, models, roles
from tests.pages.conftest import do, value, version

HOME, BODY = "home-and-money", "body"


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("mam", "Mam", rank=1, category=Category.FAMILY, domains=(HOME,))),
        Add(Person("joke", "Joke", rank=2)),
        Add(Person("ex", "Rob", rank=3, status=Status.BROKEN, domains=(BODY,))),
    )
    return table.client(table.anna)


def page(browser, table, asked=""):
    answer = browser.get(f"/n/{table.row.pk}/web/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def words(answer):
    text = answer if isinstance(answer, str) else answer.content.decode()
    main = text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", main, flags=re.S)).split())


def send(browser, table, act, **more):
    told = {"act": secrets.token_hex(8), "version": version(table), **more}
    return browser.post(f"/n/{table.row.pk}/web/{act}/", told)


def things(table):
    return networks.helping(value(table))


def test_a_web_of_people_services_and_a_place_says_how_many_of_each(anna, table):
    send(anna, table, "add", name="Tafeltje", sort="service", does="brengt eten", domain=BODY)
    send(anna, table, "add", name="Bewindvoerder", sort="service", domain=HOME)
    send(anna, table, "add", name="De Wijkplaats", sort="facility")
    assert [(one.name, one.sort, one.relation, one.domains) for one in things(table)] == [
        ("Tafeltje", Sort.SERVICE, "brengt eten", (BODY,)),
        ("Bewindvoerder", Sort.SERVICE, "", (HOME,)),
        ("De Wijkplaats", Sort.FACILITY, "", None),
    ]
    said = words(page(anna, table))
    assert "2 mensen, 2 diensten, 1 plek." in said


def test_what_is_covered_by_nothing_is_told_and_a_tie_that_is_over_covers_nothing(anna, table):
    shown = page(anna, table)
    bare = words(shown).partition("Nog niets Misschien")[2].partition("Nog nergens bij")[0]
    names = [one.name.nl for one in loader.domains().values() if one.id != HOME]
    assert all(name in bare for name in names) and "Huis en geld" not in bare
    assert "Rob" not in words(shown) and shown.count('class="strand bare"') == 2 * 2 * len(names)


def test_the_table_says_by_whom_each_part_is_covered(anna, table):
    send(anna, table, "add", name="Tafeltje", sort="service", domain=HOME)
    row = re.search(r"Huis en geld</a></th>(.*?)</tr>", page(anna, table), re.S)[1]
    assert re.findall(r">([A-Z]\w+)</a>", row) == ["Mam", "Tafeltje"]


def test_somebody_is_put_in_a_part_and_out_again_and_it_can_be_taken_back(anna, table):
    before = value(table)
    assert "Nog nergens bij" in words(page(anna, table))
    send(anna, table, "join", entry="joke", domain=BODY)
    assert value(table).people["joke"].domains == (BODY,) and "Nog nergens bij" not in words(page(anna, table))
    send(anna, table, "join", entry="joke", domain=BODY, off="1")
    assert value(table).people["joke"].domains == ()
    for _ in range(2):
        anna.post(f"/n/{table.row.pk}/undo/", {"act": secrets.token_hex(8), "version": version(table)})
    assert value(table) == before


def test_a_part_of_life_in_own_words_comes_after_the_others(anna, table):
    send(anna, table, "join", entry="joke", own="  Zingen ")
    send(anna, table, "join", entry="mam", own="zingen")
    send(anna, table, "join", entry="joke", own="lijf en gezondheid")
    assert value(table).people["joke"].domains == ("Zingen", BODY)
    assert value(table).people["mam"].domains == (HOME, "Zingen")
    assert "Zingen" in words(page(anna, table, "?part=Zingen"))


def test_the_places_of_the_ecogram_are_no_parts_of_this_web(anna, table):
    do(table, Set("people", "joke", "domains", None, ["neighbourhood"]))
    assert "neighbourhood" not in words(page(anna, table)) and "Nog nergens bij 1 Joke" in words(page(anna, table))


def test_of_a_service_it_can_be_told_otherwise_and_it_goes_out_of_the_web(anna, table):
    send(anna, table, "add", name="Tafeltje", sort="service")
    (one,) = things(table)
    shown = page(anna, table, f"?who={one.id}")
    assert 'value="Tafeltje"' in shown and "Uit het web halen" in words(shown)
    send(anna, table, "tell", entry=one.id, name="Tafeltje-dek-je", sort="facility", does="samen eten")
    assert send(anna, table, "tell", name="Niets", sort="facility").status_code == 302
    (one,) = things(table)
    assert (one.name, one.sort, one.relation) == ("Tafeltje-dek-je", Sort.FACILITY, "samen eten")
    send(anna, table, "remove", entry=one.id)
    assert things(table) == [] and one.id in value(table).removed


def test_nobody_is_taken_off_the_list_by_way_of_the_web(anna, table):
    send(anna, table, "remove", entry="mam")
    assert "mam" in value(table).people and "Uit het web halen" not in words(page(anna, table, "?who=mam"))


@pytest.mark.parametrize(
    ("act", "more", "said"),
    [
        ("add", {"sort": "service"}, "Vul in hoe het heet."),
        ("add", {"name": "n" * 121, "sort": "service"}, "Een naam heeft hoogstens 120 tekens."),
        ("add", {"name": "Tafeltje"}, "Kies: een dienst of een plek."),
        ("add", {"name": "Tafeltje", "sort": "person"}, "Kies: een dienst of een plek."),
        ("add", {"name": "Tafeltje", "sort": "service", "does": "d" * 201}, "Zeg het in hooguit 200 tekens."),
        ("add", {"name": "mam", "sort": "service"}, "“Mam” is er al."),
        ("tell", {"entry": "gone", "name": "Wagen 7", "sort": "service", "does": "rijdt"}, "Het is er niet meer."),
        ("tell", {"entry": "mam", "name": "Wagen 7", "sort": "service"}, "Het is er niet meer."),
        ("join", {"entry": "gone", "domain": HOME}, "Het is er niet meer."),
        ("join", {"entry": "mam", "domain": "x"}, "Dat deel van het leven is er niet."),
        ("join", {"entry": "mam"}, "Vul in welk deel van het leven."),
        ("join", {"entry": "mam", "own": "z" * 61}, "Dat is lang voor een deel van het leven."),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(anna, table, act, more, said):
    before = value(table)
    answer = send(anna, table, act, **more)
    assert answer.status_code == 422 and said in words(answer), words(answer)
    assert value(table) == before
    for typed in ("name", "own", "does"):
        assert more.get(typed, "") in answer.content.decode()


def test_the_same_name_may_be_meant_twice(anna, table):
    send(anna, table, "add", name="Mam", sort="service", again="1")
    assert [one.name for one in things(table)] == ["Mam"]


def test_the_card_of_a_service_is_in_the_web(anna, table):
    do(table, Add(Person("meals", "Tafeltje", rank=9, sort=Sort.SERVICE)))
    answer = anna.get(f"/n/{table.row.pk}/people/meals/")
    assert answer.status_code == 302 and answer.url.endswith("/web/?who=meals")
    assert anna.get(f"/n/{table.row.pk}/people/meals/face/").status_code == 404
    names = anna.get(f"/n/{table.row.pk}/names/?add=1").content.decode()
    assert "1 dienst of plek, in het steunweb" in names


def test_on_paper_the_web_stands_whole(anna, table):
    shown = anna.get(f"/n/{table.row.pk}/paper/web/").content.decode()
    for part in ("Anna’s steunweb", "Huis en geld: Mam.", "Rechten: nog niets"):
        assert part in shown, part


def test_a_coach_reads_of_the_client_and_who_may_only_look_changes_nothing(anna, table):
    bram = table.client(table.bram)
    assert "Wie is er voor Anna, en wat?" in words(page(bram, table))
    role = roles.give(table.chris, table.row, Role.MEMBER, log.Actor(table.anna, table.row.made_at))
    parts = [Part.WEB.value, Part.NAMES.value]
    models.Role.objects.filter(pk=role.pk).update(parts=parts, looks=parts)
    chris = table.client(table.chris)
    shown = page(chris, table, "?who=mam")
    assert "web/join" not in shown and "Huis en geld" in words(shown)
    assert send(chris, table, "join", entry="mam", domain=BODY).status_code in (403, 404)


def test_thirty_services_cost_no_more_questions_to_the_database_than_one(anna, table):
    def count():
        with CaptureQueriesContext(connection) as asked:
            page(anna, table)
        return len(asked)

    do(table, Add(Person("meals", "Tafeltje", rank=9, sort=Sort.SERVICE, domains=(HOME,))))
    few = count()
    do(table, *(Add(Person(f"s{n}", f"Dienst {n}", rank=n, sort=Sort.SERVICE, domains=(HOME,))) for n in range(30)))
    assert count() == few <= 6
