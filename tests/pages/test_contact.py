"""The contact schema and the table of who does what: told in place, act by act, and kind about who went quiet."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core import days
from kring.core.changes import Add
from kring.core.network import Frequency, Initiative, Period, Person, Sort, Status, Support, Way, When
from tests.pages.conftest import Table, do, value, version

LONG_AGO = When(timezone.localdate().year - 2)


@pytest.fixture
def anna(table: Table) -> Client:
    do(
        table,
        Add(Person("joke", "Joke", rank=1, frequency=Frequency(3, Period.WEEK), supports=(Support.PRACTICAL,))),
        Add(Person("bas", "Bas", rank=2, last_contact=LONG_AGO)),
        Add(Person("hennie", "Hennie", rank=3, status=Status.FADED)),
        Add(Person("pap", "Pap", rank=4, died=When(2014))),
    )
    return table.client(table.anna)


def post(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    told = {"act": id, "version": version(table), **fields}
    return browser.post(f"/n/{table.row.pk}/contact/{where}/", told)


def page(table: Table, browser: Client, query: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/contact/{query}").content.decode()


def names(shown: str) -> list[str]:
    return [part.split("<")[0] for part in shown.split('class="who">')[1:]]


def test_one_press_says_that_they_were_in_touch_today(anna, table):
    answer = post(table, anna, "today", person="bas", order="name")
    assert answer.status_code == 302 and answer["Location"].endswith("?order=name&quiet=&at=bas#p-bas")
    assert value(table).people["bas"].last_contact == days.on(timezone.localdate())
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert value(table).people["bas"].last_contact == LONG_AGO


def test_a_row_is_told_in_place_as_one_act(anna, table):
    assert 'name="last_contact"' in page(table, anna, "?who=bas")
    before = version(table)
    told = {"times": "1,5", "per": "month", "ways": ["phone", "letter"], "initiative": "owner", "status": "active"}
    post(table, anna, "describe", person="bas", last_contact="12-3-2026", **told)
    bas = value(table).people["bas"]
    assert bas.frequency == Frequency(1.5, Period.MONTH) and bas.ways == (Way.PHONE, Way.LETTER)
    assert (bas.initiative, bas.last_contact) == (Initiative.OWNER, When(2026, 3, 12))
    assert version(table) == before + 1
    shown = page(table, anna)
    assert "1,5 × per maand" in shown and "Bellen, Een kaart of brief" in shown and "Meestal ik" in shown


def test_of_a_last_contact_without_a_day_no_day_is_said(anna, table):
    this = timezone.localdate()
    do(table, Add(Person("els", "Els", rank=5, last_contact=When(this.year))))
    do(table, Add(Person("gijs", "Gijs", rank=6, last_contact=When(this.year, this.month))))
    do(table, Add(Person("toos", "Toos", rank=7, last_contact=When(this.year, this.month, this.day, about=True))))
    shown = page(table, anna)
    assert "vandaag" not in shown
    for said in (f"{this.year}", f"{this.month}-{this.year}", f"± {this.day}-{this.month}-{this.year}"):
        assert f"</span> {said}</span>" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"times": "abc"}, "Typ een getal, zoals 3 of 1,5."),
        ({"times": "-2"}, "Typ een getal van 0 of meer."),
        ({"last_contact": "vorige week"}, "Typ een jaar zoals 1954, of een dag zoals 12-3-1954."),
        ({"last_contact": "31-2-2026"}, "Typ een jaar zoals 1954, of een dag zoals 12-3-1954."),
    ],
)
def test_what_is_no_number_or_day_comes_back_as_typed_with_all_the_rest(anna, table, typed, said):
    told = {"times": "3", "per": "month", "ways": ["phone"], "initiative": "other", **typed}
    answer = post(table, anna, "describe", person="bas", **told)
    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown
    assert all(f'value="{one}"' in shown for one in typed.values())
    assert 'value="phone" checked' in shown and 'value="other" checked' in shown
    assert value(table).people["bas"].ways is None


@pytest.mark.parametrize("wrong", [{"times": "1", "per": "eon"}, {"ways": ["pigeon"]}])
def test_a_way_or_period_that_is_not_on_the_list_is_refused_where_it_stands(anna, table, wrong):
    refused = post(table, anna, "describe", person="bas", **wrong)
    assert refused.status_code == 422 and refused.content.decode().count("Kies er een van deze.") == 1


def test_whoever_went_quiet_is_marked_kindly_and_can_be_looked_at_alone(anna, table):
    shown = page(table, anna)
    assert "2 mensen zag je al een tijd niet. Een kaart of een belletje is genoeg om te beginnen." in shown
    assert "Al een tijd niet gezien" in shown and "Het contact is wat weggezakt" in shown
    assert names(page(table, anna, "?quiet=1")) == ["Bas", "Hennie"]
    post(table, anna, "today", person="bas")
    assert names(page(table, anna, "?quiet=1")) == ["Hennie"]


def test_who_died_is_not_asked_about_but_named_beside(anna, table):
    shown = page(table, anna)
    assert (
        "Pap" not in names(shown)
        and "Niet in deze lijst, omdat iemand is overleden of het contact is verbroken: Pap." in shown
    )


def test_the_schema_is_sorted_as_asked(anna, table):
    post(table, anna, "today", person="joke")
    assert names(page(table, anna)) == ["Joke", "Bas", "Hennie"]
    assert names(page(table, anna, "?order=name")) == ["Bas", "Hennie", "Joke"]
    assert names(page(table, anna, "?order=often"))[0] == "Joke"
    assert names(page(table, anna, "?order=nonsense")) == names(page(table, anna))


def test_a_coach_reads_of_anna_by_name(anna, table):
    shown = page(table, table.client(table.bram), "?who=joke")
    assert "Met wie heeft Anna contact?" in shown and "Meestal Anna" in shown and "Meestal ik" not in shown


def test_two_who_tell_a_row_otherwise_see_both_values(anna, table):
    bram, before = table.client(table.bram), version(table)
    post(table, anna, "describe", person="bas", times="1", per="week", last_contact=str(LONG_AGO.year))
    theirs = {"act": "b1", "version": before, "person": "bas", "times": "2", "per": "month"}
    answer = bram.post(f"/n/{table.row.pk}/contact/describe/", {**theirs, "last_contact": str(LONG_AGO.year)})
    assert answer.status_code == 409
    assert "1 × per week" in answer.content.decode() and "2 × per maand" in answer.content.decode()


def test_somebody_who_is_not_on_the_list_does_not_exist(anna, table):
    assert post(table, anna, "today", person="nobody").status_code == 404
    assert post(table, anna, "support/tick", side="for", cell="nobody practical on").status_code == 404
    assert post(table, anna, "support/tick", side="for", cell="joke nonsense on").status_code == 404


def test_a_press_on_a_square_tells_one_support_and_the_next_takes_it_back(anna, table):
    post(table, anna, "support/tick", "a1", side="for", cell="joke company on")
    assert value(table).people["joke"].supports == (Support.PRACTICAL, Support.COMPANY)
    post(table, anna, "support/tick", "a2", side="for", cell="joke practical off")
    assert value(table).people["joke"].supports == (Support.COMPANY,)
    post(table, anna, "support/tick", "a3", side="for", cell="joke company off")
    assert value(table).people["joke"].supports is None
    post(table, anna, "support/tick", "a4", side="for", cell="joke none on")
    assert value(table).people["joke"].supports == ()
    post(table, anna, "support/tick", "a5", side="by", cell="joke emotional on")
    assert value(table).people["joke"].supported == (Support.EMOTIONAL,)


def test_a_service_has_no_square_to_press(anna, table):
    do(table, Add(Person("meals", "Tafeltje", rank=9, sort=Sort.SERVICE)))
    assert post(table, anna, "support/tick", side="for", cell="meals practical on").status_code == 404


def test_a_double_press_ticks_once(anna, table):
    told = {"act": "same", "version": version(table), "side": "for", "cell": "bas company on"}
    for _ in range(2):
        anna.post(f"/n/{table.row.pk}/contact/support/tick/", told)
    assert value(table).people["bas"].supports == (Support.COMPANY,)


def test_what_rests_on_one_or_on_nobody_is_said_in_words(anna, table):
    shown = page(table, anna, "support/")
    assert "Alleen Joke: helpen met dingen." in shown and "Nog niemand: meedenken." in shown
    assert "Schrijf een wens op" in shown


def test_an_empty_table_says_how_to_begin(anna, table):
    post(table, anna, "support/tick", side="for", cell="joke practical off")
    assert "Begin met één persoon en één ding." in page(table, anna, "support/")


def test_without_names_both_pages_lead_to_the_list(table):
    browser = table.client(table.anna)
    assert "Maak de lijst" in page(table, browser) and "Maak de lijst" in page(table, browser, "support/")


@pytest.mark.parametrize("query", ["", "support/"])
def test_the_page_asks_as_little_of_the_database_for_sixty_people_as_for_three(anna, table, query):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(table, anna, query)
        return len(asked)

    page(table, anna, query)
    few = queries()
    long_ago = days.on(timezone.localdate() - timedelta(100))
    do(table, *(Add(Person(f"p{n}", f"Naam {n}", last_contact=long_ago)) for n in range(57)))
    assert queries() == few
