"""Every rule of the policy, turned once: `python -m tests.house.mutants` says whether some test notices each.

A mutant is `core/access.py`, `core/permits.py`, `core/emergency.py` or what `core/streets.py` decides with one thing
otherwise: a role that reaches one part more or less, a comparison or a condition the other way round, an answer that
is none. Each is tried in a process of its own, on the tests of the policy and on the page that tells it.
"""

import ast
import copy
import inspect
import os
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from kring.core import access, emergency, permits, streets
from kring.core.access import POLICY, Part, Reach, Role, Scope
from tests.house import policy, registers

TESTS = tuple(
    f"tests/core/test_{name}.py"
    for name in ("access", "emergency", "looking_after", "meet_first", "permits_all", "streets")
)
DECIDING = (access, permits, emergency, streets)
BESIDE = {streets: ("may", "leads", "reads")}  # of a module that does more, what decides
PAGE = registers.ROOT / "docs/policy.md"
SHORT = ["-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not whatever_is_done"]
SWAPPED: dict[type[Any], Any] = {
    ast.Lt: ast.GtE(),
    ast.GtE: ast.Lt(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
    ast.And: ast.Or(),
    ast.Or: ast.And(),
}


def reaches() -> Iterator[tuple[str, dict[Role, Reach]]]:
    """The policy with one part more or less for one role, by itself or shared, to see or to work on.

    What is never asked is left alone: to work on what is not seen, to have by itself what cannot be shared.
    """
    for role, reach in POLICY.items():
        for side in Reach.__struct_fields__:
            for verb in Scope.__struct_fields__:
                for part in getattr(reach, side).sees if verb == "works" else reach.shared.sees | (_only(side)):
                    yield f"{role} {side} {verb} {part}", POLICY | {role: _turned(reach, side, verb, part)}


def _only(side: str) -> frozenset[Part]:
    return frozenset(Part) if side == "shared" else frozenset()


def _turned(reach: Reach, side: str, verb: str, part: Part) -> Reach:
    scope: Scope = getattr(reach, side)
    parts: frozenset[Part] = getattr(scope, verb) ^ {part}
    scope = Scope(**({name: getattr(scope, name) for name in Scope.__struct_fields__} | {verb: parts}))
    return Reach(**({name: getattr(reach, name) for name in Reach.__struct_fields__} | {side: scope}))


def turns() -> Iterator[tuple[str, ModuleType, ast.FunctionDef]]:
    """Each function that decides, with one comparison, condition or answer otherwise."""
    for module in DECIDING:
        functions = [one for one in ast.parse(inspect.getsource(module)).body if isinstance(one, ast.FunctionDef)]
        for function in (one for one in functions if one.name in BESIDE.get(module, (one.name,))):
            for number, node in enumerate(ast.walk(function)):
                for how in range(_ways(node)):
                    mutant = copy.deepcopy(function)
                    turned = list(ast.walk(mutant))[number]
                    said = f"{function.name} line {getattr(node, 'lineno', 0)}: {ast.unparse(node)[:60]!r}"
                    _turn(turned, how)
                    yield said, module, ast.fix_missing_locations(mutant)


def _ways(node: ast.AST) -> int:
    """In how many ways a piece can be turned."""
    match node:
        case ast.Compare():
            return sum(type(one) in SWAPPED for one in node.ops)
        case ast.BoolOp() | ast.IfExp() | ast.If() | ast.UnaryOp(op=ast.Not()):
            return 1
        case ast.Return(value=ast.Attribute()):
            return 1
    return 0


def _turn(node: ast.AST, how: int) -> None:
    match node:
        case ast.Compare():
            node.ops[how] = SWAPPED[type(node.ops[how])]
        case ast.BoolOp():
            node.op = SWAPPED[type(node.op)]
        case ast.IfExp() | ast.If():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.UnaryOp():
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
        case ast.Return():
            node.value = ast.Constant(None)


def is_noticed(mutate: Any) -> bool:
    """Whether the page or any test tells this mutant from the policy, in a process that ends with it."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        mutate()
        os._exit(0 if _is_told() or pytest.main([*SHORT, *TESTS]) == pytest.ExitCode.TESTS_FAILED else 1)
    return os.waitpid(child, 0)[1] == 0


def _is_told() -> bool:
    """Whether docs/policy.md would have to be written anew."""
    try:
        return policy.page() != PAGE.read_text(encoding="utf-8")
    except (AssertionError, AttributeError, TypeError, ValueError):
        return True


def _reach(turned: dict[Role, Reach]) -> Any:
    return lambda: POLICY.update(turned)


def _function(module: ModuleType, mutant: ast.FunctionDef) -> Any:
    return lambda: exec(compile(ast.Module([mutant], []), str(module.__file__), "exec"), module.__dict__)


def main() -> int:
    if is_noticed(lambda: None):
        print("The tests fail before anything was turned.")
        return 2
    found = [(said, _reach(turned)) for said, turned in reaches()]
    found += [(said, _function(module, mutant)) for said, module, mutant in turns()]
    alive = [said for said, mutate in found if not is_noticed(mutate)]
    print(f"{len(found)} rules turned, {len(found) - len(alive)} noticed")
    print("\n".join(f"  not noticed: {said}" for said in alive), end="\n" if alive else "")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
