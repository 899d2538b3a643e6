"""What is kept no longer goes by itself, with a line of proof; what is held stays.

Each network says by which law it is kept. The terms are those of `core/retention.py`, or of its organisation.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from kring.core import retention
from kring.core.retention import Basis, Clock, Term
from kring.store import erasure, holds, log, models, proof


def term(basis: Basis, organisation: models.Organisation | None) -> Term:
    """How long something is kept by this organisation."""
    own = models.Keeping.objects.filter(organisation=organisation, basis=basis.value).first() if organisation else None
    if own is None:
        return retention.TERMS[basis]
    return Term(Clock(own.clock), own.years, own.months, own.days, own.is_automatic, own.source)


def term_of(row: models.Network) -> Term:
    """How long a network is kept."""
    return term(Basis(row.basis), row.organisation)


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
        row.save(update_fields=["basis", "case_closed_at", "majority_at"])
        log.write(by, models.Deed.KEEP, row.pk, version=row.version)


def starts(row: models.Network) -> dict[Clock, datetime | None]:
    """From when each clock of a network runs."""
    return {
        Clock.RECEIVED: row.changed_at,
        Clock.CASE_CLOSED: row.case_closed_at,
        Clock.MAJORITY: row.majority_at,
        Clock.LAST_USE: _last_use(row),
    }


def _last_use(row: models.Network) -> datetime:
    read = models.Line.objects.filter(network_id=row.pk).exclude(deed=models.Deed.LIST).aggregate(at=Max("at"))["at"]
    return max(row.changed_at, read) if read else row.changed_at


def over(at: datetime) -> list[models.Network]:
    """The networks of which the term is over, and that nobody holds."""
    return [row for row in _networks() if _is_over(row, at)]


def _networks() -> Iterable[models.Network]:
    return models.Network.objects.select_related("organisation").defer("document", "kept").iterator(200)


def _is_over(row: models.Network, at: datetime) -> bool:
    kept = term_of(row)
    known = starts(row) if kept.clock is Clock.LAST_USE else {**dict.fromkeys(Clock), **_plain(row)}
    return retention.is_due(kept, known, at) and not holds.holds(row.pk, at)


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


def run(at: datetime) -> int:
    """Destroy what is kept no longer, each with its proof; how many networks that were."""
    gone = [row for row in over(at) if term_of(row).is_automatic]
    for row in gone:
        erasure.erase(row.pk, at, row.basis)
    return len(gone)
