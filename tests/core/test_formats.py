"""What was written in an earlier format is read in that of today; what is newer is never guessed at."""

import json
import typing
from pathlib import Path

import msgspec
import pytest

from kring.core import changes, formats
from kring.core import network as networks
from kring.core.network import Network, Owner, Person, Placement, Self

GOLDEN = Path(__file__).parent / "golden"
BEFORE = Network("n", Owner({"anna": Self("anna", "Anna")}), people={"bert": Person("bert", "Bert")})


class Kettle(msgspec.Struct, forbid_unknown_fields=True):
    """Something whose format changed twice: first it had a size in cups, then in litres, and a colour since."""

    litres: float
    colour: str
    format: int = 3


UPGRADES: formats.Upgrades = {
    1: lambda plain: {"litres": plain["cups"] / 4},
    2: lambda plain: {**plain, "colour": "red"},
}
READER = formats.Reader(Kettle, 3, UPGRADES)


@pytest.mark.parametrize(
    "written",
    [
        {"cups": 8},
        {"cups": 8, "format": 1},
        {"litres": 2, "format": 2},
        {"litres": 2, "colour": "red", "format": 2},
        {"litres": 2, "colour": "red", "format": 3},
    ],
)
def test_every_earlier_format_becomes_that_of_today(written: dict[str, object]) -> None:
    assert READER.decode(json.dumps(written).encode()) == Kettle(2, "red")


@pytest.mark.parametrize("given", [4, 0, -1, "1", True, None, 2.5, [1]])
def test_a_format_that_never_was_is_not_guessed_at(given: object) -> None:
    with pytest.raises(formats.Unknown) as raised:
        READER.decode(json.dumps({"litres": 2, "colour": "red", "format": given}).encode())
    assert raised.value.format == given


def test_what_is_wrong_today_is_told_with_its_place() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.litres"):
        READER.decode(b'{"litres": "two", "colour": "red", "format": 3}')


def test_every_released_format_of_an_act_can_still_be_read() -> None:
    released = sorted(GOLDEN.glob("format-*.act.json"))
    assert len(released) == networks.FORMAT
    for path in released:
        assert changes.READER.decode(path.read_bytes()).format == networks.FORMAT


def test_an_act_of_format_1_does_what_it_did() -> None:
    act = changes.READER.decode((GOLDEN / "format-1.act.json").read_bytes())
    assert {type(one) for one in act.changes} == set(typing.get_args(changes.Change))
    after = changes.apply_all(BEFORE, act.changes)
    assert (after.people["dirk"].name, after.people["dirk"].supports) == ("Dirk Özdemir 🌻", ())
    assert (after.people["bert"].strength, after.owner.dreams) == (networks.Strength.STRONG, "de zee")
    assert after.groups["choir"].people == ("dirk",)
    assert after.placements == {"lensink-circle": {"dirk": Placement("friends", "family")}}
    assert not after.ties
