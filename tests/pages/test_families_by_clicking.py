"""The hard families, as `docs/families.md` tells them, entered on the pages: the drawing is that of what was told."""

import pytest

from kring.draw import genogram
from tests.draw import families, genogram_judge, hard_families, told_families
from tests.pages.clicking import Clicking
from tests.pages.conftest import value, version

ACTS_A_PERSON = (
    2.7  # forms for each person in the hardest of them: who comes, what else they are to whom, and how it ended
)
ENTERED = [
    *(one for one in hard_families.FAMILIES if one not in told_families.FAMILIES),
    *list(told_families.FAMILIES)[1::3],  # the others were entered in a browser, as all of these were
]


@pytest.mark.parametrize("name", ENTERED)
def test_a_hard_family_entered_on_the_pages_is_drawn_as_it_was_told(table, name):
    anna, told = table.client(table.anna), families.told(hard_families.lines(name))

    def post(act, **fields):
        sent = {"act": f"a{version(table)}", "version": version(table), **fields}
        answer = anna.post(f"/n/{table.row.pk}/family/{act}/", sent)
        assert answer.status_code == 302, answer.content.decode()[:2000]

    clicking = Clicking(told, post, lambda: value(table))
    clicking.enter()
    drawn = genogram.place(value(table))
    assert not any(genogram_judge.faults(value(table), drawn).values())
    assert genogram_judge.picture(drawn) == genogram_judge.picture(genogram.place(told))
    assert clicking.acts <= ACTS_A_PERSON * len(drawn.seats)
