"""What differs between two plain values, and putting it back."""

from hypothesis import given
from hypothesis import strategies as st

from kring.core import leaves

SPOT = st.lists(st.integers(0, 3), min_size=2, max_size=2)
SEATS = st.dictionaries(
    st.sampled_from("abc"),
    st.one_of(
        st.dictionaries(st.sampled_from("xyz"), SPOT), st.tuples(SPOT, st.dictionaries(st.just("p"), SPOT)).map(list)
    ),
)


@given(SEATS, SEATS)
def test_what_was_put_elsewhere_goes_back_to_where_it_was(before, after):
    assert leaves.put_back(after, leaves.between(before, after)) == before


def test_nothing_differs_of_what_is_the_same():
    assert leaves.between({"a": [1, {"x": [2]}]}, {"a": [1, {"x": [2]}]}) == ()


def test_a_spot_goes_back_whole_and_whoever_moved_again_since_stays():
    before = {"wide": [["frame"], {"joke": ["family", 1.0], "truus": ["family", 2.0]}]}
    after = {"wide": [["frame"], {"joke": ["family", 1.5], "truus": ["family", 2.5], "greet": ["family", 3.0]}]}
    moved = leaves.between(before, after)
    assert [one.at for one in moved] == [("wide", 1, who) for who in ("joke", "truus", "greet")]
    since = {"wide": [["frame"], {**after["wide"][1], "truus": ["family", 9.0], "kees": ["care", 1.0]}]}
    assert leaves.put_back(since, moved) == {
        "wide": [["frame"], {"joke": ["family", 1.0], "truus": ["family", 9.0], "kees": ["care", 1.0]}]
    }


def test_what_is_of_another_kind_by_now_is_left_as_it_is():
    moved = leaves.between({"a": {"x": [1]}}, {"a": {"x": [2]}})
    assert leaves.put_back({"a": 7}, moved) == {"a": 7}
    assert leaves.put_back({}, moved) == {}
