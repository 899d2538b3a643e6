"""Docs are whole: what is public explains itself, and written pages say what is so."""

import ast
import re

import pytest

from kring.core import network
from tests.house import registers, source

EXPLAINED = ("core", "draw", "exchange")


def silent(tree):
    """The public functions and classes of a module that say nothing of themselves."""
    named = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    return [node.name for node in named if not ast.get_docstring(node)]


def test_every_module_says_what_it_is():
    files = [file for file in source.files(".py") if file.read_text(encoding="utf-8").strip()]
    rooms = {"views.py", "forms.py"}  # the name and the room's own sentence say enough
    assert [
        source.place(file) for file in files if file.name not in rooms and not ast.get_docstring(source.parsed(file))
    ] == []


@pytest.mark.parametrize("floor", EXPLAINED)
def test_everything_public_below_the_rooms_explains_itself(floor):
    found = {
        source.place(file): silent(source.parsed(file)) for file in source.files(".py", under=source.KRING / floor)
    }
    assert {file: names for file, names in found.items() if names} == {}


def test_silence_would_be_noticed():
    assert silent(ast.parse("def density(): return 0\ndef _own(): pass\nclass Tie: pass")) == ["density", "Tie"]


def test_the_written_pages_are_as_the_registers_have_them():
    stale = [path.name for path, text in registers.pages().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "write them: python -m tests.house.registers"


def test_the_rules_are_whole():
    rules = registers.read(registers.RULES)
    assert list(rules) == [f"R{number:03}" for number in range(1, 131)]
    for id, one in rules.items():
        more = {"test", "told", "instead", "override", "check"}
        assert set(one) - more == {"nl", "en", "strength", "source", "acts", "status"}, id
        assert one["status"] in registers.STATUS and one["nl"] and one["en"] and one["source"], id
        assert re.fullmatch(r"[HWNI](/[HWNI])?", one["strength"]), id
        assert bool(one["acts"]) == (one["status"] != "not yet"), id


def test_every_rule_that_works_names_its_test():
    rules, tests = registers.read(registers.RULES), registers.tested()
    bare = [id for id, one in rules.items() if one["status"] == "works" and not (id in tests or one.get("test"))]
    assert bare == []
    assert [one["test"] for one in rules.values() if "test" in one and not (source.ROOT / one["test"]).exists()] == []


def test_what_works_names_everything():
    ids = [f"M{n:02}" for n in range(1, 45)] + [f"X{n:02}" for n in range(1, 9)] + [f"C{n}" for n in range(10)]
    ids += [
        f"{letter}{n:02}" for letter, last in (("S", 24), ("K", 22), ("T", 30), ("E", 40)) for n in range(1, last + 1)
    ]
    ids += [f"PC{n}" for n in range(1, 12)]  # the twelfth is the register of rules
    works = registers.read(registers.WORKS)
    assert list(works) == ids
    for id, one in works.items():
        assert set(one) == {"nl", "en", "status", "where"} and one["status"] in registers.STATUS, id
        assert bool(one["where"]) == (one["status"] != "not yet"), id


@pytest.mark.parametrize("register", [registers.RULES, registers.WORKS])
def test_what_a_register_points_at_is_there(register):
    named = {
        place.strip()
        for one in registers.read(register).values()
        for place in one.get("acts", one.get("where")).split(",")
    }
    assert [place for place in sorted(named - {""}) if not (source.ROOT / place).exists()] == []


def test_a_word_that_is_said_to_be_used_is_used():
    code = " ".join(file.read_text(encoding="utf-8").lower() for file in source.files(".py"))
    parts = set(re.findall(r"[a-z]+(?:_[a-z]+)*", code))
    parts |= {part for word in parts for part in word.split("_")}
    words = registers.read(registers.WORDS)
    assert [word for word, one in words.items() if one.get("used") and word not in parts] == []
    assert all(one["nl"] and one["what"] and one["about"] for one in words.values())


def test_the_things_a_network_is_made_of_have_their_word():
    things = {type_.__name__ for type_ in network.Record.__args__} | {"Network", "Owner", "Placement", "Frequency"}
    words = set(registers.read(registers.WORDS))
    named = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", thing).lower() for thing in things}
    assert named - words == set()


def test_every_test_that_the_threats_point_at_is_there():
    told = (registers.ROOT / "docs/threats.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:tests|kring)/[\w/.]+)`", told))
    assert len(named) > 10
    assert [name for name in named if not (registers.ROOT / name).exists()] == []
