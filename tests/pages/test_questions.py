"""Lists of questions in the product: begun, answered at one's own pace, refused, ready, and what they add up to."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kring.core import threes
from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.network import Kept, OwnerKind, Person, Response, Sheet, When
from kring.core.questions import Mode, Takes
from kring.methods import questions as shelf
from kring.store import log, roles
from tests.pages.conftest import Table, do, value, version, works_along

JOKE, DIRK = Person("joke", "Joke", rank=1.0), Person("dirk", "Dirk", rank=2.0, confidential=True)
LISTS = shelf.lists()
FIXED = next(id for id, one in LISTS.items() if one.fixed)
HERS = ["burden-check", "carer-talk"]
TREND = next(id for id, one in LISTS.items() if one.again and one.score and not one.hers and one.ask[-1].option)
LIFE = next(id for id, one in LISTS.items() if one.ask[0].takes is Takes.SCALE and one.ask[0].most == 10)
FIRST, SECOND = (one.id for one in LISTS[LIFE].ask[:2])


def send(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/questions/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, where: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/questions/{where}").content.decode()


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(DIRK), Add(Sheet("s", LIFE, began_on=When(2026, 11, 1))))
    return table.client(table.anna)


def test_every_list_that_is_offered_can_be_begun_and_every_question_of_it_opens(anna, table):
    shown = page(table, anna)
    assert not [one for one in HERS if LISTS[one].name.nl in shown]
    streets = [one for one in LISTS.values() if Mode.DOOR in one.mode]
    assert streets and not [one.id for one in streets if one.name.nl in shown], "what a street says is nobody's own"
    for number, one in enumerate(LISTS.values()):
        if one.name.nl not in shown.replace("&#x27;", "'"):
            continue
        answer = send(table, anna, "begin", f"b{number}", questions=one.id)
        assert answer.status_code == 302 and anna.get(answer["Location"]).status_code == 200
        for ask in one.ask if not threes.is_one(one) else ():  # of three each has a page of their own
            assert ask.text.nl in anna.get(f"{answer['Location']}{ask.id}/").content.decode().replace("&#x27;", "'")


def test_an_answer_is_kept_at_once_and_the_next_open_question_comes(anna, table):
    went = send(table, anna, "answer", sheet="s", ask=FIRST, now="7", kept="all", next="1")
    assert went["Location"].endswith(f"/s/{SECOND}/")
    assert value(table).responses == {f"s~{FIRST}": Response(f"s~{FIRST}", "s", FIRST, now=7.0)}
    send(table, anna, "answer", "a1", sheet="s", ask=FIRST, now="7", kept="all", next="1")  # the same tap once more
    assert len(value(table).responses) == 1
    stopped = send(table, anna, "answer", "a2", sheet="s", ask=FIRST, now="8", kept="all", stop="1")
    assert stopped["Location"].endswith("/questions/s/") and value(table).responses[f"s~{FIRST}"].now == 8.0


def test_eleven_on_a_scale_of_ten_is_refused_with_what_to_do_and_what_was_typed_stays(anna, table):
    refused = send(table, anna, "answer", sheet="s", ask=FIRST, now="11", words="Best goed", kept="all")
    assert refused.status_code == 422
    assert "Kies 0 tot en met 10." in refused.content.decode() and "Best goed" in refused.content.decode()
    empty = send(table, anna, "answer", "a2", sheet="s", ask=FIRST, kept="all")
    assert empty.status_code == 422 and "liever niet" in empty.content.decode()
    words = send(table, anna, "answer", "a3", sheet="s", ask=FIRST, words="Best goed", kept="all")
    assert "Kies ook een antwoord" in words.content.decode() and "Best goed" in words.content.decode()
    assert value(table).responses == {}


@pytest.mark.parametrize(("kept", "shown"), [("talked", "Alleen over gepraat"), ("unsaid", "Liever niet gezegd")])
def test_of_what_was_only_talked_about_or_not_said_nothing_else_is_kept(anna, table, kept, shown):
    send(table, anna, "answer", sheet="s", ask=FIRST, now="3", words="Dit zeg ik je", kept=kept)
    assert value(table).responses[f"s~{FIRST}"] == Response(f"s~{FIRST}", "s", FIRST, kept=Kept(kept))
    assert shown in page(table, anna, "s/") and "Dit zeg ik je" not in page(table, anna, "s/")


def test_a_list_in_a_fixed_order_is_not_ready_while_a_question_was_passed_over_in_silence(anna, table):
    do(table, Add(Sheet("f", FIXED)))
    refused = send(table, anna, "ready", sheet="f")
    assert refused.status_code == 422 and LISTS[FIXED].ask[1].text.nl in refused.content.decode()
    assert value(table).sheets["f"].ended_on is None
    do(table, *(Add(Response(f"f~{one.id}", "f", one.id, kept=Kept.UNSAID)) for one in LISTS[FIXED].ask))
    assert send(table, anna, "ready", "a2", sheet="f").status_code == 302
    assert value(table).sheets["f"].ended_on is not None


def test_an_answer_in_own_words_becomes_a_wish_with_one_tap_and_three_taps_make_one(anna, table):
    last = LISTS[LIFE].ask[-1].id
    send(table, anna, "answer", sheet="s", ask=last, words="Vaker dansen", kept="all")
    for _ in range(3):
        send(table, anna, "wish", "w1", response=f"s~{last}")
    assert [one.words for one in value(table).wishes.values()] == ["Vaker dansen"]


def test_an_answer_becomes_a_goal_a_referral_or_somebody_on_the_map_with_one_tap_and_three_taps_make_one(anna, table):
    last = LISTS[LIFE].ask[-1].id
    send(table, anna, "answer", sheet="s", ask=last, words="Tante Riet", kept="all")
    shown = page(table, anna, "s/")
    for kind in ("wish", "goal", "referral", "tie"):
        assert f"/questions/{kind}/" in shown, kind
        for _ in range(3):
            went = send(table, anna, kind, f"t{kind}", response=f"s~{last}")
        assert went.status_code == 302, (kind, went.content.decode()[-900:])
        assert anna.get(went["Location"]).status_code == 200, kind
    assert [one.words for one in value(table).goals.values()] == ["Tante Riet"]
    assert [one.words for one in value(table).actions.values()] == ["Hulp zoeken bij: Tante Riet"]
    assert [one.name for one in value(table).people.values()].count("Tante Riet") == 1
    again = send(table, anna, "tie", "another", response=f"s~{last}")
    (riet,) = [one.id for one in value(table).people.values() if one.name == "Tante Riet"]
    assert again["Location"].endswith(f"/people/{riet}/"), "who is on the map already is opened, not made twice"


@pytest.mark.parametrize("kind", ["wish", "goal", "referral", "tie"])
def test_of_what_was_only_talked_about_nothing_can_be_made(anna, table, kind):
    last = LISTS[LIFE].ask[-1].id
    send(table, anna, "answer", sheet="s", ask=last, words="Geheim", kept="talked")
    send(table, anna, kind, "k", response=f"s~{last}")
    assert not (value(table).wishes or value(table).goals or value(table).actions) and len(value(table).people) == 2


def test_how_a_score_was_counted_stands_beside_it_question_by_question(table):
    one = next(one for one in LISTS.values() if one.score and one.score[0].turned)
    do(table, Set("owner", "", "kind", OwnerKind.PERSON, OwnerKind.CARER), Add(Sheet("c", one.id, is_hers=one.hers)))
    turned = next(ask for ask in one.ask if ask.id in one.score[0].turned)
    do(table, Add(Response(f"c~{turned.id}", "c", turned.id, (turned.option[-1].id,))))
    shown = page(table, table.client(table.anna), "c/")
    assert "Zo is dit geteld" in shown and "andersom geteld" in shown and f"{turned.text.nl}: <b>0</b>" in shown


def test_a_number_stands_beside_that_of_the_time_before_and_only_one_room_is_marked(anna, table):
    do(table, Add(Sheet("old", LIFE, began_on=When(2026, 1, 1), ended_on=When(2026, 1, 1))))
    do(table, Add(Response(f"old~{FIRST}", "old", FIRST, now=3.0)), Add(Response(f"s~{FIRST}", "s", FIRST, now=5.0)))
    shown = page(table, anna, "s/")
    assert "eerder: 3" in shown and shown.count("aria-current") == 1


def test_the_parts_of_a_life_are_a_wheel_with_what_is_wanted_and_what_was_and_a_table_of_the_same(anna, table):
    assert "<svg" not in page(table, anna, "s/").partition('class="wheelroom"')[2], "nothing was said yet"
    do(table, Add(Sheet("old", LIFE, began_on=When(2026, 1, 1), ended_on=When(2026, 1, 1))))
    do(table, Add(Response(f"old~{FIRST}", "old", FIRST, now=3.0)))
    send(table, anna, "answer", sheet="s", ask=FIRST, now="5", wish="9", kept="all")
    send(table, anna, "answer", "a2", sheet="s", ask=SECOND, kept="unsaid")
    shown = page(table, anna, "s/").partition('class="wheelroom"')[2].partition("</section>")[0]
    drawn, _, legend = shown.partition('<ul class="signs">')
    assert drawn.count('class="point"') == 1 and drawn.count('class="wished"') == 1 and shown.count("<tr>") == 9
    signs = [each.partition("</li>")[0] for each in legend.partition("</ul>")[0].split("<li>")[1:]]
    told = [("point", "hoe het nu is"), ("wished", "hoe je het graag hebt"), ("course second", "de vorige keer")]
    for one, (sign, words) in zip(signs, told, strict=True):
        assert f'class="{sign}"' in one and one.endswith(words)
    assert "<td>5</td><td>9</td><td>3</td>" in shown and "<td>–</td><td>–</td><td>–</td>" in shown


def answered(id: str, sheet: Sheet, option: int) -> list[Add]:
    asks = [one for one in LISTS[TREND].ask if one.option]
    told = [Response(f"{id}~{one.id}", id, one.id, (one.option[option].id,)) for one in asks]
    return [Add(sheet), *(Add(one) for one in told)]


def test_a_score_stands_beside_those_of_the_times_before_and_says_when_it_is_more(anna, table):
    do(table, *answered("t1", Sheet("t1", TREND, began_on=When(2026, 1, 1), ended_on=When(2026, 1, 1)), 0))
    do(table, *answered("t2", Sheet("t2", TREND, began_on=When(2026, 10, 1)), 1))
    shown = page(table, anna, "t2/")
    assert "Een getal is geen oordeel" in shown and "1 januari 2026" in shown and "meer dan de keren hiervoor" in shown
    assert "meer dan de keren hiervoor" not in page(table, anna, "t1/")


@pytest.mark.parametrize("hers", HERS)
def test_what_a_carer_says_of_the_load_is_asked_only_in_a_circle_of_their_own(table, hers):
    browser = table.client(table.anna)
    refused = send(table, browser, "begin", questions=hers)
    assert refused["Location"].endswith("/questions/") and value(table).sheets == {}
    do(table, Set("owner", "", "kind", OwnerKind.PERSON, OwnerKind.CARER))
    send(table, browser, "begin", "b2", questions=hers)
    assert [one.questions for one in value(table).sheets.values()] == [hers]


@pytest.mark.parametrize("hers", HERS)
def test_what_a_carer_says_of_the_load_is_in_nothing_that_anybody_else_sees(table, hers):
    do(table, Set("owner", "", "kind", OwnerKind.PERSON, OwnerKind.CARER))
    anna = table.client(table.anna)
    here = send(table, anna, "begin", "b1", questions=hers)["Location"]
    one, ask = next(iter(value(table).sheets)), LISTS[hers].ask[0]
    chosen = ask.option[0].id if ask.option else ""
    said = {"chosen": chosen, "now": "3", "words": "Kanarie slaapt", "kept": "all"}
    send(table, anna, "answer", "b2", sheet=one, ask=ask.id, **said)
    assert "Kanarie slaapt" in anna.get(here).content.decode()
    works_along(table, table.chris)
    roles.give(table.dora, table.row, Role.PROXY, log.Actor(table.anna, table.row.made_at))
    for who in (table.chris, table.dora):
        browser = table.client(who)
        assert browser.get(here).status_code == 404 and LISTS[hers].name.nl not in page(table, browser)
        assert send(table, browser, "begin", f"c{who.pk}", questions=hers)["Location"].endswith("/questions/")
        send(table, browser, "wish", f"w{who.pk}", response=f"{one}~{ask.id}")
        for where in ("history/", "files/copy/"):
            answer = browser.get(f"/n/{table.row.pk}/{where}")
            assert answer.status_code == 200 and "Kanarie slaapt" not in answer.content.decode()
            assert LISTS[hers].name.nl not in answer.content.decode() and hers not in answer.content.decode()
    assert len(value(table).sheets) == 1 and not value(table).wishes


def test_whoever_does_not_share_the_story_meets_no_questions_and_a_confidential_name_is_in_none(anna, table):
    people = next(one for one in LISTS["self-direction"].ask if one.takes is Takes.PEOPLE)
    do(table, Add(Sheet("d", "self-direction")))
    do(table, Add(Response(f"d~{people.id}", "d", people.id, people=("joke", "dirk"))))
    by = log.Actor(table.anna, table.row.made_at)
    roles.give(table.dora, table.row, Role.FRIEND, by, frozenset({Part.NAMES}))
    assert table.client(table.dora).get(f"/n/{table.row.pk}/questions/").status_code == 403
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES, Part.STORY}))
    seen = page(table, table.client(table.chris), "d/")
    assert "Joke" in seen and "Dirk" not in seen


def test_taken_away_its_answers_go_along_and_one_undo_brings_all_back(anna, table):
    send(table, anna, "answer", sheet="s", ask=FIRST, now="7", kept="all")
    send(table, anna, "remove", "a3", sheet="s")
    assert value(table).sheets == {} and value(table).responses == {}
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1", "version": version(table)})
    assert len(value(table).responses) == 1 and len(value(table).sheets) == 1


def test_as_many_queries_for_twenty_answers_as_for_none(anna, table):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(table, anna, "s/")
        return len(asked)

    page(table, anna, "s/")
    none = count()
    do(table, *(Add(Response(f"s~{one.id}", "s", one.id, kept=Kept.UNSAID)) for one in LISTS[LIFE].ask))
    assert count() == none <= 8


def test_what_was_begun_last_stands_first_and_only_the_last_is_asked_once_more(anna, table):
    do(table, Add(Sheet("z", TREND, began_on=When(2025, 1, 1), ended_on=When(2025, 1, 1))))
    do(table, Add(Sheet("a", TREND, began_on=When(2026, 2, 1), ended_on=When(2026, 2, 1))))
    shown = page(table, anna)
    assert shown.index("/questions/s/") < shown.index("/questions/a/") < shown.index("/questions/z/")
    assert "Tijd om het nog eens te vragen" in page(table, anna, "a/")
    assert "Tijd om het nog eens te vragen" not in page(table, anna, "z/")


def test_of_many_people_a_question_shows_a_few_and_whom_one_chose_and_the_others_behind_one_tap(table):
    """M08: on a phone the words to type stay in sight below the question."""
    do(table, *(Add(Person(f"p{n}", f"Mens {n:02}", rank=float(n))) for n in range(30)))
    anna = table.client(table.anna)
    answer = anna.post(
        f"/n/{table.row.pk}/questions/begin/", {"questions": "self-direction", "act": "b", "version": version(table)}
    )
    shown = anna.get(f"{answer['Location']}see/").content.decode()
    at_once, _, behind = shown.partition('<details class="more others">')
    assert at_once.count('name="people"') <= 8 and behind.count('name="people"') >= 22
