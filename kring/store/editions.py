"""Lists of questions as they can be asked here: those of Kring, and beside them an organisation's own, in versions.

Whatever is asked is kept word for word. A newer version, a release without a list or a list that was withdrawn
takes nothing from what was answered.
"""

from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

import msgspec
from django.db import transaction

from kring.core.questions import Questions
from kring.methods import questions as shelf
from kring.store import log, models

MOST: Final = 100  # lists of one organisation
_READER: Final = msgspec.json.Decoder(Questions)


class Theirs(Exception):
    """Kring has a list of this name itself."""


class Known(Exception):
    """This version is there already, or a newer one is; `version` is the newest."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class Many(Exception):
    """There are as many lists as one organisation can have."""


def lists(organisation: UUID | None) -> dict[str, Questions]:
    """Every list that can be begun: those of the shelf, and after them the organisation's own, each its newest."""
    return shelf.lists() | own(organisation)


def own(organisation: UUID | None) -> dict[str, Questions]:
    """The lists that an organisation added and did not withdraw, each in its newest version, if that can be read."""
    if organisation is None:
        return {}
    rows = models.Edition.objects.filter(organisation=organisation, ended_at=None).order_by("questions", "version")
    newest = {row.questions: _read(row) for row in rows}
    return {id: one for id, one in newest.items() if one is not None}


def withdrawn(organisation: UUID | None, questions: str) -> Questions | None:
    """The newest version of an own list that nobody begins any more; nothing when there was none, or it is asked."""
    rows = models.Edition.objects.filter(organisation=organisation, questions=questions).order_by("-version")
    row = rows.first() if organisation else None
    return _read(row) if row and row.ended_at else None


def every(organisation: models.Organisation) -> list[tuple[models.Edition, Questions | None]]:
    """All versions of an organisation's own lists, the newest of each first; nothing where one cannot be read."""
    rows = models.Edition.objects.filter(organisation=organisation).order_by("questions", "-version")
    return [(row, _read(row)) for row in rows]


def of(organisation: UUID | None, questions: str, version: int, edition: str = "") -> Questions | None:
    """A list as it was in a version: with the organisation, on the shelf, or as it was kept when it was asked.

    What was asked as an `edition` is found by that alone, at whatever organisation it is. Of a list of Kring of which
    that version was never kept it is today's; nothing when nobody knows it.
    """
    rows = models.Edition.objects.filter(questions=questions, version=version)
    if edition:
        return next((_read(row) for row in rows if _mark(row) == edition), None)
    here = shelf.lists().get(questions)
    if here is not None and here.version == version:
        return here
    theirs = rows.filter(organisation=organisation).first() if organisation else None
    row = theirs or rows.filter(organisation=None).first()
    return (_read(row) if row else None) or here


def keep(one: Questions, at: datetime, organisation: UUID | None = None) -> str:
    """See to it that no release and no move takes away what is asked now: done when it is begun.

    Of a list of Kring the words are kept. Of an organisation's own, that are kept already, it answers their `edition`.
    """
    if shelf.lists().get(one.id) == one:
        told = {"data": msgspec.json.encode(one), "made_at": at}
        models.Edition.objects.get_or_create(organisation=None, questions=one.id, version=one.version, defaults=told)
        return ""
    asked = models.Edition.objects.filter(organisation=organisation, questions=one.id, version=one.version)
    return next(map(_mark, asked), "")


def add(organisation: models.Organisation, one: Questions, by: log.Actor) -> None:
    """Take a list in, from now on for everybody of the organisation. Raises `Theirs`, `Known` or `Many`."""
    if one.id in shelf.lists():
        raise Theirs
    with transaction.atomic():
        models.Organisation.objects.select_for_update().get(pk=organisation.pk)
        before = models.Edition.objects.filter(organisation=organisation)
        newest = max((row.version for row in before if row.questions == one.id), default=0)
        if newest >= one.version:
            raise Known(newest)
        if not newest and before.values("questions").distinct().count() >= MOST:
            raise Many
        models.Edition.objects.create(
            organisation=organisation,
            questions=one.id,
            version=one.version,
            data=msgspec.json.encode(one),
            made_at=by.at,
        )
        log.write(by, models.Deed.ADMINISTER, act="list")


def end(organisation: models.Organisation, questions: str, by: log.Actor) -> None:
    """Withdraw a list: nobody begins it any more, and what was answered stays as it is."""
    with transaction.atomic():
        rows = models.Edition.objects.filter(organisation=organisation, questions=questions, ended_at=None)
        if rows.update(ended_at=by.at):
            log.write(by, models.Deed.ADMINISTER, act="list end")


def edition(organisation: models.Organisation, id: int) -> Questions | None:
    """One version of an organisation's own list; nothing when it is not there or cannot be read."""
    row = models.Edition.objects.filter(organisation=organisation, pk=id).first()
    return _read(row) if row else None


def _read(row: models.Edition) -> Questions | None:
    """The list that was kept; one that an earlier release took in and this one does not read closes no page."""
    try:
        return _READER.decode(bytes(row.data))
    except msgspec.MsgspecError:
        return None


def _mark(row: models.Edition) -> str:
    """What only these words have: enough to find them again, and nothing to read them from."""
    return sha256(bytes(row.data)).hexdigest()[:32]
