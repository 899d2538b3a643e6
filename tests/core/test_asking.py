from datetime import date

from kring.core import asking, changes
from kring.core.asking import Why
from kring.core.changes import Add
from kring.core.network import Direction, Request, Status, Support, When, Willing
from tests import cast

TODAY = date(2026, 11, 22)


def called(found):
    return [one.person.name for one in found]


def test_who_wants_to_and_can_comes_first_and_who_would_rather_not_last():
    people = (
        cast.person("Rather", willing=Willing.RATHER_NOT, in_neighbourhood=True, supports=(Support.PRACTICAL,)),
        cast.person("Nobody"),
        cast.person("Near", distance_km=2.0),
        cast.person("Does", supports=(Support.PRACTICAL,)),
        cast.person("Both", willing=Willing.WILLING_AND_ABLE),
    )
    found = asking.whom(cast.network(*people), Support.PRACTICAL, TODAY)
    assert called(found) == ["Both", "Does", "Near", "Nobody", "Rather"]
    assert found[0].why == (Why.WANTS_AND_CAN,) and Why.RATHER_NOT in found[-1].why


def test_who_was_asked_not_long_ago_comes_later_for_two_weeks():
    value = cast.network(cast.person("Near", in_neighbourhood=True), cast.person("Far"))
    for day, first in ((When(2026, 11, 9), "Far"), (When(2026, 11, 8), "Near")):
        one = Request("r", "x", people=("near",), asked_on=day)
        assert called(asking.whom(changes.apply(value, Add(one)), None, TODAY))[0] == first


def test_of_whom_much_is_received_it_is_said_to_think_of_something_back():
    found = asking.whom(cast.network(cast.person("Gives", direction=Direction.RECEIVE)), None, TODAY)
    assert found[0].why == (Why.BALANCE,)


def test_whoever_died_or_with_whom_it_broke_is_not_proposed():
    people = (cast.person("Died", died=When(2020)), cast.person("Broken", status=Status.BROKEN))
    assert asking.whom(cast.network(*people), None, TODAY) == []
