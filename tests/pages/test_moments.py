"""A moment is kept, stays as it was, and lies beside another with what differs in plain words."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core import access, changes
from kring.core.changes import Add, Place, Set
from kring.core.network import Category, Person, Placement, Strength, Support, Tie, Wish, tie_id
from kring.methods import loader
from kring.store import log, models, moments, roles
from tests.pages.conftest import CIRCLE, do, value, version


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("bert", "Bert", category=Category.FAMILY, supports=(Support.PRACTICAL,))),
        Add(Person("els", "Els", category=Category.FRIEND)),
        Add(Person("piet", "Piet")),
        Place(CIRCLE, "bert", None, Placement("intimates", "family")),
        Place(CIRCLE, "els", None, Placement("acquaintances", "society")),
    )
    return table.client(table.anna)


def room(table, where=""):
    return f"/n/{table.row.pk}/moments/{where}"


def keep(table, browser, act="a1", **fields):
    return browser.post(room(table, "keep/"), {"act": act, "version": version(table), **fields})


def kept(table):
    return list(models.Moment.objects.filter(network=table.row).order_by("at", "pk"))


def text(answer):
    return answer.content.decode()


def words(answer):
    """What is said in the middle of the page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(answer).partition("<main")[2].partition("</main>")[0]).split())


def by(table):
    viewer = access.Viewer(str(table.anna.pk), access.Role.OWNER)
    return log.Actor(table.anna, timezone.now(), viewer)


def test_a_moment_is_kept_with_its_name_and_hangs_on_the_thread(anna, table):
    answer = keep(table, anna, name="Na de zomer", review_on="")
    assert (answer.status_code, answer["Location"]) == (302, room(table))
    page = anna.get(room(table))
    assert "Na de zomer vandaag, 3 mensen" in words(page) and "Vandaag 3 mensen" in words(page)
    assert text(page).count('class="drawing thumbnail"') == 2


def test_a_day_to_look_again_is_proposed_three_months_later_and_can_be_another_or_none(anna, table):
    proposed = re.search(r'name="review_on" value="([\d-]+)"', text(anna.get(room(table))))[1]
    away = timezone.datetime.fromisoformat(proposed).date() - timezone.localdate()
    assert 89 <= away.days <= 92
    for act, given in (("a1", proposed), ("a2", "2031-05-01"), ("a3", "1-5-2031"), ("a4", "")):
        assert keep(table, anna, act, review_on=given).status_code == 302
    assert [str(one.review_on) for one in kept(table)] == [proposed, "2031-05-01", "2031-05-01", "None"]


def test_a_form_sent_twice_keeps_one_moment(anna, table):
    for _ in range(3):
        assert keep(table, anna, act="same", name="Een").status_code == 302
    assert len(kept(table)) == 1


def test_a_form_that_does_not_say_which_version_it_is_of_is_given_back(anna, table):
    answer = anna.post(room(table, "keep/"), {"act": "a", "name": "Na de zomer"})
    assert answer.status_code == 428 and "Na de zomer" in text(answer) and not kept(table)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "x" * 121}, "Een naam heeft hoogstens 120 tekens."),
        ({"review_on": "2001-01-01"}, "Kies een dag na vandaag."),
        ({"review_on": "morgen"}, "Typ een dag, zoals 22-2-2027."),
    ],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(anna, table, fields, told):
    answer = keep(table, anna, **fields)
    assert answer.status_code == 422 and told in text(answer) and not kept(table)
    assert next(iter(fields.values())) in text(answer)


def test_a_moment_is_shown_as_it_was(anna, table):
    do(table, Set("network", table.row.pk, "view", "", "Het is goed zo."))
    keep(table, anna)
    do(
        table,
        *changes.removal(value(table), "bert"),
        Set("network", table.row.pk, "view", "Het is goed zo.", "Anders."),
    )
    page = anna.get(room(table, f"{kept(table)[0].moment}/"))
    assert ">Bert</text>" in text(page) and "Het is goed zo." in text(page) and "Anders." not in text(page)
    assert ">Bert</text>" not in text(anna.get(f"/n/{table.row.pk}/circle/"))


@pytest.mark.parametrize("where", ["nothing/", "beside/?old=nothing", "beside/?old=&new=nothing"])
def test_a_moment_that_is_not_there_does_not_exist(anna, table, where):
    assert anna.get(room(table, where)).status_code == 404
    assert anna.post(room(table, "nothing/agree/"), {"review_on": ""}).status_code == 404


def later(table):
    """Bert is off the list, Els came nearer and is close now, Piet faded, Noor is new, and Fien told of before."""
    now = value(table)
    do(
        table,
        *changes.removal(now, "bert"),
        Place(CIRCLE, "els", Placement("acquaintances", "society"), Placement("friends", "society")),
        Set("people", "els", "strength", None, Strength.STRONG.value),
        Set("people", "els", "supports", None, ["company"]),
        Set("people", "els", "category", "friend", "neighbour"),
        Set("people", "piet", "status", "active", "faded"),
        Place(CIRCLE, "piet", None, Placement(left_out=True)),
        Add(Person("noor", "Noor")),
    )


def test_two_moments_say_in_plain_words_what_differs(anna, table):
    keep(table, anna)
    later(table)
    page = anna.get(room(table, f"beside/?old={kept(table)[0].moment}"))
    said = words(page)
    for part in (
        "Er waren toen 3 mensen. Nog in de kring: 1.",
        "Bert staat niet meer op de lijst",
        "Piet het contact is verwaterd",
        "Els van bekenden naar vrienden",
        "Een deel van hen bleef.",
        "Els was vriend, is nu buur; nu verteld: hecht",
        "Helpt nu anders",
        "Els nu genoemd voor: samen dingen doen",
        "Meer mensen is niet beter, minder is niet slechter.",
    ):
        assert part in said, (part, said)
    assert re.search(r"Erbij\s+No\s+Noor", said) and "blijft nu buiten de kring" not in said
    assert (
        text(page).count('class="drawing tablet') == 2 and len(re.findall(r'class="person[^"]* lit', text(page))) == 3
    )


def seats(page):
    """Where everybody sits in the first drawing of a page, by name."""
    drawing = re.search(r'<svg[^>]*class="drawing (?:wide|tablet).*?</svg>', text(page), re.S)[0]
    found = re.findall(
        r'class="person[^"]*"[^>]*data-person="([^"]+)".*?class="mark"[^>]*transform="([^"]+)"', drawing, re.S
    )
    return dict(found)


def test_a_film_shows_every_moment_and_today_and_nobody_jumps_who_stands_where_they_stood(anna, table):
    keep(table, anna, "a1", name="Het begin")
    later(table)
    keep(table, anna, "a2")
    do(table, Add(Person("fien", "Fien")), Place(CIRCLE, "fien", None, Placement("friends", "society")))
    first, second, third = (anna.get(room(table, f"film/?step={step}")) for step in (1, 2, 3))
    assert "Moment 1 van 3 Het begin" in words(first) and "Zo begon het." in words(first)
    assert "Moment 3 van 3 Vandaag 3 mensen" in words(third)
    assert "Els van bekenden naar vrienden" in words(second) and "Bert staat niet meer op de lijst" in words(second)
    assert set(seats(first)) == {"bert", "els"} and set(seats(third)) == {"els", "fien"}
    assert seats(second)["els"] == seats(third)["els"] != seats(first)["els"]


def test_moments_are_seen_in_every_drawing_that_a_room_offers_and_that_was_shared(anna, table):
    do(table, Set("people", "els", "domains", None, ["family"]))
    keep(table, anna)
    later(table)
    id = kept(table)[0].moment
    page = text(anna.get(room(table, f"beside/?old={id}")))
    offered = {one for one in re.findall(r"picture=([\w-]+)", page) if one not in loader.layouts()}
    assert offered >= {"ecogram", "relations", "life", "contact", "support", "web"}
    roles.give(table.chris, table.row, access.Role.VOLUNTEER, log.Actor(table.anna, table.row.made_at))
    for picture in offered:
        for where in (f"beside/?old={id}&picture={picture}", f"film/?step=2&picture={picture}"):
            shown = text(anna.get(room(table, where))).partition("<main")[2].partition("</main>")[0]
            assert re.search(rf'class="(?:drawing|list) {picture}', shown), "a table is a drawing too"
            assert not re.search(r'<svg[^>]*class="drawing (?:wide|tablet|thumbnail)', shown), "only what was asked for"
            links = [one for svg in re.findall(r"<svg.*?</svg>", shown, re.S) for one in re.findall(r"<a [^>]*>", svg)]
            assert links == [], "it is only to look at"
        other = text(table.client(table.chris).get(room(table, f"film/?step=1&picture={picture}")))
        assert not re.search(rf'class="(?:drawing|list) {picture}', other) and f"picture={picture}" not in other


@pytest.mark.parametrize("asked", ["", "?step=0", "?step=99", "?step=-1", "?step=x", "?step=²", "?picture=none"])
def test_whatever_step_of_a_film_is_asked_for_there_is_one(anna, table, asked):
    keep(table, anna)
    assert anna.get(room(table, f"film/{asked}")).status_code == 200


def test_before_the_first_moment_the_film_says_how_to_begin(anna, table):
    assert "Er is nog geen moment." in words(anna.get(room(table, "film/")))


def test_the_older_one_stands_on_the_left_however_they_were_chosen(anna, table):
    keep(table, anna)
    later(table)
    id = kept(table)[0].moment
    pages = [words(anna.get(room(table, f"beside/?{asked}"))) for asked in (f"old={id}&new=", f"old=&new={id}")]
    assert pages[0] == pages[1]


def test_the_same_moment_twice_has_nothing_different(anna, table):
    keep(table, anna)
    id = kept(table)[0].moment
    said = words(anna.get(room(table, f"beside/?old={id}&new={id}")))
    assert "Alle 3 mensen van toen zijn er nog." in said and "Verder is er niets anders." in said


def test_who_comes_to_know_each_other_is_said_and_who_is_back(anna, table):
    do(table, Set("people", "piet", "status", "active", "faded"))
    keep(table, anna)
    do(table, Add(Tie(tie_id("bert", "els"), "bert", "els")), Set("people", "piet", "status", "faded", "restored"))
    said = words(anna.get(room(table, f"beside/?old={kept(table)[0].moment}")))
    assert "Kennen elkaar nu Bert en Els" in said and "Piet is terug; het contact was verwaterd" in said


def test_another_day_to_look_again_is_agreed_on(anna, table):
    keep(table, anna)
    where = room(table, f"{kept(table)[0].moment}/agree/")
    assert anna.post(where, {"review_on": "2031-05-01"}).status_code == 302
    assert str(kept(table)[0].review_on) == "2031-05-01"
    assert "Weer samen kijken: 1 mei 2031." in text(anna.get(room(table)))
    wrong = anna.post(where, {"review_on": "ooit"})
    assert wrong.status_code == 422 and "ooit" in text(wrong)


def test_from_the_agreed_day_on_the_page_says_that_it_is_time(anna, table):
    keep(table, anna)
    assert "Het is tijd om weer naar je kring te kijken." not in words(anna.get(room(table)))
    models.Moment.objects.update(review_on=timezone.localdate())
    assert "Het is tijd om weer naar je kring te kijken." in words(anna.get(room(table)))
    assert "Het is tijd om met Anna weer naar de kring te kijken." in words(table.client(table.bram).get(room(table)))


def test_a_month_without_a_wish_is_still_only_a_beginning(anna, table):
    assert "Een kring is een begin." not in words(anna.get(room(table)))
    models.Network.objects.update(made_at=timezone.now() - timedelta(days=31))
    assert "Een kring is een begin. Wat wil je ermee doen?" in words(anna.get(room(table)))
    do(table, Add(Wish("w", "Naar zee.")))
    assert "Een kring is een begin." not in words(anna.get(room(table)))


def test_who_may_not_see_wishes_is_not_told_that_there_is_none(anna, table):
    models.Network.objects.update(made_at=timezone.now() - timedelta(days=31))
    by, parts = log.Actor(table.anna, table.row.made_at), [access.Part.NAMES, access.Part.CIRCLE, access.Part.MOMENTS]
    roles.give(table.chris, table.row, access.Role.VOLUNTEER, by, parts, looks=parts)
    page = table.client(table.chris).get(room(table))
    assert page.status_code == 200 and "Een kring is een begin." not in words(page)
    assert "Bewaar hoe het nu is" not in words(page)


def test_a_redaction_leaves_its_mark_on_the_page(anna, table):
    keep(table, anna)
    where = room(table, f"{kept(table)[0].moment}/")
    assert "iemand uit dit moment gehaald" not in words(anna.get(where))
    moments.redact(models.Network.objects.get(pk=table.row.pk), ["bert"], by(table))
    page = anna.get(where)
    assert "is iemand uit dit moment gehaald" in words(page) and "Bert" not in text(page)


def test_whom_only_the_client_may_know_is_in_no_moment_of_the_coach(anna, table):
    keep(table, anna)
    do(table, Set("people", "bert", "confidential", False, True))
    id, bram = kept(table)[0].moment, table.client(table.bram)
    for where in ("", f"{id}/", f"beside/?old={id}", "film/?step=1", "film/?step=2"):
        assert "Bert" not in text(bram.get(room(table, where)))
    assert "Bert" in text(anna.get(room(table, f"{id}/")))


def test_a_photo_that_is_no_longer_shown_of_somebody_is_not_asked_for(anna, table):
    do(table, Set("people", "bert", "photo", None, "photo-of-bert"))
    keep(table, anna)
    id = kept(table)[0].moment
    assert "photo-of-bert" in text(anna.get(room(table, f"{id}/")))
    do(table, *changes.removal(value(table), "bert"))
    for where in (f"{id}/", f"beside/?old={id}", "film/"):
        assert "photo-of-bert" not in text(anna.get(room(table, where)))


def test_a_coach_is_never_spoken_to_as_the_client(anna, table):
    keep(table, anna)
    id, bram = kept(table)[0].moment, table.client(table.bram)
    for where in ("", f"{id}/", f"beside/?old={id}", "film/?step=2"):
        assert (
            re.findall(r"\b(?:je|jij|jou|jouw)\b", words(bram.get(room(table, where))).replace("als je wilt", "")) == []
        )


def test_a_name_is_only_ever_text(anna, table):
    keep(table, anna, name="<script>alert(1)</script>")
    for where in ("", f"{kept(table)[0].moment}/"):
        assert "<script>alert" not in text(anna.get(room(table, where)))


def test_an_empty_circle_is_no_error(table):
    page = table.client(table.anna).get(room(table))
    assert page.status_code == 200 and "Eerst de namen, dan een moment" in words(page)


def test_under_the_circle_stands_the_way_to_the_moments_and_the_page_asks_no_more_for_them(anna, table):
    address = f"/n/{table.row.pk}/circle/"
    anna.get(address)
    before = asked(anna, address)
    keep(table, anna, "a1", name="Naam1")
    said = words(anna.get(address))
    assert "Alle momenten" in said and "Naam1" not in said, "they come when they come in sight"
    assert asked(anna, address) == before


def asked(browser, address):
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return sum("SAVEPOINT" not in one["sql"] for one in queries)  # a test is a transaction of its own


def test_thirty_people_and_ten_moments_cost_no_more_questions_than_three_and_one(anna, table):
    keep(table, anna)
    id = kept(table)[0].moment
    pages = [room(table), *(room(table, where) for where in (f"{id}/", f"beside/?old={id}", "film/", "film/?step=2"))]
    pages.append(f"/n/{table.row.pk}/circle/")
    few = [asked(anna, page) for page in pages]
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=n)) for n in range(30)))
    for number in range(10):
        keep(table, anna, f"more{number}")
    assert [asked(anna, page) for page in pages] == few
    assert max(few) <= 6


def test_its_keeper_calls_a_moment_otherwise_and_its_day_is_a_name_too(anna, table):
    keep(table, anna, name="Na de zomer")
    (one,) = kept(table)
    where = room(table, f"{one.moment}/")
    assert anna.post(f"{where}rename/", {"name": "Voor de winter"}).status_code == 302
    assert "Voor de winter" in words(anna.get(where)) and "Na de zomer" not in text(anna.get(where))
    assert anna.post(f"{where}rename/", {"name": ""}).status_code == 302
    assert "Voor de winter" not in words(anna.get(where))
    refused = anna.post(f"{where}rename/", {"name": "x" * 121})
    assert refused.status_code == 422 and "x" * 121 in text(refused)
    assert anna.post(room(table, "nothing/rename/"), {"name": "Niets"}).status_code == 404


def test_keeping_a_moment_and_taking_it_away_stand_in_the_history_and_from_there_it_comes_back(anna, table):
    keep(table, anna, name="Na de zomer")
    (one,) = kept(table)
    history = f"/n/{table.row.pk}/history/"
    assert "Heeft het moment “Na de zomer” bewaard" in words(anna.get(history))
    away = anna.post(room(table, f"{one.moment}/away/"))
    assert away["Location"] == room(table) and "Na de zomer" not in words(anna.get(room(table)))
    told = anna.get(history)
    assert "Heeft het moment “Na de zomer” weggehaald" in words(told)
    assert anna.get(f"{history}?about=bert").content.decode().count("Na de zomer") == 0
    back = re.search(r'action="([^"]+/back/)"', text(told))[1]
    assert anna.post(back, {"to": history})["Location"] == history
    assert "Na de zomer" in words(anna.get(room(table))) and "weggehaald" not in words(anna.get(history))


def test_a_coach_takes_no_moment_of_the_client_away(anna, table):
    keep(table, anna, name="Na de zomer")
    (one,) = kept(table)
    bram = table.client(table.bram)
    assert "away/" not in text(bram.get(room(table, f"{one.moment}/")))
    assert bram.post(room(table, f"{one.moment}/away/")).status_code == 403
    assert "Na de zomer" in words(anna.get(room(table)))


def test_who_sees_the_circle_sees_the_moments_only_when_they_were_shared_too(anna, table):
    roles.give(table.chris, table.row, access.Role.VOLUNTEER, log.Actor(table.anna, table.row.made_at))
    chris = table.client(table.chris)
    assert 'id="thread"' in anna.get(f"/n/{table.row.pk}/circle/").text
    page = chris.get(f"/n/{table.row.pk}/circle/")
    assert page.status_code == 200 and 'id="thread"' not in page.text
    assert chris.get(room(table)).status_code == 403


def test_two_moments_beside_each_other_say_the_five_dimensions_and_no_verdict(anna, table):
    keep(table, anna)
    later(table)
    id = kept(table)[0].moment
    said = words(anna.get(room(table, f"beside/?old={id}")))
    figures = said.partition("In getallen")[2]
    for row in ("Mensen 3 2", "Soorten mensen", "Professionals 0 0"):
        assert row in figures, figures
    assert "In getallen" in words(anna.get(room(table, f"beside/?old={id}&new={id}")))
