"""In which parts of life somebody matters, and what the line to them says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import domains, lines
from kring.core.lines import Kind
from kring.core.method import Words
from kring.core.network import Network, Owner, Person, Self, Status, Strength, Way
from tests import cast

LISTED = {"family": Words("Familie", "Family"), "care": Words("Zorg en hulp", "Care and help")}
some = st.lists(st.sampled_from(["family", "care", "koor", "buurt"]), unique=True).map(tuple)


@given(some, st.sampled_from(["family", "care", "koor"]))
def test_whoever_moves_stands_there_and_matters_elsewhere_as_before(before: tuple[str, ...], domain: str) -> None:
    after = domains.moved(Person("p", "P", domains=before or None), domain)
    assert domains.first(after) == domain
    assert set((after.domains or ())[1:]) == set(before[1:]) - {domain}


@given(some, some)
def test_to_matter_elsewhere_too_never_moves_anybody(before: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    person = Person("p", "P", domains=before or None)
    after = domains.also(person, wanted)
    assert domains.first(after) == domains.first(person)
    assert domains.also(after, wanted) == after
    assert set((after.domains or ())[1:]) == (set(wanted) - {before[0]} if before else set())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("familie", "family"), (" CARE  and help ", "care"), ("Het Koor", "het koor"), ("Voetbal", "Voetbal"), (" ​ ", "")],
)
def test_words_mean_a_domain_that_is_there_or_a_new_one(typed: str, meant: str) -> None:
    network = cast.network(cast.person("Joke", domains=("het koor",)))
    assert domains.meant(typed, LISTED, network) == meant


def test_whoever_died_stands_nowhere_and_who_has_no_domain_waits() -> None:
    network = cast.network(
        cast.person("Pap", status=Status.DECEASED, domains=("family",)),
        cast.person("Joke", domains=("koor", "care")),
        cast.person("Kees"),
    )
    assert [one.name for one in domains.alive(network)] == ["Joke", "Kees"]
    assert [one.name for one in domains.waiting(network)] == ["Kees"]
    assert domains.stood_in(network) == ("koor",) and domains.used(network) == ("koor", "care")
    assert domains.shown(network, LISTED) == ("family", "care", "koor")
    assert domains.own(network, LISTED) == ("koor",)


@pytest.mark.parametrize("kind", lines.TO_CHOOSE)
def test_a_line_that_is_drawn_is_read_back(kind: Kind) -> None:
    for status in Status:
        before = Person("p", "P", status=status, strength=Strength.WEAK, own_line="oud")
        assert lines.of(lines.drawn(before, kind, "waar ik huil")) is kind


def test_what_was_good_again_stays_so_and_what_was_strong_is_kept_when_it_breaks() -> None:
    again = Person("p", "P", status=Status.RESTORED)
    assert lines.drawn(again, Kind.TENSE).status is Status.RESTORED
    broken = lines.drawn(Person("p", "P", strength=Strength.STRONG), Kind.BROKEN)
    assert (broken.status, broken.strength) == (Status.BROKEN, Strength.STRONG)
    assert lines.drawn(broken, Kind.WEAK).status is Status.ACTIVE


@pytest.mark.parametrize(
    ("ways", "only"),
    [
        (None, False),
        ((), False),
        ((Way.ONLINE,), True),
        ((Way.VIDEO, Way.MESSAGE), True),
        ((Way.ONLINE, Way.PHONE), False),
    ],
)
def test_online_only_is_known_ways_that_all_go_by_a_screen(ways: tuple[Way, ...] | None, only: bool) -> None:
    assert lines.is_only_online(Person("p", "P", ways=ways)) is only


def test_a_drawing_holds_so_many_domains_and_no_more() -> None:
    crowd = {f"p{n}": Person(f"p{n}", "P", rank=n, domains=(f"own {n}",)) for n in range(300)}
    network = Network("n", Owner({"me": Self("me", "Anna")}), people=crowd)
    assert len(domains.shown(network, LISTED)) == domains.MOST
    assert len(domains.used(network)) == 300
