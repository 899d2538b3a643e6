"""People think along on their own phones: nameless ideas, one screen, and what the client makes of it (C4)."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core.changes import Add, Remove
from kring.core.network import Goal, Wish
from kring.pages.rounds import guest
from kring.store import models, rounds
from tests.pages.conftest import Table, do, value, version, works_along

WISH = Wish("w", "Vaker samen eten")


def send(table: Table, browser: Client, where: str, id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/rounds/{where}/", {"act": id, "version": version(table), **fields})


def opened(table: Table, browser: Client, id: str = "a1", of: str = "w", lasts: str = "today") -> str:
    """A round is begun; the address of its page."""
    to = send(table, browser, "begin", id, of=of, words="Hoe komt er iemand eten?", lasts=lasts)["Location"]
    assert isinstance(to, str)
    return to


def link(browser: Client, page: str) -> str:
    found = re.search(r"/think/[\w-]+/", browser.get(page).content.decode())
    assert found
    return found[0]


def idea(phone: Client, address: str, words: str, name: str = ""):
    sent = re.search(r'name="sent" value="(\w+)"', phone.get(address).content.decode())
    assert sent
    return phone.post(address, {"sent": sent[1], "words": words, "name": name})


def shown(browser: Client, page: str) -> str:
    return browser.get(page).content.decode()


def thought(words: str = "Soep") -> str:
    return next(
        it.id
        for row in models.Network.objects.all()
        for one in rounds.whole(row)
        for it in one.thoughts
        if words in it.words
    )


def only_proposes(table: Table) -> None:
    """The time is over in which her coach changes things at once."""
    models.Role.objects.filter(user=table.bram).update(writes_until=None)


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(WISH))
    return table.client(table.anna)


def test_ideas_of_several_phones_stand_together_without_names_until_the_client_wants_them(anna, table):
    page = opened(table, anna)
    address, joke, bas = link(anna, page), Client(), Client()
    assert idea(joke, address, "Soep na het koor", "Joke").status_code == 302
    idea(bas, address, "De eettafel", "Bas")
    here = shown(anna, page)
    assert "Soep na het koor" in here and "De eettafel" in here and "2 ideeën" in here and "van 2 telefoons" in here
    assert "Joke" not in here and "Bas" not in here
    send(table, anna, "names", round=page.split("/")[-2], shows="1")
    assert "Joke" in shown(anna, page) and "Bas" in shown(anna, page)
    send(table, anna, "names", round=page.split("/")[-2], shows="0")
    assert "Joke" not in shown(anna, page)


def test_a_phone_sees_the_question_and_its_own_ideas_and_nothing_else(anna, table):
    address = link(anna, opened(table, anna))
    joke, bas = Client(), Client()
    idea(joke, address, "Soep", "Joke")
    idea(bas, address, "Vis", "Bas")
    here = shown(bas, address)
    assert "Hoe komt er iemand eten?" in here and "Vis" in here and "Anna vraagt je" in here
    assert "Soep" not in here and "Joke" not in here and "Vaker samen eten" not in here


def test_an_idea_becomes_a_step_for_later_once_and_the_wish_its_goal(anna, table):
    page = opened(table, anna)
    idea(Client(), link(anna, page), "Soep na het koor")
    for id in ("p1", "p1", "p2"):
        assert send(table, anna, "pick", id, round=page.split("/")[-2], thought=thought()).status_code == 302
    (step,), (goal,) = value(table).actions.values(), value(table).goals.values()
    assert (step.words, step.goal, step.is_chosen) == ("Soep na het koor", goal.id, False) and goal.wish == "w"
    assert "Dit is nu een stap." in shown(anna, page)


def test_a_second_idea_on_the_same_wish_is_a_step_of_the_same_goal(anna, table):
    page = opened(table, anna)
    phone, address = Client(), link(anna, page)
    for n, words in enumerate(("Soep", "Vis")):
        idea(phone, address, words)
        send(table, anna, "pick", f"p{n}", round=page.split("/")[-2], thought=thought(words))
    assert len(value(table).goals) == 1 and len(value(table).actions) == 2


def test_a_form_that_arrives_twice_is_one_idea_and_one_round(anna, table):
    page = opened(table, anna, "b1")
    assert opened(table, anna, "b1") == page == opened(table, anna, "b2")
    phone, address = Client(), link(anna, page)
    sent = re.search(r'name="sent" value="(\w+)"', shown(phone, address))[1]
    for _ in range(3):
        phone.post(address, {"sent": sent, "words": "Soep"})
    assert models.Thought.objects.count() == 1 and models.Round.objects.count() == 1


def test_a_mail_scanner_that_opens_the_link_sends_nothing(anna, table):
    address = link(anna, opened(table, anna))
    for _ in range(3):
        assert Client().get(address).status_code == 200 and Client().head(address).status_code == 200
    assert not models.Thought.objects.exists()


def test_behind_a_closed_door_who_is_in_goes_on_and_a_forwarded_link_shows_nothing(anna, table):
    page = opened(table, anna)
    address, joke, other = link(anna, page), Client(), Client()
    joke.get(address)
    send(table, anna, "end", round=page.split("/")[-2], shut="1")
    assert idea(joke, address, "Soep").status_code == 302
    answer = other.get(address)
    assert answer.status_code == 410 and "De deur is dicht" in answer.content.decode()
    assert "Hoe komt er iemand eten?" not in answer.content.decode()
    assert other.post(address, {"sent": "ab" * 8, "words": "Vis"}).status_code == 410
    assert models.Thought.objects.count() == 1 and address not in shown(anna, page)


def test_who_was_in_at_another_round_does_not_come_in_behind_a_closed_door(anna, table):
    do(table, Add(Wish("v", "Naar zee")))
    other, page = link(anna, opened(table, anna, "o1", of="v")), opened(table, anna)
    address, phone, behind = link(anna, page), Client(), Client()
    phone.get(other)
    send(table, anna, "end", "e1", round=page.split("/")[-2], shut="1")
    behind.cookies["think"] = phone.cookies["think"].value
    assert behind.get(address).status_code == 410


def test_what_no_page_of_ours_makes_reaches_no_table(anna, table):
    page, odd = opened(table, anna), "\0" * 20
    idea(phone := Client(), address := link(anna, page), "Soep")
    with CaptureQueriesContext(connection) as asked:
        assert rounds.mark(table.row.pk, odd) == "" and rounds.one(table.row, odd, value(table), True) is None
    assert len(asked) == 1  # the network itself, for the test
    with CaptureQueriesContext(connection) as asked:
        rounds.put_aside(rounds.whole(table.row)[0], odd, True)
        rounds.take_back(rounds.found(address.split("/")[-2], timezone.now()), odd, "x")
    assert not any(one["sql"].startswith(("UPDATE", "DELETE")) for one in asked)
    assert phone.post(address, {"back": odd}).status_code == 302 and "Soep" in shown(anna, page)


@pytest.mark.parametrize("how", ["ended", "by itself", "wish gone", "taken away"])
def test_a_late_idea_is_kindly_refused_and_not_lost_to_who_typed_it(anna, table, how):
    page = opened(table, anna)
    phone, address = Client(), link(anna, page)
    sent = re.search(r'name="sent" value="(\w+)"', shown(phone, address))[1]
    if how == "ended":
        send(table, anna, "end", round=page.split("/")[-2])
    elif how == "by itself":
        models.Round.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    elif how == "wish gone":
        do(table, Remove(WISH))
    else:
        send(table, anna, "remove", round=page.split("/")[-2])
    answer = phone.post(address, {"sent": sent, "words": "Te laat bedacht"})
    assert answer.status_code == (404 if how == "taken away" else 410)
    assert "Te laat bedacht" in answer.content.decode() and "zelf vertellen" in answer.content.decode()
    assert "Hoe komt er iemand eten?" not in answer.content.decode() and not models.Thought.objects.exists()


def test_too_many_ideas_are_refused_with_the_words_still_there(anna, table, monkeypatch):
    monkeypatch.setattr(rounds, "MOST_EACH", 1)
    address, phone = link(anna, opened(table, anna)), Client()
    idea(phone, address, "Soep")
    answer = idea(phone, address, "Nog een")
    assert answer.status_code == 409 and "Nog een</textarea>" in answer.content.decode()
    assert idea(Client(), address, "Van een ander").status_code == 302


@pytest.mark.parametrize("words", ["", "   ", "x" * 301])
def test_what_is_no_idea_is_asked_again(anna, table, words):
    answer = idea(Client(), link(anna, opened(table, anna)), words)
    assert answer.status_code == 422 and not models.Thought.objects.exists()


def test_who_sent_an_idea_takes_it_back_and_nobody_else_does(anna, table):
    address, joke, bas = link(anna, opened(table, anna)), Client(), Client()
    idea(joke, address, "Soep")
    bas.get(address)
    bas.post(address, {"back": thought()})
    assert models.Thought.objects.exists()
    joke.post(address, {"back": thought()})
    assert not models.Thought.objects.exists()


def test_an_idea_is_laid_aside_and_comes_back(anna, table):
    page = opened(table, anna)
    idea(Client(), link(anna, page), "Soep")
    send(table, anna, "aside", round=page.split("/")[-2], thought=thought(), aside="1")
    assert models.Thought.objects.get().is_aside and "Opzij gelegd" in shown(anna, page)
    send(table, anna, "aside", "a2", round=page.split("/")[-2], thought=thought())
    assert not models.Thought.objects.get().is_aside


def test_a_coach_beside_opens_a_round_and_one_who_only_proposes_does_not(anna, table):
    bram = table.client(table.bram)
    only_proposes(table)
    assert send(table, bram, "begin", of="w", words="Wat kan?", lasts="today").status_code == 403
    works_along(table, table.bram)
    assert "/rounds/" in opened(table, bram) and models.Round.objects.count() == 1


def test_who_only_proposes_proposes_a_step(anna, table):
    page = opened(table, anna)
    idea(Client(), link(anna, page), "Soep")
    bram = table.client(table.bram)
    only_proposes(table)
    send(table, bram, "pick", "b1", round=page.split("/")[-2], thought=thought())
    assert not value(table).actions and models.Proposal.objects.exists()
    assert "Voorgesteld als stap" in shown(bram, page) and "Dit is nu een stap." not in shown(bram, page)


def test_a_mark_becomes_another_when_an_idea_comes_and_leaves_no_line(anna, table):
    page = opened(table, anna)
    address, lines = link(anna, page), models.Line.objects.count()
    before = shown(anna, f"{page}fresh/")
    assert before == shown(anna, f"{page}fresh/") and models.Line.objects.count() == lines
    assert f'data-mark="{before}"' in shown(anna, page)
    idea(Client(), address, "Soep")
    assert shown(anna, f"{page}fresh/") != before


def test_opening_the_link_and_sending_leave_a_line_and_no_word_of_it(anna, table):
    idea(Client(), link(anna, opened(table, anna)), "Kanarie", "Kanarienaam")
    assert sorted(models.Line.objects.filter(rule="asked").values_list("deed", flat=True)) == ["read", "reply"]
    assert "Kanarie" not in repr(list(models.Line.objects.values()))
    assert b"Kanarie" not in bytes(models.Thought.objects.get().data)


def test_no_more_rounds_are_open_than_a_table_can_follow(anna, table, monkeypatch):
    monkeypatch.setattr(rounds, "MOST_OPEN", 1)
    do(table, Add(Goal("g", "Meer buiten")))
    opened(table, anna)
    answer = send(table, anna, "begin", "b2", of="g", words="Wat kan buiten?", lasts="week")
    assert answer.status_code == 409 and "Wat kan buiten?" in answer.content.decode()


def test_a_round_goes_by_itself_and_its_steps_stay(anna, table):
    page = opened(table, anna)
    idea(Client(), link(anna, page), "Soep")
    send(table, anna, "pick", "p1", round=page.split("/")[-2], thought=thought())
    assert rounds.prune(timezone.now()) == 0
    assert rounds.prune(timezone.now() + rounds.KEPT + timedelta(days=1)) == 1
    assert not models.Thought.objects.exists() and value(table).actions


def test_many_ideas_cost_as_many_queries_as_one(anna, table):
    page = opened(table, anna)
    address = link(anna, page)

    def queries(ideas: int) -> int:
        for n in range(ideas):
            idea(Client(), address, f"Idee {n}")
        with CaptureQueriesContext(connection) as asked:
            anna.get(page)
        return len(asked)

    assert queries(1) == queries(12) <= 9


def test_a_round_that_was_taken_away_is_nowhere_and_can_be_put_back_for_a_week(anna, table):
    page = opened(table, anna)
    address, id = link(anna, page), page.split("/")[-2]
    idea(Client(), address, "Soep")
    assert send(table, anna, "remove", "r1", round=id).status_code == 302
    assert Client().get(address).status_code == 404 and anna.get(page).status_code == 404
    assert anna.get(f"{page}fresh/").content.split()[1:] == []
    shown_list = shown(anna, f"/n/{table.row.pk}/rounds/")
    assert "Weggehaald" in shown_list and f'value="{id}"' in shown_list
    assert rounds.whole(table.row) == []
    send(table, anna, "remove", "r2", back=id)
    assert "Soep" in shown(anna, page) and Client().get(address).status_code == 200
    send(table, anna, "remove", "r3", round=id)
    assert rounds.prune(timezone.now() + rounds.REGRET - timedelta(minutes=1)) == 0
    assert rounds.prune(timezone.now() + rounds.REGRET) == 1 and not models.Thought.objects.exists()


def test_a_shut_door_gives_back_what_was_typed(anna, table):
    page = opened(table, anna)
    address = link(anna, page)
    sent = re.search(r'name="sent" value="(\w+)"', shown(Client(), address))[1]
    send(table, anna, "end", "e1", round=page.split("/")[-2], shut="1")
    answer = Client().post(address, {"sent": sent, "words": "Achter de deur"})
    assert answer.status_code == 410 and "Achter de deur" in answer.content.decode()
    assert not models.Thought.objects.exists()


def test_a_round_put_back_beside_another_on_the_same_wish_is_over(anna, table):
    first = opened(table, anna)
    address = link(anna, first)
    idea(Client(), address, "Soep")
    send(table, anna, "remove", "r1", round=first.split("/")[-2])
    assert opened(table, anna, "a2") != first
    send(table, anna, "remove", "r2", back=first.split("/")[-2])
    assert "Soep" in shown(anna, first) and Client().get(address).status_code == 410
    assert models.Round.objects.filter(removed_at=None, closed_at=None).count() == 1


def test_no_more_rounds_are_open_by_putting_some_back(anna, table, monkeypatch):
    monkeypatch.setattr(rounds, "MOST_OPEN", 1)
    do(table, Add(Wish("v", "Vaker lopen")))
    first = opened(table, anna)
    send(table, anna, "remove", "r1", round=first.split("/")[-2])
    opened(table, anna, "a2", of="v")
    send(table, anna, "remove", "r2", back=first.split("/")[-2])
    assert models.Round.objects.filter(removed_at=None, closed_at=None).count() == 1


def test_who_may_not_write_puts_no_round_back(anna, table):
    page = opened(table, anna)
    send(table, anna, "remove", "r1", round=page.split("/")[-2])
    only_proposes(table)
    bram = table.client(table.bram)
    assert "Weggehaald" not in shown(bram, f"/n/{table.row.pk}/rounds/")
    assert send(table, bram, "remove", "r2", back=page.split("/")[-2]).status_code == 403
    assert anna.get(page).status_code == 404


def test_a_phone_without_cookies_is_one_phone_and_a_table_has_an_hour(anna, table, monkeypatch):
    monkeypatch.setattr(rounds, "MOST_EACH", 2)
    monkeypatch.setattr(guest, "_TABLE", 4)
    address = link(anna, opened(table, anna))

    def nameless(number: int):
        return Client().post(address, {"sent": f"{number:016x}", "words": f"Idee {number}", "name": ""})

    assert [nameless(number).status_code for number in range(4)] == [302, 302, 409, 409]
    others = [idea(Client(), address, f"Van tafel {number}") for number in range(3)]
    assert [one.status_code for one in others] == [302, 302, 409]
    assert "Van tafel 2</textarea>" in others[-1].content.decode()
    assert models.Thought.objects.count() == 4
