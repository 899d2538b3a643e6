"""What is kept no longer goes by itself, with a line of proof; what is held stays.

Each network says by which law it is kept. The terms are those of `core/retention.py`, or of its organisation.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from kring.core import retention
from kring.core.retention import Basis, Clock, Term
from kring.store import erasure, holds, log, models, proof


def term(basis: Basis, organisation: models.Organisation | None) -> Term:
    """How long something is kept by this organisation."""
    own = models.Keeping.objects.filter(organisation=organisation, basis=basis.value).first() if organisation else None
    return _told(own) if own else retention.TERMS[basis]


def terms(organisation: models.Organisation | None) -> dict[Basis, tuple[Term, bool]]:
    """How long this organisation keeps what belongs to somebody, by each law; and whether it said so itself."""
    own = models.Keeping.objects.filter(organisation=organisation) if organisation else models.Keeping.objects.none()
    said = {one.basis: _told(one) for one in own}
    return {one: (said.get(one.value, retention.TERMS[one]), one.value in said) for one in retention.OF_NETWORKS}


def agree(organisation: models.Organisation, basis: Basis, term: Term, by: log.Actor) -> None:
    """Say how long this organisation keeps what is kept by a law. The law's own term is no term of its own."""
    with transaction.atomic():
        said = models.Keeping.objects.filter(organisation=organisation, basis=basis.value)
        if term == retention.TERMS[basis]:
            said.delete()
        else:
            fields = {name: getattr(term, name) for name in ("years", "months", "days", "is_automatic", "source")}
            fields |= {"clock": term.clock.value}
            models.Keeping.objects.update_or_create(organisation=organisation, basis=basis.value, defaults=fields)
        log.write(by, models.Deed.KEEP)


def _told(own: models.Keeping) -> Term:
    return Term(Clock(own.clock), own.years, own.months, own.days, own.is_automatic, own.source)


def term_of(row: models.Network) -> Term:
    """How long a network is kept."""
    return term(Basis(row.basis), row.organisation)


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
    """How long each network of an organisation (or of none) is kept; `if_so` one term were another. Four statements."""
    rows = list(_networks().filter(organisation=organisation))
    said = {basis: term for basis, (term, _) in terms(organisation).items()} | dict([if_so] if if_so else [])
    ids = [row.pk for row in rows]
    read = dict(_reads().filter(network_id__in=ids).values_list("network_id").annotate(last=Max("at")))
    held = holds.of(ids, at)
    found = []
    for row in rows:
        last = max(row.changed_at, read.get(row.pk, row.changed_at))
        own = said[Basis(row.basis)]
        ends = retention.due_at(own, {**_plain(row), Clock.LAST_USE: last})
        found.append(Keeps(row, own, ends, held.get(row.pk, [])))
    return found


def keeps(row: models.Network, at: datetime) -> Keeps:
    """How long one network is kept."""
    own = term_of(row)
    return Keeps(row, own, retention.due_at(own, starts(row)), holds.of([row.pk], at).get(row.pk, []))


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
        row.save(update_fields=["basis", "case_closed_at", "majority_at"])
        log.write(by, models.Deed.KEEP, row.pk, version=row.version)


def would_be_over(
    row: models.Network, basis: Basis, case_closed_at: datetime | None, majority_at: datetime | None, at: datetime
) -> bool:
    """Whether a network would go by itself at once, kept by this law and from these days."""
    own = term(basis, row.organisation)
    known = {**starts(row), Clock.CASE_CLOSED: case_closed_at, Clock.MAJORITY: majority_at}
    return own.is_automatic and retention.is_due(own, known, at, holds.holds(row.pk, at))


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
