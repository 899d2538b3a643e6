"""A name is the same thing wherever it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import names, tidy
from kring.core.network import Network, Owner, Plan, Self, Trajectory
from tests import networks as any_network

ANY = st.text(st.characters() | st.sampled_from("\u200b\u202e\u2066\u115f\ufeff\0\x07 \t\n"), max_size=30)


@given(ANY)
def test_what_is_cleaned_twice_is_cleaned_once(text: str) -> None:
    assert names.cleaned(names.cleaned(text)) == names.cleaned(text)


@given(ANY)
def test_no_name_begins_or_ends_with_a_space_or_steers_the_page(text: str) -> None:
    name = names.cleaned(text)
    assert name == name.strip() and "  " not in name
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\ufeff\0\n\t") & set(name)


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\u202e\u202c", "\0", "\u115f", "\u00a0\u2800", "\u200d"])
def test_what_nobody_can_see_is_no_name(text: str) -> None:
    assert names.cleaned(text) == ""


@pytest.mark.parametrize("text", ["Joke", "إلس", "👩‍👩‍👧", "O'Neill", "<script>", "Ⅳ", "李", "ज़ोए"])
def test_what_people_are_called_stays_as_it_is(text: str) -> None:
    assert names.cleaned(text) == text


@given(any_network.whole())
def test_names_that_are_tidy_stay(network) -> None:
    assert tidy.tidied(tidy.tidied(network)) == tidy.tidied(network)


def test_no_sign_in_what_a_plan_or_a_walk_is_called_turns_what_stands_behind_it():
    turned = Trajectory("t", "s05-network-atlas", words="\u202egeheim", others="Jo\u2066ke")
    network = Network(
        "n",
        owner=Owner({"self": Self("self", "Anna")}),
        trajectories={"t": turned},
        plans={"p": Plan("p", "k", words="\u202dvan")},
    )
    clean = tidy.tidied(network)
    assert clean.trajectories["t"].words == "geheim" and clean.trajectories["t"].others == "Joke"
    assert clean.plans["p"].words == "van"
