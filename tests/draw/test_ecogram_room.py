"""The room in an ecogram: names are whole where they can be, and there is always a way to place everybody."""

import itertools

import msgspec

from kring.core.network import Network, Owner, Self
from kring.draw import ecogram, ecogram_labels, ecogram_laid, spokes
from tests.draw.test_ecogram import DOMAINS, crowd, named


def test_a_long_name_is_whole_where_there_is_room_for_it():
    long = msgspec.structs.replace(crowd(4, 1).people["p0"], name="Bewindvoering Noord", domains=("family",))
    net = Network("n", Owner({"anna": Self("anna", "Anna")}), people={long.id: long})
    (seat,) = ecogram.place(net, named(net), "wide").seats
    assert seat.name == "Bewindvoering Noord"


def test_where_nothing_fits_everybody_is_shared_out_evenly_and_names_go_further_out():
    net = crowd(30, 5)
    measure, people = ecogram.MEASURES["wide"], ecogram._people(net, named(net))
    guests = [ecogram._guest(one) for one in people.values()]
    frame, standing = ecogram_laid.evenly(measure, {id: [one for one in guests if one.domain == id] for id in DOMAINS})
    assert len(standing) == len(guests)
    assert not any(spokes.clash(one, other) for one, other in itertools.combinations(standing, 2))
    beside, wider = ecogram_labels.outward(frame, measure, named(net))
    boxes = [one.box for one in beside]
    assert wider >= 0 and not any(ecogram_labels._meet(*two) for two in itertools.combinations(boxes, 2))
