"""What the circle says: the client's own view first, then both sides, then every figure."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core.changes import Add, Place, Set
from kring.core.findings import Code
from kring.core.network import Category, Direction, Group, Person, Placement, Status, Support, Tie, When, tie_id
from tests.pages.conftest import CIRCLE, do, value, version


def act(table, browser, where, id="a1", **fields):
    return browser.post(f"/n/{table.row.pk}/says/{where}/", {"act": id, "version": version(table), **fields})


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("bert", "Bert", category=Category.FAMILY, supports=(Support.PRACTICAL,))),
        Add(Person("els", "Els", category=Category.FRIEND, supports=())),
        Add(Person("ingrid", "Ingrid", category=Category.PROFESSIONAL)),
        Add(Tie(tie_id("bert", "els"), "bert", "els")),
        Place(CIRCLE, "bert", None, Placement("intimates", "family")),
    )
    return table.client(table.anna)


def test_the_client_is_asked_before_anything_is_said(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/").content.decode()
    assert "Wat vind jij van je kring?" in page
    assert "Aan de ene kant" not in page


def test_then_both_sides_are_told_with_the_names_behind_them(anna, table):
    going = act(table, anna, "view", view="Het is goed zo.")
    page = anna.get(going["Location"]).content.decode()
    assert "Het is goed zo." in page and "Heel dichtbij staat één mens." in page
    assert page.count("Aan de ene kant") == page.count("Aan de andere kant") > 0
    assert "Alleen Bert" in page


def test_what_cannot_be_determined_says_so_with_the_reason(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1&whose=family_only").content.decode()
    assert "niet te bepalen" in page and "Er zijn te weinig mensen om te vergelijken." in page


def test_the_switch_leaves_professionals_out(anna, table):
    everybody = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    without = anna.get(f"/n/{table.row.pk}/says/?show=1&whose=without_professionals").content.decode()
    assert "<b>3 mensen</b>" in everybody and "<b>2 mensen</b>" in without


def test_who_died_or_went_out_of_sight_is_named_as_not_counted(anna, table):
    assert "Niet meegeteld" not in anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    do(table, Add(Person("pap", "Pap", died=When(2019))), Add(Person("riek", "Riek", status=Status.FADED)))
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    assert "Niet meegeteld, omdat iemand is overleden of het contact voorbij is: Pap, Riek." in page


def test_a_number_is_written_with_a_comma_in_dutch(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    assert "(0,3333)" in page and "0.3333" not in page


def test_a_wish_is_kept_and_taken_away(anna, table):
    act(table, anna, "wish", words="Vaker met Els naar buiten.")
    (wish,) = value(table).wishes.values()
    assert wish.words == "Vaker met Els naar buiten."
    act(table, anna, "wish/remove", "a2", wish=wish.id)
    assert value(table).wishes == {}


@pytest.mark.parametrize(("words", "told"), [("   ", "Typ wat je zou willen."), ("x" * 20_001, "Dit is te lang.")])
def test_a_wish_that_does_not_fit_comes_back(anna, table, words, told):
    answer = act(table, anna, "wish", words=words)
    assert answer.status_code == 422 and told in answer.content.decode()
    assert words.strip() in answer.content.decode()


def test_without_a_version_no_view_is_kept(anna, table):
    answer = anna.post(f"/n/{table.row.pk}/says/view/", {"act": "a", "view": "Mooi."})
    assert answer.status_code == 428 and "Mooi." in answer.content.decode()


def test_an_empty_circle_is_no_error(table):
    page = table.client(table.anna).get(f"/n/{table.row.pk}/says/").content.decode()
    assert "Er staat nog niemand in de kring" in page


def test_every_finding_has_a_statement_and_two_sides():
    from django.template.loader import render_to_string

    from kring.pages.told import Told

    person = Person("bert", "Bert")
    for code in Code:
        for count in (1, 3):
            told = Told(code.value, (person,), count, 3, ("helpen",))
            page = render_to_string(
                "finding.html", {"finding": told, "is_own": True, "called": "Anna", "opened": {"id": "n"}}
            )
            lines = [line.strip() for line in re.findall(r'<p class="(?:fact|quieter)">(.*?)</p>', page, re.DOTALL)]
            assert len(lines) == 3 and all(len(line) > 8 for line in lines), (code, count, lines)


def test_the_figures_hold_every_characteristic_of_the_handbook(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    wanted = (
        "Omvang,Soorten mensen,Gevarieerdheid,Dichtheid,Jaren bekend,Sterke banden,Rollen per persoon,"
        "Binnen één kilometer,Contacten,Over en weer,Uren hulp,In elke ring,Leeftijd,Wie welke steun geeft"
    ).split(",")
    assert [word for word in wanted if word not in page] == []


def test_the_question_stands_beside_the_picture_that_it_is_about(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/").content.decode()
    assert 'class="drawing wide' in page and ">Bert</text>" in page


def test_a_coach_reads_about_the_client_by_name(anna, table):
    do(table, *(Place(CIRCLE, one, None, Placement("intimates", "society")) for one in ("els",)))
    page = table.client(table.bram).get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    assert "Ze kennen Anna goed." in page and "Wat wil Anna?" in page
    assert "Ze kennen je goed." in anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()


def test_the_names_behind_a_finding_lead_to_their_cards(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    assert page.count(f"/n/{table.row.pk}/people/bert/") > 2


def test_a_support_of_one_pair_of_shoulders_is_named(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    assert "Alleen Bert: helpen met dingen." in page and "Nog niemand: meedenken." in page
    assert "Is dat goed zo? Of kan er iemand meehelpen?" in page
    unfilled = page.partition("Nog niet ingevuld:")[2].partition("</div>")[0]
    assert "Ingrid" in unfilled and "Bert" not in unfilled


def test_the_days_since_the_last_contact_are_told_of_each_person(anna, table):
    today = timezone.localdate()
    for person, days in (("bert", 1), ("els", 12)):
        day = today - timedelta(days=days)
        do(table, Set("people", person, "last_contact", None, When(day.year, day.month, day.day)))
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    told = re.findall(r"<dt>([^<]+)</dt>\s*<dd><b>([^<]+)", page.partition("Het laatste contact met ieder")[2])
    assert told[:2] == [("Bert", "gisteren"), ("Els", "12 dagen geleden")] and "Ingrid" not in dict(told)


def test_who_stands_between_others_is_worked_out_when_asked(anna, table):
    do(table, Add(Tie(tie_id("bert", "ingrid"), "bert", "ingrid")))
    before = anna.get(f"/n/{table.row.pk}/says/?show=1&whose=all").content.decode()
    (asked,) = re.findall(r'href="(\?[^"]*between=1)#figures"', before)
    page = anna.get(f"/n/{table.row.pk}/says/{asked.replace('&amp;', '&')}").content.decode()
    between = page.partition("Wie tussen anderen in staat")[2]
    assert re.findall(r"<dt>([^<]+)</dt>\s*<dd><b>([^<]+)", between) == [("Bert", "1")]
    assert 'id="figures" open' in page and 'id="figures" open' not in before


def test_a_coach_is_never_spoken_to_as_the_client(anna, table):
    do(table, Set("people", "bert", "direction", None, Direction.RECEIVE))
    page = table.client(table.bram).get(f"/n/{table.row.pk}/says/?show=1&between=1").content.decode()
    words = re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0])
    assert re.findall(r"\b(?:je|jij|jou|jouw)\b", words) == []
    assert "Wat mensen je geven" in anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()


def test_the_same_wish_sent_twice_is_one_wish(anna, table):
    before = version(table)
    for _ in range(3):
        told = {"act": "same", "version": before, "words": "Naar zee."}
        assert anna.post(f"/n/{table.row.pk}/says/wish/", told).status_code == 302
    assert [wish.words for wish in value(table).wishes.values()] == ["Naar zee."]


def test_two_who_write_down_the_view_at_once_see_both(anna, table):
    seen = version(table)
    do(table, Set("network", table.row.pk, "view", "", "Stil hier."))
    both = anna.post(f"/n/{table.row.pk}/says/view/", {"act": "a1", "version": seen, "view": "Lekker druk."})
    assert both.status_code == 409
    assert "Stil hier." in both.content.decode() and "Lekker druk." in both.content.decode()
    assert value(table).view == "Stil hier."


def test_a_view_that_is_too_long_comes_back_whole(anna, table):
    answer = act(table, anna, "view", view="x" * 20_001)
    assert answer.status_code == 422 and "x" * 20_001 in answer.content.decode()


def test_what_a_client_types_is_only_ever_text(anna, table):
    act(table, anna, "view", view="<script>alert(1)</script>")
    act(table, anna, "wish", "a2", words="<b>groot</b>")
    page = anna.get(f"/n/{table.row.pk}/says/").content.decode()
    assert "<script>alert" not in page and "<b>groot" not in page
    assert "&lt;script&gt;alert(1)" in page and "&lt;b&gt;groot" in page


def test_a_stranger_finds_nothing_here(anna, table):
    assert table.client(table.chris).get(f"/n/{table.row.pk}/says/?show=1").status_code == 404
    assert "Bert" in anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()


@pytest.mark.parametrize("where", ["?show=1", ""])
def test_thirty_people_cost_no_more_questions_to_the_database_than_three(anna, table, where):
    with CaptureQueriesContext(connection) as three:
        anna.get(f"/n/{table.row.pk}/says/{where}")
    supports = tuple(Support)
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=n, supports=supports)) for n in range(30)))
    with CaptureQueriesContext(connection) as thirty:
        anna.get(f"/n/{table.row.pk}/says/{where}")
    assert len(three) == len(thirty) <= 6


def figures(browser, table, more=""):
    page = browser.get(f"/n/{table.row.pk}/says/?show=1{more}").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index('id="figures"') :]))


def test_of_whom_it_is_not_known_is_said_by_name(anna, table):
    do(table, Set("people", "bert", "years_known", None, 12))
    assert "Van 2 mensen is het niet bekend. Jaren bekend Els, Ingrid" in figures(anna, table)


def test_groups_kinds_clubs_and_shoulders_are_told_apart(anna, table):
    do(
        table,
        Add(Person("fay", "Fay", supports=(Support.COMPANY,))),
        Add(Group("choir", "Het koor", people=("els", "fay"))),
        Set("people", "els", "gender", None, "woman"),
        Set("people", "bert", "gender", None, "man"),
    )
    told = figures(anna, table)
    assert "Bert, Els" in told and "Mensen los van de rest: Fay, Ingrid" in told
    assert "Man: Bert" in told and "Vrouw: Els" in told
    assert "Het koor: Els, Fay" in told
    assert "Helpen met dingen: Bert" in told and "Meedenken: nog niemand genoemd" in told


def test_the_variety_has_the_digits_of_the_handbook(table):
    kinds = ("family",) * 3 + ("friend", "neighbour", "acquaintance", "volunteer", "professional")
    do(table, *(Add(Person(f"p{n}", f"P{n}", category=Category(kind))) for n, kind in enumerate(kinds)))
    told = figures(table.client(table.anna), table)
    assert "0,78125" in told and "0,89286" in told


def test_what_cannot_be_said_yet_lies_in_one_fold_with_its_reasons_and_hides_nothing_that_can(anna, table):
    page = anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()
    folds = re.findall(r'<details class="more untold">.*?</details>', page, re.DOTALL)
    assert len(folds) >= 3
    for fold in folds:
        lines = re.findall(r"<dd>(.*?)</dd>", fold, re.DOTALL)
        assert f"Nog niet te bepalen: {len(lines)}" in fold and all("<b>niet te bepalen</b>" in one for one in lines)
        assert all("Er staat nog niet wie wie kent." in one or "ingevuld" in one for one in lines)
    shown = re.sub(r'<details class="more untold">.*?</details>', "", page, flags=re.DOTALL)
    assert shown.count("<b>niet te bepalen</b>") < 8 and "Omvang" in shown
