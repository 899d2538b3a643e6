"""Lists of questions as FHIR R4: what goes out is a Questionnaire by its own rules, and what comes in is named."""

import contextlib
import json
import time
from pathlib import Path

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import scores
from kring.core.network import Kept, Response, Sheet, When
from kring.core.questions import Gate, Takes
from kring.core.shelf import Words
from kring.exchange import fhir, fhir_in, list_words, shelf_file, text, xlsform
from kring.exchange.refusal import Refusal
from kring.methods import loader, questions

LISTS = questions.lists()
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def theirs(*items, **more):
    """A Questionnaire of somebody else."""
    about = {
        "resourceType": "Questionnaire",
        "url": "http://example.org/q/mood",
        "title": "Stemming",
        "status": "active",
    }
    return json.dumps(about | {"copyright": "Invented", "language": "nl", "item": list(items)} | more).encode()


def item(link, kind, **more):
    return {"linkId": link, "type": kind, "text": f"Vraag {link}"} | more


def option(code, points=None):
    worth = {"extension": [{"url": ORDINAL, "valueDecimal": points}]} if points is not None else {}
    return {"valueCoding": {"code": code, "display": code.title()}} | worth


def when(question, operator, **answer):
    return {"question": question, "operator": operator} | answer


def end(url, number):
    return {"url": url, "valueInteger": number}


def left(taken):
    return [(one.code, one.place) for one in taken.left if one.code != "one_language"]


@pytest.mark.parametrize("one", LISTS.values(), ids=str)
def test_a_list_goes_out_whole_and_comes_back_the_same(one):
    taken = fhir_in.read(fhir.write(one))
    assert taken.questions == one and taken.left == ()


@pytest.mark.parametrize("one", LISTS.values(), ids=str)
def test_what_goes_out_is_a_questionnaire_by_the_rules_of_fhir(one):
    found = Questionnaire.model_validate_json(fhir.write(one))
    links, todo = [], list(found.item)
    while todo:
        here = todo.pop()
        links.append(here.linkId)
        todo += here.item or []
        assert here.type != "group" or here.item, "que-1: a group has items"
        assert here.type != "display" or not (here.item or here.required or here.answerOption), "que-1, que-6"
        assert not here.answerOption or here.type in ("choice", "open-choice"), "que-5"
        assert all(when.question in links or when.question for when in here.enableWhen or [])
        assert not here.enableWhen or len(here.enableWhen) == 1 or here.enableBehavior, "que-12"
    assert len(links) == len(set(links)), "que-2: a link id stands once"
    asked = {when["question"] for when in _conditions(json.loads(fhir.write(one))["item"])}
    assert asked <= set(links)


def _conditions(items):
    for one in items:
        yield from one.get("enableWhen", [])
        yield from _conditions(one.get("item", []))


def test_what_is_answered_goes_out_for_a_copy_of_ones_own_and_what_was_not_said_stays_out():
    one = next(
        one for one in LISTS.values() if {ask.takes for ask in one.ask} >= {Takes.PEOPLE, Takes.YES_NO, Takes.SCALE}
    )
    kinds = {ask.takes: ask for ask in reversed(one.ask)}
    sheet = Sheet("s", one.id, 1, ended_on=When(2026, 11, 3))
    told = {
        kinds[Takes.YES_NO].id: Response("a", "s", kinds[Takes.YES_NO].id, ("no",), words="Nog niet"),
        kinds[Takes.SCALE].id: Response("b", "s", kinds[Takes.SCALE].id, now=3.0),
        kinds[Takes.PEOPLE].id: Response("c", "s", kinds[Takes.PEOPLE].id, people=("joke", "dirk")),
        kinds[Takes.WORDS].id: Response("d", "s", kinds[Takes.WORDS].id, kept=Kept.UNSAID),
    }
    data = fhir.respond(one, sheet, told, {"joke": "Joke"})
    found = QuestionnaireResponse.model_validate_json(data)
    values = [answer for here in found.item for answer in here.answer or []]
    assert [value.valueBoolean for value in values if value.valueBoolean is not None] == [False]
    assert [value.valueInteger for value in values if value.valueInteger is not None] == [3]
    assert {value.valueString for value in values if value.valueString} == {"Nog niet", "Joke"}
    assert found.status == "completed" and "asked-declined" in data.decode() and "dirk" not in data.decode()


def test_a_questionnaire_of_somebody_else_is_taken_with_its_groups_options_points_and_branches():
    taken = fhir_in.read(
        theirs(
            {"linkId": "g", "type": "group", "text": "Dagen", "item": [
                item("1.1", "choice", answerOption=[option("nooit", 0), option("vaak", 2)]),
                item("1.2", "choice", repeats=True, answerOption=[option("a", 1), option("b", 1)]),
                item("1.3", "string", enableWhen=[when("1.1", "=", answerCoding={"code": "vaak"})]),
            ]},
            item("2", "integer", extension=[end(fhir.LEAST, 0), end(fhir.MOST, 4)]),
            item("3", "boolean", enableWhen=[{"question": "2", "operator": ">", "answerInteger": 2}]),
            item("4", "open-choice", answerOption=[{"valueString": "Thuis"}, {"valueString": "Buiten"}]),
            item("5", "text", enableWhen=[{"question": "3", "operator": "!=", "answerBoolean": True}]),
        )
    )  # fmt: skip
    one = taken.questions
    assert [ask.id for ask in one.ask] == ["q-1-1", "q-1-2", "q-1-3", "q-2", "q-3", "q-4", "q-5"]
    assert [ask.takes for ask in one.ask[:2]] == [Takes.CHOICE, Takes.SEVERAL] and one.ask[3].takes is Takes.SCALE
    assert one.ask[2].gate == Gate("q-1-1", ("vaak",)) and one.ask[4].gate == Gate("q-2", at_least=3)
    assert one.ask[6].gate == Gate("q-3", ("no",)) and [one.name.nl for one in one.topic] == ["Dagen"]
    assert one.id == "mood" and one.version == 1 and one.licence == "Invented" and not one.own
    assert left(taken) == [("added_up", "score")]
    given = questions.replied(one, {"q-1-1": "vaak", "q-1-2": "a"})
    assert scores.all_of(one, given)["sum"].value == 3


def test_of_what_is_not_taken_it_says_where_it_stood_and_why():
    two = [when("a", "=", answerBoolean=True), when("b", "exists", answerBoolean=True)]
    taken = fhir_in.read(
        theirs(
            item("a", "boolean", required=True),
            item("b", "date", initial=[{"valueDate": "2020-01-01"}]),
            item("c", "attachment"),
            item("d", "reference"),
            item("e", "display"),
            item("f", "decimal"),
            item("g", "choice", answerValueSet="http://example.org/vs/mood"),
            item("h", "text", enableWhen=two),
            item("i", "text", enableWhen=[{"question": "zz", "operator": "=", "answerBoolean": True}]),
            item("j", "text", enableWhen=[{"question": "k", "operator": "=", "answerBoolean": True}]),
            item("k", "boolean", extension=[{"url": "http://example.org/hidden", "valueBoolean": True}]),
            {"linkId": "m", "type": "group", "text": "M", "repeats": True, "item": [
                {"linkId": "n", "type": "group", "text": "N", "item": [item("o", "text")]},
            ]},
            effectivePeriod={"start": "2020"}, copyright="",
        )
    )  # fmt: skip
    assert left(taken) == [
        ("day", "item[1]"),
        ("setting", "item[1]"),
        ("attachment", "item[2]"),
        ("reference", "item[3]"),
        ("display", "item[4]"),
        ("number", "item[5]"),
        ("value_set", "item[6]"),
        ("extension", "item[10]"),
        ("repeats", "item[11]"),
        ("group_in_group", "item[11].item[0]"),
        ("branch_two", "item[7]"),
        ("branch_unknown", "item[8]"),
        ("branch_late", "item[9]"),
        ("no_licence", "copyright"),
        ("setting", "effectivePeriod"),
        ("required", "required"),
    ]
    for one in taken.left:
        assert "{" not in list_words.left(one, "nl") and list_words.left(one, "nl") != list_words.left(one, "en")


def test_texts_in_both_languages_are_read_from_the_translation_and_one_stands_for_both():
    english = {"extension": [{"url": fhir.TRANSLATION, "extension": [
        {"url": "lang", "valueCode": "en-GB"}, {"url": "content", "valueString": "How are you?"}]}]}  # fmt: skip
    taken = fhir_in.read(theirs(item("a", "text") | {"text": "Hoe gaat het?", "_text": english}, item("b", "text")))
    assert taken.questions.ask[0].text == Words("Hoe gaat het?", "How are you?")
    assert taken.questions.ask[1].text == Words("Vraag b", "Vraag b")
    assert ("one_language", {"number": "2"}) in [(one.code, one.params) for one in taken.left]
    english = fhir_in.read(theirs(item("a", "text") | {"text": "How?"}, language="en", title="Mood"))
    assert english.questions.name.en == "Mood"


def test_a_set_of_values_that_goes_along_gives_the_options_and_r5_is_read_too():
    values = {"resourceType": "ValueSet", "id": "v", "compose": {"include": [{"concept": [
        {"code": "j", "display": "Ja"}, {"code": "n", "display": "Nee"}]}]}}  # fmt: skip
    taken = fhir_in.read(theirs(item("a", "coding", answerValueSet="#v"), contained=[values]))
    assert [one.text.nl for one in taken.questions.ask[0].option] == ["Ja", "Nee"] and left(taken) == []


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "empty", ""),
        (b"{", "cut_off", ""),
        (b'{"a": 1,}', "not_json", ""),
        (b"[]", "not_questionnaire", ""),
        (b'{"resourceType": "Patient"}', "not_questionnaire", ""),
        (theirs(), "no_questions", ""),
        (theirs({"linkId": "e", "type": "display", "text": "Hoi"}), "no_questions", ""),
        (theirs("no object"), "wrong_shape", "item[0]"),
        (theirs({"type": "text", "text": "Wat?"}), "lacking", "item[0]"),
        (theirs({"linkId": "a", "type": "text"}), "lacking", "item[0]"),
        (theirs(item("a", "text"), item("a", "text")), "twice_link", "item[1]"),
        (theirs(item("a", "text", text=3)), "wrong_shape", "item[0].text"),
        (theirs(item("a", "text", text="x" * 401)), "long_text", "item[0].text"),
        (theirs(item("a", "telepathy")), "wrong_kind_of_item", "item[0]"),
        (theirs(item("a", "choice")), "no_options", "item[0]"),
        (theirs(item("a", "choice", answerOption=[{}])), "lacking", "item[0]"),
        (theirs(item("a", "choice", answerOption={"x": 1})), "wrong_shape", "item[0].answerOption"),
        (theirs(*(item(f"q{one}", "text") for one in range(121))), "too_many_questions", "item[120]"),
        (theirs(title="x" * 1_000_001), "too_long_list", ""),
    ],
)
def test_a_file_that_is_not_understood_is_refused_with_its_place(data, code, place):
    with pytest.raises(Refusal) as refused:
        fhir_in.read(data)
    (fault,) = refused.value.faults
    assert (fault.code, fault.place) == (code, place)
    for language in ("nl", "en"):
        assert "{" not in list_words.refused(fault, language)


def test_groups_that_never_end_are_refused():
    deep = item("0", "text")
    for number in range(1, 15):
        deep = {"linkId": str(number), "type": "group", "item": [deep]}
    with pytest.raises(Refusal, match="too_deep_list"):
        fhir_in.read(theirs(deep))


def _more(**told):
    return [{"url": fhir.MORE, "valueString": json.dumps(told)}]


def _coded(code, points=1, **more):
    worth = {"url": ORDINAL, "valueDecimal": points}
    return {"valueCoding": {"code": code, "display": f"word {code}", "extension": [worth]}} | more


def _scale(*codes):
    return item(
        "a",
        "choice",
        extension=_more(takes="scale"),
        answerOption=[{"valueCoding": {"code": one, "display": f"word {one}"}} for one in codes],
    )


def test_the_words_of_a_scale_stay_with_their_steps_in_whatever_order_they_come():
    (asked,) = fhir_in.read(theirs(_scale("2", "-1", "0", "1"))).questions.ask
    assert (asked.least, asked.most) == (-1, 2)
    assert [one.nl for one in asked.rung] == ["word -1", "word 0", "word 1", "word 2"]


@pytest.mark.parametrize(
    "codes", [("1", "1", "3"), ("1", "3"), ("1", "01", "2"), ("²",), ("--5",), ("1" * 4000,), ("a",)]
)
def test_a_scale_whose_steps_are_no_row_of_numbers_is_refused(codes):
    with pytest.raises(Refusal) as refused:
        fhir_in.read(theirs(_scale(*codes)))
    assert (refused.value.faults[0].code, refused.value.faults[0].place) == ("lacking", "item[0]")


@pytest.mark.parametrize("many", [{"answerOption": [{"valueInteger": 1}] * 20_000}, {"answerValueSet": "#v"}])
def test_answers_without_end_are_refused_at_once(many):
    values = {"id": "v", "expansion": {"contains": [{"code": "a"}] * 20_000}}
    data = theirs(item("q", "choice", **many), contained=[values])
    began = time.perf_counter()
    with pytest.raises(Refusal, match="too_many_options"):
        fhir_in.read(data)
    assert time.perf_counter() - began < 1


ASK = item("a", "text")
GROUP = {"linkId": "g", "type": "group", "text": "Wat?"}


@pytest.mark.parametrize(
    "data",
    [
        theirs(ASK, extension=_more(topic=5)),
        theirs(ASK, extension=_more(topic=[{"id": []}])),
        theirs(GROUP | {"extension": _more(aspect=5), "item": [ASK]}),
        theirs(GROUP | {"extension": _more(aspect=["now"]), "item": [{"linkId": "b"}]}),
        theirs(
            item("a", "choice", answerValueSet="#v"), contained=[{"id": "v", "compose": {"include": [{"concept": 5}]}}]
        ),
        theirs(item("a", "choice", answerValueSet="#v"), contained=[{"id": "v", "expansion": {"contains": 5}}]),
        theirs(item("a", "choice", answerOption=[_coded("a", 10**400)])),
    ],
)
def test_parts_of_another_kind_than_they_should_be_are_no_fault_of_kring(data):
    with contextlib.suppress(Refusal):
        assert fhir_in.read(data).questions.ask


def _spots(value, path=()):
    """Where something stands in a document, also within the JSON that Kring itself sends along as a text."""
    yield path
    if isinstance(value, str) and value[:1] == "{":
        value = json.loads(value)
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _spots(one, (*path, key))


def _put(value, path, strange):
    if not path:
        return strange
    if isinstance(value, str):
        return json.dumps(_put(json.loads(value), path, strange))
    with_it = value.copy()
    with_it[path[0]] = _put(value[path[0]], path[1:], strange)
    return with_it


CONTENT = [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "?"}]
ENGLISH = {"url": fhir.TRANSLATION, "extension": CONTENT}
ENDS = [{"url": fhir.LEAST, "valueInteger": 0}, {"url": fhir.MOST, "valueInteger": 10}]
AFTER = [
    {"question": "d", "operator": ">", "answerInteger": 1},
    {"question": "d", "operator": "exists", "answerBoolean": True},
]
VALUES = [{"code": "x", "display": "X"}, {"code": "y"}]
FOREIGN = json.loads(
    theirs(
        item("a", "choice", answerValueSet="#v", _text={"extension": [ENGLISH]}),
        item(
            "b",
            "choice",
            answerValueSet="#w",
            enableWhen=[{"question": "a", "operator": "=", "answerCoding": {"code": "x"}}],
        ),
        item("c", "open-choice", answerOption=[_coded("p"), _coded("q", 2), {"valueInteger": 3}]),
        _scale("1", "2", "3") | {"linkId": "d"},
        item("e", "integer", extension=ENDS),
        item("f", "text", enableWhen=AFTER),
        contained=[
            {"id": "v", "compose": {"include": [{"concept": VALUES}]}},
            {"id": "w", "expansion": {"contains": VALUES}},
        ],
        extension=_more(topic=[{"id": "now", "icon": "star"}]),
    )
)
MOST_KINDS = max(LISTS.values(), key=lambda one: len({ask.takes for ask in one.ask}))
OF_ASPECTS = next(one for one in LISTS.values() if any(len(ask.aspect) > 1 for ask in one.ask))
DOCUMENTS = [FOREIGN, *(json.loads(fhir.write(one)) for one in (MOST_KINDS, OF_ASPECTS))]
SPOTS = st.sampled_from(range(len(DOCUMENTS))).flatmap(
    lambda at: st.tuples(st.just(at), st.sampled_from(list(_spots(DOCUMENTS[at]))[1:]))
)
NUMBERS = st.integers() | st.floats() | st.sampled_from([10**30, -(10**400), 10**4000, 1e308, 1e99, 2**63, True])
TEXTS = st.text(max_size=20) | st.sampled_from(
    ["x" * 500, "²", "--5", "9" * 4000, "\x7f", "{", "[]", "exists", "=", "yes"]
)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda one: (
        st.lists(one, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "code", "url", "item", "a"]), one, max_size=2)
    ),
    max_leaves=4,
)


@given(SPOTS, JSON)
@settings(max_examples=300)
def test_whatever_stands_in_a_file_it_is_taken_or_refused_in_words(spot, strange):
    at, path = spot
    data = json.dumps(_put(DOCUMENTS[at], path, strange)).encode()
    try:
        taken = fhir_in.read(data)
    except Refusal as refusal:
        assert all(list_words.refused(one, "nl") for one in refusal.faults)
    else:
        assert all(list_words.left(one, "nl") for one in taken.left)
        assert fhir_in.read(fhir.write(taken.questions)).questions == taken.questions
        assert loader.understood(shelf_file.write(taken.questions).decode(), Path("list.toml")) == taken.questions
        assert xlsform.write(taken.questions).data


@pytest.mark.parametrize("one", LISTS.values(), ids=str)
def test_a_list_as_a_file_for_the_shelf_is_read_as_the_same(one, tmp_path):
    file = tmp_path / f"{one.id}.toml"
    file.write_bytes(shelf_file.write(one))
    assert loader.read(file) == one


def test_every_refusal_of_the_reader_of_json_has_words_for_a_list_too():
    assert {"empty", "not_text", "not_json", "cut_off", "too_deep", "no_sign", "repeated_key", "too_large"} <= set(
        list_words.sentences()["refused"]
    )
    with pytest.raises(Refusal) as refused:
        text.plain(b'{"a": 1, "a": 2}')
    assert "a" in list_words.refused(refused.value.faults[0], "nl")
