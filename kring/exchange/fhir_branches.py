"""When FHIR asks a question (`enableWhen`), as a gate of Kring: after one of these answers, or a number between these.

A gate looks at one earlier question. What needs more is not taken, and then the question is asked always.
"""

from collections.abc import Mapping
from typing import Any, Final

from kring.core.questions import NO, YES

Gate = dict[str, Any]
_SIGNS: Final = {"=", "!=", ">", "<", ">=", "<=", "exists"}


def branches(
    item: dict[str, Any],
    ids: Mapping[str, str],
    asks: Mapping[str, dict[str, Any]],
    options: Mapping[str, Mapping[str, str]],
) -> tuple[Gate | None, str]:
    """The gate of an item, or nothing with a code of why: `branch`, `branch_unknown` or `branch_two`.

    `ids` is the questions by their link ids, `asks` what they take, `options` their options by code.
    """
    conditions = item["enableWhen"]
    if not isinstance(conditions, list) or not all(isinstance(one, dict) for one in conditions):
        return None, "branch"
    about = {ids.get(str(one.get("question")), "") for one in conditions}
    if about == {""} or "" in about:
        return None, "branch_unknown"
    if len(about) > 1:
        return None, "branch_two"
    (id,) = about
    is_any = len(conditions) == 1 or item.get("enableBehavior") == "any"
    asked = asks.get(id)
    gate = _gate(asked, options.get(id, {}), conditions, is_any) if asked else None
    return ({"ask": id} | gate, "") if gate else (None, "branch")


def _gate(
    asked: dict[str, Any], codes: Mapping[str, str], conditions: list[dict[str, Any]], is_any: bool
) -> Gate | None:
    signs = {str(one.get("operator")) for one in conditions}
    if not signs <= _SIGNS:
        return None
    if asked["takes"] == "scale":
        return _between(asked, codes, conditions, is_any)
    known = [YES, NO] if asked["takes"] == "yes-no" else list(codes.values())
    if not known or not signs <= {"=", "!=", "exists"} or (len(conditions) > 1 and not (is_any and signs == {"="})):
        return None
    among: list[str] = []
    for one in conditions:
        if one["operator"] == "exists":
            among += known if one.get("answerBoolean") is True else []
            continue
        value = _answer(one)
        option = (YES if value else NO) if isinstance(value, bool) else codes.get(str(value), "")
        if option not in known:
            return None
        among += [option] if one["operator"] == "=" else [other for other in known if other != option]
    return {"among": list(dict.fromkeys(among))} if among else None


def _between(
    asked: dict[str, Any], codes: Mapping[str, str], conditions: list[dict[str, Any]], is_any: bool
) -> Gate | None:
    """The numbers at which a question is asked, when they are all between two."""
    every = range(asked["least"], asked["most"] + 1)
    sets = []
    for one in conditions:
        value, sign = _answer(one), one["operator"]
        if sign == "exists":
            sets.append(set(every) if value is True else set())
            continue
        value = int(value) if isinstance(value, str) and value in codes else value
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        sets.append({number for number in every if _holds(number, sign, value)})
    fits = set.union(*sets) if is_any else set.intersection(*sets)
    if not fits or fits != set(range(min(fits), max(fits) + 1)):
        return None
    ends = {"at_least": min(fits)} if min(fits) > every[0] or max(fits) == every[-1] else {}
    return ends | ({"at_most": max(fits)} if max(fits) < every[-1] else {})


def _holds(number: int, sign: str, value: float) -> bool:
    match sign:
        case "=":
            return number == value
        case "!=":
            return number != value
        case ">":
            return number > value
        case "<":
            return number < value
        case ">=":
            return number >= value
        case _:
            return number <= value


def _answer(condition: dict[str, Any]) -> Any:
    given = next((value for key, value in condition.items() if key.startswith("answer")), None)
    return given.get("code") or given.get("display") if isinstance(given, dict) else given
