"""The card of one person: everything that may be known, none of it required but the name."""

import re

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kring.core import network
from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.network import Category, Frequency, Person, Strength, Support, Tie, TieKind, When, tie_id
from kring.pages.card import forms
from kring.store import log, roles, stamps
from tests.pages.conftest import Table, do, value, version

JOKE = Person(
    "joke",
    "Joke",
    rank=1,
    category=Category.FAMILY,
    relation="je zus",
    born=When(1971, 3, about=True),
    strength=Strength.STRONG,
    frequency=Frequency(3, network.Period.WEEK),
    ways=(network.Way.PHONE, network.Way.VISIT),
    distance_km=2.5,
    in_neighbourhood=False,
    supports=(Support.EMOTIONAL,),
    supported=(),
    tasks=("de was", "de tuin"),
    together="Bellen\nen taart bakken",
)


def address(table: Table, rest: str = "", person: str = "joke") -> str:
    return f"/n/{table.row.pk}/people/{person}/{rest}"


def take_off(browser: Client, table: Table, **told: object):
    """By the button on the card, which belongs to the list of names."""
    whose = {"act": "r1", "version": version(table), "person": "joke", "to": f"/n/{table.row.pk}/names/"}
    return browser.post(f"/n/{table.row.pk}/names/remove/", whose | told)


def filled(one: Person, **more: object) -> dict[str, object]:
    """The card as a browser sends it when nothing but `more` was touched."""
    form = forms.Describe(initial=forms.initial(one))
    data = {name: field.prepare_value(form.initial[name]) for name, field in form.fields.items()}
    data["confidential"] = "1" if one.confidential else None
    return {name: one for name, one in {**data, **more}.items() if one is not None}


def save(browser: Client, table: Table, act: str = "a1", was: Person = JOKE, **more: object):
    data = {"act": act, "version": version(table), **filled(was, **more)}
    return browser.post(address(table, "describe/"), {name: one for name, one in data.items() if one is not None})


def joke(table: Table) -> Person:
    return value(table).people["joke"]


def page(browser: Client, table: Table) -> str:
    return browser.get(address(table)).content.decode()


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(Person("greet", "Greet", rank=2)), Add(Person("bas", "Bas", rank=3)))
    return table.client(table.anna)


@pytest.fixture
def bram(table: Table, anna: Client) -> Client:
    return table.client(table.bram)


# What is typed is what is known


def test_saving_a_card_untouched_changes_nothing(anna, table):
    assert save(anna, table).status_code == 302
    assert joke(table) == JOKE


def test_every_field_can_be_filled_in(anna, table):
    answer = save(
        anna,
        table,
        category="friend",
        relation="van vroeger",
        gender="woman",
        born="12-3-1954",
        age="70",
        status="restored",
        strength="tense",
        times="1,5",
        per="month",
        ways=["online"],
        initiative="other",
        last_contact="± 2024",
        years_known="12,5",
        together="Kaarten",
        where="Thuis",
        residence="Oss",
        in_neighbourhood="yes",
        abroad="no",
        distance_km="0,05",
        travel_minutes="7",
        can_travel="no",
        supports=["practical", "company"],
        supported=["nothing"],
        direction="both",
        needs=["belonging"],
        hours_a_week="2.5",
        tasks="koken\n\n wassen ",
        tasks_possible="rijden",
        willing="able",
        motive="Ze is er graag",
        interests="Zingen",
        roles="koorlid",
        social_role="bestuur",
        marital_status="weduwe",
        schooling="mbo",
        work="kapper",
        died="2026",
        own_words="“Ze lacht altijd.”",
        remark="Belt op zondag",
        name="Joke de Wit",
    )
    after = joke(table)
    assert answer.status_code == 302
    assert (after.name, after.category, after.born, after.age) == ("Joke de Wit", "friend", When(1954, 3, 12), 70)
    assert after.frequency == Frequency(1.5, network.Period.MONTH) and after.years_known == 12.5
    assert after.last_contact == When(2024, about=True) and after.died == When(2026)
    assert (after.in_neighbourhood, after.abroad, after.can_travel) == (True, False, False)
    assert after.distance_km == 0.05 and after.hours_a_week == 2.5 and after.tasks == ("koken", "wassen")
    assert after.supports == (Support.PRACTICAL, Support.COMPANY) and after.supported == ()
    unset = {field for field in Person.__struct_fields__ if getattr(after, field) in (None, "")}
    elsewhere = {"domains", "own_line", "tied_to", "map_words"}  # are told in the drawings that show them
    marks = {"potential_friend", "potential_helper"}
    assert unset == {"spontaneous", "added_by", "face", "photo"} | marks | elsewhere


def test_everything_but_the_name_can_be_unknown_again(anna, table):
    answer = anna.post(
        address(table, "describe/"), {"act": "a1", "version": version(table), "name": "Joke", "status": "active"}
    )
    assert answer.status_code == 302
    assert joke(table) == Person("joke", "Joke", rank=1)


def test_none_of_these_is_an_answer_and_differs_from_unknown(anna, table):
    save(anna, table, act="a1", supports=["nothing"])
    assert joke(table).supports == ()
    save(anna, table, act="a2", was=joke(table), supports=[])
    assert joke(table).supports is None


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "  ", "Vul een naam of roepnaam in."),
        ("name", "a" * 5000, "hoogstens 120"),
        ("born", "gisteren", "Typ een jaar zoals 1954"),
        ("born", "31-2-1954", "Typ een jaar zoals 1954"),
        ("born", "0-1-1954", "Typ een jaar zoals 1954"),
        ("born", "1-2-3-1954", "Typ een jaar zoals 1954"),
        ("born", "20000", "Typ een jaar zoals 1954"),
        ("born", "12-3-54", "Typ een jaar zoals 1954"),
        ("born", "-", "Typ een jaar zoals 1954"),
        ("times", "vaak", "Typ een getal"),
        ("times", "-1", "0 of meer"),
        ("times", "NaN", "Typ een getal"),
        ("times", "1e400", "Typ een getal"),
        ("hours_a_week", "169", "168 of minder"),
        ("age", "151", "150 of minder"),
        ("category", "alien", ""),
        ("tasks", "a" * 201, "korter dan 200"),
        ("relation", "a" * 201, ""),
        ("together", "a" * 20_001, ""),
    ],
)
def test_what_does_not_fit_comes_back_with_everything_typed(anna, table, field, typed, said):
    answer = save(anna, table, **{field: typed, "remark" if field != "remark" else "motive": "dit blijft staan"})
    shown = answer.content.decode()
    assert answer.status_code == 422 and "dit blijft staan" in shown and said in shown
    assert joke(table) == JOKE


def test_a_card_that_came_back_still_knows_what_its_maker_saw(anna, bram, table):
    told = {"version": version(table)}
    save(bram, table, act="b1", residence="Oss", **told)
    shown = save(anna, table, act="a1", born="gisteren", **told).content.decode()
    stamp = re.search(r'name="version" value="([\w-]+)"', shown)[1]
    assert stamps.version(stamp, table.row.pk, str(table.anna.pk)) == told["version"]


def test_markup_in_a_card_is_only_text(anna, table):
    save(anna, table, together="</textarea><script>alert(1)</script>", name="<b>Joke</b>")
    shown = page(anna, table)
    assert "<script>alert(1)" not in shown and "<b>Joke" not in shown


def test_a_number_is_shown_with_a_comma_and_without_a_needless_one(anna, table):
    shown = page(anna, table)
    assert 'value="2,5"' in shown and re.search(r'name="times" value="3"', shown)


# Two people at one card


def test_two_who_change_different_things_both_get_their_way(anna, bram, table):
    told = {"version": version(table)}
    save(anna, table, act="a1", residence="Oss", **told)
    assert save(bram, table, act="b1", work="kapper", **told).status_code == 302
    assert joke(table).residence == "Oss" and joke(table).work == "kapper"


def test_two_who_change_one_thing_see_both_values_in_words(anna, bram, table):
    told = {"version": version(table)}
    save(anna, table, act="a1", strength="weak", supports=["practical", "company"], **told)
    answer = save(bram, table, act="b1", strength="tense", supports=["nothing"], work="kapper", **told)
    shown = answer.content.decode()
    assert answer.status_code == 409 and joke(table).strength == "weak"
    assert "Los" in shown and "Gespannen" in shown and "Hoe stevig is de band?" in shown
    assert "Helpen met dingen en Samen dingen doen" in shown and "Geen van deze" in shown


def conflict_form(answer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, posted in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode()):
        found.setdefault(field, []).append(posted)
    return found


@pytest.mark.parametrize(("choice", "strength"), [("mine", "tense"), ("theirs", "weak")])
def test_a_conflict_is_solved_by_choosing_and_keeps_all_the_rest(anna, bram, table, choice, strength):
    told = {"version": version(table)}
    save(anna, table, act="a1", strength="weak", residence="Oss", **told)
    answer = save(bram, table, act="b1", strength="tense", work="kapper", knows=["bas"], ties="1", **told)
    form = {**conflict_form(answer), "keep-strength": choice}
    assert bram.post(address(table, "describe/"), form).status_code == 302
    after = joke(table)
    assert (after.strength, after.residence, after.work) == (strength, "Oss", "kapper")
    assert list(value(table).ties) == [tie_id("bas", "joke")]
    kept = {"strength": JOKE.strength, "residence": "", "work": ""}
    assert msgspec.structs.replace(after, **kept) == JOKE


def test_how_often_can_be_chosen_too(anna, bram, table):
    told = {"version": version(table)}
    save(anna, table, act="a1", times="1", per="day", **told)
    answer = save(bram, table, act="b1", times="2", per="year", **told)
    assert "1 × per dag" in answer.content.decode() and "2 × per jaar" in answer.content.decode()
    bram.post(address(table, "describe/"), {**conflict_form(answer), "keep-frequency": "theirs"})
    assert joke(table).frequency == Frequency(1, network.Period.DAY)


def test_who_was_taken_off_meanwhile_is_told_with_what_was_typed(anna, bram, table):
    told = {"version": version(table)}
    take_off(anna, table, **told)
    answer = save(bram, table, act="b1", work="kapster in Oss", **told)
    assert answer.status_code == 409 and "kapster in Oss" in answer.content.decode()


def test_a_double_click_saves_once(anna, table):
    told = {"version": version(table), "work": "kapper"}
    save(anna, table, act="same", **told)
    assert save(anna, table, act="same", **told).status_code == 302
    assert version(table) == told["version"] + 1


def test_without_the_version_nothing_is_saved_and_what_was_typed_is_shown(anna, table):
    answer = save(anna, table, version="", work="kapster in Oss")
    assert answer.status_code == 428 and "kapster in Oss" in answer.content.decode() and joke(table) == JOKE


# Who knows whom


def test_who_knows_whom_is_one_list_of_ticks(anna, table):
    save(anna, table, act="a1", ties="1", knows=["greet", "bas", "joke", "nobody", "bas"])
    assert sorted(value(table).ties) == sorted([tie_id("joke", "greet"), tie_id("joke", "bas")])
    save(anna, table, act="a2", ties="1", knows=["bas"])
    assert list(value(table).ties) == [tie_id("joke", "bas")]


def test_a_tie_of_another_kind_counts_as_knowing_and_is_left_alone(anna, table):
    close = Tie(tie_id("joke", "bas", TieKind.CLOSE), "bas", "joke", TieKind.CLOSE)
    do(table, Add(close))
    assert re.search(r'value="bas" checked', page(anna, table))
    save(anna, table, ties="1", knows=["bas", "greet"])
    assert value(table).ties[close.id] == close and len(value(table).ties) == 2


def test_a_form_without_the_ticks_leaves_the_ties_alone(anna, table):
    do(table, Add(Tie(tie_id("joke", "bas"), "bas", "joke")))
    save(anna, table, work="kapper")
    assert len(value(table).ties) == 1


# From one person to the next, and off the list


def test_saving_can_lead_to_the_next_person(anna, table):
    assert save(anna, table, then="greet")["Location"] == address(table, person="greet") + "#first"


def test_saving_never_leads_off_the_site(anna, table):
    assert save(anna, table, to="https://elsewhere.example/")["Location"] == address(table)


def test_the_neighbours_on_the_list_are_one_step_away(anna, table):
    shown = anna.get(address(table, person="greet")).content.decode()
    assert re.search(r'name="then" value="joke" accesskey="p"', shown)
    assert re.search(r'name="then" value="bas" accesskey="n"', shown)  # what was typed goes along


def test_taking_somebody_off_takes_their_ties_along_and_back(anna, table):
    do(table, Add(Tie(tie_id("joke", "bas"), "bas", "joke")))
    whole = value(table)
    assert take_off(anna, table).status_code == 302
    assert "joke" not in value(table).people and value(table).ties == {}
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1"})
    assert value(table) == whole


def test_somebody_changed_meanwhile_is_not_taken_off_unseen(anna, bram, table):
    told = {"version": version(table)}
    save(bram, table, act="b1", work="kapper", **told)
    answer = take_off(anna, table, **told)
    assert answer.status_code == 409 and "joke" in value(table).people


def test_the_card_of_somebody_who_was_taken_off_leads_back_to_the_list(anna, table):
    take_off(anna, table)
    assert anna.get(address(table))["Location"] == f"/n/{table.row.pk}/names/"


def test_undo_on_a_card_that_came_back_leads_to_the_card(anna, table):
    shown = save(anna, table, born="gisteren").content.decode()
    assert f'name="to" value="{address(table)}"' in shown


# Doors


def test_to_a_stranger_there_is_no_card(anna, table):
    chris = table.client(table.chris)
    assert chris.get(address(table)).status_code == 404 and chris.get(address(table, "face/")).status_code == 404
    assert save(chris, table, work="kapper").status_code == 404


def test_somebody_who_is_not_there_has_no_card(anna, table):
    assert anna.get(address(table, person="nobody")).status_code == 404


def test_only_the_owner_says_who_is_confidential(anna, bram, table):
    assert 'name="confidential"' in page(anna, table) and 'name="confidential"' not in page(bram, table)
    save(bram, table, act="b1", confidential="1")
    assert joke(table).confidential is False
    save(anna, table, act="a1", confidential="1")
    assert joke(table).confidential is True
    assert bram.get(address(table)).status_code == 404


def test_the_card_speaks_to_the_owner_and_about_the_owner_to_the_coach(anna, bram, table):
    assert "Wie is dit voor jou?" in page(anna, table) and "Wie is dit voor Anna?" in page(bram, table)
    assert "Meestal van Anna" in page(bram, table)


def test_who_may_only_look_reads_what_is_known_in_words(anna, table):
    given = roles.give(table.chris, table.row, Role.MEMBER, log.Actor(table.anna, table.row.made_at))
    given.parts = given.looks = [Part.NAMES.value, Part.CARD.value]
    given.save()
    chris = table.client(table.chris)
    shown = page(chris, table)
    assert "3 × per week" in shown and "Luisteren en troosten" in shown and "<form" not in shown.split("<main")[1]
    assert save(chris, table, work="kapper").status_code == 403


def test_sixty_people_cost_as_many_queries_as_three(anna, table):
    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            page(anna, table)
        return len(caught)

    few = count()
    do(table, *(Add(Person(f"p{number}", f"Naam {number}", rank=9)) for number in range(60)))
    assert count() == few <= 8


def test_a_coach_reads_of_the_client_by_name_and_of_a_sister_as_theirs(anna, bram, table):
    do(table, Set("people", "joke", "relation", JOKE.relation, "mijn zus"))
    where = f"/n/{table.row.pk}/people/joke/"
    assert "<bdi>mijn zus</bdi>" in anna.get(where).text and "Wie is dit voor jou?" in anna.get(where).text
    assert "<bdi>zus</bdi>" in bram.get(where).text and "Wie is dit voor Anna?" in bram.get(where).text
