"""People and ties leave as GraphML, are read by others, and come back equal; what others wrote comes in."""

import io
import time
from pathlib import Path

import igraph
import msgspec
import networkx
import pytest
from hypothesis import given, settings

from kring.core.network import Category, Network, Person, TieKind
from kring.exchange import cells, filetypes, graphml
from kring.exchange.incoming import Incoming, Loss
from kring.exchange.refusal import Refusal
from tests.exchange import held
from tests.exchange.held import EMPTY, LAYOUTS

THEIRS = """<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d0" for="node" attr.name="Age" attr.type="int"><default>40</default></key>
<key id="d1" for="node" yfiles.type="nodegraphics"/><key id="d2" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="directed"><node id="n0"><data key="d1"><y:ShapeNode><y:NodeLabel>
Bert</y:NodeLabel></y:ShapeNode></data><data key="d0">54</data></node>
<node id="n1"><graph><node id="n1::n0"><data key="d1"><y:NodeLabel>Carla</y:NodeLabel></data></node></graph>
<data key="d1"><y:NodeLabel>Choir</y:NodeLabel></data></node>
<edge source="n0" target="n1::n0"><data key="d2">2</data></edge></graph></graphml>"""


def read(data: str | bytes, into: Network = EMPTY, case: str = "") -> Incoming:
    return filetypes.read(data if isinstance(data, bytes) else data.encode(), into, LAYOUTS, case=case)


def clean(text: str) -> str:
    return graphml.ILLEGAL.sub("", text)


@settings(max_examples=60, deadline=None, phases=held.PHASES)
@given(held.crowds().filter(lambda network: network.people))
def test_a_network_comes_back_equal_in_what_graphml_holds(network: Network) -> None:
    back = held.after(read(graphml.write(network, LAYOUTS)[0]))
    assert back.people == held.people(network, graphml.FIELDS, clean)
    assert back.placements == network.placements
    assert back.ties == {
        id: msgspec.structs.replace(tie, remark=cells.even(clean(tie.remark))) for id, tie in network.ties.items()
    }


def plain(one: Person) -> Person:
    """The same without numbers so close to nought that igraph cannot read them."""
    tiny = {
        field: 0.0 for field, value in msgspec.structs.asdict(one).items() if type(value) is float and abs(value) < 1e-9
    }
    return msgspec.structs.replace(one, **tiny)


@settings(max_examples=25, deadline=None, phases=held.PHASES)
@given(network=held.crowds().filter(lambda network: network.people))
def test_networkx_and_igraph_read_the_same_people_and_ties(
    network: Network, tmp_path_factory: pytest.TempPathFactory
) -> None:
    network = msgspec.structs.replace(network, people={id: plain(one) for id, one in network.people.items()})
    data, _ = graphml.write(network, LAYOUTS)
    theirs = networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    names = {id: clean(one.name) for id, one in network.people.items()}
    assert {id: said["name"] for id, said in theirs.nodes(data=True)} == names
    ends = sorted((*sorted((tie.a, tie.b)), str(tie.kind)) for tie in network.ties.values())
    assert sorted((*sorted((a, b)), said["kind"]) for a, b, said in theirs.edges(data=True)) == ends
    file = tmp_path_factory.mktemp("graph") / "a.graphml"
    file.write_bytes(data)
    graph = igraph.Graph.Read_GraphML(str(file))
    assert dict(zip(graph.vs["kring_id"], graph.vs["name"], strict=True)) == names
    ids = graph.vs["kring_id"]
    assert sorted((*sorted((ids[one.source], ids[one.target])), one["kind"]) for one in graph.es) == ends


def test_what_networkx_and_igraph_write_again_comes_back_too(tmp_path: Path) -> None:
    people = {
        id: Person(id, id.title(), rank=rank, age=54, category=Category.FRIEND) for rank, id in enumerate("abc", 1)
    }
    network = msgspec.structs.replace(EMPTY, people=people, ties={"a~b~close": held.tie("a", "b", TieKind.CLOSE)})
    data, _ = graphml.write(network, LAYOUTS)
    out = io.BytesIO()
    networkx.write_graphml(networkx.read_graphml(io.BytesIO(data)), out)
    assert held.after(read(out.getvalue())) == network
    (tmp_path / "a.graphml").write_bytes(data)
    igraph.Graph.Read_GraphML(str(tmp_path / "a.graphml")).write_graphml(str(tmp_path / "b.graphml"))
    assert held.after(read((tmp_path / "b.graphml").read_bytes())) == network


def test_a_drawing_of_others_comes_in_as_far_as_it_is_understood() -> None:
    incoming = read(THEIRS)
    back = held.after(incoming)
    assert sorted((one.name, one.age) for one in back.people.values()) == [("Bert", 54), ("Carla", 40), ("Choir", 40)]
    (tie,) = back.ties.values()
    assert sorted(back.people[id].name for id in (tie.a, tie.b)) == ["Bert", "Carla"]
    assert incoming.losses == (Loss("column", "weight", 1),)


def test_what_does_not_fit_in_a_file_of_others_stays_behind_but_in_ours_it_is_refused() -> None:
    theirs = read(THEIRS.replace(">54<", ">old<"))
    assert theirs.is_whole and Loss("column", "Age", 1) in theirs.losses
    ours = (
        THEIRS.replace('attr.name="weight"', 'attr.name="x"')
        .replace("</graphml>", "")
        .replace("<graph edge", '<key id="k" for="node" attr.name="kring_id"/><graph edge')
        .replace('<node id="n0">', '<node id="n0"><data key="k">b</data>')
        .replace(">54<", ">old<")
    )
    (refused,) = read(ours + "</graphml>").refused[:1]
    assert (refused.spot.key, refused.fault.place, refused.fault.code) == ("node:1", "Age", "wrong_kind")


def test_a_tie_to_a_node_that_is_not_there_is_refused_with_its_place() -> None:
    (refused,) = read(THEIRS.replace('target="n1::n0"', 'target="n9"')).refused
    assert (refused.spot.key, refused.fault.code, refused.fault.params) == ("edge:1", "nobody_called", {"name": "n9"})


def test_of_several_networks_one_is_chosen() -> None:
    one = "<graph id='{0}'><key/><node id='n0'><data key='name'>{0}</data></node></graph>"
    text = f"<graphml>{one.format('A')}{one.format('B')}</graphml>"
    with pytest.raises(Refusal) as caught:
        read(text)
    assert (caught.value.faults[0].code, caught.value.faults[0].params["cases"]) == ("several_networks", "A, B")
    assert [row.name for row in read(text, case="B").rows] == ["B"]
    with pytest.raises(Refusal) as caught:
        read(text, case="C")
    assert caught.value.faults[0].code == "no_such_case"


BOMB = '<!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><graphml>&b;</graphml>'
FETCH = '<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]><graphml>&a;</graphml>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("<", "cut_off"),
        (THEIRS[:400], "cut_off"),
        ("<svg/>", "not_graphml"),
        ("<graphml/>", "no_rows"),
        ("<graphml><graph></graph></graphml>", "no_rows"),
        ("<graphml><node/></graphml>", "not_graphml"),
        ("<graphml></graph>", "not_xml"),
        ("<?xml version='1.0' encoding='klingon'?><graphml/>", "not_xml"),
        (BOMB, "entities"),
        (FETCH, "entities"),
        ("<graphml>" * 100, "too_deep"),
        ("<graphml><graph>" + "<node id='a'/>" * 20_001, "too_many_rows"),
        ("<graphml><graph>" + "<edge/>" * 50_001, "too_many_rows"),
        ("<graphml>" + "".join(f"<key id='{n}'/>" for n in range(600)), "too_wide"),
    ],
)
def test_a_file_that_is_no_graph_says_what_it_is(text: str, code: str) -> None:
    began = time.process_time()
    with pytest.raises(Refusal) as caught:
        read(text)
    assert [fault.code for fault in caught.value.faults] == [code]
    assert time.process_time() - began < 3
