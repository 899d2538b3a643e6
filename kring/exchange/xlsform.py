"""A list of questions as an XLSForm, for programs that ask on a telephone without a network (ODK, KoboToolbox).

What such a form cannot hold is named. The cells are text: nothing in them is run.
"""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from kring.core.check import Fault
from kring.core.questions import NO, YES, Ask, Aspect, Gate, How, Questions, Score, Takes
from kring.core.shelf import Words
from kring.exchange import workbook
from kring.exchange.fhir import ASPECTS

LANGUAGES: Final = {"nl": "Nederlands (nl)", "en": "English (en)"}
_YES_NO: Final = "yes_no"
_SURVEY: Final = ("type", "name", *(f"{part}::{one}" for part in ("label", "hint") for one in LANGUAGES.values()))
_SURVEY_ALSO: Final = ("relevant", "appearance", "parameters", "calculation")
_CHOICES: Final = ("list_name", "name", *(f"label::{one}" for one in LANGUAGES.values()))
_SAID: Final = {YES: Words("Ja", "Yes"), NO: Words("Nee", "No")}


class Written(Struct, frozen=True):
    """The file, and what of the list it does not hold."""

    data: bytes
    lost: tuple[Fault, ...]


def write(questions: Questions) -> Written:
    """The list as an Excel file with the sheets survey, choices and settings, in Dutch and in English."""
    survey = [[*_SURVEY, *_SURVEY_ALSO], *(_row(one) for one in _lines(questions))]
    choices = [[*_CHOICES], *([list, name, words.nl, words.en] for list, name, words in _offered(questions))]
    about = [
        ["form_title", "form_id", "version", "default_language"],
        [questions.name.nl, questions.id, str(questions.version), LANGUAGES["nl"]],
    ]
    book = workbook.written({"survey": survey, "choices": choices, "settings": about})
    return Written(book, tuple(_lost(questions)))


def _row(told: dict[str, Any]) -> list[str]:
    said = {
        f"{part}::{name}": getattr(told[part], code)
        for part in ("label", "hint")
        if told.get(part)
        for code, name in LANGUAGES.items()
    }
    return [str((told | said).get(key) or "") for key in (*_SURVEY, *_SURVEY_ALSO)]


def _lines(questions: Questions) -> Iterator[dict[str, Any]]:
    by_id = {one.id: one for one in questions.ask}
    if questions.first:
        yield {"type": "note", "name": "kring_first", "label": questions.first}
    topics, at, numbers = {one.id: one for one in questions.topic}, None, 0
    for one in questions.ask:
        if one.topic != at:
            if at:
                yield {"type": "end_group"}
            if one.topic:
                numbers += 1
                yield {"type": "begin_group", "name": f"topic_{numbers}", "label": topics[one.topic].name}
            at = one.topic
        yield from _question(one, by_id)
    if at:
        yield {"type": "end_group"}
    for score in questions.score:
        if not score.lacking:
            yield {"type": "calculate", "name": f"score_{_name(score.id)}", "calculation": _sum(score, by_id)}


def _question(ask: Ask, by_id: dict[str, Ask]) -> Iterator[dict[str, Any]]:
    when = _relevant(ask.gate, by_id[ask.gate.ask]) if ask.gate else ""
    told = {"name": _name(ask.id), "label": ask.text, "hint": ask.hint or ask.easy, "relevant": when}
    if ask.takes is Takes.SCALE and len(ask.aspect) > 1:
        yield told | {"type": "begin_group", "name": f"{_name(ask.id)}_group", "hint": None}
        for one in ask.aspect:
            yield {"name": _of(ask, one), "label": ASPECTS[one], "hint": _ends(ask)} | _shape(ask)
        yield {"type": "end_group"}
        return
    yield told | ({"hint": told["hint"] or _ends(ask)} if ask.takes is Takes.SCALE else {}) | _shape(ask)


def _shape(ask: Ask) -> dict[str, str]:
    match ask.takes:
        case Takes.YES_NO:
            return {"type": f"select_one {_YES_NO}"}
        case Takes.CHOICE:
            return {"type": f"select_one {_name(ask.id)}"}
        case Takes.SEVERAL:
            return {"type": f"select_multiple {_name(ask.id)}"}
        case Takes.SCALE if ask.rung:
            return {"type": f"select_one {_name(ask.id)}"}
        case Takes.SCALE:
            return {"type": "range", "parameters": f"start={ask.least} end={ask.most} step=1"}
        case Takes.WORDS:
            return {"type": "text", "appearance": "multiline"}
        case _:
            return {"type": "text"}


def _ends(ask: Ask) -> Words | None:
    if ask.rung or not (ask.low and ask.high):
        return None
    return Words(
        *(
            f"{ask.least}: {low} · {ask.most}: {high}"
            for low, high in ((ask.low.nl, ask.high.nl), (ask.low.en, ask.high.en))
        )
    )


def _offered(questions: Questions) -> Iterator[tuple[str, str, Words]]:
    if any(one.takes is Takes.YES_NO for one in questions.ask):
        yield from ((_YES_NO, id, words) for id, words in _SAID.items())
    for ask in questions.ask:
        yield from ((_name(ask.id), _name(one.id), one.text) for one in ask.option)
        yield from ((_name(ask.id), str(at), words) for at, words in enumerate(ask.rung, ask.least))


def _relevant(gate: Gate, after: Ask) -> str:
    field = f"${{{_of(after)}}}"
    if gate.among:
        return " or ".join(f"selected({field}, '{_name(one)}')" for one in gate.among)
    ends = ((">=", gate.at_least), ("<=", gate.at_most))
    return " and ".join(f"{field} {sign} {number:g}" for sign, number in ends if number is not None)


def _sum(score: Score, by_id: dict[str, Ask]) -> str:
    """The score as a formula, which stays empty as long as an answer is lacking."""
    terms = " + ".join(_term(by_id[id], id in score.turned) for id in score.adds)
    value = f"({terms}) div {len(score.adds)}" if score.how is How.MEAN else terms
    known = " and ".join(f"${{{_of(by_id[id])}}} != ''" for id in score.adds)
    return f"if({known}, {value}, '')"


def _term(ask: Ask, is_turned: bool) -> str:
    field, reach = f"${{{_of(ask)}}}", ask.range or (0.0, 0.0)
    if ask.takes is Takes.SCALE:
        term = f"number({field})"
    else:
        worth = (
            [(YES, 1.0)] if ask.takes is Takes.YES_NO else [(_name(one.id), one.points or 0.0) for one in ask.option]
        )
        term = " + ".join(f"if(selected({field}, '{id}'), {points:g}, 0)" for id, points in worth if points) or "0"
    return f"({sum(reach):g} - ({term}))" if is_turned else f"({term})"


def _of(ask: Ask, aspect: Aspect = Aspect.NOW) -> str:
    return f"{_name(ask.id)}_{aspect}" if ask.takes is Takes.SCALE and len(ask.aspect) > 1 else _name(ask.id)


def _name(id: str) -> str:
    return id.replace("-", "_")


def _lost(questions: Questions) -> Iterator[Fault]:
    counted = {
        "people": sum(one.takes is Takes.PEOPLE for one in questions.ask),
        "band": sum(bool(one.band) for one in questions.score),
        "easy": sum(bool(one.easy and one.hint) for one in questions.ask),
    }
    yield from (Fault(code, "", {"number": str(number)}) for code, number in counted.items() if number)
    yield from (Fault("score", "", {"name": one.name.nl}) for one in questions.score if one.lacking)
    yield from (Fault(code, "") for code in (["required"] if questions.fixed else []) + ["kept", "own_words"])
