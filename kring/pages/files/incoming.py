"""A file that was brought along: read whole, or refused with all that is wrong."""

from datetime import date

from django.utils.text import slugify

from kring.core import changes, copies
from kring.core.check import Fault
from kring.core.network import Network, When
from kring.exchange import kring_json
from kring.exchange.refusal import Refusal, refuse
from kring.methods import loader
from kring.store import photos


def read(content: bytes, today: date) -> kring_json.Copy:
    """The copy in a file. Raises `Refusal`, also for a photo that is none."""
    day = When(today.year, today.month, today.day)
    copy = kring_json.complete(kring_json.sound(content, loader.layouts(), day))
    wrong = [fault for id, data in copy.photos.items() if (fault := _photo(id, data))]
    if wrong:
        raise Refusal(*wrong)
    return copy


def _photo(id: str, data: bytes) -> Fault | None:
    try:
        photos.small(data)
    except photos.NoPhoto:
        return Fault("no_photo", f"photos.{id}", {"id": id})
    return None


def asked(before: Network, now: Network, taken: Network) -> tuple[changes.Change, ...]:
    """The changes that take a network in, or none when it was taken in already. Raises `Refusal` for another circle."""
    if not copies.is_empty(before):
        raise refuse("not_empty")
    found = copies.taken_in(before, taken)
    if copies.is_empty(now):
        return found
    if now == changes.apply_all(before, found):
        return ()
    raise refuse("not_empty")


def file_name(called: str) -> str:
    """A name for a file that every computer can keep."""
    return slugify(called)[:60] or "kring"
