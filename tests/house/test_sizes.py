"""Functions tell one story, and files one subject."""

import ast
from statistics import median

from tests.house import source

LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def lengths():
    return {
        f"{source.place(file, function)} {function.name}": source.length(function)
        for file in source.files(".py")
        for function in source.functions(source.parsed(file))
    }


def too_long(files):
    counted = {source.place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    return {file: lines for file, lines in counted.items() if lines > LONGEST_FILE}


def test_no_file_is_over_400_lines():
    assert too_long(source.files(".py", ".html", ".js")) == {}
    assert too_long(source.files(".py", under=source.ROOT / "tests")) == {}
    assert too_long(source.files(".py", under=source.ROOT / "bench")) == {}


def test_no_function_is_over_40_lines():
    assert {name: lines for name, lines in lengths().items() if lines > LONGEST_FUNCTION} == {}


def test_most_functions_are_short():
    found = sorted(lengths().values())
    assert median(found) <= 8
    assert sum(lines <= 25 for lines in found) >= 0.9 * len(found)


def test_a_long_function_would_be_noticed():
    body = "\n".join("    x = 1" for _ in range(50))
    (long,) = source.functions(ast.parse(f'def long():\n    """It says so."""\n{body}'))
    assert source.length(long) == 51
