"""What Bram changes waits for Anna, in pencil for both; she says yes or no; of whom he cannot see nothing is told."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kring.core import sharing
from kring.core.access import Part, Role
from kring.core.changes import Add, Place, Set
from kring.core.network import Event, Person, Placement, Strength, Tie, When, tie_id
from kring.core.proposals import State
from kring.store import models, proposals, roles
from tests.pages.conftest import CIRCLE, Table, do, value, version

RING = Placement("friends", "society")
PHONE = "Mozilla/5.0 (Linux; Android 14) Mobile"


@pytest.fixture
def set_table(table: Table) -> Table:
    """Anna knows Bert and Els; Bram may propose, and change nothing by himself."""
    do(table, Add(Person("bert", "Bert", rank=1)), Add(Person("els", "Els", rank=2)))
    do(table, Place(CIRCLE, "bert", None, RING))
    models.Role.objects.filter(user=table.bram).update(writes_until=None)
    return table


def address(table: Table, page: str, *more: str) -> str:
    return reverse(page, args=[table.row.pk, *more])


def send(table: Table, user, page: str, *more: str, act="", **said):
    fields = {"act": act or f"act{models.Proposal.objects.count()}", "version": version(table), **said}
    return table.client(user, headers={"accept-language": "nl"}).post(address(table, page, *more), fields, follow=True)


def see(table: Table, user, page: str, *more: str, query="", **headers) -> str:
    browser = table.client(user, headers={"accept-language": "nl", **headers})
    response = browser.get(address(table, page, *more) + query)
    assert response.status_code == 200, response
    return response.content.decode()


def below(page: str) -> str:
    """The page without what says, first of all, what waits."""
    return re.sub(r'<aside class="waits-strip.*?</aside>', "", page, flags=re.DOTALL)


def name(table: Table, called: str, **more):
    return send(table, table.bram, "names:add", name=called, said_by="me", prompt="", **more)


def waiting() -> list[models.Proposal]:
    return list(models.Proposal.objects.filter(state=State.WAITING).order_by("pk"))


def id_of(one: models.Proposal) -> str:
    return proposals.id_of(one.network_id, one.act)


def chosen(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="proposal" value="([0-9a-f]+:[0-9a-f]+)"', page)))


def answer(table: Table, said: str, *proposals: str, **more):
    return send(table, table.anna, "proposals:answer", proposal=list(proposals), answer=said, **more)


def test_what_who_may_only_propose_does_waits_and_says_on_whom(set_table: Table) -> None:
    before = value(set_table)
    page = name(set_table, "Noor").content.decode()
    assert "Dit wacht op Anna" in page
    assert "Voorgesteld: wacht op Anna" in page
    assert "Noor" in page
    assert value(set_table) == before
    assert len(waiting()) == 1
    assert "Noor" not in below(see(set_table, set_table.anna, "says:show"))


def test_who_answers_reads_every_word_that_was_written(set_table: Table) -> None:
    told = "Vroeger zongen we samen.\nElke zomer gingen we naar zee, met de trein en een koffer vol boterhammen."
    send(set_table, set_table.bram, "story:tell", story=told)
    page = see(set_table, set_table.anna, "proposals:show")
    assert "Vroeger zongen we samen.<br>Elke zomer" in page and "boterhammen" in page
    name(set_table, "Noor")
    page = see(set_table, set_table.anna, "proposals:show", query=f"?which={id_of(waiting()[1])}")
    assert (
        page.count("Noor")
        and "boterhammen" not in page.partition('class="stack wide asked"')[2].partition("</form>")[0]
    )


def test_what_a_proposal_is_called_counts_nothing(set_table: Table) -> None:
    for called in ("Noor", "Piet"):
        name(set_table, called)
    page = see(set_table, set_table.bram, "proposals:show")
    met = set(re.findall(r'(?:which=|data-proposal="|name="proposal" value=")(\w+)', page))
    assert met == {id_of(one) for one in waiting()} and all(len(one) == 16 for one in met)
    for number in (str(waiting()[0].pk), "x", ""):
        send(set_table, set_table.bram, "proposals:withdraw", proposal=number)
    assert len(waiting()) == 2


def test_somebody_in_pencil_gets_a_place_too_and_it_is_one_proposal(set_table: Table) -> None:
    name(set_table, "Noor")
    noor = next(iter(re.findall(r"who=([0-9a-f]{16})", see(set_table, set_table.bram, "circle:show"))))
    page = send(set_table, set_table.bram, "circle:place", person=noor, ring="friends", sector="society")
    assert "staat nu bij" not in page.content.decode()
    assert len(waiting()) == 1
    for user in (set_table.bram, set_table.anna):
        page = see(set_table, user, "circle:show")
        assert f'class="pencilled new" data-proposal="{id_of(waiting()[0])}"' in page
        assert "Noor: voorgesteld om hier te komen" in page
        assert "in potlood" in page
    assert noor not in value(set_table).placements[CIRCLE]


def test_nobody_moves_for_a_pencil_and_without_one_there_is_no_sign_of_it(set_table: Table) -> None:
    def places(page: str) -> list[str]:
        return re.findall(r'data-person="bert".*?(translate\([^)]*\))', page)

    before = see(set_table, set_table.anna, "circle:show")
    assert "pencil" not in re.sub(r"icons.svg#pencil", "", before)
    send(set_table, set_table.bram, "circle:place", person="bert", ring="intimates", sector="family")
    after = see(set_table, set_table.anna, "circle:show")
    assert "pencilled moved" in after
    assert places(after) == places(before) != []


def test_who_leads_says_yes_and_it_is_so_with_both_names_in_the_history(set_table: Table) -> None:
    name(set_table, "Noor")
    assert "Bram stelt iets voor." in see(set_table, set_table.anna, "names:show", **{"user-agent": PHONE})
    page = see(set_table, set_table.anna, "proposals:show")
    assert "Bram stelt iets voor. Klopt het?" in page
    assert "Op de lijst: Noor" in page
    assert "Klaar: het staat nu in de kring" in answer(set_table, "yes", *chosen(page)).content.decode()
    assert {one.name for one in value(set_table).people.values()} == {"Bert", "Els", "Noor"}
    assert "voorgesteld door Bram, aangenomen door Anna" in see(set_table, set_table.anna, "history:show")
    assert "Noor" in see(set_table, set_table.bram, "names:show")


def test_a_no_with_a_kind_word_is_told_to_who_proposed(set_table: Table) -> None:
    name(set_table, "Noor")
    page = see(set_table, set_table.anna, "proposals:show")
    answer(set_table, "no", *chosen(page), why="Ik ken haar nog niet zo goed.")
    told = see(set_table, set_table.bram, "proposals:show")
    assert "Ik ken haar nog niet zo goed." in told
    assert "Nee: dit is niet aangenomen." in told
    assert waiting() == []
    assert len(value(set_table).people) == 2


def test_several_are_answered_at_once_and_sent_again_it_does_nothing_more(set_table: Table) -> None:
    name(set_table, "Noor")
    name(set_table, "Omar")
    page = see(set_table, set_table.anna, "proposals:show")
    assert "Alles wat wacht: 2" in page
    newest = version(set_table) + 1
    for _ in range(3):
        answer(set_table, "yes", *chosen(page))
        assert version(set_table) == newest
    assert len(value(set_table).people) == 4


def test_a_true_conflict_is_shown_with_both_values_and_either_can_be_taken(set_table: Table) -> None:
    send(set_table, set_table.bram, "circle:place", person="bert", ring="intimates", sector="society")
    page = see(set_table, set_table.anna, "proposals:show")
    do(set_table, Place(CIRCLE, "bert", RING, Placement("acquaintances", "society")))
    response = answer(set_table, "yes", *chosen(page))
    assert response.status_code == 409
    told = response.content.decode()
    assert "Er staat nu iets anders. Wat klopt?" in told
    assert "bekenden, Samenleving" in told
    assert "intimi, Samenleving" in told
    answer(set_table, "theirs", *chosen(told))
    assert value(set_table).placements[CIRCLE]["bert"].ring == "intimates"


def test_both_talk_about_it(set_table: Table) -> None:
    name(set_table, "Noor")
    which = id_of(waiting()[0])
    send(set_table, set_table.anna, "proposals:say", proposal=which, words="Wie is Noor?")
    send(set_table, set_table.bram, "proposals:say", proposal=which, words="Van het koor.")
    for user in (set_table.anna, set_table.bram):
        page = see(set_table, user, "proposals:show")
        assert "Wie is Noor?" in page
        assert "Van het koor." in page
    empty = send(set_table, set_table.bram, "proposals:say", proposal=which, words=" ")
    assert empty.status_code == 422


def test_it_is_taken_back_by_who_proposed_it(set_table: Table) -> None:
    name(set_table, "Noor")
    send(set_table, set_table.bram, "proposals:withdraw", proposal=id_of(waiting()[0]))
    assert waiting() == []
    assert "Noor" not in see(set_table, set_table.bram, "names:show")


def test_only_who_leads_answers_and_lets_others_write(set_table: Table) -> None:
    name(set_table, "Noor")
    page = see(set_table, set_table.anna, "proposals:show")
    for user, status in ((set_table.bram, 403), (set_table.chris, 404)):
        for act, said in (("answer", {"proposal": chosen(page), "answer": "yes"}), ("writes", {"role": "1"})):
            assert send(set_table, user, f"proposals:{act}", **said).status_code == status
    assert len(value(set_table).people) == 2


def test_somebody_is_let_to_write_until_a_day_and_no_longer(set_table: Table) -> None:
    role = models.Role.objects.get(user=set_table.bram)
    page = see(set_table, set_table.anna, "proposals:show")
    assert "wat deze persoon verandert, wacht op jou." in page
    assert send(set_table, set_table.anna, "proposals:writes", role=role.pk, until="2001-01-01").status_code == 422
    send(set_table, set_table.anna, "proposals:writes", role=role.pk, until="2126-12-31")
    name(set_table, "Noor")
    assert len(value(set_table).people) == 3
    send(set_table, set_table.anna, "proposals:writes", role=role.pk, stop="1")
    name(set_table, "Omar")
    assert len(value(set_table).people) == 3
    assert len(waiting()) == 1


def test_about_somebody_who_became_hidden_nothing_is_left_for_who_proposed_it(set_table: Table) -> None:
    send(set_table, set_table.bram, "circle:place", person="bert", ring="intimates", sector="family")
    do(set_table, Set("people", "bert", "confidential", False, True))
    for room in ("names:show", "circle:show", "proposals:show", "relations:show"):
        page = see(set_table, set_table.bram, room)
        assert "Bert" not in page, room
        assert "bert" not in page, room
        assert "voorstel wacht" not in page, room
        assert "pencilled" not in page, room
    assert "Bert" in see(set_table, set_table.anna, "proposals:show")


def test_what_waits_is_met_first_in_every_room_and_rings_whom_it_is_about_in_pencil(set_table: Table) -> None:
    do(set_table, Set("people", "bert", "domains", None, ["home"]))
    send(set_table, set_table.bram, "circle:mark", person="bert", field="potential_friend", on="1")
    asked = see(set_table, set_table.anna, "proposals:show")
    assert "Bert: kan dichterbij komen<" in asked and "komen: ja" not in asked
    rooms = ("names", "circle", "ecogram", "web", "relations", "contact", "life", "story", "says", "drawings")
    for who, said in ((set_table.anna, "Bram stelt iets voor."), (set_table.bram, "Je voorstel wacht op Anna.")):
        for room in rooms:
            page = see(set_table, who, f"{room}:show")
            assert said in page and 'class="pencil-lines"' in page and "Bert" in page, room
            rung = page.count('<circle class="pencil"')
            assert rung > 0 if room in ("circle", "ecogram", "web") else rung == 0, room
    assert "Er wacht 1 voorstel op je." in see(set_table, set_table.anna, "mine:show")
    (one,) = waiting()
    send(set_table, set_table.anna, "proposals:answer", proposal=f"{id_of(one)}:{mark_of(set_table)}", answer="no")
    for room in rooms:
        page = see(set_table, set_table.anna, f"{room}:show")
        assert "waiting-strip" not in page and '<circle class="pencil"' not in page, room


def test_who_is_family_sees_what_they_propose_upon_what_they_see(set_table: Table) -> None:
    by = actor(set_table)
    roles.give(set_table.chris, set_table.row, Role.FAMILY, by, sharing.READY[sharing.Ready.FAMILY])
    page = send(set_table, set_table.chris, "circle:mark", person="bert", field="potential_friend", on="1").text
    assert "Je voorstel wacht op Anna." in page and 'id="friend" aria-pressed="true"' in page
    assert page.count('<circle class="pencil"') > 0


def mark_of(table: Table) -> str:
    return see(table, table.anna, "proposals:show").split('name="proposal" value="')[1].split('"')[0].split(":")[1]


def test_another_helper_sees_nothing_of_what_somebody_proposes(set_table: Table) -> None:
    roles.give(set_table.chris, set_table.row, Role.FAMILY, actor(set_table), [Part.NAMES, Part.CIRCLE])
    name(set_table, "Noor")
    for room in ("names:show", "circle:show", "proposals:show"):
        page = see(set_table, set_table.chris, room)
        assert "Noor" not in page, room
        assert "Bram" not in page, room


def actor(table: Table):
    from django.utils import timezone

    from kring.store import log

    return log.Actor(table.anna, timezone.now())


def test_ties_that_are_proposed_lie_in_pencil_on_the_map(set_table: Table) -> None:
    tie = tie_id("bert", "els")
    send(set_table, set_table.bram, "relations:link", a="bert", b="els")
    for user in (set_table.bram, set_table.anna):
        page = see(set_table, user, "relations:show")
        assert 'class="pencilled tied"' in page
        assert "Bert, Els: een lijn is voorgesteld" in page
        assert f'data-tie="{tie}"' not in page
    assert value(set_table).ties == {}


def test_a_differing_view_of_a_tie_stands_beside_and_changes_no_figure(set_table: Table) -> None:
    do(set_table, Set("people", "bert", "strength", None, "weak"))
    before, figures = value(set_table), see(set_table, set_table.anna, "says:show")
    send(set_table, set_table.bram, "proposals:tell", "people", "bert", strength="strong", words="Hij komt elke week.")
    assert value(set_table) == before
    assert "Bram ziet het anders:" in (page := see(set_table, set_table.anna, "card:show", "bert"))
    assert "Hij komt elke week." in page
    assert "Jij ziet het anders:" in see(set_table, set_table.bram, "card:show", "bert")
    assert scrubbed(see(set_table, set_table.anna, "says:show")) == scrubbed(figures)
    roles.give(set_table.chris, set_table.row, Role.FAMILY, actor(set_table), list(Part))
    assert "Hij komt elke week." not in see(set_table, set_table.chris, "card:show", "bert")
    send(set_table, set_table.bram, "proposals:tell", "people", "bert", strength="", words="")
    assert "ziet het anders" not in see(set_table, set_table.anna, "card:show", "bert")


def scrubbed(page: str) -> str:
    return re.sub(r'value="[^"]*"|nonce-[^"]*', "", page)


def test_a_view_of_a_tie_between_two_and_none_of_who_leads_or_of_who_is_not_there(set_table: Table) -> None:
    tie = tie_id("bert", "els")
    do(set_table, Add(Tie(tie, "bert", "els", strength=Strength.WEAK)))
    send(set_table, set_table.bram, "proposals:tell", "ties", tie, kind="tense", strength="")
    assert "Bram ziet het zo" in see(set_table, set_table.anna, "proposals:tie", "ties", tie)
    assert send(set_table, set_table.anna, "proposals:tell", "ties", tie, kind="close").status_code == 404
    assert send(set_table, set_table.bram, "proposals:tell", "people", "nobody", strength="weak").status_code == 404


def test_what_waits_is_in_no_drawing_file_or_figure_of_who_proposed_it(set_table: Table) -> None:
    name(set_table, "Noor")
    noor = next(iter(re.findall(r"who=([0-9a-f]{16})", see(set_table, set_table.bram, "circle:show"))))
    send(set_table, set_table.bram, "circle:place", person=noor, ring="friends", sector="society")
    browser = set_table.client(set_table.bram)
    rooms = [address(set_table, room) for room in ("drawings:show", "says:show", "moments:show", "files:show")]
    for one in [*rooms, address(set_table, "paper:show", "circle"), address(set_table, "paper:svg", "circle")]:
        response = browser.get(one)
        assert response.status_code == 200, one
        found = b"".join(response.streaming_content) if response.streaming else response.content
        said = below(found.decode(errors="ignore"))
        assert "Noor" not in said and noor not in said, one


def test_the_circle_page_costs_one_statement_more_whatever_waits(set_table: Table) -> None:
    def statements() -> int:
        browser = set_table.client(set_table.anna)
        browser.get(address(set_table, "circle:show"))
        with CaptureQueriesContext(connection) as asked:
            browser.get(address(set_table, "circle:show"))
        return len(asked)

    none = statements()
    name(set_table, "Noor")
    assert statements() == none + 1
    for called in ("Omar", "Piet", "Roos"):
        name(set_table, called)
    assert statements() == none + 1


def test_the_id_of_a_page_is_nobodys_but_theirs_who_sent_it(set_table: Table) -> None:
    roles.give(set_table.chris, set_table.row, Role.FAMILY, actor(set_table), list(Part))
    room, said = reverse("names:add", args=[set_table.row.pk]), {"name": "Noor", "act": "same", "version": "1"}
    for user in (set_table.bram, set_table.chris):
        assert set_table.client(user).post(room, said).status_code == 302
    made = models.Proposal.objects.values_list("by__email", flat=True)
    assert sorted(made) == ["bram@example.org", "chris@example.org"]


def test_what_is_proposed_stands_in_pencil_on_the_life_line_in_the_schema_and_in_the_story(set_table: Table) -> None:
    do(set_table, Add(Event("house", "Een huis", since=When(2011))))
    with_day = {"tense": "past", "since_year": "2015", "kind": "", "remark": "", "people": []}
    assert send(set_table, set_table.bram, "life:tell", title="Een hond", **with_day).status_code == 200
    send(set_table, set_table.bram, "life:remove", event="house")
    send(set_table, set_table.bram, "contact:today", person="bert")
    send(set_table, set_table.bram, "story:tell", story="Over vroeger", interests="vissen")
    assert len(waiting()) == 4
    for who in (set_table.anna, set_table.bram):
        line = below(see(set_table, who, "life:show"))
        assert line.count('class="stop pencilled"') == 4  # two events, in two sizes
        assert "Een hond: voorgesteld voor de lijn" in line and "Een huis: voorgesteld om weg te halen" in line
        row = below(see(set_table, who, "contact:show")).split('<tr class="penciled')[1].split("</tr>")[0]
        assert "Bert" in row and "vandaag" in row and "?which=" in row
        story = below(see(set_table, who, "story:show"))
        assert story.count('<p class="penciled') == 2 and "Over vroeger" in story.split('<p class="penciled', 1)[1]
    roles.give(set_table.chris, set_table.row, Role.FAMILY, actor(set_table), list(Part))
    for room in ("life:show", "contact:show", "story:show"):
        assert "pencilled" not in see(set_table, set_table.chris, room).replace("icons.svg", "")
        assert 'class="penciled' not in see(set_table, set_table.chris, room)
