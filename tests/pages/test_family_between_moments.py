"""What differs in a family between two moments is said in words, in both languages."""

import pytest
from django.utils import translation

from kring.core import changes
from kring.core.changes import Add, Set
from kring.core.network import (
    Descent,
    Interaction,
    InteractionKind,
    Network,
    Owner,
    ParentKind,
    PartnerKind,
    Partnership,
    Person,
    Self,
)
from kring.pages.moments import family
from tests.core.test_family_then import OLD

NEW = changes.apply_all(
    OLD,
    (
        Add(Person("sofie", "Sofie")),
        Add(Descent("d2", "sofie", "me")),
        Add(Descent("d3", "sofie", "pap", ParentKind.FOSTER)),
        Add(Partnership("p2", "me", "sofie", PartnerKind.ENGAGED)),
        Add(Interaction("i1", "me", "pap", InteractionKind.CUT_OFF)),
        Set("people", "pap", "died", None, {"year": 2026}),
        Set("partnerships", "p1", "ended", None, "divorced"),
    ),
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            {"Pap is overleden", "Sofie, van Anna: kind", "Sofie, van Pap: pleegkind", "Anna en Sofie: verloofd",
             "Anna en Pap: contact verbroken", "Mam en Pap: was samen, is nu samen, gescheiden"},
        ),
        (
            "en",
            {"Pap died", "Sofie, of Anna: child", "Sofie, of Pap: foster child", "Anna and Sofie: engaged",
             "Anna and Pap: contact broken", "Mam and Pap: was a couple, is a couple, divorced now"},
        ),
    ],
)  # fmt: skip
def test_births_deaths_couples_and_lines_are_told(language, said):
    with translation.override(language):
        assert set(family.lines(OLD, NEW)) == said
        assert family.lines(NEW, NEW) == ()


def test_a_self_who_is_no_longer_one_is_still_called_by_name():
    two = Owner({"me": Self("me", "Anna"), "ben": Self("ben", "Ben")})
    old = Network("n", two, partnerships={"p": Partnership("p", "me", "ben", PartnerKind.ENGAGED)})
    new = Network("n", Owner({"me": Self("me", "Anna")}))
    with translation.override("nl"):
        assert family.lines(old, new) == ("Anna en Ben: staat er niet meer in (verloofd)",)
