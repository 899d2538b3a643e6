"""Who changed what: every act in plain words, taken back from the list, and to each only what they may know."""

import re
import typing
from datetime import timedelta
from enum import Enum

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from kring.core import access, changes
from kring.core import network as core
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Act, Add, Place, Put, Remove, Set, Take
from kring.core.network import Category, Network, Owner, Person, Placement, Response, Self, Sheet, Tie, tie_id
from kring.pages.changed import words
from kring.store import log, models, networks, roles
from tests.pages.conftest import CIRCLE, do, value, version

EVERYTHING = {
    "people": Person("bert", "Bert"),
    "ties": Tie(tie_id("bert", "els"), "bert", "els"),
    "descents": core.Descent("d", "bert", "els"),
    "siblings": core.Siblings("s", ("bert", "els")),
    "partnerships": core.Partnership("p", "bert", "els"),
    "groups": core.Group("g", "Koor", people=("bert", "els")),
    "events": core.Event("e", "Verhuisd", people=("bert",)),
    "wishes": core.Wish("w", "Naar zee."),
    "answers": core.Answer("good-news", ("bert",)),
    "owner": Owner({"self": Self("self", "Anna")}),
    "selves": Self("self", "Anna"),
    "network": Network("n", Owner({"self": Self("self", "Anna")})),
}


def words_of(*done, now=None):
    people = {"bert": Person("bert", "Bert"), "els": Person("els", "Els")}
    called = words.Called(now or Network("n", Owner({"self": Self("self", "Anna")}), people=people))
    called.learn(done)
    return words.lines(done, called)


def values(hint):
    """A value or more of every kind that a field can have, as plain JSON."""
    inner = [one for one in typing.get_args(hint) if one is not type(None)] or [hint]
    bare = inner[0] if type(None) in typing.get_args(hint) else hint
    if typing.get_origin(bare) is typing.Annotated:
        bare = typing.get_args(bare)[0]
    if typing.get_origin(bare) is tuple:
        items = list(values(typing.get_args(bare)[0]))
        return [[], *([item] for item in items), items]
    if typing.get_origin(bare) is dict:
        return [{}]
    if isinstance(bare, type) and issubclass(bare, Enum):
        return [one.value for one in bare]
    examples = {
        bool: [True, False],
        float: [0.0, 1.5],
        str: ["bert", "x" * 120],
        core.When: [{"year": 1954}, {"year": 1954, "month": 3, "day": 12, "about": True}],
        core.Frequency: [{"times": 2, "per": "week"}],
        core.Face: [{"hair": "bob", "skin": "warm", "hair_colour": "red", "clothes": "blue"}],
    }
    return examples[bare]


def every_edit():
    """A change of every field of every record, from nothing and between values, and in and out of every list."""
    for shelf, record in EVERYTHING.items():
        id = getattr(record, "id", "")
        hints = typing.get_type_hints(type(record), include_extras=True)
        settable = (
            ["story", "view"] if shelf == "network" else [one for one in type(record).__struct_fields__ if one != "id"]
        )
        for field in settable:
            found = [None, *values(hints[field])]
            for was, now in zip(found, [*found[1:], None], strict=True):
                yield Set(shelf, id, field, was, now)
            for many in (one for one in found if isinstance(one, list) and len(one) == 1):
                yield from (Put(shelf, id, field, many[0]), Take(shelf, id, field, many[0]))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_of_everything_has_a_name_and_its_values_have_words(language):
    raw = {field for record in EVERYTHING.values() for field in type(record).__struct_fields__ if "_" in field}
    raw |= {
        "fellow_client",
        "willing_and_able",
        "rather_not",
        "doing_things",
        "practical_help",
        "None",
        "True",
        "False",
    }
    seen = 0
    assert type(EVERYTHING["owner"]).__struct_fields__[0] == "selves", "the first field of all others is the id"
    with translation.override(language):
        for change in (*every_edit(), Set("owner", "", "selves", None, {"self": {"id": "self", "name": "Anna"}})):
            (line,) = words_of(change)
            seen += 1
            assert len(line) < 260 and not any(one in line for one in raw), (change, line)
            assert "[" not in line and "{" not in line, (change, line)
    assert seen > 300


@pytest.mark.parametrize("language", ["nl", "en"])
def test_whatever_comes_or_goes_is_told_by_name(language):
    records = [one for shelf, one in EVERYTHING.items() if shelf not in ("owner", "selves", "network")]
    at = [
        None,
        Placement("friends", "family"),
        Placement("friends"),
        Placement(left_out=True),
        Placement("old", "gone"),
    ]
    moves = [Place(layout, "bert", was, now) for layout in (CIRCLE, "none") for was in at for now in at if was != now]
    with translation.override(language):
        for change in (*map(Add, records), *map(Remove, records), *moves):
            (line,) = words_of(change)
            assert "_" not in line and "None" not in line and line[0].isupper(), line


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("bert", "Bert", category=Category.FAMILY)),
        Add(Person("els", "Els")),
        Place(CIRCLE, "bert", None, Placement("friends", "family")),
    )
    return table.client(table.anna)


def bram_does(table, *done):
    now = timezone.now()
    until = now + timedelta(days=1)
    by = log.Actor(table.bram, now, Viewer(str(table.bram.pk), Role.PROFESSIONAL, writes_until=until, at=now))
    networks.change(table.row.pk, Act(f"bram-{version(table)}", done), by, version(table))


def read(browser, table, more=""):
    answer = browser.get(f"/n/{table.row.pk}/history/{more}")
    assert answer.status_code == 200
    text = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition("</main>")[0]).split())


def test_who_did_what_stands_in_plain_words_with_the_newest_first(anna, table):
    bram_does(table, Place(CIRCLE, "bert", Placement("friends", "family"), Placement("intimates", "family")))
    bram_does(table, Set("people", "els", "category", None, "friend"), Set("people", "els", "work", "", "Bakker"))
    said = read(anna, table)
    first, second, third = (
        said.index(one)
        for one in (
            "Els: wie het is: vriend Els: werk: Bakker",
            "Bert: van vrienden naar intimi",
            "Op de lijst: Bert en Els",
        )
    )
    assert first < second < third and "Bram (professional)" in said and "Anna (cliënt)" in said


def test_an_act_of_long_ago_is_taken_back_from_the_list(anna, table):
    bram_does(table, Set("people", "els", "category", None, "friend"))
    bram_does(table, Set("people", "bert", "work", "", "Bakker"))
    page = anna.get(f"/n/{table.row.pk}/history/").content.decode()
    which = re.findall(r'name="which" value="([^"]+)"', page)
    assert len(which) == 3
    answer = anna.post(
        f"/n/{table.row.pk}/undo/", {"act": "u1", "which": which[1], "to": f"/n/{table.row.pk}/history/"}
    )
    assert (answer.status_code, answer["Location"]) == (302, f"/n/{table.row.pk}/history/")
    assert value(table).people["els"].category is None and value(table).people["bert"].work == "Bakker"
    said = read(anna, table)
    assert "Nam iets terug: Els: wie het is: weer onbekend" in said and "Dit is teruggenomen." in said


def test_the_history_is_read_by_who_did_it_or_about_whom(anna, table):
    bram_does(table, Set("people", "els", "work", "", "Bakker"))
    assert "Op de lijst" not in read(anna, table, f"?by={table.bram.pk}") and "Bakker" in read(
        anna, table, f"?by={table.bram.pk}"
    )
    assert "Bakker" not in read(anna, table, "?about=bert") and "Op de lijst" in read(anna, table, "?about=bert")
    assert "Er is niets gevonden." in read(anna, table, "?about=nobody&by=x&before=²")


def test_a_page_has_fifty_acts_and_the_next_the_older_ones(anna, table):
    for number in range(60):
        do(table, Set("network", "n", "story", value(table).story, f"Dag {number}"))
    page = anna.get(f"/n/{table.row.pk}/history/").content.decode()
    assert page.count("<time") == 50 and "Op de lijst" not in page
    older = re.search(r'href="\?([^"]*before=[\w-]+)"', page)[1].replace("&amp;", "&")
    assert anna.get(f"/n/{table.row.pk}/history/?{older}").content.decode().count("<time") == 11


def test_thirty_acts_cost_no_more_questions_than_three(anna, table):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            read(anna, table)
        return sum("SAVEPOINT" not in one["sql"] for one in queries)

    few = asked()
    for number in range(30):
        do(table, Set("network", "n", "story", value(table).story, f"Dag {number}"))
    assert asked() == few <= 7


def test_a_step_that_cannot_be_read_any_more_gets_a_kind_line(anna, table):
    bram_does(table, Set("people", "els", "work", "", "Bakker"))
    models.Act.objects.filter(network=table.row, version=2).update(data=b"no envelope")
    assert "Deze stap is nu niet meer te lezen." in read(anna, table) and "Bakker" in read(anna, table)
    said = read(table.client(table.bram), table)
    assert "Bakker" in said and "niet meer te lezen" not in said


HIDDEN = Person("dirk", "Verborgen Dirk", confidential=True)


def secrets(table):
    """All that can happen around somebody of whom only the client may know."""
    do(
        table,
        Add(HIDDEN),
        Add(Tie(tie_id("bert", "dirk"), "bert", "dirk")),
        Add(core.Group("g", "Koor", people=("bert", "dirk"))),
        Add(core.Partnership("p", "bert", "dirk")),
        Place(CIRCLE, "dirk", None, Placement("friends", "family")),
    )
    do(table, Set("ties", tie_id("bert", "dirk"), "remark", "", "Verborgen band"))
    do(table, Set("partnerships", "p", "kind", "together", "married"))
    do(table, Take("groups", "g", "people", "dirk", "bert"))
    do(table, Put("groups", "g", "people", "dirk", "bert"))
    do(table, Set("people", "dirk", "work", "", "Verborgen werk"))


def test_of_whom_only_the_client_may_know_no_act_says_anything_to_the_coach(anna, table):
    secrets(table)
    said = read(table.client(table.bram), table)
    assert "Verborgen" not in said and "iemand" not in said and "getrouwd" not in said
    assert "De groep Koor" in said or "de groep Koor" in said
    assert said.count("Neem terug") == 1, "what was told in part cannot be taken back from here"
    assert "Verborgen Dirk" in read(anna, table) and "getrouwd" in read(anna, table)


def test_who_was_taken_off_while_confidential_or_was_so_for_a_while_stays_unknown_of_then(anna, table):
    secrets(table)
    do(table, *changes.removal(value(table), "dirk"))
    said = read(table.client(table.bram), table)
    assert "Verborgen" not in said and "getrouwd" not in said
    do(table, Set("people", "els", "confidential", False, True))
    do(table, Set("people", "els", "work", "", "Geheim agent"))
    do(table, Set("people", "els", "confidential", True, False))
    do(table, Set("people", "els", "schooling", "", "Bakkersschool"))
    said = read(table.client(table.bram), table)
    assert "Geheim" not in said and "Bakkersschool" in said and "vertrouwelijk" not in said.lower()


def test_a_list_in_another_order_is_told_as_such():
    with translation.override("nl"):
        (line,) = words_of(Set("people", "bert", "ways", ["phone", "visit"], ["visit", "phone"]))
        (other,) = words_of(Set("people", "bert", "ways", ["phone"], ["phone", "visit"]))
    assert line == "Bert: hoe er contact is: hetzelfde in een andere volgorde"
    assert other == "Bert: hoe er contact is: eerst telefoon, nu telefoon, thuis"


def test_of_a_part_that_was_not_shared_no_act_is_told(anna, table):
    do(table, Set("network", "n", "story", "", "Een verhaal"), Add(core.Wish("w", "Naar zee.")))
    do(table, Set("people", "els", "work", "", "Bakker"))
    row = roles.give(table.chris, table.row, Role.PROFESSIONAL, log.Actor(table.anna, table.row.made_at))
    models.Role.objects.filter(pk=row.pk).update(parts=[Part.NAMES, Part.HISTORY])
    said = read(table.client(table.chris), table)
    assert "Op de lijst: Bert en Els" in said
    assert not any(one in said for one in ("verhaal", "zee", "Bakker", "plek bij", "Neem terug"))


def test_who_may_not_see_the_history_gets_words(anna, table):
    roles.give(table.chris, table.row, access.Role.VOLUNTEER, log.Actor(table.anna, table.row.made_at))
    assert table.client(table.chris).get(f"/n/{table.row.pk}/history/").status_code == 403


def test_many_people_at_once_are_one_line_and_many_lines_fold(anna, table):
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=n)) for n in range(40)))
    do(table, *(Set("people", f"p{n}", "work", "", f"Werk {n}") for n in range(20)))
    said = read(anna, table)
    assert "Persoon 11 en 28 anderen" in said and "De rest" in said


def test_a_name_is_only_ever_text(anna, table):
    do(table, Add(Person("x", "<script>alert(1)</script>")))
    assert "<script>alert" not in anna.get(f"/n/{table.row.pk}/history/").content.decode()


def test_an_answer_that_is_taken_back_to_rather_not_said_closes_no_history(table):
    do(table, Add(Sheet("s", "burden-check")), Add(Response("r", "s", "tired", chosen=("yes",))))
    do(table, Set("responses", "r", "kept", "all", "unsaid"))
    shown = table.client(table.anna).get(f"/n/{table.row.pk}/history/")
    assert shown.status_code == 200 and "Liever niet gezegd" in shown.text


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (Placement("friends"), Placement("friends", "society"), "Bert: hoort bij de groep Samenleving"),
        (Placement("friends", "society"), Placement("friends"), "Bert: niet meer bij de groep Samenleving"),
        (Placement("friends", "society"), Placement("friends", "family"), "Bert: van Samenleving naar Familie"),
        (Placement("friends", "society"), Placement("services", "society"), "Bert: van vrienden naar diensten"),
        (
            Placement("friends", "society"),
            Placement("services", "family"),
            "Bert: van vrienden, Samenleving naar diensten, Familie",
        ),
        (Placement(None, "family"), Placement("friends", "family"), "Bert: van Familie naar vrienden, Familie"),
    ],
)
def test_of_a_place_only_what_became_otherwise_is_told(was, now, told):
    with translation.override("nl"):
        assert words_of(Place(CIRCLE, "bert", was, now)) == [told]


def test_what_was_filled_in_is_called_as_the_card_calls_it():
    with translation.override("nl"):
        assert words_of(
            Set("people", "bert", "category", None, "fellow_client"),
            Set("people", "bert", "relation", "", "mijn moeder"),
        ) == ["Bert: wie het is: iemand die ook zorg krijgt", "Bert: in eigen woorden: mijn moeder"]


def test_a_tie_of_family_is_told_with_its_kind_where_it_has_one():
    kinds = (
        core.Descent("d", "bert", "els", core.ParentKind.FOSTER),
        core.Descent("e", "bert", "els"),
        core.Partnership("p", "bert", "els", core.PartnerKind.AFFAIR),
        core.Siblings("s", ("bert", "els"), core.SiblingsKind.IDENTICAL),
    )
    with translation.override("nl"):
        assert [line for one in kinds for line in words_of(Add(one))] == [
            "Nieuw: Els als ouder van Bert (pleegouder)",
            "Nieuw: Els als ouder van Bert",
            "Nieuw: Bert en Els als paar (verhouding)",
            "Nieuw: broers en zussen: Bert en Els (eeneiige tweeling)",
        ]
