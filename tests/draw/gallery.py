"""`python -m tests.draw.gallery`: writes the page of hard families, each as it was told and as it is drawn."""

import os
import re
from pathlib import Path

from kring.draw import genogram
from kring.draw.genogram import vocabulary
from tests.draw import families, hard_families

DOCS = Path(__file__).parents[2] / "docs"
HEAD = """\
# Families that are hard to draw

Written by `python -m tests.draw.gallery`: each family as it was told, and as Kring draws it. Look whether it says
all of it and nothing else. Whatever the order of entry, it is this picture. The judge in `tests/draw/genogram_judge.py`
measures that; `python -m bench genogram` prints its table.
"""


def pages() -> dict[str, str]:
    """The page and its pictures, by their place under `docs/`."""
    told, found = [HEAD], dict[str, str]()
    for name in hard_families.FAMILIES:
        file = f"pictures/families/{re.sub('[^a-z]+', '-', name)}.svg"
        found[file] = drawn(name)
        told.append(f"## {name[0].upper()}{name[1:]}\n\n{_wrapped(hard_families.PROSE[name])}\n\n![{name}]({file})\n")
    return {"families.md": "\n".join(told), **found}


def drawn(name: str) -> str:
    """A family as a picture that carries its colours and its paper."""
    net = families.told(hard_families.lines(name))
    words = vocabulary.words(net, f"Family: {name}", lambda word: word[1])
    svg = genogram.paint(genogram.place(net, words), words, standalone="day")
    return _lean(svg).replace("</style>", '</style><rect width="100%" height="100%" fill="#F6EFE2"/>', 1) + "\n"


def _lean(svg: str) -> str:
    """With those rules of colour only that something in the picture follows."""
    rules = re.search(r"<style>(.*?)</style>", svg)
    assert rules is not None
    used = {name for names in re.findall(r'class="([^"]*)"', svg) for name in names.split()}
    kept = [rule for rule in re.findall(r"[^{}]+\{[^{}]*\}", rules[1]) if _is_used(rule, used)]
    return svg.replace(rules[1], "".join(rule.strip() for rule in kept), 1)


def _is_used(rule: str, used: set[str]) -> bool:
    selectors = rule.partition("{")[0].split(",")
    return any(set(re.findall(r"\.([a-z_-]+)", one)) <= used for one in selectors)


def _wrapped(words: str, most: int = 120) -> str:
    lines = [""]
    for word in words.split():
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if len(lines[-1]) + len(word) < most else [lines[-1], word]
    return "\n".join(lines)


def main() -> None:
    os.environ["LANGUAGE"] = "en"
    for file, words in pages().items():
        (DOCS / file).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / file).write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
