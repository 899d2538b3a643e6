"""A no to a proposal may have been a mistake: it waits again, as it was."""

from kring.store import models
from tests.pages.conftest import Table, value
from tests.pages.test_proposals import (  # noqa: F401
    answer,
    chosen,
    id_of,
    name,
    see,
    send,
    set_table,
    waiting,
)

AGAIN = "Kijk er nog eens naar"


def again(table: Table, user, which: str):
    return send(table, user, "proposals:answer", again=which)


def refused(table: Table) -> models.Proposal:
    name(table, "Noor")
    answer(table, "no", *chosen(see(table, table.anna, "proposals:show")), why="Nu niet.")
    return models.Proposal.objects.get(state="refused")


def test_what_was_refused_waits_again_and_can_be_accepted(set_table: Table) -> None:  # noqa: F811
    one = refused(set_table)
    assert AGAIN in see(set_table, set_table.anna, "proposals:show")
    for _ in range(2):
        again(set_table, set_table.anna, id_of(one))
    (waits,) = waiting()
    assert (waits.pk, waits.answered_by, waits.answered_at) == (one.pk, None, None)
    page = see(set_table, set_table.anna, "proposals:show")
    assert "Bram stelt iets voor" in page and AGAIN not in page and "Nu niet." not in page
    assert "Dit wacht op Anna" in see(set_table, set_table.bram, "proposals:show")
    answer(set_table, "yes", *chosen(page))
    assert "Noor" in {person.name for person in value(set_table).people.values()}
    assert models.Line.objects.filter(network=set_table.row, deed="answer", act=one.act).count() == 2


def test_only_who_leads_lets_it_wait_again_and_only_what_was_refused(set_table: Table) -> None:  # noqa: F811
    one = refused(set_table)
    assert AGAIN not in see(set_table, set_table.bram, "proposals:show")
    assert again(set_table, set_table.bram, id_of(one)).status_code == 403
    assert again(set_table, set_table.anna, "no-such").status_code == 200
    assert waiting() == []
    name(set_table, "Omar")
    answer(set_table, "yes", *chosen(see(set_table, set_table.anna, "proposals:show")))
    (done,) = models.Proposal.objects.filter(state="accepted")
    again(set_table, set_table.anna, id_of(done))
    assert waiting() == []
