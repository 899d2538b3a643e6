"""What the house tests read: the files of Kring and the functions in them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KRING = ROOT / "kring"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*suffixes: str, under: Path = KRING) -> Iterator[Path]:
    """The files of Kring with these endings, without what Django wrote."""
    for file in sorted(under.rglob("*")):
        if file.suffix in suffixes and not {"migrations", "__pycache__"} & set(file.parts):
            yield file


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def functions(tree: ast.AST) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0]
    says = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return body[1:] if says else body


def length(function: Function) -> int:
    """The lines of a function from its `def` on, without its docstring."""
    body = without_docstring(function.body)
    if not body:
        return 1
    head = function.body[0].lineno - function.lineno
    return max(head, 0) + (body[-1].end_lineno or 0) - body[0].lineno + 1


def place(file: Path, node: ast.AST | None = None, root: Path = ROOT) -> str:
    line = f":{getattr(node, 'lineno', '')}" if node is not None else ""
    return f"{file.relative_to(root).as_posix()}{line}"
