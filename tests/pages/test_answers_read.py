"""An answer that is proposed or that was given says what it is: nobody says yes to what they cannot read."""

import pytest
from django.utils import timezone

from kring.core.access import Role
from kring.core.changes import Act, Add, Set
from kring.core.network import Answer, Kept, Passage, Person, Plan, Response, Sheet
from kring.core.proposals import State
from kring.store import log, models, proposing, roles
from tests.pages.conftest import Table, do, value, version

PEOPLE = (Person("bert", "Bert", rank=1), Person("els", "Els", rank=2))
SHEETS = (Sheet("s", "self-direction"), Sheet("w", "being-friends"), Sheet("c", "burden-check"))


@pytest.fixture(autouse=True)
def set_table(table: Table) -> Table:
    do(table, *map(Add, (*PEOPLE, Plan("p", "future-plan"), *SHEETS)))
    models.Role.objects.filter(user=table.bram).update(writes_until=None)
    return table


def see(table: Table, page: str) -> str:
    dutch = table.client(table.anna, headers={"accept-language": "nl"})
    answer = dutch.get(f"/n/{table.row.pk}/{page}")
    assert answer.status_code == 200, page
    return answer.content.decode()


def propose(table: Table, user: models.User, act: str, *records) -> None:
    given = models.Role.objects.get(user=user, network=table.row)
    by = log.Actor(user, timezone.now(), viewer=roles.viewer(given, timezone.now()))
    proposing.propose(table.row.pk, Act(act, tuple(Add(one) for one in records)), by, version(table))


def waiting() -> list[models.Proposal]:
    return list(models.Proposal.objects.filter(state=State.WAITING).order_by("pk"))


SAID = (
    (Answer("good-news", ("bert", "els"), "na het eten"), "Bert en Els; “na het eten”"),
    (Passage("p~visitors", "p", "future-plan:visitors", "op zondag", ("els",)), "Els; “op zondag”"),
    (Passage("p~visitors", "p", "future-plan:visitors", is_arranged=False), "Nog niet geregeld"),
    (Response("s~see", "s", "see", people=("bert",)), ": Bert"),
    (Response("s~see", "s", "see", kept=Kept.UNSAID), "Liever niet gezegd"),
    (Response("w~enough", "w", "enough", now=3, wish=5), "wens 5"),
    (Response("c~sleep", "c", "sleep", chosen=("often",)), ": Vaak"),
)


@pytest.mark.parametrize(("record", "words"), SAID, ids=lambda one: one if isinstance(one, str) else "")
def test_an_answer_that_is_proposed_is_read_before_anybody_says_yes(table: Table, record, words: str) -> None:
    propose(table, table.bram, "answered", record)
    for page in ("proposals/", "names/"):
        assert words in see(table, page), page
    do(table, Add(record))
    assert words in see(table, "history/")


def test_another_choice_is_told_in_its_words(table: Table) -> None:
    do(table, Add(Response("c~sleep", "c", "sleep", chosen=("often",))))
    do(table, Set("responses", "c~sleep", "chosen", ["often"], ["never"]))
    assert "eerst Vaak, nu Nooit" in see(table, "history/")


def test_what_others_propose_is_in_nobodys_way(table: Table, monkeypatch) -> None:
    monkeypatch.setattr(proposing, "MOST", 1)
    roles.give(table.dora, table.row, Role.PROFESSIONAL, log.Actor(table.anna, table.row.made_at))
    propose(table, table.bram, "one", Person("noor", "Noor", rank=3))
    propose(table, table.dora, "two", Person("piet", "Piet", rank=3))
    with pytest.raises(proposing.Full):
        propose(table, table.bram, "three", Person("jan", "Jan", rank=4))
    assert [one.by for one in waiting()] == [table.bram, table.dora] and "piet" not in value(table).people
