"""Cards and zones: who stands where, who counts, and how far the talks came."""

from datetime import date

from kring.core import cards as told
from kring.core import changes, measures, method
from kring.core.changes import Act, Change
from kring.core.method import Card, Cards, Hue, Ring, Stitch, Words
from kring.core.network import Answer, Category, Network, Person, Placement, Sort, When
from tests import cast

SAID = Words("x", "x")
CARDS = Cards(
    id="cards",
    version=1,
    name=SAID,
    purpose=SAID,
    source=("own",),
    licence="own",
    card=(
        Card("kin", SAID, SAID, Hue.FAM, Stitch.LINE, (Category.FAMILY,)),
        Card("pals", SAID, SAID, Hue.SAM, Stitch.WAVE, (Category.FRIEND, Category.NEIGHBOUR)),
    ),
    zone=(Ring("own", SAID, SAID), Ring("seen", SAID, SAID, counts=False)),
    name_list="names",
)
DAY = date(2026, 11, 22)


def do(network: Network, *made: Change) -> Network:
    return changes.apply_all(network, made)


def four() -> Network:
    at = {"p0": Placement("own", "kin"), "p1": Placement("own", "pals"), "p2": Placement("seen", "pals")}
    return cast.network(*cast.people(4), placements={"cards": {**at, "p3": Placement(None, "pals")}})


def test_only_the_zone_that_counts_is_the_network() -> None:
    seen = told.counted(four(), CARDS)
    assert measures.size(four()).value == 4
    assert measures.size(seen).people == ("p0", "p1")
    assert [row.person.id for one in told.filled(four(), CARDS) for row in one.counting] == ["p0", "p1"]


def test_who_was_put_on_no_card_is_not_counted_and_neither_is_a_service() -> None:
    network = cast.network(*cast.people(1), Person("s", "S", sort=Sort.SERVICE))
    assert measures.size(told.counted(network, CARDS)).value == 0


def test_a_card_tells_who_waits_for_a_zone() -> None:
    kin, pals = told.filled(four(), CARDS)
    assert kin.waiting == () and [row.person.id for row in pals.waiting] == ["p3"]
    assert [(row.person.id, row.counts) for row in pals.rows] == [("p1", True), ("p2", False), ("p3", False)]


def test_one_goes_on_with_the_first_card_that_is_not_done_also_when_nobody_is_on_it() -> None:
    network = cast.network()
    assert told.next_card(network, CARDS) == CARDS.card[0]
    network = do(network, *told.finished(network, CARDS, "kin"))
    assert told.next_card(network, CARDS) == CARDS.card[1] and told.filled(network, CARDS)[0].is_done
    assert told.finished(network, CARDS, "kin") == []
    network = do(network, *told.finished(network, CARDS, "pals"))
    assert told.next_card(network, CARDS) is None
    network = do(network, *told.reopened(network, CARDS, "kin"))
    assert told.next_card(network, CARDS) == CARDS.card[0] and told.reopened(network, CARDS, "kin") == []


def test_each_day_of_talking_is_kept_with_who_got_a_place_then() -> None:
    network = cast.network(*cast.people(3), answers={"cards:kin": Answer("cards:kin"), "house": Answer("house")})
    for person, day in (("p0", DAY), ("p1", DAY), ("p0", DAY), ("p2", date(2026, 11, 24))):
        network = do(network, *told.noted(network, CARDS, day, person))
    assert told.noted(network, CARDS, DAY) == []
    assert told.talks(network, CARDS) == (told.Talk(DAY, ("p0", "p1")), told.Talk(date(2026, 11, 24), ("p2",)))


def test_whoever_is_put_on_a_card_of_one_kind_is_of_that_kind_unless_it_was_said() -> None:
    network = cast.network(Person("a", "A"), Person("b", "B", category=Category.FRIEND))
    for person in ("a", "b"):
        network = do(network, *told.put(network, CARDS, person, "kin", "own"))
    assert [one.category for one in network.people.values()] == [Category.FAMILY, Category.FRIEND]
    assert told.card_of(network, CARDS, "a") == CARDS.card[0]
    moved = do(network, *told.put(network, CARDS, "a", "pals", None))
    assert moved.placements["cards"]["a"] == Placement(None, "pals")
    assert told.card_of(do(moved, *told.put(moved, CARDS, "a", None, None)), CARDS, "a") is None
    assert told.put(network, CARDS, "a", "kin", "own") == []


def test_a_card_proposes_who_is_of_its_kind_first_and_nobody_of_another() -> None:
    kinds = {"a": None, "b": Category.FRIEND, "c": Category.FAMILY, "d": Category.VOLUNTEER, "e": Category.FAMILY}
    people = [Person(id, id.upper(), rank=n, category=kind) for n, (id, kind) in enumerate(kinds.items())]
    network = cast.network(*people, placements={"cards": {"e": Placement("own", "kin")}})
    assert [one.id for one in told.fitting(network, CARDS, CARDS.card[0])] == ["c", "a", "d"]
    gone = Person("f", "F", rank=9, category=Category.FAMILY, died=When(2014))
    network = cast.network(*people, gone, placements=network.placements)
    assert "f" not in [one.id for one in told.fitting(network, CARDS, CARDS.card[0])]


def test_a_talk_can_be_taken_back_whole() -> None:
    network = cast.network(*cast.people(1))
    made = (*told.put(network, CARDS, "p0", "kin", "own"), *told.noted(network, CARDS, DAY, "p0"))
    after = do(network, *made)
    assert after != network and do(after, *changes.undoing(Act("a", made), "b").changes) == network


def test_cards_are_a_circle_to_be_drawn_in() -> None:
    layout = method.layout_of(CARDS)
    assert layout.id == "cards" and layout.ring == CARDS.zone and layout.sector == CARDS.card
