"""A FHIR `Questionnaire` of others (R4, and what R5 writes otherwise) as a list of questions of Kring.

What Kring has no place for is named, with where it stood and why it was not taken: nothing is left out in silence.
A file that is not understood is refused with its place. No address in it is followed.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core.check import Fault
from kring.core.questions import Questions
from kring.exchange import fhir, fhir_parts, text
from kring.exchange.fhir_branches import branches
from kring.exchange.refusal import Refusal, refuse

LARGEST: Final = 1_000_000  # bytes of one list
MOST: Final = 120  # questions in one list
DEEPEST: Final = 12
STEPS: Final = 21  # of a scale that can be tapped
OPTIONS: Final = 400  # of one question
SIGNS: Final = fhir_parts.SIGNS
_RUNG: Final = re.compile(r"-?[0-9]{1,3}")
_WORDS: Final = {"string", "text", "url"}
_AS_WORDS: Final = {"date": "day", "dateTime": "day", "time": "day", "quantity": "number"}
_NOT: Final = {"attachment", "reference"}
_KNOWN: Final = {"linkId", "text", "type", "item", "required", "repeats", "extension", "answerOption", "prefix", "id"}
_KNOWN_ALSO: Final = {"enableWhen", "enableBehavior", "_text", "answerValueSet", "answerConstraint", "disabledDisplay"}
_ABOUT: Final = {"resourceType", "id", "meta", "text", "language", "url", "version", "name", "title", "status", "item"}
_ABOUT_ALSO: Final = {"description", "copyright", "extension", "contained", "subjectType", "date", "publisher"}
_EXTENSIONS: Final = {fhir.MORE, fhir.LEAST, fhir.MOST, fhir.CONTROL, fhir.ORDINAL, fhir.TRANSLATION}


class Taken(Struct, frozen=True):
    """The list that was taken, and of each thing that was not, or otherwise: where it stood and why."""

    questions: Questions
    left: tuple[Fault, ...] = ()


def is_one(data: bytes) -> bool:
    """Whether some bytes look like a FHIR resource, so that it is worth saying what is wrong with them as one."""
    return data.lstrip()[:1] == b"{" and b'"resourceType"' in data


def read(data: bytes) -> Taken:
    """The list in a file.

    Raises `Refusal`: what `text.plain` does, `too_long_list`, `not_questionnaire`, `wrong_shape`, `lacking`,
    `twice_link`, `long_text`, `too_many_questions`, `too_deep_list`, `no_questions`, `no_options`,
    `too_many_options` or `list_wrong`.
    """
    if len(data) > LARGEST:
        raise refuse("too_long_list", most=LARGEST // 1000)
    document = text.plain(data)
    if not isinstance(document, dict) or document.get("resourceType") != "Questionnaire":
        found = document.get("resourceType") if isinstance(document, dict) else None
        raise refuse("not_questionnaire", found=fhir_parts.seen(str(found or "?"))[:60])
    return _Reader(document).taken()


class _Reader:
    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.left: list[Fault] = []
        self.asks: list[dict[str, Any]] = []
        self.topics: dict[str, dict[str, str]] = {}  # their names by id
        self.ids: dict[str, str] = {}  # by link id
        self.used: set[str] = set()
        self.options: dict[str, dict[str, str]] = {}  # by id of a question: its options by their code
        self.gates: list[tuple[str, str, dict[str, Any]]] = []  # the question, its place, the item with its conditions
        self.must: list[bool] = []
        self.opening: dict[str, str] | None = None
        self.single = 0
        self.language = str(document.get("language") or "nl")[:2]

    def taken(self) -> Taken:
        document = self.document
        items = fhir_parts.parts(document, "item", "item")
        if not items:
            raise refuse("no_questions")
        for at, item in enumerate(items):
            self.item(fhir_parts.object_of(item, f"item[{at}]"), f"item[{at}]", None, 1, ())
        if not self.asks:
            raise refuse("no_questions")
        for id, place, item in self.gates:
            gate, why = branches(item, self.ids, {one["id"]: one for one in self.asks}, self.options)
            order = [one["id"] for one in self.asks]
            if gate and order.index(gate["ask"]) >= order.index(id):
                gate, why = None, "branch_late"
            if gate:
                self.asks[order.index(id)]["gate"] = gate
            if why:
                self.leave(why, place)
        made = self.made(document)
        self.about(document)
        return Taken(made, tuple(self.left))

    def about(self, document: dict[str, Any]) -> None:
        for key in sorted(document.keys() - _ABOUT - _ABOUT_ALSO):
            if not key.startswith("_"):
                self.leave("setting", key, name=key)
        if any(self.must) and not all(self.must):
            self.leave("required", "required", number=sum(self.must))
        if self.language not in ("nl", "en"):
            self.leave("language", "language", language=self.language)
        if self.single:
            self.leave("one_language", "text", number=self.single)

    def made(self, document: dict[str, Any]) -> Questions:
        more = fhir_parts.more(document)
        title = self.words(document, "title", "title") or fhir_parts.both(str(document.get("name") or "?"))
        url = fhir_parts.seen(str(document.get("url") or ""))[:SIGNS]
        id = fhir_parts.key(url.rsplit(":", 1)[-1].rsplit("/", 1)[-1] or title["en"])
        plain: dict[str, Any] = {"source": [url or "FHIR Questionnaire"], "icon": "clipboard-list", "mode": ["alone"]}
        plain |= {"own": False, "fixed": bool(self.must) and all(self.must)} | more
        known = set(Questions.__struct_fields__)
        plain = {key: value for key, value in plain.items() if key in known}
        told = more["topic"] if isinstance(more.get("topic"), list) else []
        topics = {one["id"]: one for one in told if isinstance(one, dict) and isinstance(one.get("id"), str)}
        filled = {one.get("topic") for one in self.asks}
        named = [(id, name) for id, name in self.topics.items() if id in filled]
        plain["topic"] = [topics.get(id, {}) | {"id": id, "name": name} for id, name in named]
        licence = fhir_parts.seen(str(document.get("copyright") or ""))
        if not licence:
            self.leave("no_licence", "copyright")
        plain |= {
            "word": "questions",
            "id": id,
            "version": fhir_parts.version(document.get("version")),
            "name": title,
            "purpose": self.words(document, "description", "description") or title,
            "licence": licence[:SIGNS] or "-",
            "ask": self.asks,
        }
        if self.opening:
            plain["first"] = self.opening
        self.added_up(plain)
        return self.whole(plain)

    def added_up(self, plain: dict[str, Any]) -> None:
        """Which sum ordinal values make a FHIR file does not say: all of them together, and said so."""
        worth = [one["id"] for one in self.asks if all("points" in option for option in one.get("option", [{}]))]
        if worth and not plain.get("score"):
            plain["score"] = [{"id": "sum", "name": {"nl": "Bij elkaar", "en": "Added up"}, "adds": worth}]
            self.leave("added_up", "score", number=len(worth))

    def whole(self, plain: dict[str, Any]) -> Questions:
        """The list; what goes along from Kring itself but fits no longer, because somebody changed it, stays behind."""
        for without in ((), ("example",), ("example", "score")):
            try:
                left = {key: value for key, value in plain.items() if key not in without}
                if "score" in without:
                    self.added_up(left)
                found: Questions = msgspec.convert(left, Questions)
            except msgspec.ValidationError as error:
                wrong = str(error)
                continue
            for one in without:
                self.leave("no_more", one, name=one)
            return found
        raise Refusal(Fault("list_wrong", "", {"why": wrong}))

    def item(
        self, item: dict[str, Any], place: str, topic: str | None, depth: int, above: tuple[dict[str, Any], ...]
    ) -> None:
        if depth > DEEPEST:
            raise refuse("too_deep_list", place, most=DEEPEST)
        link, kind = fhir_parts.must(item, "linkId", place), fhir_parts.must(item, "type", place)
        if link in self.ids:
            raise refuse("twice_link", place, id=fhir_parts.seen(link)[:60])
        more = fhir_parts.more(item)
        if kind == "display":
            self.ids[link] = ""
            self.display(item, place)
        elif kind == "group" and "aspect" not in more:
            self.ids[link] = ""
            self.group(item, place, topic, depth, above, more)
        elif kind in _NOT:
            self.ids[link] = ""
            self.leave(kind, place)
        else:
            self.question(item, place, topic, above, more)
            below = [] if kind == "group" else fhir_parts.parts(item, "item", place)
            for at, one in enumerate(below):
                one = fhir_parts.object_of(one, f"{place}.item[{at}]")
                if fhir_parts.said_at(one) is None:
                    self.item(one, f"{place}.item[{at}]", topic, depth + 1, above)

    def display(self, item: dict[str, Any], place: str) -> None:
        words = self.words(item, "text", place)
        if words and not self.asks and self.opening is None:
            self.opening = words
        elif words:
            self.leave("display", place)

    def group(
        self,
        item: dict[str, Any],
        place: str,
        topic: str | None,
        depth: int,
        above: tuple[dict[str, Any], ...],
        more: dict[str, Any],
    ) -> None:
        words = self.words(item, "text", place)
        if topic is None and words:
            topic = str(more.get("topic") or self.new(item["linkId"]))
            self.topics.setdefault(topic, words)
        elif words:
            self.leave("group_in_group", place)
        if item.get("repeats") is True:
            self.leave("repeats", place)
        self.settings(item, place)
        here = (*above, item) if item.get("enableWhen") else above
        for at, one in enumerate(fhir_parts.parts(item, "item", place)):
            self.item(fhir_parts.object_of(one, f"{place}.item[{at}]"), f"{place}.item[{at}]", topic, depth + 1, here)

    def question(
        self,
        item: dict[str, Any],
        place: str,
        topic: str | None,
        above: tuple[dict[str, Any], ...],
        more: dict[str, Any],
    ) -> None:
        words = self.words(item, "text", place)
        if words is None:
            raise refuse("lacking", place, name="text")
        if len(self.asks) == MOST:
            raise refuse("too_many_questions", place, most=MOST)
        id = self.ids[item["linkId"]] = self.new(item["linkId"])
        asked: dict[str, Any] = {key: more[key] for key in ("easy", "icon") if key in more}
        asked |= {"id": id, "text": words} | self.shape(item, place, id, more)
        asked |= {end: more[end] for end in ("low", "high") if "rung" in asked and end in more}
        for one in fhir_parts.parts(item, "item", place):
            where = fhir_parts.said_at(fhir_parts.object_of(one, place))
            if where and (where == "hint" or asked["takes"] == "scale") and (said := self.words(one, "text", place)):
                asked[where] = said
        asked |= {"topic": topic} if topic else {}
        self.asks.append(asked)
        self.must.append(item.get("required") is True)
        self.settings(item, place)
        if item.get("enableWhen") and above:
            self.leave("branch_in_branch", place)
        for one in (item, *reversed(above)):
            if one.get("enableWhen"):
                self.gates.append((id, place, one))
                break

    def shape(self, item: dict[str, Any], place: str, id: str, more: dict[str, Any]) -> dict[str, Any]:
        """What a question takes for an answer."""
        kind = fhir_parts.must(item, "type", place)
        if more.get("takes") == "people":
            return {"takes": "people"}
        if kind == "group":
            return self.aspects(item, place, id, more)
        if kind == "boolean":
            return {"takes": "yes-no"}
        if kind in ("integer", "decimal"):
            return self.scale(item, place)
        if kind in ("choice", "open-choice", "coding"):
            return self.choice(item, place, id, more)
        if kind in _AS_WORDS:
            self.leave(_AS_WORDS[kind], place, kind=kind)
        elif kind not in _WORDS:
            raise refuse("wrong_kind_of_item", place, kind=fhir_parts.seen(kind)[:40])
        elif self.chosen_from(item):
            return self.choice(item, place, id, more)
        return {"takes": "words"}

    def aspects(self, item: dict[str, Any], place: str, id: str, more: dict[str, Any]) -> dict[str, Any]:
        parts = [fhir_parts.object_of(one, place) for one in fhir_parts.parts(item, "item", place)]
        parts = [one for one in parts if fhir_parts.said_at(one) is None]
        if not parts or len(parts) != len(more["aspect"]):
            raise refuse("lacking", place, name="item")
        for one in parts:
            self.ids[fhir_parts.must(one, "linkId", place)] = id
        self.must.append(parts[0].get("required") is True)
        found = self.shape(parts[0], place, id, {"takes": "scale"}) | {"aspect": more["aspect"]}
        for one in fhir_parts.parts(parts[0], "item", place):
            if (where := fhir_parts.said_at(fhir_parts.object_of(one, place))) and (
                said := self.words(one, "text", place)
            ):
                found[where] = said
        return found

    def scale(self, item: dict[str, Any], place: str) -> dict[str, Any]:
        ends = {
            url: fhir_parts.value(one) for url, one in fhir_parts.extensions(item) if url in (fhir.LEAST, fhir.MOST)
        }
        least, most = ends.get(fhir.LEAST), ends.get(fhir.MOST)
        fits = all(isinstance(one, int | float) and one == int(one) for one in (least, most))
        if not fits or least is None or most is None or not 0 < most - least < STEPS:
            self.leave("number", place, kind=item["type"])
            return {"takes": "words"}
        if item["type"] == "decimal":
            self.leave("decimals", place)
        return {"takes": "scale", "least": int(least), "most": int(most)}

    def chosen_from(self, item: dict[str, Any]) -> bool:
        return bool(item.get("answerOption")) or str(item.get("answerValueSet") or "").startswith("#")

    def choice(self, item: dict[str, Any], place: str, id: str, more: dict[str, Any]) -> dict[str, Any]:
        offered = fhir_parts.parts(item, "answerOption", place)
        given = (fhir_parts.coding(fhir_parts.object_of(one, place), place) for one in offered)
        coded = list(itertools.islice(given if offered else self.contained(item), OPTIONS + 1))
        if not coded and "answerValueSet" in item:
            self.leave("value_set", place)
            return {"takes": "words"}
        if not coded:
            raise refuse("no_options", place)
        if len(coded) > OPTIONS:
            raise refuse("too_many_options", place, most=OPTIONS)
        if more.get("takes") == "scale":
            return self.rungs(coded, place, id)
        used: set[str] = set()
        self.options[id] = {}
        found = []
        for code, coding, points in coded:
            words = self.words(coding, "display", place) or fhir_parts.both(code)
            key = self.options[id][code] = fhir_parts.fresh(fhir_parts.key(code), used)
            found.append({"id": key, "text": words} | ({"points": points} if points is not None else {}))
        return {"takes": "several" if item.get("repeats") is True else "choice", "option": found}

    def rungs(self, coded: list[tuple[str, dict[str, Any], float | None]], place: str, id: str) -> dict[str, Any]:
        """A scale of which every step has its own words: the steps may stand in any order, and none is left out."""
        steps = {int(code): (code, coding) for code, coding, _ in coded if _RUNG.fullmatch(code)}
        numbers = sorted(steps)
        if len(numbers) != len(coded) or numbers != list(range(numbers[0], numbers[-1] + 1)):
            raise refuse("lacking", place, name="answerOption")
        self.options[id] = {code: code for code, *_ in coded}
        words = [self.words(steps[one][1], "display", place) or fhir_parts.both(steps[one][0]) for one in numbers]
        return {"takes": "scale", "least": numbers[0], "most": numbers[-1], "rung": words}

    def contained(self, item: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], float | None]]:
        """The options of a set of values that goes along in the file."""
        wanted = str(item.get("answerValueSet") or "")
        for one in fhir_parts.parts(self.document, "contained", "contained"):
            if isinstance(one, dict) and f"#{one.get('id')}" == wanted:
                parts = fhir_parts.parts(
                    fhir_parts.object_of(one.get("compose") or {}, "contained"), "include", "contained"
                )
                sets = [fhir_parts.parts(part, "concept", "contained") for part in parts if isinstance(part, dict)]
                spread = fhir_parts.parts(
                    fhir_parts.object_of(one.get("expansion") or {}, "contained"), "contains", "contained"
                )
                for concept in [concept for found in sets for concept in found] or spread:
                    yield fhir_parts.coding({"valueCoding": fhir_parts.object_of(concept, "contained")}, "contained")

    def words(self, holder: dict[str, Any], name: str, place: str) -> dict[str, str] | None:
        """A text in both languages; where one is lacking the other stands for it, and that is counted."""
        said = holder.get(name)
        if said is None or (isinstance(said, str) and not fhir_parts.seen(said)):
            return None
        if not isinstance(said, str):
            raise refuse("wrong_shape", f"{place}.{name}", expected="string")
        found = {self.language: fhir_parts.seen(said)}
        for url, one in fhir_parts.extensions(holder.get(f"_{name}") or {}):
            parts = (
                {at: fhir_parts.value(part) for at, part in fhir_parts.extensions(one)}
                if url == fhir.TRANSLATION
                else {}
            )
            if isinstance(parts.get("lang"), str) and isinstance(parts.get("content"), str):
                found[parts["lang"][:2]] = fhir_parts.seen(parts["content"]) or fhir_parts.seen(said)
        if any(len(one) > SIGNS for one in found.values()):
            raise refuse("long_text", f"{place}.{name}", most=SIGNS)
        self.single += not {"nl", "en"} <= found.keys()
        either = found.get("nl") or found.get("en") or fhir_parts.seen(said)
        return {"nl": found.get("nl") or either, "en": found.get("en") or either}

    def settings(self, item: dict[str, Any], place: str) -> None:
        for key in sorted(item.keys() - _KNOWN - _KNOWN_ALSO):
            if not key.startswith("_"):
                self.leave("setting", place, name=key)
        for url, _ in fhir_parts.extensions(item):
            if url not in _EXTENSIONS:
                self.leave("extension", place, name=url.rsplit("/", 1)[-1][:80])

    def new(self, link: str) -> str:
        return fhir_parts.fresh(fhir_parts.key(link.removeprefix(fhir.OF_TOPIC)), self.used)

    def leave(self, code: str, place: str, **params: str | int) -> None:
        told = {name: fhir_parts.seen(str(value)) for name, value in params.items()}
        self.left.append(Fault(code, place, told, is_warning=True))
