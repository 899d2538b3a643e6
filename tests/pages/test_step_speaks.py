"""To whom a step of a way speaks: to the client with a first sentence, to who guides with what to do."""

from tests.pages import test_trajectories
from tests.pages.test_trajectories import COACH, begun, page

anna, bram = test_trajectories.anna, test_trajectories.bram


def test_a_step_speaks_to_the_client_and_folds_away_what_is_for_who_guides(anna, bram, table):
    one = begun(table, anna, COACH)
    shown, guides = page(table, anna, f"{one}/meet/"), page(table, bram, f"{one}/meet/")
    assert "Om mee te beginnen" in shown and "Voor wie je begeleidt" in shown and "Wat je doet" not in shown
    assert "Wat je doet" in guides and "Een eerste zin" in guides and "Voor wie je begeleidt" not in guides
