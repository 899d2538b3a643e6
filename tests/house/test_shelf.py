"""A method is a file; no code knows it by name."""

import ast

import pytest

from kring.methods import library, loader
from tests.house import source

NAMES = set(loader.methods()) | set(library.ways())


def known_to_code(text):
    return {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)} & NAMES


def known_to_pages(text):
    return {name for name in NAMES if name in text}


def test_no_code_knows_a_method_by_name():
    for file in source.files(".py"):
        assert known_to_code(file.read_text(encoding="utf-8")) == set(), source.place(file)
    for file in source.files(".html", ".js", ".css"):
        assert known_to_pages(file.read_text(encoding="utf-8")) == set(), source.place(file)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_name_would_be_noticed(name):
    assert known_to_code(f'layout = loader.layout("{name}")') == {name}
    assert known_to_pages(f'<a href="/n/1/{name}/">') == {name}
