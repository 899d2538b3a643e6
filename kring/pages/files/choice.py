"""Who of a file was chosen so far, by their number in it; a page shows a part of them, the rest goes along."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.http import QueryDict
from msgspec import Struct, structs

from kring.exchange.incoming import Answers

SAME: Final = "same"
ANOTHER: Final = "another"


class Choice(Struct, frozen=True):
    """Who comes in; who is who already has their name, and who is another of that name; what is looked for."""

    picked: frozenset[int] = frozenset()
    same: frozenset[int] = frozenset()
    another: frozenset[int] = frozenset()
    asked: str = ""
    page: int = 1

    @property
    def all(self) -> frozenset[int]:
        """Everybody of whom something comes in."""
        return self.picked | self.same | self.another


def sent(post: QueryDict, most: int) -> Choice:
    """What a form says, of at most so many people: what was chosen before, and what was ticked on its page."""
    shown = numbers(post.get("shown", ""), most)
    ticked = frozenset(int(one) for one in post.getlist("one") if _is_number(one, most))
    page = str(post.get("page", ""))
    said = {one: post.get(f"twin-{one}", "") for one in shown if f"twin-{one}" in post}
    return Choice(
        numbers(post.get("picked", ""), most) - shown | ticked,
        _with(numbers(post.get(SAME, ""), most), said, SAME),
        _with(numbers(post.get(ANOTHER, ""), most), said, ANOTHER),
        " ".join(str(post.get("asked", ""))[:80].split()),
        int(page) if _is_number(page, most) else 1,
    )


def _with(before: frozenset[int], said: Mapping[int, str], answer: str) -> frozenset[int]:
    return before - said.keys() | {one for one, told in said.items() if told == answer}


def answers(choice: Choice, keys: Sequence[str]) -> Answers:
    """What was decided, by the keys of the spots at which people stand in the file."""

    def named(found: Iterable[int]) -> frozenset[str]:
        return frozenset(keys[one] for one in found)

    return Answers(named(choice.all), named(choice.same), named(choice.another))


def everybody(choice: Choice, keys: Sequence[str]) -> Answers:
    """The same, but with everybody in the file, to see what would become of them."""
    return structs.replace(answers(choice, keys), only=None)


def ranges(found: Iterable[int]) -> str:
    """Numbers as text: 0-4,7."""
    parts: list[list[int]] = []
    for one in sorted(found):
        if parts and one == parts[-1][1] + 1:
            parts[-1][1] = one
        else:
            parts.append([one, one])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def numbers(text: str, most: int) -> frozenset[int]:
    """The numbers in such a text that are below `most`, each told once; what is none counts for nothing."""
    found: set[int] = set()
    told = 0
    for part in text.split(",") if len(text) < 200_000 else ():
        first, _, last = part.partition("-")
        if _is_number(first, most) and _is_number(last or first, most):
            named = range(int(first), int(last or first) + 1)
            told += len(named)
            if told > most:  # our own text names nobody twice
                break
            found.update(named)
    return frozenset(found)


def _is_number(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9 and int(text) < most
