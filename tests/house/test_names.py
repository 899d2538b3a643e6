"""A thing has the name of what it is."""

import ast

import pytest

from tests.house import source

HOUSE = {"utils", "util", "common", "helpers", "helper", "services", "service", "managers", "manager", "misc"}
SUFFIXES = ("View", "Form", "Manager", "Service", "Helper", "Util", "Utils")


def drawers(names):
    return [name for name in names if name.removesuffix(".py") in HOUSE]


def suffixed(tree):
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(SUFFIXES) and node.name not in SUFFIXES
    ]


def test_no_file_or_folder_is_a_drawer_for_anything():
    for folder in ("kring", "tests", "bench"):
        assert drawers(one.name for one in (source.ROOT / folder).rglob("*")) == []


def test_no_class_is_named_for_its_kind():
    found = {source.place(file): suffixed(source.parsed(file)) for file in source.files(".py")}
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize("name", ["utils.py", "common", "helpers.py"])
def test_a_drawer_would_be_noticed(name):
    assert drawers([name]) == [name]


def test_a_suffix_would_be_noticed():
    assert suffixed(ast.parse("class PlaceForm: pass\nclass Place: pass")) == ["PlaceForm"]
