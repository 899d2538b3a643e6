"""What `kring compare` and `kring what-if` answer, in both languages, and to names that mean nobody or several."""

import json
from pathlib import Path

import msgspec
import pytest

from kring.commands import demo, main
from kring.core import changes
from kring.core.changes import Add, Change, Place, Set
from kring.core.network import Network, Person, Placement
from kring.exchange import kring_json
from tests import cast

REFERENCE = str(Path(demo.__file__).parent / "reference.kring.json")
LAYOUT = "lensink-circle"


def written(folder: Path, name: str, value: Network) -> str:
    file = folder / f"{name}.kring.json"
    file.write_bytes(kring_json.written(kring_json.copied(value)))
    return str(file)


def later(value: Network, *asked: Change) -> Network:
    return changes.apply_all(value, asked)


@pytest.fixture
def moments(tmp_path: Path) -> tuple[str, str]:
    """Anna's reference network, and the same when Hans is off the list, Gerrit faded, and Carla came nearer."""
    value = cast.rn1()
    places = {
        id: Placement(at.ring.replace("intimate", "intimates"), at.sector)
        for id, at in value.placements[cast.LENSINK].items()
    }
    old = msgspec.structs.replace(value, placements={LAYOUT: places})
    was = places["carla"]
    new = later(
        later(old, *changes.removal(old, "hans")),
        Set("people", "gerrit", "status", "active", "faded"),
        Set("people", "els", "supports", ["emotional", "company"], ["company"]),
        Set("people", "els", "strength", "strong", "weak"),
        Place(LAYOUT, "carla", was, Placement("friends", "family")),
        Add(cast.person("Noor")),
    )
    return written(tmp_path, "old", old), written(tmp_path, "new", new)


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main.main(argv) == 0
    return capsys.readouterr().out


def trouble(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main.main(argv) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1
    return told.err


def test_compare_says_who_stayed_came_left_and_moved(moments, capsys):
    told = said(capsys, "compare", *moments)
    assert told.splitlines()[:3] == ["Anna: 8 people then, 7 now", "", "Stayed: 6 of 8 (0.75)"]
    for part in (
        "Came\n  Noor\n",
        "Left\n  Gerrit (faded)\n  Hans (off the list)\n",
        "Moved in Network circle\n  Carla: intimates, Family → friends, Family\n",
        "Told otherwise\n  Els: strength strong → weak; supports emotional, company → company\n",
    ):
        assert part in told
    assert "know each other" not in told and "Gerrit: " not in told


def test_compare_in_dutch(moments, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    told = said(capsys, "compare", *moments)
    assert "Anna: toen 8 mensen, nu 7" in told and "Weg\n  Gerrit (verwaterd)\n  Hans (niet meer op de lijst)" in told


def test_the_same_file_twice_says_nothing(capsys):
    assert said(capsys, "compare", REFERENCE, REFERENCE).endswith("Nothing differs.\n")


def test_two_empty_networks_can_be_compared(tmp_path, capsys):
    file = written(tmp_path, "empty", cast.network())
    assert "Stayed: cannot be determined: nobody is in it." in said(capsys, "compare", file, file)


def test_compare_tells_programs_all_of_it_by_id(moments, capsys):
    told = json.loads(said(capsys, "compare", *moments, "--json"))
    assert told["stability"]["value"] == 0.75 and told["came"] == [{"person": "noor", "was": None}]
    assert told["left"][0] == {"person": "gerrit", "now": "faded"}
    assert told["moved"][LAYOUT][0]["now"] == {"ring": "friends", "sector": "family"}


def test_what_if_says_before_and_after_and_who_loses_contact(capsys):
    told = said(capsys, "what-if", REFERENCE, "--without", "els")
    assert told.startswith("Anna Prins, as it would be without Els\n")
    squeezed = [" ".join(line.split()) for line in told.splitlines()]
    for line in (
        "people 8 → 7",
        "groups that hang together 2 → 3",
        "Bert, Carla, Dirk, Fatima, Ingrid | Gerrit",
        "emotional: Bert",
        "not told of: Els",
    ):
        assert line in squeezed


def test_what_if_in_dutch(capsys, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    told = said(capsys, "what-if", REFERENCE, "--without", "Els")
    assert "zoals het zou zijn zonder Els" in told
    assert "Zou niemand anders meer kennen, voor zover verteld\n  Gerrit" in told


def test_what_if_tells_programs_all_of_it_by_id(capsys):
    told = json.loads(said(capsys, "what-if", REFERENCE, "--without", "Els", "Hans", "--json"))
    assert told["gone"] == ["els", "hans"] and told["size"]["after"]["value"] == 6


def test_what_if_takes_away_a_tie_and_adds_somebody_and_a_tie(capsys):
    told = said(capsys, "what-if", REFERENCE, "--without-tie", "els", "Gerrit")
    assert told.startswith("Anna Prins, as it would be without contact between els and Gerrit\n")
    assert "Would know nobody else any more, as far as told\n  Gerrit" in told
    told = said(
        capsys, "what-if", REFERENCE, "--with", "Noor", "--with-tie", "Noor", "Hans", "--with-tie", "Noor", "Els"
    )
    squeezed = [" ".join(line.split()) for line in told.splitlines()]
    assert squeezed[0] == (
        "Anna Prins, as it would be with Noor; with contact between Noor and Hans; with contact between Noor and Els"
    )
    assert "people 8 → 9" in squeezed and "groups that hang together 2 → 1" in squeezed
    assert "Would come in contact with each other" in told


def test_a_wish_that_is_asked_of_a_terminal_is_what_the_core_says(capsys):
    asked = ("--without", "Bert", "--with", "Noor", "Wim", "--with-tie", "Wim", "Els", "--json")
    told = json.loads(said(capsys, "what-if", REFERENCE, *asked))
    assert told["gone"] == ["bert"] and len(told["added"]) == 2 and told["size"]["after"]["value"] == 9


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((), "say what would be otherwise: --without, --without-tie, --with or --with-tie."),
        (("--without-tie", "Els", "Hans"), "it was not told that “Els” and “Hans” are in touch."),
        (("--with", "els"), "“els” is in this network already."),
        (("--with-tie", "Els", "els"), "“Els” and “els” are the same person."),
        (("--with-tie", "Els", "Noor"), "nobody in this network is called “Noor”."),
    ],
)
def test_what_cannot_be_asked_is_one_clear_line(capsys, asked, told):
    assert told in trouble(capsys, "what-if", REFERENCE, *asked)


def test_hours_say_whose_they_would_become(tmp_path, capsys):
    value = cast.network(
        cast.person("Piet", tasks=("rijden",), hours_a_week=3.0),
        *(cast.person(name, tasks=("rijden",)) for name in ("Noor", "Wim")),
    )
    told = said(capsys, "what-if", written(tmp_path, "a", value), "--without", "Piet")
    assert "3 hours a week; shared evenly 1.5 for each of Noor, Wim" in told
    alone = cast.network(cast.person("Piet", tasks=("rijden",), hours_a_week=3.0))
    told = said(capsys, "what-if", written(tmp_path, "b", alone), "--without", "Piet")
    assert "rijden: nobody" in told and "3 hours a week, and nobody who does the same" in told


def test_a_name_of_nobody_is_one_clear_line_with_who_may_be_meant(capsys):
    assert trouble(capsys, "what-if", REFERENCE, "--without", "Elz") == (
        "kring what-if: nobody in this network is called “Elz”. Did you mean “Els”?\n"
    )
    assert "nobody in this network is called “”." in trouble(capsys, "what-if", REFERENCE, "--without", "")


def test_a_name_of_several_is_one_clear_line_with_who_they_are(tmp_path, capsys):
    both = (Person("a", "Jan de Boer", relation="buurman"), Person("b", "Jan Smit"))
    file = written(tmp_path, "a", cast.network(*both))
    assert trouble(capsys, "what-if", file, "--without", "jan") == (
        "kring what-if: “jan” can be several people: Jan de Boer (buurman), Jan Smit.\n"
    )
    assert "zonder" not in said(capsys, "what-if", file, "--without", "JAN SMIT")


def test_who_does_not_count_now_makes_no_difference(tmp_path, capsys):
    file = written(tmp_path, "a", cast.network(cast.person("Pap", status="deceased")))
    assert "Nothing would differ" in said(capsys, "what-if", file, "--without", "Pap")


def test_a_file_that_is_not_there_is_one_clear_line(capsys):
    assert "there is no such file." in trouble(capsys, "compare", REFERENCE, "nowhere.kring.json")
