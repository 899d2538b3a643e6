"""The whole drawing as numbers."""

from typing import Final

from kring.core import family as core_family
from kring.core.network import Network
from kring.draw import names, widths
from kring.draw.genogram import couples, homes, labels, layout, members, signs
from kring.draw.genogram import family as families
from kring.draw.genogram.family import Couple, Family
from kring.draw.genogram.labels import SMALL
from kring.draw.genogram.layout import Laid
from kring.draw.genogram.parts import Caption, Genogram, Net, Seat, Words
from kring.draw.genogram.route import Router

LEAST: Final = 240.0
HEADING: Final = 34.0
LEGEND: Final = 30.0


def place(net: Network, words: Words | None = None) -> Genogram:
    """Where everybody stands and how every line runs.

    Everyone who is drawn stands there once, each tie has its line, and no line touches whom it does not tie.
    The same family gives the same drawing, whatever its ids and the order in which it was told. Who was moved along
    their row by hand stands there: who stands in the way gives way, and nobody changes places.
    """
    words, net = words or Words(), core_family.shown(net)
    family = families.of(net, members.of(net, words.pencils))
    told = {frozenset((one.a, one.b)): _caption(one, words) for one in family.couples}
    laid = layout.laid(family, {pair: _wide(said, pair, net, family) for pair, said in told.items()})
    router = Router(laid.drafts, laid.stands, laid.through, {pair for pair, said in told.items() if said})
    bottom = router.levels(layout.EDGE)
    return _whole(net, family, laid, router.nets(), told, bottom, words)


def _wide(said: str, pair: frozenset[str], net: Network, family: Family) -> float:
    """How much room the words of a couple need between the two; more where the edge of a household goes there too.

    That edge is around a name as well, which may be wider than its symbol; of several it lies further out.
    """
    if not said:
        return 0.0
    living = [
        {*one.people, *(net.owner.selves if one.owner_belongs else ())}
        for one in net.groups.values()
        if one.is_household
    ]
    pad = homes.PADS[min(len(living), len(homes.PADS)) - 1][0]
    edges = [
        labels.reach(family.kin[one]) - labels.half(family.kin[one]) + pad
        for one in pair
        if any(one in people and not pair <= people and len(people) > 1 for people in living)
    ]
    return widths.width(said, SMALL, "regular") + 2 * max(edges, default=0.0)


def _caption(couple: Couple, words: Words) -> str:
    """What stands above the line of a couple: the caller's words, or their years."""
    found = []
    for one in couple.unions:
        years = f"{labels.year(one.since)} – {labels.year(one.until)}" if one.until else ""
        years = years or (labels.year(one.since) if one.since else "")
        found.append(words.unions.get(one.id, years))
    return ", ".join(filter(None, found))  # never cut off: who stands beside each other moves apart for it


def _whole(
    net: Network,
    family: Family,
    laid: Laid,
    nets: list[Net],
    told: dict[frozenset[str], str],
    bottom: float,
    words: Words,
) -> Genogram:
    seats = tuple(  # from left to right, also where parts of a row came from families that do not hang together
        _seat(family, laid, id)
        for line in laid.lines
        for id in sorted((one for one in line if one in family.kin), key=lambda one: laid.stands[one].x)
    )
    captions = couples.captions(nets, told, seats)
    reached = [one.box[2] for one in seats] + [x for line in nets for run in line.strokes for x, _ in run.points]
    around = homes.homes(net, seats, nets, captions)
    reached += [one.box[2] for one in (*captions, *(one for home in around for one in home.captions))]
    right = max([*reached, LEAST]) + layout.EDGE
    bottom = max([bottom, *(one.box[3] for home in around for one in home.captions)])
    found = signs.used(family, seats, nets, bool(around))
    below, end = signs.legend(found, words, layout.EDGE, right - layout.EDGE, bottom + HEADING + LEGEND)
    heading = Caption(words.legend, layout.EDGE, bottom + HEADING, (0, 0, 0, 0)) if below else None
    return Genogram(
        width=right,
        height=(end if below else bottom) + layout.EDGE,
        seats=seats,
        nets=tuple(nets),
        captions=captions,
        homes=around,
        signs=below,
        legend=heading,
        band=_band(seats),
    )


def _band(seats: tuple[Seat, ...]) -> tuple[float, float] | None:
    """How high the row of whose drawing it is reaches."""
    rows = {one.row for one in seats if one.kin.is_index}
    if len(rows) != 1 or len({one.row for one in seats}) == 1:
        return None
    here = [one for one in seats if one.row in rows]
    return (min(one.box[1] for one in here) - 22, max(one.box[3] for one in here) + 8)


def _seat(family: Family, laid: Laid, id: str) -> Seat:
    one, stand = family.kin[id], laid.stands[id]
    return Seat(
        kin=one,
        x=stand.x,
        y=stand.y,
        row=stand.row,
        half=stand.half,
        lines=labels.lines(one),
        box=(stand.left, stand.y - stand.half, stand.right, stand.y + stand.under),
        initials=names.initials(one.name),
    )
