"""Network Canvas: the CSV files that it exports in one zip, and its GraphML; both ways.

What it calls ego is the owner, an alter is somebody, an edge a tie. Its variables have the
names that a researcher gave them; those that a network keeps come in, and the rest is named.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from kring.core import network as networks
from kring.core.network import Network, TieKind
from kring.exchange import archive, cells, columns, delimited, far, graphml, losses, people_table
from kring.exchange.cells import Kind
from kring.exchange.columns import Surety
from kring.exchange.graphml import Graph, Part
from kring.exchange.incoming import Content, Loss, Unit
from kring.exchange.places import Layouts
from kring.exchange.refusal import refuse
from kring.exchange.rows import Row, tabled

NAMESPACE: Final = "http://schema.networkcanvas.com/xmlns"
PROTOCOL: Final = "Kring"  # the name of the protocol in files that we wrote

UUID: Final = "networkCanvasUUID"
EGO: Final = "networkCanvasEgoUUID"
CASE: Final = "networkCanvasCaseID"
TYPE: Final = "networkCanvasType"

_ENDS: Final = {"a": "networkCanvasSourceUUID", "b": "networkCanvasTargetUUID"}
_LISTS: Final = re.compile(r"(?:^|[/_])(attributeList|edgeList|ego)(?:_(\w+))?\.csv$")
_OWN: Final = frozenset({"nodeID", "edgeID", "from", "to", EGO, UUID, TYPE, "label", *_ENDS.values()})


class _File(Struct, frozen=True):
    """One file of an export: which list it is, of which type, and its rows by the names of their columns."""

    list: str
    type: str
    rows: Sequence[Mapping[str, str]]


def is_one(data: bytes) -> bool:
    """Whether a GraphML file or a table was written as Network Canvas does: by its namespace, or by its headings."""
    head = data[:20_000].replace(b"\0", b"").lstrip()
    is_said = re.search(rb"""["']""" + re.escape(NAMESPACE.encode()) + rb"""["']""", head)
    return bool(is_said) or EGO.encode() in head.partition(b"\n")[0]


def read_csv(data: bytes, layouts: Layouts, case: str = "", tell: far.Tell = far.nobody) -> Content:
    """The people and ties in an export of Network Canvas, as a zip or one of its lists.

    `case` says whose interview is meant, when there are several: by its case id or the id of its ego.
    Raises `Refusal`: as `archive.opened` and `delimited.read` do, `no_rows`, `several_networks`, `no_such_case`.
    """
    files = list(_files(data)) if data.startswith(b"PK") else [_alone(data)]
    ego, is_ours = _meant(files, case)
    nodes = [_of(one, ego) for one in files if one.list == "attributeList"]
    edges = [_of(one, ego) for one in files if one.list == "edgeList"]
    people, others = _people(nodes)
    parts = [_node(row, is_ours) for one in people for row in one.rows]
    ties = [_edge(row, one.type) for one in edges for row in one.rows]
    return _content(parts, ties, others, layouts, tell)


def _files(data: bytes) -> Iterator[_File]:
    """The lists in a zip, whatever folder they are in."""
    found = False
    for name in archive.opened(data):
        about = _LISTS.search(name)
        if about and not name.rpartition("/")[2].startswith("._"):  # a shadow of the file that macOS packs with it
            found = True
            content = archive.file(data, name)
            yield _File(about[1], about[2] or "", _rows(content) if content.strip() else [])
    if not found:
        raise refuse("not_canvas")


def _alone(data: bytes) -> _File:
    rows = _rows(data)
    first = rows[0] if rows else {}
    kind = "edgeList" if "edgeID" in first else "ego" if CASE in first else "attributeList"
    return _File(kind, "", rows)


def _rows(data: bytes) -> list[dict[str, str]]:
    rows = iter(delimited.read(data))
    head = next(rows, Row(0, [])).cells
    return [dict(zip(head, row.cells, strict=False)) for row in rows]


def _meant(files: Sequence[_File], case: str) -> tuple[str, bool]:
    """The ego whose network is meant, and whether Kring wrote the file."""
    about = {row.get(EGO, ""): row for one in files if one.list == "ego" for row in one.rows}
    egos = list(dict.fromkeys(row.get(EGO, "") for one in files for row in one.rows))
    called = {ego: about.get(ego, {}).get(CASE) or ego for ego in egos}
    wanted = [ego for ego in egos if not case or case in (ego, called[ego])]
    if not egos:
        raise refuse("no_rows")
    if not wanted:
        raise refuse("no_such_case", case=case, cases=_named(called))
    if len(wanted) > 1:
        raise refuse("several_networks", number=len(wanted), cases=_named(called))
    return wanted[0], about.get(wanted[0], {}).get("networkCanvasProtocolName") == PROTOCOL


def _named(called: Mapping[str, str]) -> str:
    return ", ".join(list(called.values())[:20])


def _of(file: _File, ego: str) -> _File:
    return _File(file.list, file.type, [row for row in file.rows if row.get(EGO, "") == ego])


def _people(lists: Sequence[_File]) -> tuple[list[_File], list[Loss]]:
    """The lists of people; where one is named so, nodes of other types are places or things, and stay behind."""
    named = [one for one in lists if _is_people(one.type)]
    others = [one for one in lists if named and one not in named]
    return named or list(lists), [Loss("table", one.type, len(one.rows)) for one in others if one.rows]


def _is_people(type: str) -> bool:
    found = columns.recognised(type, "sheet")
    return found is not None and found.field == "people"


def _node(row: Mapping[str, str], is_ours: bool) -> dict[str, str]:
    """Somebody in a list of nodes, with answers of several choices put together."""
    said = {name: text for name, text in row.items() if name not in _OWN and text.strip()}
    said = _together(said, is_ours)
    said.setdefault("name", row.get("label", ""))
    return {"kring_id": row.get(UUID, ""), **said}


def _together(said: Mapping[str, str], is_ours: bool) -> dict[str, str]:
    """Columns for the single choices of one question ("supports_practical": true) as one answer."""
    found: dict[str, str] = {}
    chosen: dict[str, list[str]] = {}
    for name, text in said.items():
        field, option = _choice(name)
        if field and text in ("true", "false"):
            chosen.setdefault(field, []).extend([option] if text == "true" else [])
        else:
            found[name] = text
    for field, options in chosen.items():
        if options or is_ours:  # in files of others nothing chosen may be nothing answered
            found[field] = "; ".join(options) or cells.lines_text((), columns.CODE)
    return found


def _choice(name: str) -> tuple[str, str]:
    """The question and the choice that a column is about, when the question is one of ours."""
    whole = columns.recognised(name, "field")
    if whole and whole.surety is not Surety.GUESS:
        return "", ""
    for at in (at for at, sign in enumerate(name) if sign == "_"):
        found = columns.recognised(name[:at], "field")
        if found and found.surety is not Surety.GUESS and found.field in cells.of():
            is_choice = cells.of()[found.field].kind in (Kind.CHOICE, Kind.CHOICES)
            return (found.field, name[at + 1 :].replace("_", " ")) if is_choice else ("", "")
    return "", ""


def _edge(row: Mapping[str, str], type: str) -> dict[str, str]:
    """A tie in a list of edges; what its type is called tells the kind where it is one of ours."""
    ends = {end: row.get(name, "") for end, name in _ENDS.items()}
    said = {name: text for name, text in row.items() if name not in _OWN and text.strip()}
    return {**ends, "kind": type or row.get(TYPE, ""), **said}


def _content(
    nodes: Sequence[Mapping[str, str]],
    ties: Sequence[Mapping[str, str]],
    others: Sequence[Loss],
    layouts: Layouts,
    tell: far.Tell,
) -> Content:
    if not nodes and not ties:
        raise refuse("no_rows")
    known = columns.words(TieKind.__name__)
    strange = Counter(tie["kind"] for tie in ties if tie["kind"] and columns.folded(tie["kind"]) not in known)
    told = [{**tie, "kind": "" if tie["kind"] in strange else tie["kind"]} for tie in ties]
    people = (
        people_table.read(far.counted(tabled(nodes), tell), layouts, "", Unit.NODE, is_lenient=True)
        if nodes
        else Content()
    )
    tied = people_table.read_ties(tabled(told), "", Unit.EDGE, is_lenient=True) if told else Content()
    lost = Content(losses=[*others, *(Loss("tie_kind", name, number) for name, number in strange.items())])
    return people_table.joined(people, [tied, lost])


def read_graphml(data: bytes, layouts: Layouts, case: str = "", tell: far.Tell = far.nobody) -> Content:
    """The people and ties in a GraphML file of Network Canvas; otherwise as `graphml.read`."""
    graph = graphml.chosen(graphml.graphs(data, tell), case)
    is_ours = graph.of.said.get("protocolName") == PROTOCOL
    typed = any(_is_people(node.said.get(TYPE, "")) for node in graph.nodes)
    people = [node for node in graph.nodes if not typed or _is_people(node.said.get(TYPE, ""))]
    uuids = {node.id: node.said.get(UUID, node.id) for node in graph.nodes}
    ends = [
        {
            **edge.said,
            "networkCanvasSourceUUID": uuids.get(edge.a, edge.a),
            "networkCanvasTargetUUID": uuids.get(edge.b, edge.b),
        }
        for edge in graph.edges
    ]
    ties = [_edge(end, "") for end in ends]
    others = [Loss("table", "", len(graph.nodes) - len(people))] if len(people) < len(graph.nodes) else []
    nodes = [_node({UUID: uuids[node.id], **node.said}, is_ours) for node in people]
    return _content(nodes, ties, others, layouts, tell)


def write_csv(network: Network, layouts: Layouts) -> tuple[bytes, list[Loss]]:
    """The people and ties of a network as Network Canvas exports them: a zip of lists, each variable in its column."""
    nodes = _nodes(network, layouts)
    prefix = f"kring_{network.id}"
    files = {f"{prefix}_ego.csv": _table([_ego(network)])}
    files[f"{prefix}_attributeList_Person.csv"] = _table(_numbered(nodes, "nodeID"), "nodeID", EGO, UUID, "name")
    number = {node[UUID]: str(at) for at, node in enumerate(nodes, 1)}
    for kind in dict.fromkeys(tie.kind for tie in network.ties.values()):
        ties = [_tie(network, tie, number) for tie in network.ties.values() if tie.kind is kind]
        files[f"{prefix}_edgeList_{kind}.csv"] = _table(_numbered(ties, "edgeID"), "edgeID")
    return archive.packed(files), _lost(network)


def write_graphml(network: Network, layouts: Layouts) -> tuple[bytes, list[Loss]]:
    """The people and ties of a network as GraphML in the form of Network Canvas, and what that cannot hold of it."""
    lost = _lost(network)
    network, signs = losses.without(network, graphml.ILLEGAL)
    told = [{name: text for name, text in node.items() if name != EGO} for node in _nodes(network, layouts)]
    number = {node[UUID]: str(at) for at, node in enumerate(told, 1)}
    nodes = [Part(number[one[UUID]], {"label": one["name"], TYPE: "Person", **one}) for one in told]
    edges = [
        Part(str(at), {TYPE: str(tie.kind), **_tie(network, tie, {})}, number[tie.a], number[tie.b])
        for at, tie in enumerate(network.ties.values(), 1)
    ]
    about = {
        "nc:caseId": "kring",
        "nc:sessionUUID": network.id,
        "nc:protocolName": PROTOCOL,
        "nc:protocolUID": PROTOCOL,
    }
    of = Part("", {UUID: _ego_id(network), **about})
    types = {name: "boolean" for node in told for name in node if _choice(name)[0]}
    return graphml.document(Graph(of, nodes, edges), types, NAMESPACE), lost + signs


def _lost(network: Network) -> list[Loss]:
    return losses.of(network, graphml.FIELDS, ("people", "ties", "placements"), people_table.TIE_FIELDS)


def _nodes(network: Network, layouts: Layouts) -> list[dict[str, str]]:
    found = []
    for one in graphml.people(network, layouts):
        fields = {name: text for name, text in one.items() if name not in ("kring_id", "name")}
        found.append(
            {
                EGO: _ego_id(network),
                UUID: one["kring_id"],
                "name": one["name"],
                **_apart(network, one["kring_id"], fields),
            }
        )
    return found


def _apart(network: Network, person: str, told: Mapping[str, str]) -> dict[str, str]:
    """What was told, with each choice of a list in a column of its own, as researchers count them."""
    found: dict[str, str] = {}
    for name, text in told.items():
        cell = cells.of().get(name)
        if cell is not None and cell.kind is Kind.CHOICES and cell.choices is not None:
            chosen = getattr(network.people[person], name)
            found |= {f"{name}_{one.value}": "true" if one in chosen else "false" for one in cell.choices}
        else:
            found[name] = text
    return found


def _ego_id(network: Network) -> str:
    return next(iter(network.owner.selves), network.id)


def _ego(network: Network) -> dict[str, str]:
    told = {EGO: _ego_id(network), CASE: "kring", "networkCanvasSessionID": network.id}
    return {**told, "networkCanvasProtocolName": PROTOCOL}


def _tie(network: Network, tie: networks.Tie, number: Mapping[str, str]) -> dict[str, str]:
    told = {"from": number[tie.a], "to": number[tie.b], EGO: _ego_id(network)} if number else {}
    told |= {UUID: tie.id, _ENDS["a"]: tie.a, _ENDS["b"]: tie.b}
    kept = {
        field: people_table.told_of(tie, field, columns.CODE) for field in people_table.TIE_FIELDS if field != "kind"
    }
    return told | {field: text for field, text in kept.items() if text}


def _numbered(told: Sequence[dict[str, str]], name: str) -> list[dict[str, str]]:
    return [{name: str(at), **one} for at, one in enumerate(told, 1)]


def _table(told: Sequence[dict[str, str]], *heads: str) -> bytes:
    """A list with these columns first, also when nothing stands in it."""
    first, _blank, *rows = tabled([dict.fromkeys(heads, ""), *told])
    return delimited.written([first.cells, *(row.cells for row in rows)], columns.CODE)
