"""What a step says before it begins leads on, and its buttons say what is done there."""

from kring.core.changes import Add
from kring.core.network import Action, Outcome, Wish
from tests.pages.conftest import do
from tests.pages.test_trajectories import COACH, PHASES, anna, begun, page, runs, send

__all__ = ["anna"]


def test_what_must_be_there_first_has_a_way_to_where_it_is_made(anna, table):
    """A refusal says what to do, and one tap leads there: from what stops, and not from what asks for a reason only."""
    one = begun(table, anna, COACH)
    shown = page(table, anna, f"{one}/try/").split('class="hints"')[1].split("</ul>")[0]
    assert "Schrijf eerst een wens op." in shown and f"/n/{table.row.pk}/says/?show=1#wishes" in shown
    phases = begun(table, anna, PHASES)
    assert f'href="/n/{table.row.pk}/plan/"' in page(table, anna, f"{phases}/results/").split('class="hints"')[1]
    assert 'class="hints"' in page(table, anna, f"{phases}/analyse/")
    assert f'href="/n/{table.row.pk}/names/"' not in page(table, anna, f"{phases}/analyse/").split('class="hints"')[1]


def test_where_one_looks_back_the_steps_are_told_of_and_not_chosen(anna, table):
    do(table, Add(Wish("w", "Weer zingen")), Add(Action("a", "Bellen", is_chosen=True, outcome=Outcome.LAPSED)))
    one = begun(table, anna, COACH)
    for step, word in (("choose", "Kies kleine stappen"), ("try", "Vertel hoe de stappen gingen")):
        send(table, anna, "step/begin", step, trajectory=one, step=step, reason="Zo komt het uit")
        assert word in page(table, anna, f"{one}/{step}/")


def test_of_two_steps_that_are_done_in_one_room_the_last_begun_leads_back_and_the_other_lies_folded(anna, table):
    first = begun(table, anna, "t20-to-a-stronger-network")
    runs(table, anna, first, "map")
    last = begun(table, anna, COACH)
    runs(table, anna, last, "map")
    shown = anna.get(f"/n/{table.row.pk}/names/").content.decode()
    assert shown.count('class="waits-strip screen-only"') == 1 and "Nog 1 stap" in shown
    assert (
        shown.index(f"/trajectories/{last}/map/")
        < shown.index("Nog 1 stap")
        < shown.index(f"/trajectories/{first}/map/")
    )
