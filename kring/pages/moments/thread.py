"""Moments as small drawings on a thread, oldest first, and today at the end of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.safestring import SafeString

from kring.core import measures
from kring.core.network import Network
from kring.methods import loader
from kring.pages import ink
from kring.store import doors, moments
from kring.store.moments import Moment


@dataclass(frozen=True)
class Knot:
    """One drawing on the thread. Today has no id."""

    id: str
    name: str
    day: date
    count: int
    drawing: SafeString
    review_on: date | None = None
    redacted_on: date | None = None


def knot(one: Moment, side: int = 60) -> Knot:
    """A moment on the thread."""
    redacted = timezone.localtime(one.redacted_at).date() if one.redacted_at else None
    drawing = ink.thumbnail(one.value, loader.layout_in_use(one.value), one.kept, side)
    day = timezone.localtime(one.at).date()
    return Knot(one.id, one.name, day, _size(one.value), drawing, one.review_on, redacted)


def now(opened: doors.Opened, at: datetime, side: int = 60) -> Knot:
    """How it is today, at the end of the thread."""
    value = opened.value
    drawing = ink.thumbnail(value, loader.layout_in_use(value), opened.kept, side)
    return Knot("", "", timezone.localtime(at).date(), _size(value), drawing)


def of(opened: doors.Opened, newest: int | None = None, side: int = 60) -> list[Knot]:
    """The moments that were kept, or so many of the newest, without today."""
    return [knot(one, side) for one in moments.every(opened.row, opened.by, newest)]


def _size(value: Network) -> int:
    return measures.size(value).value
