"""A list that three parties fill in: each apart and private, opened by all or by the client, differences first."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from kring.core import threes
from kring.core.access import Part, Role, Viewer
from kring.core.questions import Takes
from kring.methods import library
from kring.methods import questions as shelf
from kring.store import log, models, roles, sides
from tests.pages.conftest import Table, value, version, works_along

THREES = [one for one in shelf.lists().values() if threes.is_one(one)]
ONE = next(one for one in THREES if all(ask.takes is Takes.YES_NO for ask in one.ask))
FIRST, SECOND, THIRD = (one.id for one in ONE.ask[:3])


@pytest.fixture
def three(table: Table):
    by = log.Actor(table.anna, timezone.now())
    roles.give(table.dora, table.row, Role.FAMILY, by, frozenset({Part.NAMES, Part.STORY}))
    works_along(table, table.bram)
    anna = table.client(table.anna)
    told = {"act": "b", "version": version(table), "questions": ONE.id}
    assert anna.post(f"/n/{table.row.pk}/questions/begin/", told).status_code == 302
    (sheet,) = value(table).sheets
    return sheet, {"client": anna, "close": table.client(table.dora), "worker": table.client(table.bram)}


def tick(table: Table, browser: Client, sheet: str, ready: bool = False, **said: str):
    seen = re.search(r'name="seen" value="(\d+)"', page(table, browser, sheet))
    told = {"seen": seen[1] if seen else "0"} | said | ({"ready": "1"} if ready else {"stop": "1"})
    return browser.post(f"/n/{table.row.pk}/questions/{sheet}/tick/", told)


def page(table: Table, browser: Client, sheet: str) -> str:
    return browser.get(f"/n/{table.row.pk}/questions/{sheet}/").text


def opens(table: Table, browser: Client, sheet: str, act: str = "o"):
    return browser.post(f"/n/{table.row.pk}/questions/{sheet}/open/", {"act": act, "version": version(table)})


def fill(table: Table, sheet: str, browsers: dict[str, Client]) -> None:
    tick(table, browsers["client"], sheet, True, **{FIRST: "yes", SECOND: "yes"})
    tick(table, browsers["close"], sheet, True, **{FIRST: "yes", SECOND: "no"})
    tick(table, browsers["worker"], sheet, True, **{FIRST: "yes", SECOND: "-"})


def test_each_side_is_private_until_all_three_are_ready_and_then_they_stand_beside_each_other(three, table):
    sheet, who = three
    tick(table, who["client"], sheet, **{FIRST: "yes"})
    assert "checked" in page(table, who["client"], sheet), "what was kept is there on any screen"
    for name in ("close", "worker"):
        shown = page(table, who[name], sheet)
        assert "Nog bezig" in shown and "checked" not in shown and "threes" not in shown
    opens(table, who["worker"], sheet)
    assert value(table).sheets[sheet].ended_on is None, "nobody but the client opens it before all are ready"
    fill(table, sheet, who)
    assert "Leg ze naast elkaar" in page(table, who["close"], sheet) or opens(table, who["client"], sheet)
    assert opens(table, who["client"], sheet).status_code == 302
    for name in ("client", "close", "worker"):
        shown = page(table, who[name], sheet)
        texts = {one.id: one.text.nl for one in ONE.ask}
        table_of = shown.partition("<tbody>")[2]
        assert table_of.index(texts[SECOND]) < table_of.index(texts[FIRST]), "where they differ stands first"
        assert "Liever niet gezegd" in shown and "Hier zeggen jullie alle drie ja op" in shown
        assert "Anna" in shown and "niemand heeft gelijk" in shown


def test_the_client_may_open_it_sooner_and_hears_that_one_is_missing(three, table):
    sheet, who = three
    tick(table, who["client"], sheet, True, **{FIRST: "yes"})
    tick(table, who["worker"], sheet, **{FIRST: "no"})
    assert "We wachten nog op" in page(table, who["client"], sheet)
    assert " , " not in page(table, who["client"], sheet).partition("We wachten nog op")[2].partition("</p>")[0]
    opens(table, who["client"], sheet)
    shown = page(table, who["client"], sheet)
    assert "Niet alle drie vulden het in" in shown and "verschilt" in shown


def test_one_side_alone_is_not_told_where_it_differs(three, table):
    sheet, who = three
    tick(table, who["client"], sheet, True, **{FIRST: "yes"})
    opens(table, who["client"], sheet)
    shown = page(table, who["client"], sheet)
    assert "Niet alle drie vulden het in" in shown and "niemand heeft gelijk" not in shown


def test_who_is_ready_changes_nothing_unless_they_take_that_back_and_nothing_once_it_is_open(three, table):
    sheet, who = three
    tick(table, who["close"], sheet, True, **{FIRST: "yes"})
    assert "Jij bent klaar" in page(table, who["close"], sheet)
    tick(table, who["close"], sheet, **{FIRST: "no"})
    who["close"].post(f"/n/{table.row.pk}/questions/{sheet}/tick/", {"reopen": "1"})
    assert 'value="yes" checked' in page(table, who["close"], sheet)
    tick(table, who["close"], sheet, True, **{FIRST: "no"})
    opens(table, who["client"], sheet)
    tick(table, who["worker"], sheet, **{FIRST: "yes"})
    assert models.Side.objects.count() == 1


def test_what_was_read_once_stays_as_it_was_said_also_when_the_opening_is_taken_back(three, table):
    sheet, who = three
    fill(table, sheet, who)
    opens(table, who["client"], sheet)
    page(table, who["worker"], sheet)
    back = {"act": "back", "version": version(table)}
    assert who["client"].post(f"/n/{table.row.pk}/undo/", back).status_code == 302
    assert value(table).sheets[sheet].ended_on is None
    shown = page(table, who["worker"], sheet)
    assert "Het heeft al open gelegen" in shown and 'name="reopen"' not in shown and "threes" not in shown
    who["worker"].post(f"/n/{table.row.pk}/questions/{sheet}/tick/", {"reopen": "1"})
    tick(table, who["worker"], sheet, True, **{FIRST: "no"})
    opens(table, who["client"], sheet, "again")
    said = {
        one.party: one.said
        for one in sides.every(table.row, value(table).sheets[sheet], log.Actor(table.anna, timezone.now()))
    }
    assert said[threes.Party.WORKER][FIRST].chosen == ("yes",)


def test_an_opening_that_nobody_read_is_taken_back_as_if_it_never_was(three, table):
    sheet, who = three
    tick(table, who["client"], sheet, True, **{FIRST: "yes"})
    opens(table, who["client"], sheet)
    who["client"].post(f"/n/{table.row.pk}/undo/", {"act": "back", "version": version(table)})
    tick(table, who["worker"], sheet, True, **{FIRST: "no"})
    assert models.Side.objects.count() == 2


def test_what_is_opened_while_somebody_types_is_kept_from_changing(three, table):
    sheet, who = three
    fill(table, sheet, who)
    before = value(table).sheets[sheet]
    viewer = Viewer(str(table.dora.pk), Role.FAMILY, frozenset({Part.STORY}))
    dora = log.Actor(table.dora, timezone.now(), viewer)
    opens(table, who["client"], sheet)
    sides.reopen(table.row, before, dora)
    assert models.Side.objects.filter(by=table.dora).exclude(ready_at=None).exists()
    with pytest.raises(sides.Ready):
        sides.put(table.row, before, {}, True, dora, 0)


def test_nothing_of_it_is_in_the_circle_itself_and_no_other_way_answers_it(three, table):
    sheet, who = three
    fill(table, sheet, who)
    assert value(table).responses == {}
    told = {"act": "x", "version": version(table), "sheet": sheet, "ask": FIRST, "chosen": "yes", "kept": "all"}
    who["client"].post(f"/n/{table.row.pk}/questions/answer/", told)
    assert value(table).responses == {}
    assert who["client"].get(f"/n/{table.row.pk}/questions/{sheet}/{FIRST}/").status_code == 404
    assert SECOND not in who["worker"].get(f"/n/{table.row.pk}/history/").text
    assert not [one for one in models.Side.objects.all() if FIRST.encode() in bytes(one.data)], "it is sealed"


def test_what_does_not_fit_is_refused_and_what_was_ticked_stays(three, table):
    sheet, who = three
    answer = tick(table, who["client"], sheet, **{FIRST: "yes", SECOND: "perhaps"})
    assert answer.status_code == 422 and 'value="yes" checked' in answer.text and not models.Side.objects.exists()


def test_whoever_does_not_share_the_story_finds_none_of_it(three, table):
    sheet, _ = three
    by = log.Actor(table.anna, timezone.now())
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES}))
    chris = table.client(table.chris)
    assert chris.get(f"/n/{table.row.pk}/questions/{sheet}/").status_code == 403
    assert tick(table, chris, sheet, **{FIRST: "yes"}).status_code == 403 and not models.Side.objects.exists()


@pytest.mark.parametrize("one", THREES, ids=lambda one: one.id)
def test_every_list_for_three_is_filled_in_by_all_three_and_laid_open(one, table):
    by = log.Actor(table.anna, timezone.now())
    roles.give(table.dora, table.row, Role.CARER, by, frozenset({Part.NAMES, Part.STORY}))
    works_along(table, table.bram)
    told = {"act": "b", "version": version(table), "questions": one.id}
    table.client(table.anna).post(f"/n/{table.row.pk}/questions/begin/", told)
    (sheet,) = value(table).sheets
    for user in (table.anna, table.dora, table.bram):
        said = {ask.id: {Takes.YES_NO: "no", Takes.SCALE: str(ask.most)}.get(ask.takes, "Woorden") for ask in one.ask}
        assert tick(table, table.client(user), sheet, True, **said).status_code == 302
    opens(table, table.client(table.bram), sheet)
    shown = page(table, table.client(table.anna), sheet)
    assert "verschilt" not in shown and ("Woorden" in shown or all(ask.takes is Takes.YES_NO for ask in one.ask))
    assert any(step.opens == one.id for way in library.ways().values() for step in way.step), "a way leads to it"


def test_an_older_tab_of_one_person_does_not_win_and_gives_both_back(three, table):
    sheet, who = three
    bram = who["worker"]
    tick(table, bram, sheet, **{FIRST: "yes", SECOND: "no"})
    stale = tick(table, bram, sheet, **{FIRST: "no", SECOND: "no", "seen": "0"})
    assert stale.status_code == 409
    said = stale.text
    assert "op een ander scherm" in said and 'name="seen" value="1"' in said
    assert re.search(rf'name="{FIRST}" value="no" checked', said), "what was typed is still there"
    assert "Ja</b>" in said, "and so is what is kept"
    assert sides.own(table.row, value(table).sheets[sheet], _as(table)).said[FIRST].chosen == ("yes",)
    assert tick(table, bram, sheet, **{FIRST: "no", SECOND: "no", "seen": "1"}).status_code == 302
    tick(table, bram, sheet, True, **{FIRST: "no", SECOND: "no"})
    late = tick(table, bram, sheet, **{FIRST: "yes", SECOND: "no", "seen": "1"})
    assert late.status_code == 409 and "Nee" in late.text and "Ja" in late.text, (
        "ready: nothing changes, and nothing is lost"
    )


def _as(table: Table) -> log.Actor:
    return log.Actor(table.bram, timezone.now(), Viewer(str(table.bram.pk), Role.PROFESSIONAL))
