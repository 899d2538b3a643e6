"""A parent, a line, a mark and a home of the family are told otherwise, and what was said of them is read again."""

import pytest

from kring.core.changes import Add, Remove
from kring.core.network import Descent, Person
from tests.pages.conftest import do, value, version, works_along
from tests.pages.test_genogram import act, comes, drawing, me, page


@pytest.fixture
def two(table):
    """Anna with a mother and a father."""
    parents = [Add(Person(id, name, rank=place)) for place, (id, name) in enumerate((("mam", "Mam"), ("pap", "Pap")))]
    do(table, *parents, *(Add(Descent(f"d-{id}", me(table), id)) for id in ("mam", "pap")))
    return table.client(table.anna)


def test_a_parent_is_told_otherwise_with_the_years_a_child_lived_there(two, table):
    form = page(table, two, f"?who={me(table)}&do=parent:d-mam")
    assert (
        "Anna en Mam" in form and "Wat voor ouder?" in form and 'value="d-mam"' in form and "Haal de lijn weg" in form
    )
    sent = {"of": "d-mam", "who": me(table), "parent": "foster", "since": "6-2009", "until": "2011"}
    act(table, two, "parent", "p", **sent)
    now = value(table).descents["d-mam"]
    assert (str(now.kind), now.since.month, now.since.year, now.until.year) == ("foster", 6, 2009, 2011)
    assert "pleegouder, 2009 – 2011" in page(table, two, f"?who={me(table)}")
    assert "pleegkind, 2009 – 2011" in page(table, two, "?who=mam")
    assert 'value="6-2009"' in page(table, two, f"?who={me(table)}&do=parent:d-mam")


def test_a_parent_who_comes_is_asked_for_as_before(two, table):
    assert "Een ouder van" in page(table, two, f"?who={me(table)}&do=parent")
    assert "Een ouder van" in page(table, two, f"?who={me(table)}&do=parent:away")


def _line(two, table, **more):
    act(table, two, "line", "l", a="pap", b=me(table), kind="cut_off", since="2009", remark="om het huis", **more)
    (line,) = value(table).interactions.values()
    return line


def test_the_remark_of_a_line_is_read_at_both_who_it_is_about(two, table):
    _line(two, table)
    assert all("om het huis" in page(table, two, f"?who={who}") for who in ("pap", me(table)))


def test_a_line_is_told_otherwise_and_keeps_its_ends(two, table):
    line = _line(two, table)
    form = page(table, two, f"?who={me(table)}&do=line:{line.id}")
    assert "om het huis" in form and "Hoe is het tussen Pap en" in form
    sent = {"a": line.a, "b": line.b, "of": line.id, "who": me(table)}
    act(table, two, "line", "m", **sent, kind="repaired", since="2009", until="2012", remark="bijgelegd", seen_by="me")
    (now,) = value(table).interactions.values()
    assert (now.id, now.a, now.b, str(now.kind), now.remark) == (line.id, "pap", me(table), "repaired", "bijgelegd")
    assert now.confidential and now.until.year == 2012


def test_who_does_not_lead_leaves_it_as_open_as_it_was(two, table):
    line = _line(two, table, seen_by="me")
    works_along(table, table.bram)
    bram = table.client(table.bram)
    answer = act(table, bram, "line", "b", a=line.a, b=line.b, of=line.id, who="pap", kind="close", remark="anders")
    assert answer.status_code == 422  # of what nobody tells them, they are told that it is not there
    assert value(table).interactions[line.id] == line


def test_what_was_taken_away_meanwhile_keeps_what_was_typed(two, table):
    line = _line(two, table)
    do(table, Remove(line))
    sent = {"a": line.a, "b": line.b, "of": line.id, "who": "pap"}
    answer = act(table, two, "line", "m", **sent, kind="close", remark="zij belt weer")
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "zij belt weer" in body and "Iemand haalde dit intussen weg" in body
    assert value(table).interactions == {}


def test_a_mark_and_a_home_are_told_otherwise(two, table):
    act(table, two, "mark", "m", who="pap", kind="addiction", words="drank")
    act(table, two, "home", "h", who=me(table), people=[me(table), "pap"])
    ((fact,), (home,)) = value(table).facts.values(), value(table).groups.values()
    shown = page(table, two, f"?who=pap&do=mark:{fact.id}")
    assert 'value="drank"' in shown
    act(table, two, "mark", "n", who="pap", of=fact.id, kind="addiction", words="drank", has_recovered="1")
    act(table, two, "home", "o", who=me(table), of=home.id, people=[me(table), "mam"], name="De Kade")
    ((fact,), (home,)) = value(table).facts.values(), value(table).groups.values()
    assert fact.has_recovered and home.name == "De Kade" and set(home.people) == {me(table), "mam"}


def test_twins_told_once_more_are_what_is_said_now(two, table):
    do(table, Add(Person("bas", "Bas", rank=3)), Add(Descent("d-bas", "bas", "mam")))
    for id, kind in (("t", "twins"), ("u", "identical")):
        act(table, two, "twins", id, who=me(table), people=["bas"], kind=kind)
    assert [str(one.kind) for one in value(table).siblings.values()] == ["identical"]


def test_a_miscarriage_told_by_mistake_is_taken_out_of_the_family_and_has_no_card(two, table):
    comes(table, two, "mam", "child", "", sort="miscarriage")
    (lost,) = (one.id for one in value(table).people.values() if one.sort == "miscarriage")
    shown = page(table, two, f"?who={lost}")
    assert "Meer over miskraam" not in shown and "Meer over Mam" in page(table, two, "?who=mam")
    answer = two.get(f"/n/{table.row.pk}/people/{lost}/")
    assert answer["Location"] == f"/n/{table.row.pk}/family/?who={lost}"
    assert "Waarbij is" not in two.get(f"/n/{table.row.pk}/web/?who={lost}").content.decode()
    form = page(table, two, f"?who={lost}&do=edit")
    assert "Haal dit uit de familie" in form and "Haal Mam van de lijst" in page(table, two, "?who=mam&do=edit")
    gone = {"act": "g1", "version": version(table), "person": lost, "to": f"/n/{table.row.pk}/family/"}
    answer = two.post(f"/n/{table.row.pk}/names/remove/", gone, follow=True)
    assert answer.redirect_chain[0][0] == gone["to"] and lost not in value(table).people
    assert "miskraam" not in drawing(answer.text) and "mam" in value(table).people
