"""The parts of a FHIR resource of others, read one by one: each is what it should be, or refused with its place."""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from kring.core import names
from kring.exchange import fhir
from kring.exchange.refusal import refuse

SIGNS: Final = 400  # of one text
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_POINTS: Final = {fhir.ORDINAL, "http://hl7.org/fhir/StructureDefinition/itemWeight"}


def seen(said: str) -> str:
    """A text without signs that steer a terminal, on one line."""
    return _UNSEEN.sub(" ", said).strip()


def key(given: str) -> str:
    """A word as an id: small letters, digits and hyphens, beginning with a letter."""
    plain = re.sub(r"[^a-z0-9]+", "-", names.folded(given)).strip("-")
    return (plain if plain[:1].isalpha() else f"q-{plain}".rstrip("-"))[:52]


def fresh(key: str, used: set[str]) -> str:
    """The id, with a number behind it when it is used already; from now on it is."""
    found, number = key, 1
    while found in used:
        number += 1
        found = f"{key}-{number}"
    used.add(found)
    return found


def version(given: object) -> int:
    """The number that a version begins with; without one it is the first."""
    number = re.match(r"\d{1,6}", str(given or ""))
    return max(1, int(number[0])) if number else 1


def both(said: str) -> dict[str, str]:
    """One text for both languages."""
    return dict.fromkeys(("nl", "en"), seen(said)[:SIGNS] or "?")


def object_of(given: object, place: str) -> dict[str, Any]:
    """What has to be an object. Raises `Refusal`: `wrong_shape`."""
    if not isinstance(given, dict):
        raise refuse("wrong_shape", place, expected="object")
    return given


def parts(holder: dict[str, Any], name: str, place: str) -> list[Any]:
    """What has to be a list, or is not there. Raises `Refusal`: `wrong_shape`."""
    found = holder.get(name)
    if found is None:
        return []
    if not isinstance(found, list):
        raise refuse("wrong_shape", f"{place}.{name}" if place != name else name, expected="array")
    return found


def must(item: dict[str, Any], name: str, place: str) -> str:
    """A text that has to be there. Raises `Refusal`: `lacking`."""
    found = item.get(name)
    if not isinstance(found, str) or not found.strip():
        raise refuse("lacking", place, name=name)
    return found


def extensions(holder: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """The extensions of a part, each with its address."""
    told = holder.get("extension") if isinstance(holder, dict) else None
    for one in told if isinstance(told, list) else []:
        if isinstance(one, dict) and isinstance(one.get("url"), str):
            yield one["url"], one


def value(extension: dict[str, Any]) -> Any:
    """The value of an extension or of an option, whatever kind it has."""
    return next((one for key, one in extension.items() if key.startswith("value")), None)


def more(holder: dict[str, Any]) -> dict[str, Any]:
    """What Kring itself sent along; whatever else stands there is as nothing."""
    told = next((value(one) for url, one in extensions(holder) if url == fhir.MORE), None)
    try:
        found = msgspec.json.decode(told) if isinstance(told, str) else {}
    except (msgspec.DecodeError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: one for key, one in found.items() if key != "aspect" or isinstance(one, list)}


def said_at(item: dict[str, Any]) -> str | None:
    """Which words of a question a line below it holds: its hint, or those at the ends of a scale."""
    if item.get("type") != "display":
        return None
    told = [one.get("valueCodeableConcept") for url, one in extensions(item) if url == fhir.CONTROL]
    codings = [one["coding"] for one in told if isinstance(one, dict) and isinstance(one.get("coding"), list)]
    codes = [str(one.get("code")) for many in codings for one in many if isinstance(one, dict)]
    known = {"help": "hint", "prompt": "hint", "lower": "low", "upper": "high"}
    return next((known[code] for code in codes if code in known), None)


def coding(option: dict[str, Any], place: str) -> tuple[str, dict[str, Any], float | None]:
    """An option: its code, where its words stand, and what it counts for."""
    given = value(option)
    told = given if isinstance(given, dict) else {"code": str(given), "display": str(given)}
    code = told.get("code") or told.get("display")
    if given is None or not isinstance(code, str) or not code.strip():
        raise refuse("lacking", place, name="answerOption")
    worth = [value(one) for holder in (option, told) for url, one in extensions(holder) if url in _POINTS]
    points = next((one for one in worth if isinstance(one, int | float) and not isinstance(one, bool)), None)
    return code, told, points
