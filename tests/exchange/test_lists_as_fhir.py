"""Lists of questions as FHIR R4: what goes out is a Questionnaire by its own rules, and what comes in is named."""

import copy
import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given
from hypothesis import strategies as st

from kring.core import scores
from kring.core.network import Kept, Response, Sheet, When
from kring.core.questions import Gate, Takes
from kring.core.shelf import Words
from kring.exchange import fhir, fhir_in, list_words, shelf_file, text
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


def _spots(value, path=()):
    yield path
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _spots(one, (*path, key))


WHOLE = json.loads(fhir.write(max(LISTS.values(), key=lambda one: len({ask.takes for ask in one.ask}))))
STRANGE = st.sampled_from(
    [None, True, 0, -1, 1e99, "", "x" * 500, [], {}, [[]], [1], {"a": 1}, "\x7f", [None], "q.now"]
)


@given(st.sampled_from(list(_spots(WHOLE))[1:]), STRANGE)
def test_whatever_stands_in_a_file_it_is_taken_or_refused_in_words(path, strange):
    document = copy.deepcopy(WHOLE)
    here = document
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = strange
    try:
        taken = fhir_in.read(json.dumps(document).encode())
    except Refusal as refusal:
        assert all(list_words.refused(one, "nl") for one in refusal.faults)
    else:
        assert all(list_words.left(one, "nl") for one in taken.left)
        assert fhir_in.read(fhir.write(taken.questions)).questions == taken.questions


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
