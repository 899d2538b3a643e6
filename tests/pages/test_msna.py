"""Network cards: filled in over several talks, in zones of which only the first counts (M09, R037, R038)."""

import html
import re
import secrets
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core import cards as told
from kring.core.access import Part, Role
from kring.core.changes import Add, Place, Remove
from kring.core.network import Category, Frequency, Period, Person, Placement, Sort, Status, Tie, tie_id
from kring.methods import loader
from kring.store import log, models, roles
from tests.pages.conftest import do, value, version

(CARDS,) = loader.cards().values()
KIN, PALS, HELP = (card.id for card in CARDS.card)
OWN, SEEN, FAR = (zone.id for zone in CARDS.zone)


@pytest.fixture
def anna(table):
    do(
        table,
        Add(Person("mam", "Mam", rank=1, category=Category.FAMILY, distance_km=2.0)),
        Add(Person("joke", "Joke", rank=2)),
        Add(Person("piet", "Piet", rank=3, category=Category.FRIEND)),
    )
    return table.client(table.anna)


def page(browser, table, asked=""):
    answer = browser.get(f"/n/{table.row.pk}/msna/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def words(answer):
    text = answer if isinstance(answer, str) else answer.content.decode()
    main = text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", main, flags=re.S)).split())


def send(browser, table, act, **more):
    told_ = {"act": secrets.token_hex(8), "version": version(table), **more}
    return browser.post(f"/n/{table.row.pk}/msna/{act}/", told_)


def placed(table):
    return value(table).placements.get(CARDS.id, {})


def test_the_first_time_the_first_card_is_begun_and_the_day_is_kept(anna, table):
    assert "Begin met: Familie" in words(page(anna, table))
    answer = send(anna, table, "begin")
    assert answer.status_code == 302 and answer.url.endswith(f"?card={KIN}")
    assert len(told.talks(value(table), CARDS)) == 1
    assert "Verder met: Familie" in words(page(anna, table))


def test_the_first_time_it_says_that_there_is_a_map_and_leads_to_the_family_and_the_ecogram(anna, table):
    found = page(anna, table)
    assert "Er is al een kaart" in words(found) and "3 mensen staan op de lijst." in words(found)
    assert f'href="/n/{table.row.pk}/family/"' in found and f'href="/n/{table.row.pk}/ecogram/"' in found
    send(anna, table, "begin")
    assert "Er is al een kaart" not in words(page(anna, table))
    do(
        table,
        Remove(value(table).people["mam"]),
        Remove(value(table).people["joke"]),
        Remove(value(table).people["piet"]),
    )
    assert "Er is al een kaart" not in words(page(anna, table))


def test_a_card_proposes_who_is_on_the_list_and_no_name_is_typed_twice(anna, table):
    said = words(page(anna, table, f"?card={KIN}"))
    assert "Mam" in said and "Joke" in said and "Piet" not in said
    send(anna, table, "name", card=KIN, person="mam")
    send(anna, table, "name", card=KIN, name="  joke ")
    send(anna, table, "name", card=KIN, name="Oom Henk")
    network = value(table)
    assert {network.people[id].name for id in placed(table)} == {"Mam", "Joke", "Oom Henk"}
    assert len(network.people) == 4 and network.people["joke"].category is Category.FAMILY
    assert "Nog geen zone: 3 mensen" in words(page(anna, table))


def test_only_the_first_zone_counts_and_the_page_says_so(anna, table):
    for person, card, zone in (("mam", KIN, OWN), ("joke", KIN, OWN), ("piet", PALS, SEEN)):
        answer = send(anna, table, "place", person=person, sector=card, ring=zone)
        assert answer.status_code == 302
    assert placed(table)["piet"] == Placement(SEEN, PALS)
    do(table, Add(Tie(tie_id("mam", "joke"), "joke", "mam")))
    said = words(page(anna, table))
    for part in (
        "Alle getallen gaan alleen over “mijn mensen”.",
        "2 mensen. Eén mens staat verder weg en telt niet mee.",
        "Familie: 2, Vrienden en bekenden: 0, Hulp en diensten: 0.",
        "Binnen tien kilometer: 1 van 1, voor zover verteld.",
        "Paren die elkaar kennen: 1 van 1.",
        "alleen wie hier staat, telt als netwerk",
    ):
        assert part in said, (part, said)


def test_a_tie_that_is_over_is_not_counted_and_named(anna, table):
    do(table, Add(Person("oma", "Oma", rank=9, status=Status.BROKEN)))
    do(table, Place(CARDS.id, "oma", None, Placement(OWN, KIN)))
    said = words(page(anna, table))
    assert "niemand" in said.lower() and "Oma telt niet mee: die band is voorbij." in said


def test_one_stops_and_goes_on_two_days_later_right_there(anna, table):
    today = timezone.localdate()
    earlier = today - timedelta(days=2)
    do(table, *told.put(value(table), CARDS, "mam", KIN, OWN), *told.noted(value(table), CARDS, earlier, "mam"))
    do(table, *told.finished(value(table), CARDS, KIN))
    said = words(page(anna, table))
    assert "Verder met: Vrienden en bekenden" in said and "Eergisteren Mam" in said
    answer = send(anna, table, "begin")
    assert answer.url.endswith(f"?card={PALS}")
    send(anna, table, "place", person="piet", sector=PALS, ring=OWN)
    assert told.talks(value(table), CARDS) == (told.Talk(earlier, ("mam",)), told.Talk(today, ("piet",)))
    assert set(placed(table)) == {"mam", "piet"}


def test_somebody_on_two_cards_is_asked_about_and_can_be_moved(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    before = value(table)
    for to, more in (("place", {"sector": PALS, "ring": SEEN}), ("name", {"card": PALS})):
        answer = send(anna, table, to, person="mam", **more)
        assert answer.status_code == 422 and value(table) == before
        assert (
            "Mam staat al op de kaart “Familie”." in words(answer)
            and 'name="move" value="1"' in answer.content.decode()
        )
    send(anna, table, "place", person="mam", sector=PALS, ring=SEEN, move="1")
    assert placed(table)["mam"] == Placement(SEEN, PALS)


def test_an_empty_card_is_asked_about_and_nobody_is_an_answer(anna, table):
    answer = send(anna, table, "done", card=HELP)
    assert answer.status_code == 422 and "Is er echt niemand?" in words(answer)
    assert told.next_card(value(table), CARDS) is CARDS.card[0]
    send(anna, table, "done", card=HELP, nobody="1")
    assert "Klaar: er is niemand." in words(page(anna, table))
    send(anna, table, "open", card=HELP)
    assert "Klaar" not in words(page(anna, table))


def test_when_every_card_is_done_it_goes_on_to_wishes(anna, table):
    for card in (KIN, PALS, HELP):
        send(anna, table, "done", card=card, nobody="1")
    assert "Alle kaarten zijn klaar." in words(page(anna, table))
    assert "Alle kaarten zijn klaar." in words(page(anna, table, "pictures/"))


@pytest.mark.parametrize(
    ("to", "more", "said"),
    [
        ("place", {"person": "nobody", "ring": OWN, "sector": KIN}, "Deze persoon staat niet meer op de lijst."),
        ("place", {"person": "meals", "ring": OWN, "sector": KIN}, "Deze persoon staat niet meer op de lijst."),
        ("place", {"person": "mam", "ring": "x", "sector": KIN}, "Die kaart of zone is er niet."),
        ("place", {"person": "mam", "ring": OWN, "sector": "x"}, "Die kaart of zone is er niet."),
        ("place", {"person": "mam", "ring": OWN}, "Kies eerst een kaart."),
        ("name", {"card": KIN}, "Vul een naam of roepnaam in."),
        ("name", {"card": KIN, "name": "n" * 121}, "Deze naam is te lang."),
        ("name", {"card": "x", "name": "Oom"}, "Die kaart of zone is er niet."),
        ("name", {"card": KIN, "name": "Tafeltje"}, "Dat is de naam van een dienst of plek."),
        ("done", {"card": "x"}, "Die kaart of zone is er niet."),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(anna, table, to, more, said):
    do(table, Add(Person("meals", "Tafeltje", rank=8, sort=Sort.SERVICE)))
    before = value(table)
    answer = send(anna, table, to, **more)
    assert answer.status_code == 422 and said in words(answer) and value(table) == before


def test_what_was_typed_stays_and_a_name_that_is_long_too(anna, table):
    answer = send(anna, table, "name", card=KIN, name="n" * 121)
    assert "n" * 121 in answer.content.decode()
    here = f"/n/{table.row.pk}/msna/pictures/"
    assert "n" * 121 in send(anna, table, "name", card=KIN, name="n" * 121, to=here).content.decode()


def test_somebody_goes_off_a_card_and_every_act_can_be_taken_back(anna, table):
    before = value(table)
    send(anna, table, "place", person="joke", sector=KIN, ring=OWN)
    send(anna, table, "off", person="joke")
    assert placed(table) == {}
    for _ in range(2):
        anna.post(f"/n/{table.row.pk}/undo/", {"act": f"u{_}", "version": version(table)})
    assert value(table) == before


def test_with_pictures_first_who_and_then_where(anna, table):
    here = f"/n/{table.row.pk}/msna/pictures/"
    said = words(page(anna, table, "pictures/"))
    assert "Wie van je familie zie of spreek je?" in said and "Er is niemand" in said
    send(anna, table, "name", card=KIN, person="mam", to=here)
    shown = page(anna, table, "pictures/")
    assert "Hoe dichtbij is Mam?" in words(shown) and shown.count('class="tile"') == 3
    assert "Hoort bij mij" in words(shown) and "Wie van je familie" in words(page(anna, table, "pictures/?skipped=mam"))
    answer = send(anna, table, "place", person="mam", sector=KIN, ring=OWN, to=here)
    assert answer.url == here
    for question, said in (
        ("Hoe vaak hebben jullie contact?", {"often": "1 week"}),
        ("Wie begint er meestal?", {"initiative": "other"}),
        ("Ben je tevreden met het contact?", {"felt": "more"}),
        ("Wat doet deze persoon voor jou?", {"supports": ["company", "practical"]}),
        ("Wat doen jullie samen?", {"together": "Soep koken"}),
    ):
        screen = anna.get(here).content.decode()
        assert question in words(screen), words(screen)
        sent = dict(re.findall(r'type="hidden" name="(person|card|asks|to|part|question)" value="([^"]*)"', screen))
        answer = send(anna, table, "about", **{**sent, "to": html.unescape(sent["to"]), **said})
        assert answer.status_code == 302
        here = answer.url
    mam = value(table).people["mam"]
    assert (mam.frequency, mam.initiative, mam.together) == (Frequency(1, Period.WEEK), "other", "Soep koken")
    assert mam.supports == ("company", "practical") and told.felt(value(table), CARDS, "mam") is told.Felt.MORE
    assert "Niemand meer" in words(page(anna, table, "pictures/"))
    here = f"/n/{table.row.pk}/msna/pictures/"
    answer = send(anna, table, "done", card=KIN, to=here)
    assert "Met wie doe je iets leuks?" in words(page(anna, table, "pictures/"))
    wrong = send(anna, table, "done", card=PALS, to=here)
    assert wrong.status_code == 422 and "Is er echt niemand?" in words(wrong) and "easytop" in wrong.content.decode()


ASKS = ["relation", "times", "initiative", "distance_km", "felt", "supports", "supported", "knows", "wish"]
ABOUT = {
    "person": "mam",
    "asks": ASKS,
    "relation": "mijn moeder",
    "times": "2",
    "per": "week",
    "initiative": "owner",
    "distance_km": "1,5",
    "felt": "less",
    "supports": ["emotional"],
    "supported": ["nothing"],
    "knows": ["joke"],
    "wish": "Minder vaak bellen",
}


def test_of_each_person_on_a_card_is_asked_what_the_source_asks(anna, table):
    """M09 (000:645, A02): relation, how often, who begins, how far, satisfaction, support, wish, and who knows whom."""
    for person in ("mam", "joke"):
        send(anna, table, "place", person=person, sector=KIN, ring=OWN)
    assert "Vraag door over Mam" in words(page(anna, table, f"?card={KIN}"))
    shown = page(anna, table, f"?card={KIN}&who=mam")
    for asked in ("Hoe noem je het?", "Wie begint er meestal?", "Hoe ver weg", "Ben je tevreden", "door naar Joke"):
        assert asked in words(shown), asked
    before = value(table)
    assert send(anna, table, "about", **ABOUT).status_code == 302
    now, mam = value(table), value(table).people["mam"]
    assert (mam.relation, mam.frequency, mam.initiative) == ("mijn moeder", Frequency(2, Period.WEEK), "owner")
    assert (mam.distance_km, mam.supports, mam.supported) == (1.5, ("emotional",), ())
    assert told.felt(now, CARDS, "mam") is told.Felt.LESS and told.asked(now, CARDS) == {"mam"}
    assert [(one.words, one.people) for one in now.wishes.values()] == [("Minder vaak bellen", ("mam",))]
    assert tie_id("mam", "joke") in now.ties
    assert "Hoe tevreden Liever minder contact: 1." in words(page(anna, table))
    kept = page(anna, table, f"?card={KIN}&who=mam")
    assert 'value="1,5"' in kept and "Minder vaak bellen" in kept and re.search(r'value="less" checked', kept)
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert value(table) == before, "all of it is one act"


def test_what_does_not_fit_comes_back_with_what_was_typed_and_what_was_not_asked_stays(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    wrong = send(anna, table, "about", **{**ABOUT, "times": "vaak", "distance_km": "-1"})
    assert wrong.status_code == 422 and "Typ een getal, zoals 3 of 1,5." in words(wrong)
    assert 'value="vaak"' in wrong.content.decode() and "Minder vaak bellen" in words(wrong)
    assert value(table).wishes == {} and value(table).people["mam"].distance_km == 2.0
    assert send(anna, table, "about", person="mam", asks=["felt"], felt="good").status_code == 302
    assert value(table).people["mam"].distance_km == 2.0
    send(anna, table, "about", person="mam", asks=["felt"], felt="hard")
    assert told.felt(value(table), CARDS, "mam") is told.Felt.HARD, "one of them, and not two"
    assert send(anna, table, "about", person="nobody", asks=["felt"]).status_code == 404


def test_a_card_with_something_left_is_done_only_when_that_is_said(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    send(anna, table, "name", card=KIN, person="joke")
    wrong = send(anna, table, "done", card=KIN)
    assert wrong.status_code == 422
    assert "Zonder zone: Joke" in words(wrong) and "Nog niet over gevraagd: Mam" in words(wrong)
    assert not told.filled(value(table), CARDS)[0].is_done
    send(anna, table, "about", person="mam", asks=["felt"], felt="")
    send(anna, table, "place", person="joke", sector=KIN, ring=SEEN)
    assert send(anna, table, "done", card=KIN).status_code == 302, "of who does not count nothing is asked"
    send(anna, table, "open", card=KIN)
    send(anna, table, "name", card=KIN, person="piet", move="1")
    assert send(anna, table, "done", card=KIN, sure="1").status_code == 302


def test_the_other_zones_stand_together_with_who_has_none_and_take_somebody_in(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    send(anna, table, "name", card=KIN, person="joke")
    shown = page(anna, table, "?zones=1")
    assert "Nog geen zone Joke" in words(shown) and "In zicht" in words(shown)
    assert 'who=mam"' not in shown.partition('id="sheet"')[2]
    to = f"/n/{table.row.pk}/msna/?zones=1"
    assert send(anna, table, "name", card=PALS, ring=SEEN, name="Buurman Kees", to=to).url == to
    kees = next(one for one in value(table).people.values() if one.name == "Buurman Kees")
    assert placed(table)[kees.id] == Placement(SEEN, PALS)
    assert [row.person.id for one in told.filled(value(table), CARDS) for row in one.counting] == ["mam"]


def test_who_may_not_read_the_card_of_somebody_is_asked_nothing_about_them(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    send(anna, table, "about", **ABOUT)
    role = roles.give(table.chris, table.row, Role.FAMILY, log.Actor(table.anna, table.row.made_at))
    models.Role.objects.filter(pk=role.pk).update(parts=[Part.CIRCLE.value, Part.NAMES.value])
    chris = table.client(table.chris)
    shown = page(chris, table, f"?card={KIN}&who=mam")
    assert "Mam" in shown and "tevreden" not in words(shown) and "Minder vaak" not in shown
    assert "Hoe tevreden" not in words(page(chris, table))
    assert send(chris, table, "about", **ABOUT).status_code in (404, 428)


def test_on_paper_the_zones_stand_with_who_waits(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    send(anna, table, "name", card=KIN, person="joke")
    shown = anna.get(f"/n/{table.row.pk}/paper/msna/").content.decode()
    for part in ("Netwerkkaarten", "Alleen wie in de eerste zone staat, telt als netwerk", "Familie: mijn mensen: Mam"):
        assert part in shown, part


def test_a_tap_on_somebody_shows_where_they_can_go(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    shown = page(anna, table, "?who=mam")
    assert "Waar staat Mam?" in words(shown) and 'id="zone-personal"' in shown and 'data-selected="mam"' in shown


def test_who_may_only_look_sees_the_zones_and_no_buttons(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    role = roles.give(table.chris, table.row, Role.MEMBER, log.Actor(table.anna, table.row.made_at))
    parts = [Part.CIRCLE.value, Part.NAMES.value]
    models.Role.objects.filter(pk=role.pk).update(parts=parts, looks=parts)
    chris = table.client(table.chris)
    shown = page(chris, table, f"?card={KIN}")
    assert "Mam" in shown and "msna/place" not in shown and "msna/done" not in shown
    assert send(chris, table, "place", person="mam", sector=KIN, ring=SEEN).status_code in (403, 404)


def test_thirty_people_cost_no_more_questions_to_the_database_than_one(anna, table):
    def count():
        with CaptureQueriesContext(connection) as asked:
            page(anna, table, f"?card={KIN}")
        return len(asked)

    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    few = count()
    do(table, *(Add(Person(f"p{n}", f"Persoon {n}", rank=n)) for n in range(30)))
    do(table, *(Place(CARDS.id, f"p{n}", None, Placement(OWN, KIN)) for n in range(30)))
    assert count() == few <= 6


def test_the_history_tells_a_place_on_a_card_in_words(anna, table):
    send(anna, table, "place", person="mam", sector=KIN, ring=OWN)
    said = words(anna.get(f"/n/{table.row.pk}/history/"))
    assert "Mam: een plek bij mijn mensen, Familie" in said and "Netwerkkaarten" in said


def test_before_the_first_card_the_zones_are_drawn_and_not_another_circle(anna, table):
    before = page(anna, table).partition('class="empty"')[2]
    assert before.count('class="cell') == len(CARDS.card) * len(CARDS.zone) and "#empty" not in before


def test_what_pinches_is_kept_in_own_words_becomes_a_goal_and_can_be_taken_away(table):
    anna, room = table.client(table.anna), f"/n/{table.row.pk}/msna/"

    def post(where, act, **fields):
        return anna.post(where, {"act": act, "version": version(table), **fields})

    do(table, Add(Person("joke", "Joke", 1)), Place("network-cards", "joke", None, Placement("personal", None)))
    for act in ("a1", "a1", "a2"):
        assert post(f"{room}tight/", act, words="  Alles komt op Joke neer ").status_code == 302
    (told,) = [one for one in value(table).answers.values() if one.words]
    assert told.words == "Alles komt op Joke neer"
    refused = post(f"{room}tight/", "a3", words="x" * 501)
    assert refused.status_code == 422 and "x" * 501 in refused.content.decode()
    assert post(f"{room}tight/", "a4", words=" ").status_code == 422
    assert post(f"/n/{table.row.pk}/plan/goal/keep/", "a5", words=told.words).status_code == 302
    assert [goal.words for goal in value(table).goals.values()] == [told.words]
    assert post(f"{room}tight/off/", "a6", said=told.id).status_code == 302 and told.id not in value(table).answers
