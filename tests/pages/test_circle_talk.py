"""The talk beside the circle: questions, marks, and the client's own view."""

import re

from kring.core.changes import Add, Place, Set
from kring.core.network import Answer, Person, Placement
from tests.pages.conftest import do, value, version


def act(table, browser, where, id="a1", **fields):
    data = {"act": id, "version": version(table), **fields}
    return browser.post(f"/n/{table.row.pk}/circle/{where}/", data)


def test_a_name_that_is_typed_to_a_question_is_added_to_the_list_once(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    act(table, anna, "answer", "a1", prompt="good-news", name="  Joke ")
    act(table, anna, "answer", "a2", prompt="good-news", name="gréét")
    after = value(table)
    assert sorted(one.name for one in after.people.values()) == ["Greet", "Joke"]
    assert len(after.answers["good-news"].people) == 2


def test_typing_somebody_again_takes_nobody_away(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    act(table, anna, "answer", "a1", prompt="good-news", name="Greet")
    act(table, anna, "answer", "a2", prompt="good-news", name="greet")
    assert value(table).answers["good-news"] == Answer("good-news", ("greet",))


def test_no_name_at_all_is_asked_for(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    answer = act(table, anna, "answer", prompt="good-news", name="  ")
    assert answer.status_code == 422 and "Vul een naam of roepnaam in" in answer.content.decode()


def test_in_a_group_of_several_kinds_the_circle_asks_who_it_is(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    address = f"/n/{table.row.pk}/circle/?who=greet"
    assert "Wat is Greet van je?" not in anna.get(address).content.decode()
    act(table, anna, "place", "a1", person="greet", ring="friends", sector="society")
    page = anna.get(address).content.decode()
    assert "Wat is Greet van je?" in page and 'id="kind-neighbour"' in page and 'id="kind-family"' not in page
    act(table, anna, "kind", "a2", person="greet", category="neighbour")
    assert value(table).people["greet"].category == "neighbour"
    assert "Wat is Greet van je?" not in anna.get(address).content.decode()
    assert act(table, anna, "kind", "a3", person="greet", category="pope").status_code == 422


def test_tapping_somebody_twice_takes_them_back(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    act(table, anna, "answer", "a1", prompt="good-news", person="greet")
    act(table, anna, "answer", "a2", prompt="good-news", person="greet")
    assert value(table).answers["good-news"] == Answer("good-news")


def test_a_name_that_is_too_long_comes_back_as_typed(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    answer = act(table, anna, "answer", prompt="good-news", name="Jo" * 2500)
    assert answer.status_code == 422
    assert "JoJo" in answer.content.decode() and len(value(table).people) == 1


def test_a_name_that_nobody_can_see_is_no_name_here_either(table):
    anna = table.client(table.anna)
    act(table, anna, "answer", "a1", prompt="good-news", name="\u200b\u200d")
    act(table, anna, "answer", "a2", prompt="good-news", name="\u202eJo\x07ke")
    assert [one.name for one in value(table).people.values()] == ["Joke"]


def test_may_come_closer_is_marked_and_unmarked(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    act(table, anna, "mark", "a1", person="greet", field="potential_friend", on="1")
    assert value(table).people["greet"].potential_friend is True
    act(table, anna, "mark", "a2", person="greet", field="potential_friend")
    assert value(table).people["greet"].potential_friend is None


def test_no_other_field_can_be_set_by_a_mark(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    assert act(table, anna, "mark", person="greet", field="confidential", on="1").status_code == 422
    assert value(table).people["greet"].confidential is False


def test_what_the_client_thinks_is_kept_in_their_own_words(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    circle = f"/n/{table.row.pk}/circle/"
    told = {"act": "a1", "version": version(table), "to": circle, "view": "Het is <b>stil</b> ’s avonds."}
    page = anna.post(f"/n/{table.row.pk}/says/view/", told, follow=True).content.decode()
    assert f'action="/n/{table.row.pk}/says/view/"' in anna.get(f"{circle}?edit=1").content.decode()
    assert value(table).view == "Het is <b>stil</b> ’s avonds."
    assert "&lt;b&gt;stil" in page and "<b>stil" not in page


def test_a_name_with_markup_stays_a_name_in_the_drawing(table):
    anna = table.client(table.anna)
    do(table, Add(Person("x", "<script>alert(1)</script>")))
    act(table, anna, "place", person="x", ring="friends", sector="family")
    page = anna.get(f"/n/{table.row.pk}/circle/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_the_questions_come_once_somebody_has_a_place_or_when_asked_for(table):
    anna = table.client(table.anna)
    do(table, Add(Person("greet", "Greet")))
    circle = f"/n/{table.row.pk}/circle/"
    page = anna.get(circle).content.decode()
    assert "Begin met Greet" in page and "elkaar alles vertellen" in page
    assert "Vraag 1 van" not in page
    assert "Vraag 1 van" in anna.get(f"{circle}?q=good-news").content.decode()
    do(table, Place("lensink-circle", "greet", None, Placement("friends", "family")))
    assert "Vraag 1 van" in anna.get(circle).content.decode()


def test_a_coach_reads_what_a_ring_means_without_je(table):
    do(table, Add(Person("greet", "Greet")), Place("lensink-circle", "greet", None, Placement("friends", "family")))
    coach = table.client(table.bram)
    for page, begin in (("circle/?who=greet", 'id="where"'), ("names/", 'class="bands"')):
        within = coach.get(f"/n/{table.row.pk}/{page}").content.decode().partition(begin)[2].partition("</section>")[0]
        words = re.sub(r"<[^>]+>", " ", within)
        assert "bij elkaar thuis komen" in words
        assert not re.search(r"\b(je|jouw|jij|jullie)\b", words), page


def test_who_is_spoken_of_is_lit_in_the_drawing(table):
    anna = table.client(table.anna)
    do(
        table,
        Add(Person("greet", "Greet")),
        Add(Person("bas", "Bas")),
        Set("network", str(table.row.pk), "view", "", "Goed."),
    )
    act(table, anna, "place", "a1", person="greet", ring="intimates", sector="family")
    act(table, anna, "place", "a2", person="bas", ring="services", sector="family")

    def lit(query: str) -> set[str]:
        page = anna.get(f"/n/{table.row.pk}/circle/{query}").content.decode()
        return set(re.findall(r'class="person[^"]* lit[^"]*"[^>]*data-person="([^"]+)"', page))

    assert lit("?q=good-news") == set()
    assert lit("?shows=very_near") == {"greet"}
    assert "?shows=very_near" in anna.get(f"/n/{table.row.pk}/says/?show=1").content.decode()


def test_the_dashes_around_somebody_are_explained_while_there_are_any(table):
    anna, address = table.client(table.anna), f"/n/{table.row.pk}/circle/"
    told = "Streepjes om iemand: nog niet gezegd wie het is."
    do(table, Add(Person("greet", "Greet")), Add(Person("joke", "Joke")))
    assert told not in anna.get(address).content.decode()  # nobody stands there yet
    act(table, anna, "place", "a1", person="greet", ring="friends", sector="society")
    page = anna.get(address).content.decode()
    assert told in page and "Zeg wie Greet is" in page
    do(table, Set("people", "greet", "category", None, "neighbour"))
    assert told not in anna.get(address).content.decode()
