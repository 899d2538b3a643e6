"""GraphML: people as nodes and ties as edges, as Gephi, yEd, networkx and igraph open it, and back.

Every field is an attribute under the name that Kring has for it. Files of others come in
as far as their attributes are understood; several networks in one file are chosen from.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax import saxutils

from msgspec import Struct

from kring.core.network import Network, Tie
from kring.exchange import cells, far, losses, markup, people_table, text
from kring.exchange.cells import Kind
from kring.exchange.columns import CODE
from kring.exchange.incoming import Content, Loss, Unit
from kring.exchange.places import Layouts
from kring.exchange.refusal import refuse
from kring.exchange.rows import MOST_CELLS, tabled

MOST_NODES: Final = 20_000
MOST_EDGES: Final = 50_000
FIELDS: Final = frozenset(cells.of())
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML can hold these signs

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_YED: Final = "http://www.yworks.com/xml/graphml"
_MOST_ELEMENTS: Final = 3_000_000
_NUMBERS: Final = ("int", "long", "float", "double")
_TYPES: Final = {Kind.BOOL: "boolean", Kind.NUMBER: "double"}


class Part(Struct, frozen=True):
    """A node, an edge or a graph: what it says of itself by the names of its attributes."""

    id: str
    said: dict[str, str]
    a: str = ""
    b: str = ""


class Graph(Struct, frozen=True):
    """One network of a file."""

    of: Part
    nodes: list[Part]
    edges: list[Part]


def read(data: bytes, layouts: Layouts, case: str = "", tell: far.Tell = far.nobody) -> Content:
    """The people and ties in a GraphML file. `case` says of which network, when there are several in the file.

    Raises `Refusal`: as `markup.parse` does, `too_large`, `not_graphml`, `no_rows`, `several_networks`
    with the `cases` there are, `no_such_case`, `too_many_rows`, or as `people_table.read`.
    """
    return _content(chosen(graphs(data, tell), case), layouts, tell)


def graphs(data: bytes, tell: far.Tell = far.nobody) -> list[Graph]:
    """The networks in a file. Raises `Refusal` as `read` does."""
    if len(data) > text.LARGEST:
        raise text.too_large(len(data))
    if not data.strip():
        raise refuse("empty")
    reading = _Reading()
    markup.parse(data, reading.start, reading.end, _MOST_ELEMENTS, tell)
    if not reading.is_graphml:
        raise refuse("not_graphml")
    return reading.graphs


def chosen(found: Sequence[Graph], case: str) -> Graph:
    """The network that is meant: the one there is, or the one with this case. Raises `Refusal`."""
    cases = {graph.of.said.get("caseId") or graph.of.id or str(at): graph for at, graph in enumerate(found, 1)}
    if not found:
        raise refuse("no_rows")
    if case and case not in cases:
        raise refuse("no_such_case", case=case, cases=", ".join(list(cases)[:20]))
    if not case and len(found) > 1:
        raise refuse("several_networks", number=len(found), cases=", ".join(list(cases)[:20]))
    return cases[case] if case else found[0]


class _Reading:
    """A file as it is read: what its keys are called, and its graphs one after another."""

    def __init__(self) -> None:
        self.is_graphml = False
        self.keys: dict[str, str] = {}
        self.numbers: set[str] = set()
        self.defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self.graphs: list[Graph] = []
        self.open: list[Part] = []
        self.key = self.key_for = ""
        self.depth = 0

    def start(self, name: str, attributes: Mapping[str, str], _line: int) -> None:
        """A graph, a node, an edge or something said of one begins."""
        said = {markup.local(key): value for key, value in attributes.items()}
        match markup.local(name):
            case "graphml":
                self.is_graphml = True
            case "key":
                self._keyed(said)
            case "graph":
                self._graph(said)
            case "node":
                self._part(self._last().nodes, MOST_NODES, said)
            case "edge":
                self._part(self._last().edges, MOST_EDGES, said)
            case "data":
                self.key = said.get("key", "")

    def _keyed(self, said: Mapping[str, str]) -> None:
        self.key, self.key_for = said.get("id", ""), said.get("for", "")
        self.keys[self.key] = said.get("attr.name") or said.get("yfiles.type") or self.key
        if said.get("attr.type") in _NUMBERS:
            self.numbers.add(self.key)
        if len(self.keys) > MOST_CELLS:
            raise refuse("too_wide", row=1, most=MOST_CELLS)

    def _graph(self, said: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:  # one inside a node is a group of yEd: its nodes belong to the same network
            self.graphs.append(Graph(Part(said.pop("id", ""), said), [], []))
        self.open.append(self._last().of)

    def _last(self) -> Graph:
        if not self.graphs:
            raise refuse("not_graphml")
        return self.graphs[-1]

    def _part(self, parts: list[Part], most: int, said: Mapping[str, str]) -> None:
        if len(parts) >= most:
            raise refuse("too_many_rows", most=most)
        parts.append(Part(said.get("id", ""), {}, said.get("source", ""), said.get("target", "")))
        self.open.append(parts[-1])

    def end(self, name: str, text: str) -> None:
        """Something was said, or a part is whole."""
        match markup.local(name):
            case "default" if self.key_for in self.defaults and text.strip():
                self.defaults[self.key_for][self.keys[self.key]] = text
            case "NodeLabel" if self.open and text.strip():
                self.open[-1].said.setdefault("label", text.strip())
            case "data" if self.open and text.strip() and not (self.key in self.numbers and _is_nothing(text)):
                self.open[-1].said[self.keys.get(self.key, self.key)] = text
            case "node" | "edge" as what if self.open:
                part = self.open.pop()
                part.said.update({key: value for key, value in self.defaults[what].items() if key not in part.said})
            case "graph":
                self.depth -= 1
                self.open.pop()


def _is_nothing(text: str) -> bool:
    """Whether this is what programs write for a number that is not known."""
    return text.strip().lower() in ("nan", "-nan")


def _content(graph: Graph, layouts: Layouts, tell: far.Tell) -> Content:
    """The people and ties of a network in a file. In one of others what is not understood stays behind, as a loss."""
    if not graph.nodes:
        raise refuse("no_rows")
    is_ours = any("kring_id" in node.said for node in graph.nodes)
    for node in graph.nodes:
        node.said.setdefault("name", node.said.pop("label", ""))
        node.said.setdefault("their_id", node.said.pop("id", node.id))  # igraph keeps what an id was as an attribute
    known = {node.id: node.said.get("kring_id") or node.said["their_id"] for node in graph.nodes}
    ends = [{**one.said, "a": known.get(one.a, one.a), "b": known.get(one.b, one.b)} for one in graph.edges]
    for end in ends:
        end.pop("id", None)
    rows = far.counted(tabled([node.said for node in graph.nodes]), tell)
    people = people_table.read(rows, layouts, "", Unit.NODE, not is_ours)
    ties = people_table.read_ties(tabled(ends), "", Unit.EDGE, not is_ours) if ends else Content()
    return people_table.joined(people, [ties])


def write(network: Network, layouts: Layouts) -> tuple[bytes, list[Loss]]:
    """The people and ties of a network as GraphML, and what that cannot hold of it."""
    lost = losses.of(network, FIELDS, ("people", "ties", "placements"), people_table.TIE_FIELDS)
    network, signs = losses.without(network, ILLEGAL)
    nodes = [Part(one["kring_id"], one | {"label": one["name"]}) for one in people(network, layouts)]
    edges = [Part(tie.id, told(tie), tie.a, tie.b) for tie in network.ties.values()]
    return document(Graph(Part("network", {}), nodes, edges)), lost + signs


def people(network: Network, layouts: Layouts) -> list[dict[str, str]]:
    """Everybody with what is known of them, as programs call it; what is unknown is left out."""
    rows = people_table.written(network, layouts, CODE, with_knows=False)
    heads = next(rows)
    return [{head: cell for head, cell in zip(heads, row, strict=True) if cell} for row in rows]


def told(tie: Tie) -> dict[str, str]:
    """What is known of a tie, as programs call it; what is unknown is left out."""
    found = {field: people_table.told_of(tie, field, CODE) for field in people_table.TIE_FIELDS}
    return {field: text for field, text in found.items() if text}


def document(graph: Graph, types: Mapping[str, str] | None = None, canvas: str = "") -> bytes:
    """A graph as a file. `types` are those of attributes that are no text; `canvas` is the namespace of its own."""
    types = types or {}
    own = f' xmlns:nc="{canvas}"' if canvas else ""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<graphml xmlns="{NAMESPACE}" xmlns:y="{_YED}"{own}>']
    of = {"graph": [graph.of], "node": graph.nodes, "edge": graph.edges}
    for what, parts in of.items():
        for name in dict.fromkeys(name for part in parts for name in part.said if not name.startswith("nc:")):
            kind = types.get(name) or _type(name, what)
            lines.append(
                f"<key{_attributes(id=what[0] + '_' + name, **{'for': what, 'attr.name': name, 'attr.type': kind})}/>"
            )
    lines.append('<key id="yed" for="node" yfiles.type="nodegraphics"/>')
    marks = {name: text for name, text in graph.of.said.items() if name.startswith("nc:")}
    lines.append(f"<graph{_attributes(id=graph.of.id, edgedefault='undirected', **marks)}>")
    lines += _data("g", graph.of)
    for node in graph.nodes:
        lines += [f"<node{_attributes(id=node.id)}>", *_data("n", node), _label(node.said.get("name", "")), "</node>"]
    for edge in graph.edges:
        lines += [f"<edge{_attributes(id=edge.id, source=edge.a, target=edge.b)}>", *_data("e", edge), "</edge>"]
    return "\n".join([*lines, "</graph>", "</graphml>", ""]).encode()


def _type(name: str, what: str) -> str:
    cell = cells.of().get(name) if what == "node" else None
    return _TYPES.get(cell.kind, "string") if cell else "string"


def _data(letter: str, part: Part) -> list[str]:
    return [
        f"<data{_attributes(key=f'{letter}_{name}')}>{saxutils.escape(text)}</data>"
        for name, text in part.said.items()
        if not name.startswith("nc:")
    ]


def _label(name: str) -> str:
    return f'<data key="yed"><y:ShapeNode><y:NodeLabel>{saxutils.escape(name)}</y:NodeLabel></y:ShapeNode></data>'


def _attributes(**told: str) -> str:
    return "".join(f" {name}={saxutils.quoteattr(value)}" for name, value in told.items())
