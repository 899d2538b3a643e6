"""The pages of docs/ that are written from registers. `python -m tests.house.registers` writes them."""

import re
import tomllib
from pathlib import Path
from typing import Any

from kring.core import coded
from kring.core.way import Number
from kring.methods import library
from tests.house import policy, processing

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "kring/methods/rules.toml"
WORKS = ROOT / "kring/methods/works.toml"
WORDS = ROOT / "docs/words.toml"
STATUS = ("works", "by hand", "not yet")

KINDS = {
    "M": "The 44 methods",
    "X": "Examples and notes",
    "C": "The cards",
    "S": "Strengthening social networks (SNV)",
    "K": "The knowledge file",
    "T": "The teachers' guide",
    "E": "The cases",
    "PC": "What runs through all of it",
}


def read(path: Path) -> dict[str, dict[str, Any]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def pages() -> dict[Path, str]:
    """Every page that is written from a register, and what should be on it."""
    return {
        ROOT / "docs/policy.md": policy.page(),
        ROOT / "docs/rules.md": rules(read(RULES)),
        ROOT / "docs/works.md": works(read(WORKS)),
        ROOT / "docs/words.md": words(read(WORDS)),
        ROOT / "docs/register.md": processing.page(),
    }


def rules(register: dict[str, dict[str, Any]]) -> str:
    named = {id: one["test"] for id, one in register.items() if "test" in one}
    tests, as_ = dict.fromkeys(register, "") | tested() | named, evaluated(register)
    rows = [
        f"| {id} | {one['nl']}<br>*{one['en']}* | {one['strength']} | {', '.join(one['source'])} | "
        f"{_code(one['acts'])} | {as_.get(id, 'text: ' + one.get('told', ''))} | {_code(tests[id])} | {one['status']} |"
        for id, one in register.items()
    ]
    return "\n".join(
        [
            "# The rules",
            "",
            "What working with networks asks of whoever does it, and how firmly Kring holds it: **H** stops,",
            "**W** warns and asks a reason, **N** nudges, **I** tells.",
            "Written from `kring/methods/rules.toml`; change it there.",
            "",
            "One engine evaluates them (`kring/core/rules.py`): *data* is a condition in the register, *code* a",
            "function in `kring/core/coded.py`, *way* a part of the file of a way of working. *Text* is told: why",
            "nothing evaluates it, and where somebody meets it. What only people can tell is asked where a way",
            "begins, steps on or ends (`kring/core/threshold.py`); such a rule is kept *by hand*.",
            f"{len(as_)} are evaluated.",
            "",
            _count(register),
            "",
            "| No | Rule | Strength | Source | Where | Evaluated | Test | Status |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def evaluated(register: dict[str, dict[str, Any]]) -> dict[str, str]:
    """How the engine evaluates a rule: as data, as code, or as part of a way of working."""
    found = {id: ["data"] for id, one in register.items() if one.get("check")}
    for _, ask in coded.CODED:
        found.setdefault(str(ask.__doc__)[:4], []).append("code")
    for way in library.ways().values():
        for part in (*way.number, *way.role, *way.step):
            if part.rule and not (isinstance(part, Number) and part.of):  # of one role or step: only told
                found.setdefault(part.rule, []).append("way")
    return {id: ", ".join(dict.fromkeys(one)) for id, one in sorted(found.items())}


def tested() -> dict[str, str]:
    """The first test that names each rule by its number."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for id in sorted(set(re.findall(r"\b[Rr]\d{3}(?![\d])", file.read_text(encoding="utf-8").replace("_", " ")))):
            found.setdefault(id.upper(), file.relative_to(ROOT).as_posix())
    return found


def works(register: dict[str, dict[str, Any]]) -> str:
    parts = [
        "# What works",
        "",
        "Everything that the field's handbooks describe, and whether Kring does it: it *works*, it is done",
        "*by hand* (Kring keeps what comes of it, people do the rest), or *not yet*.",
        "Written from `kring/methods/works.toml`; change it there.",
        "",
        _count(register),
        "",
    ]
    for letter, title in KINDS.items():
        mine = {id: one for id, one in register.items() if re.fullmatch(letter + r"\d+", id)}
        parts += [f"## {title}", "", "| | | Status | Where |", "|---|---|---|---|"]
        parts += [
            f"| {id} | {one['nl']} · *{one['en']}* | {one['status']} | {_code(one['where'])} |"
            for id, one in mine.items()
        ]
        parts += [""]
    return "\n".join(parts)


def words(register: dict[str, dict[str, Any]]) -> str:
    parts = [
        "# Words",
        "",
        "One word for one thing: as it is called in the code, in Dutch, and what it is.",
        "A word in *italics* is not in the code yet: use it, and no other, when the thing arrives.",
        "Written from `docs/words.toml`; change it there.",
        "",
    ]
    for subject in dict.fromkeys(one["about"] for one in register.values()):
        parts += [f"## {subject}", "", "| In code | Dutch | What it is |", "|---|---|---|"]
        parts += [
            f"| {f'`{word}`' if one.get('used') else f'*{word}*'} | {one['nl']} | {one['what']} |"
            for word, one in register.items()
            if one["about"] == subject
        ]
        parts += [""]
    return "\n".join(parts)


def _count(register: dict[str, dict[str, Any]]) -> str:
    counts = {status: sum(one["status"] == status for one in register.values()) for status in STATUS}
    return f"{len(register)} in all: " + ", ".join(f"{number} {status}" for status, number in counts.items()) + "."


def _code(places: str) -> str:
    return ", ".join(f"`{place.strip()}`" for place in places.split(",") if place.strip())


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
