"""What a door asks along with a role is the same as what Django would ask, for whomever and whenever it is asked."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kring.store import along, emergencies, models, networks, proposals

pytestmark = pytest.mark.django_db


def asked(question) -> tuple[str, list[str]]:
    """The words of the statement, and what is given with them."""
    sql, params = models.Role.objects.annotate(found=question).values("found").query.sql_with_params()
    return sql.replace("(EXISTS", "EXISTS").replace("1))", "1)"), [str(one) for one in params]


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (networks.standing, (uuid.uuid4(),)),
        (proposals.standing, ()),
        (emergencies.fresh, (timezone.now(),)),
        (emergencies.fresh, (datetime(2020, 2, 29, 23, 59, tzinfo=UTC) + timedelta(microseconds=7),)),
    ],
)
def test_the_statement_is_the_one_that_django_would_make(standing, told):
    standing(*(differs[1] for differs in [standing.differs] if differs))  # asked before, about somebody else
    sql, params = asked(standing(*told))
    whole, expected = asked(standing.ask(*told))
    assert params == expected
    assert sql.replace("(", "").replace(")", "") == whole.replace("(", "").replace(")", "")


def test_what_differs_is_put_in_every_place_where_it_stands():
    at = timezone.now()
    question = emergencies.fresh(at)
    adapted = along.MOMENT[0].get_db_prep_value(at, connection)
    assert question.params.count(adapted) == 2
    assert not question.params.count(along.MOMENT[0].get_db_prep_value(along.MOMENT[1], connection))
