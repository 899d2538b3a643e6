"""A list of questions as a FHIR R4 `Questionnaire`, and what was answered to it as a `QuestionnaireResponse`.

What FHIR has a place for stands there (items, options, branches, translations, ordinal values). What only Kring has
(icons, easy words, scores, examples) goes along in one extension of Kring's own, which others may pass over.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from kring.core import responses
from kring.core.days import first
from kring.core.network import Id, Kept, Response, Sheet
from kring.core.questions import NO, YES, Ask, Aspect, Gate, Questions, Takes, Topic
from kring.core.responses import Responses
from kring.core.shelf import Words

MORE: Final = "urn:kring:questionnaire-more"  # what FHIR has no place for, as JSON
OF_TOPIC: Final = "topic."  # what the id of a group begins with, so that it never is that of a question
FIRST: Final = "kring.first"
TRANSLATION: Final = "http://hl7.org/fhir/StructureDefinition/translation"
ORDINAL: Final = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
LEAST: Final = "http://hl7.org/fhir/StructureDefinition/minValue"
MOST: Final = "http://hl7.org/fhir/StructureDefinition/maxValue"
CONTROL: Final = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
CONTROLS: Final = "http://hl7.org/fhir/questionnaire-item-control"
ABSENT: Final = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ASPECTS: Final = {
    Aspect.NOW: Words("Hoe is het nu?", "How is it now?"),
    Aspect.WISH: Words("Hoe had je het graag?", "How would you like it?"),
    Aspect.WEIGHT: Words("Hoe belangrijk is het?", "How much does it matter?"),
}
HERE: Final = {"id", "version", "name", "purpose", "licence", "first", "ask", "word"}  # what stands in FHIR itself
_ITEM: Final = {"id", "text", "takes", "hint", "topic", "option", "least", "most", "low", "high", "rung", "gate"}


def write(questions: Questions) -> bytes:
    """The list as JSON, Dutch with the English beside it."""
    document = {
        "resourceType": "Questionnaire",
        "extension": [_more(msgspec.to_builtins(questions), HERE)],
        "language": "nl",
        "url": f"urn:kring:questions:{questions.id}",
        "version": str(questions.version),
        "name": "Q_" + questions.id.replace("-", "_"),
        **_said("title", questions.name),
        "status": "active",
        "subjectType": ["Patient"],
        **_said("description", questions.purpose),
        "copyright": questions.licence,
        "item": list(_items(questions)),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def respond(questions: Questions, sheet: Sheet, told: Responses, called: Mapping[Id, str]) -> bytes:
    """What was answered on a sheet, for a copy of one's own; `called` is the names of people.

    Of what was only talked about, or not said, it says no more than that (`asked-declined`).
    """
    items = [_answer(one, told[one.id], called) for one in responses.asked(questions, told) if one.id in told]
    document: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"urn:kring:questions:{questions.id}|{sheet.version}",
        "status": "completed" if sheet.ended_on else "in-progress",
        "item": items,
    }
    if day := sheet.ended_on or sheet.began_on:
        document["authored"] = first(day).isoformat()
    if not items:
        del document["item"]
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _said(name: str, words: Words) -> dict[str, Any]:
    other = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": words.en}]
    return {name: words.nl, f"_{name}": {"extension": [{"url": TRANSLATION, "extension": other}]}}


def _more(plain: dict[str, Any], held: set[str]) -> dict[str, Any]:
    left = {key: value for key, value in plain.items() if key not in held}
    return {"url": MORE, "valueString": msgspec.json.encode(left).decode()}


def _items(questions: Questions) -> Iterator[dict[str, Any]]:
    if questions.first:
        yield {"linkId": FIRST, **_said("text", questions.first), "type": "display"}
    groups: dict[str, int] = {}
    topics = {one.id: one for one in questions.topic}
    for topic, asks in _together(questions.ask):
        items = [_item(questions, one) for one in asks]
        if topic is None:
            yield from items
            continue
        groups[topic] = groups.get(topic, 0) + 1
        again = f".{groups[topic]}" if groups[topic] > 1 else ""
        yield _group(topics[topic], again) | {"item": items}


def _together(asks: Iterable[Ask]) -> list[tuple[str | None, list[Ask]]]:
    """The questions in their order, each time those of one topic that stand together."""
    found: list[tuple[str | None, list[Ask]]] = []
    for one in asks:
        if not found or found[-1][0] != one.topic:
            found.append((one.topic, []))
        found[-1][1].append(one)
    return found


def _group(topic: Topic, again: str) -> dict[str, Any]:
    more = {"url": MORE, "valueString": msgspec.json.encode({"topic": topic.id}).decode()}
    return {"linkId": f"{OF_TOPIC}{topic.id}{again}", "extension": [more], **_said("text", topic.name), "type": "group"}


def _item(questions: Questions, ask: Ask) -> dict[str, Any]:
    item: dict[str, Any] = {"linkId": ask.id, **_said("text", ask.text)}
    more = {key: value for key, value in msgspec.to_builtins(ask).items() if key not in _ITEM and value is not None}
    if ask.aspect == (Aspect.NOW,):
        del more["aspect"]
    if ask.takes in (Takes.PEOPLE, Takes.SCALE):
        more["takes"] = ask.takes.value
    if ask.rung:
        more |= {end: msgspec.to_builtins(said) for end in ("low", "high") if (said := getattr(ask, end))}
    if more:
        item["extension"] = [{"url": MORE, "valueString": msgspec.json.encode(more).decode()}]
    if ask.gate:
        item |= _branch(ask.gate, next(one for one in questions.ask if one.id == ask.gate.ask))
    shape = _shape(ask, questions.fixed)
    told = [*item.get("extension", []), *shape.pop("extension", [])]
    item |= shape | ({"extension": told} if told else {})
    helps = [_control(f"{ask.id}.hint", "help", ask.hint)] if ask.hint else []
    if helps or "item" in item:
        item["item"] = [*item.get("item", []), *helps]
    return item


def _shape(ask: Ask, required: bool) -> dict[str, Any]:
    must = {"required": True} if required else {}
    match ask.takes:
        case Takes.YES_NO:
            return {"type": "boolean", **must}
        case Takes.CHOICE:
            return {"type": "choice", **must, "answerOption": _options(ask)}
        case Takes.SEVERAL:
            return {"type": "choice", **must, "repeats": True, "answerOption": _options(ask)}
        case Takes.PEOPLE:
            return {"type": "string", **must, "repeats": True}
        case Takes.SCALE if ask.aspect == (Aspect.NOW,):
            return _scale(ask, must)
        case Takes.SCALE:
            parts = [
                {"linkId": f"{ask.id}.{one}", **_said("text", ASPECTS[one]), **_scale(ask, must, str(one))}
                for one in ask.aspect
            ]
            return {"type": "group", "item": [_joined(one) for one in parts]}
        case _:
            return {"type": "text", **must}


def _joined(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value != []}


def _scale(ask: Ask, must: dict[str, Any], aspect: str = "") -> dict[str, Any]:
    """A scale as whole numbers between two, or where each step has its words, as a choice with ordinal values."""
    numbers = range(ask.least, ask.most + 1)
    if ask.rung:
        steps = zip(numbers, ask.rung, strict=True)
        return {"type": "choice", **must, "answerOption": [_option(str(at), words, at) for at, words in steps]}
    control = {"coding": [{"system": CONTROLS, "code": "slider"}]}
    ends = [(LEAST, "valueInteger", ask.least), (MOST, "valueInteger", ask.most)]
    told = [{"url": url, kind: number} for url, kind, number in ends] + [
        {"url": CONTROL, "valueCodeableConcept": control}
    ]
    place = f"{ask.id}.{aspect}" if aspect else ask.id
    words = [
        _control(f"{place}.{code}", code, said) for code, said in (("lower", ask.low), ("upper", ask.high)) if said
    ]
    return {"type": "integer", **must, "extension": told} | ({"item": words} if words else {})


def _control(id: str, code: str, words: Words) -> dict[str, Any]:
    control = {"url": CONTROL, "valueCodeableConcept": {"coding": [{"system": CONTROLS, "code": code}]}}
    return {"linkId": id, "extension": [control], **_said("text", words), "type": "display"}


def _options(ask: Ask) -> list[dict[str, Any]]:
    return [_option(one.id, one.text, one.points) for one in ask.option]


def _option(id: str, words: Words, points: float | None) -> dict[str, Any]:
    worth = {"extension": [{"url": ORDINAL, "valueDecimal": points}]} if points is not None else {}
    return {**worth, "valueCoding": {"code": id, **_said("display", words)}}


def _branch(gate: Gate, after: Ask) -> dict[str, Any]:
    asked = f"{after.id}.{Aspect.NOW}" if after.takes is Takes.SCALE and len(after.aspect) > 1 else after.id
    if gate.among:
        same = [{"question": asked, "operator": "=", **_is(one, after)} for one in gate.among]
        return {"enableWhen": same} | ({"enableBehavior": "any"} if len(same) > 1 else {})
    if after.rung:
        least, most = gate.at_least or after.least, gate.at_most or after.most
        fits = [str(one) for one in range(after.least, after.most + 1) if least <= one <= most]
        same = [{"question": asked, "operator": "=", "answerCoding": {"code": one}} for one in fits]
        return {"enableWhen": same, "enableBehavior": "any"}
    ends = [
        {"question": asked, "operator": sign, **_number(number)}
        for sign, number in ((">=", gate.at_least), ("<=", gate.at_most))
        if number is not None
    ]
    return {"enableWhen": ends} | ({"enableBehavior": "all"} if len(ends) > 1 else {})


def _is(id: str, after: Ask) -> dict[str, Any]:
    return {"answerBoolean": id == YES} if after.takes is Takes.YES_NO else {"answerCoding": {"code": id}}


def _number(number: float) -> dict[str, Any]:
    return {"answerInteger": int(number)} if number == int(number) else {"answerDecimal": number}


def _answer(ask: Ask, response: Response, called: Mapping[Id, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"linkId": ask.id, "text": ask.text.nl}
    if response.kept is not Kept.ALL:
        why = "asked-declined" if response.kept is Kept.UNSAID else "not-performed"
        return item | {"extension": [{"url": ABSENT, "valueCode": why}]}
    if ask.takes is Takes.SCALE and len(ask.aspect) > 1:
        told = [(one, getattr(response, one)) for one in ask.aspect]
        parts = [{"linkId": f"{ask.id}.{one}", "answer": _values(ask, at)} for one, at in told if at is not None]
        return item | ({"item": parts} if parts else {})
    values = [*_values(ask, response.now), *_chosen(ask, response)]
    values += [{"valueString": called[one]} for one in response.people if one in called]
    if response.words.strip():
        values.append({"valueString": response.words})
    return item | ({"answer": values} if values else {})


def _values(ask: Ask, number: float | None) -> list[dict[str, Any]]:
    if number is None:
        return []
    if ask.rung:
        return [{"valueCoding": {"code": str(int(number)), "display": ask.rung[int(number) - ask.least].nl}}]
    return [{"valueInteger": int(number)}]


def _chosen(ask: Ask, response: Response) -> list[dict[str, Any]]:
    if ask.takes is Takes.YES_NO:
        return [{"valueBoolean": one == YES} for one in response.chosen if one in (YES, NO)]
    texts = {one.id: one.text.nl for one in ask.option}
    return [{"valueCoding": {"code": one, "display": texts.get(one, one)}} for one in response.chosen]
