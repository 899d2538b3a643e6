"""The same street asked once more: how it was and how it is, of enough households only (M07)."""

from datetime import timedelta

from django.utils import timezone

from kring.core.fieldwork import Item, Met
from kring.core.streets import Plan, Said
from kring.methods import questions
from kring.store import editions, fieldworks, models
from tests.pages.test_organisations import browser, words


def asked(here, by, rung, weeks, street="Hof", households=12):
    """A round that was closed so many weeks ago, in which everybody told this rung."""
    rungs = questions.lists()["street-rungs"]
    editions.keep(rungs, by.at)
    row = fieldworks.begin(here[0], rungs.id, rungs.version, Plan("De Banne"), by)
    there = fieldworks.add_street(row, street, [str(number) for number in range(households)])
    said = Said(there.id, items={"rung": Item(rung, 6)})
    fieldworks.take_in(row, [(one, Met.ANSWERED, said) for one in row.households.all()])
    fieldworks.close(row, timezone.now() - timedelta(weeks=weeks))
    return models.Fieldwork.objects.get(pk=row.pk)


def told(gerda, row):
    return words(browser(gerda).get(f"/fieldwork/{row.pk}/report/").text)


def test_a_second_round_tells_on_which_rung_the_street_was_and_is(here, by, gerda):
    first = asked(here, by, 3, weeks=26)
    asked(here, by, 1, weeks=10, street="Elders")
    second = asked(here, by, 4, weeks=0)
    assert "het was 3,0 op" in told(gerda, second) and "en is nu 4,0" in told(gerda, second)
    assert "en is nu" not in told(gerda, first), "nothing was asked before it"


def test_of_a_round_in_which_too_few_answered_nothing_is_told_in_the_next(here, by, gerda):
    asked(here, by, 3, weeks=26, households=9)
    assert "en is nu" not in told(gerda, asked(here, by, 4, weeks=0))


def test_a_round_of_another_organisation_is_not_compared_with(here, there, by, gerda):
    asked(there, by, 3, weeks=26)
    assert "en is nu" not in told(gerda, asked(here, by, 4, weeks=0))
