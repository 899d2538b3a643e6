"""Interviews taken with Network Canvas come in, and a network leaves in the form that its users analyse."""

import csv
import io

import msgspec
import networkx
import pytest
from hypothesis import given, settings

from kring.core.network import Gender, Network, Person, Strength, Support, TieKind
from kring.exchange import archive, cells, filetypes, graphml, network_canvas
from kring.exchange.incoming import Incoming, Loss
from kring.exchange.refusal import Refusal
from tests.exchange import held
from tests.exchange.held import EMPTY, LAYOUTS

# The columns as its exporter writes them; the people are invented.
EGOS = "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,networkCanvasProtocolName,sessionStart,age\r\n"
NODES = (
    "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,Age,Gender_Female,Gender_Non-binary,Cords_x,Close,"
    "Support_practical\r\n"
)
EDGES = (
    "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID,howlong\r\n"
)
VENUES = "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\r\n"
FILES = {
    "export/case_1_s1_ego.csv": EGOS + "e1,case_1,s1,Study,2026-01-01T10:00:00.000Z,37\r\n",
    "export/case_1_s1_attributeList_Person.csv": NODES
    + "1,e1,u-1,Alex,27,true,false,0.4,true,true\r\n2,e1,u-2,Sam,,false,true,0.5,,false\r\n"
    + "3,e1,u-3,,30,false,false,,,\r\n",
    "export/case_1_s1_attributeList_Venue.csv": VENUES + "4,e1,u-4,Cafe\r\n",
    "export/case_1_s1_edgeList_Close.csv": EDGES + "1,1,2,e1,t-1,u-1,u-2,3\r\n",
    "export/case_1_s1_edgeList_SexTie.csv": EDGES + "1,2,1,e1,t-2,u-2,u-1,\r\n",
    "export/case_2_s2_ego.csv": EGOS + "e2,case_2,s2,Study,,\r\n",
    "export/case_2_s2_attributeList_Person.csv": NODES + "1,e2,u-9,Robin,,,,,,\r\n",
}


def packed(files: dict[str, str]) -> bytes:
    return archive.packed({name: text.encode() for name, text in files.items()})


def read(data: bytes, case: str = "", into: Network = EMPTY) -> Incoming:
    return filetypes.read(data, into, LAYOUTS, case=case)


def test_an_export_of_one_case_comes_in() -> None:
    incoming = read(packed(FILES), "case_1")
    assert [(one.spot.key, one.fault.code) for one in incoming.refused] == [("node:3", "no_name")]
    alex, sam = (change.record for change in incoming.changes[:2])  # type: ignore[union-attr]
    assert isinstance(alex, Person) and isinstance(sam, Person)
    assert (alex.id, alex.name, alex.age, alex.gender, alex.supports) == (
        "u-1",
        "Alex",
        27,
        Gender.WOMAN,
        (Support.PRACTICAL,),
    )
    assert (sam.gender, sam.supports) == (Gender.OTHER, None)
    tied = [change.record.id for change in incoming.changes[2:]]  # type: ignore[union-attr]
    assert tied == ["u-1~u-2~close", "u-1~u-2~knows"]


def test_what_an_interview_has_beyond_a_network_is_named() -> None:
    assert set(read(packed(FILES), "e1").losses) == {
        Loss("table", "Venue", 1),
        Loss("column", "Cords_x", 2),
        Loss("column", "Close", 1),
        Loss("column", "howlong", 1),
        Loss("tie_kind", "SexTie", 1),
    }


def test_of_several_cases_one_is_chosen() -> None:
    with pytest.raises(Refusal) as caught:
        read(packed(FILES))
    assert caught.value.faults[0].params["cases"] == "case_1, case_2"
    assert [row.name for row in read(packed(FILES), "case_2").rows] == ["Robin"]
    with pytest.raises(Refusal) as caught:
        read(packed(FILES), "case_3")
    assert caught.value.faults[0].code == "no_such_case"


def test_the_shadows_that_a_mac_packs_with_files_are_no_lists() -> None:
    shadows = {f"__MACOSX/export/._{name.rpartition('/')[2]}": "\0\5\x16\7" for name in FILES}
    assert len(read(packed({**shadows, **FILES}), "case_1").rows) == 2


def test_one_list_alone_comes_in_too() -> None:
    nodes = read(FILES["export/case_1_s1_attributeList_Person.csv"].encode())
    assert [row.name for row in nodes.rows] == ["Alex", "Sam"]
    into = msgspec.structs.replace(EMPTY, people={id: Person(id, id) for id in ("u-1", "u-2")})
    edges = read(FILES["export/case_1_s1_edgeList_Close.csv"].encode(), into=into)
    assert len(held.after(edges, into).ties) == 1


def test_a_zip_without_lists_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read(packed({"a.txt": "x"}))
    assert caught.value.faults[0].code == "not_canvas"


def kept(network: Network) -> Network:
    return msgspec.structs.replace(
        network,
        people=held.people(network, graphml.FIELDS),
        ties={id: msgspec.structs.replace(tie, remark=cells.even(tie.remark)) for id, tie in network.ties.items()},
        owner=EMPTY.owner,
        id=EMPTY.id,
    )


@settings(max_examples=40, deadline=None, phases=held.PHASES)
@given(held.crowds().filter(lambda network: network.people))
def test_a_network_comes_back_equal_from_the_lists(network: Network) -> None:
    data, _ = network_canvas.write_csv(network, LAYOUTS)
    assert in_order(held.after(read(data))) == in_order(kept(network))


@settings(max_examples=40, deadline=None, phases=held.PHASES)
@given(held.crowds().filter(lambda network: network.people))
def test_a_network_comes_back_equal_from_their_graphml(network: Network) -> None:
    data, _ = network_canvas.write_graphml(network, LAYOUTS)
    assert network_canvas.is_one(data)
    back = held.after(filetypes.read(data, EMPTY, LAYOUTS))
    expected = kept(network)
    people = held.people(expected, graphml.FIELDS, lambda text: graphml.ILLEGAL.sub("", text))
    ties = {
        id: msgspec.structs.replace(tie, remark=cells.even(graphml.ILLEGAL.sub("", tie.remark)))
        for id, tie in expected.ties.items()
    }
    assert in_order(back) == in_order(msgspec.structs.replace(expected, people=people, ties=ties))


def in_order(network: Network) -> Network:
    """Choices of a list in the order of the list, for a column each has no other."""
    return msgspec.structs.replace(network, people={id: _in_order(one) for id, one in network.people.items()})


def _in_order(one: Person) -> Person:
    lists = {field: getattr(one, field) for field in ("ways", "supports", "supported", "needs")}
    ordered = {field: value and tuple(sorted(value, key=list(type(value[0])).index)) for field, value in lists.items()}
    return msgspec.structs.replace(one, **ordered)


def lists(data: bytes) -> dict[str, list[dict[str, str]]]:
    texts = {name: archive.file(data, name).decode() for name in archive.opened(data)}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def test_its_lists_have_the_columns_that_its_users_join_on() -> None:
    people = {"a": Person("a", "Alex", supports=(Support.COMPANY,)), "b": Person("b", "Sam")}
    tie = msgspec.structs.replace(held.tie("a", "b", TieKind.HELPS), strength=Strength.STRONG)
    network = msgspec.structs.replace(EMPTY, people=people, ties={tie.id: tie})
    files = lists(network_canvas.write_csv(network, LAYOUTS)[0])
    names = ("ego", "attributeList_Person", "edgeList_helps")
    assert list(files) == [f"kring_empty_{name}.csv" for name in names]
    ego, nodes, edges = files.values()
    assert list(nodes[0])[:4] == ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID", "name"]
    assert {one["networkCanvasEgoUUID"] for one in (*ego, *nodes, *edges)} == {"me"}
    assert [(one["supports_company"], one["supports_practical"]) for one in nodes] == [("true", "false"), ("", "")]
    assert (edges[0]["from"], edges[0]["to"], edges[0]["networkCanvasTargetUUID"]) == ("1", "2", "b")
    graph = networkx.read_graphml(
        io.BytesIO(network_canvas.write_graphml(msgspec.structs.replace(EMPTY, people=people), LAYOUTS)[0])
    )
    assert graph.nodes["1"]["networkCanvasUUID"] == "a" and graph.graph["networkCanvasUUID"] == "me"
