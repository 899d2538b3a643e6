"""By which law and how long what is kept; what is held stays. How it goes is told in `going`.

Each network says by which law it is kept. The terms are those of `core/retention.py`, or of its organisation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from kring.core import retention
from kring.core.retention import Basis, Clock, Term
from kring.store import holds, log, models, proof


@dataclass(frozen=True)
class Said:
    """A term, and when an organisation said so; without a moment it is the law's own since ever."""

    term: Term
    at: datetime | None = None


def terms(organisation: models.Organisation | None) -> dict[Basis, tuple[Term, bool]]:
    """How long this organisation keeps what belongs to somebody, by each law; and whether it said so itself."""
    said = _said(organisation)
    return {one: (said[one].term, said[one].term != retention.TERMS[one]) for one in retention.OF_NETWORKS}


def _said(organisation: models.Organisation | None) -> dict[Basis, Said]:
    own = models.Keeping.objects.filter(organisation=organisation) if organisation else models.Keeping.objects.none()
    return {basis: Said(term) for basis, term in retention.TERMS.items()} | {
        Basis(one.basis): Said(_told(one), one.said_at) for one in own
    }


def agree(organisation: models.Organisation, basis: Basis, term: Term, by: log.Actor) -> None:
    """Say how long this organisation keeps what is kept by a law.

    Going back to the law's own term is said too: what is over by that waits as long as by any other. Raises
    `ValueError` for a term that is shorter than the law asks.
    """
    if retention.is_shorter(term, basis):
        raise ValueError(basis)
    with transaction.atomic():
        fields = {name: getattr(term, name) for name in ("years", "months", "days", "is_automatic", "source")}
        fields |= {"clock": term.clock.value, "said_at": by.at}
        models.Keeping.objects.update_or_create(organisation=organisation, basis=basis.value, defaults=fields)
        log.write(by, models.Deed.KEEP)


def _told(own: models.Keeping) -> Term:
    return Term(Clock(own.clock), own.years, own.months, own.days, own.is_automatic, own.source)


def term_of(row: models.Network) -> Term:
    """How long a network is kept."""
    return _said_of(row).term


def _said_of(row: models.Network) -> Said:
    basis, here = row.basis, row.organisation
    own = models.Keeping.objects.filter(organisation=here, basis=basis).first() if here else None
    return Said(_told(own), own.said_at) if own else Said(retention.TERMS[Basis(basis)])


def _ends(row: models.Network, said: Said, known: Mapping[Clock, datetime | None]) -> datetime | None:
    moments = [one for one in (said.at, row.settled_at) if one]
    return retention.ends_at(Basis(row.basis), said.term, known, max(moments, default=None))


@dataclass(frozen=True)
class Keeps:
    """How long one network is kept: by which term, until when, and what holds it."""

    row: models.Network
    term: Term
    ends: datetime | None
    held: list[models.Hold]

    def is_over(self, at: datetime) -> bool:
        """Whether it goes by itself as soon as Kring looks again."""
        return self.term.is_automatic and not self.held and self.ends is not None and at >= self.ends


def kept(
    organisation: models.Organisation | None, at: datetime, if_so: tuple[Basis, Term] | None = None
) -> list[Keeps]:
    """How long each network of an organisation (or of none) is kept; `if_so` one were said now. Four statements."""
    rows = list(_networks().filter(organisation=organisation))
    said = _said(organisation) | ({if_so[0]: Said(if_so[1], at)} if if_so else {})
    ids = [row.pk for row in rows]
    used = [row.pk for row in rows if said[Basis(row.basis)].term.clock is Clock.LAST_USE]
    read = dict(_reads().filter(network_id__in=used).values_list("network_id").annotate(last=Max("at")))
    held = holds.of(ids, at)
    found = []
    for row in rows:
        last = max(row.changed_at, read.get(row.pk, row.changed_at))
        own = said[Basis(row.basis)]
        ends = _ends(row, own, {**_plain(row), Clock.LAST_USE: last})
        found.append(Keeps(row, own.term, ends, held.get(row.pk, [])))
    return found


def keeps(row: models.Network, at: datetime) -> Keeps:
    """How long one network is kept."""
    own = _said_of(row)
    return Keeps(row, own.term, _ends(row, own, starts(row)), holds.of([row.pk], at).get(row.pk, []))


def gone(organisation: models.Organisation | None, most: int = 50) -> list[models.Destruction]:
    """The newest proofs of what went at an organisation (or of none), without a word of what it was."""
    here = organisation.pk if organisation else None
    return list(models.Destruction.objects.filter(organisation=here, what="network").order_by("-at")[:most])


def settle(
    row: models.Network,
    by: log.Actor,
    basis: Basis,
    case_closed_at: datetime | None = None,
    majority_at: datetime | None = None,
) -> None:
    """Say by which law a network is kept, and the days from which its clocks run."""
    with transaction.atomic():
        row.basis, row.case_closed_at, row.majority_at = basis.value, case_closed_at, majority_at
        row.settled_at, row.goes_at = by.at, None
        row.save(update_fields=["basis", "case_closed_at", "majority_at", "settled_at", "goes_at"])
        log.write(by, models.Deed.KEEP, row.pk, version=row.version)


def would_be_over(
    row: models.Network, basis: Basis, case_closed_at: datetime | None, majority_at: datetime | None, at: datetime
) -> bool:
    """Whether a network would go by itself as soon as it may, kept by this law and from these days."""
    own = _said(row.organisation)[basis].term
    known = {**starts(row), Clock.CASE_CLOSED: case_closed_at, Clock.MAJORITY: majority_at}
    ends = retention.ends_at(basis, own, known, at)
    goes = own.is_automatic and ends is not None and ends <= at + retention.GRACE
    return goes and not holds.holds(row.pk, at)


def starts(row: models.Network) -> dict[Clock, datetime | None]:
    """From when each clock of a network runs."""
    return {**_plain(row), Clock.LAST_USE: _last_use(row)}


def _last_use(row: models.Network) -> datetime:
    read = _reads().filter(network_id=row.pk).aggregate(at=Max("at"))["at"]
    return max(row.changed_at, read) if read else row.changed_at


def _reads() -> QuerySet[models.Line]:
    """The lines that say that a network is in use: not that its name stood in a list, nor how long it is kept."""
    return models.Line.objects.exclude(deed__in=(models.Deed.LIST, models.Deed.KEEP, models.Deed.ADMINISTER))


def over(at: datetime) -> list[models.Network]:
    """The networks of which the term is over, and that nobody holds."""
    return [row for row in _networks().iterator(200) if _is_over(row, at)]


def _networks() -> QuerySet[models.Network]:
    return models.Network.objects.select_related("organisation").defer("document", "kept")


def _is_over(row: models.Network, at: datetime) -> bool:
    said = _said_of(row)
    known = starts(row) if said.term.clock is Clock.LAST_USE else {**dict.fromkeys(Clock), **_plain(row)}
    ends = _ends(row, said, known)
    return ends is not None and at >= ends and not holds.holds(row.pk, at)


def _plain(row: models.Network) -> dict[Clock, datetime | None]:
    return {Clock.RECEIVED: row.changed_at, Clock.CASE_CLOSED: row.case_closed_at, Clock.MAJORITY: row.majority_at}


def is_long_unused(row: models.Network, at: datetime) -> bool:
    """Whether it may be asked, kindly, if this is still needed: nothing is ever taken away for it."""
    kept = term_of(row)
    return not kept.is_automatic and _is_over(row, at)


def prune(at: datetime) -> int:
    """Take away the lines of the log that are older than they may be; how many that were, with their proof."""
    kept = retention.TERMS[Basis.LOG]
    ends = at.replace(year=at.year - kept.years, day=min(at.day, 28))
    if not models.Line.objects.filter(at__lt=ends).exists():
        return 0
    gone = proof.prune(ends, at)
    if gone:
        models.Destruction.objects.create(at=at, what="line", why=Basis.LOG.value, number=gone)
    return gone
