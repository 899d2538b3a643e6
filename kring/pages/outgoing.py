"""A circle as its own copy, for whoever takes it along: what this viewer may know of it, and no more."""

from kring import __version__
from kring.core import sight
from kring.core.access import Part
from kring.core.network import Network
from kring.exchange import incoming, kring_json
from kring.store import moments, photos, telling
from kring.store.doors import Opened


def called(opened: Opened) -> str:
    """A name for a file that tells one circle from another, and nothing of whose it is."""
    return f"kring-{incoming.made_id(opened.id)[1:7]}-{opened.today.isoformat()}"


def value(opened: Opened) -> Network:
    """The circle as it goes out to this viewer."""
    return sight.leaving(opened.value, opened.viewer)


def copy(opened: Opened) -> bytes:
    """The circle with photos and moments, as a file that another Kring reads; of whoever leads with who was told."""
    day = opened.today.isoformat()
    beside = photos.every(opened.row), moments_of(opened), telling.going_out(opened.row, opened.by)
    return kring_json.written(kring_json.copied(value(opened), f"Kring {__version__}", day, *beside))


def moments_of(opened: Opened) -> dict[str, kring_json.Moment]:
    """The moments that were kept, as this viewer may know them, to go along in a copy; a line in the log says so."""
    if not opened.may(Part.CIRCLE):
        return {}
    return {
        one.id: kring_json.Moment(
            name=one.name,
            at=one.at,
            review_on=one.review_on,
            redactions=one.redactions,
            redacted_at=one.redacted_at,
            network=sight.leaving(one.value, opened.viewer),
        )
        for one in moments.every(opened.row, opened.by)
    }
