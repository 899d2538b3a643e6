from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from kring.core.oddity import Kind, Oddity
from kring.store import doors, models, reviews

SAID = {
    Kind.NO_RELATION: _("Read without having a role there."),
    Kind.NIGHT: _("Read at night, while they seldom do."),
    Kind.NEAR: _("Read for work, and is also near to this person."),
    Kind.MANY: _("Opened many circles in one hour, many more than usual."),
    Kind.REFUSED: _("Tried doors that were closed, over and over."),
}
VERDICTS = {
    models.Verdict.FINE: _("This is fine"),
    models.Verdict.ASKED: _("I asked, and it is explained"),
    models.Verdict.BREACH: _("This should not have happened"),
}
MOST = 100


@dataclass(frozen=True)
class Proposal:
    """An oddity in words, and whether the one who looks at it is somebody else."""

    odd: Oddity
    said: Any
    who: str
    whose: str
    is_own: bool

    @property
    def name(self) -> str:
        """What a form sends back: nothing in it says who or whose."""
        return f"{self.odd.kind.value}.{self.odd.user}.{self.odd.first.timestamp()}.{self.odd.network}"


@require_safe
def show(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    found, past = _proposals(opened), reviews.done(organisation)
    names = _names(str(one.of_user) for one in past)
    context = {
        "proposals": found[:MOST],
        "more": max(0, len(found) - MOST),
        "verdicts": VERDICTS.items(),
        "past": [
            (one, names.get(str(one.of_user), ""), SAID[Kind(one.kind)], VERDICTS[models.Verdict(one.verdict)])
            for one in past
        ],
        "days": reviews.WHILE.days,
        "organisation": opened.organisation,
        "keeps": _address(opened, "keep"),
    }
    return render(request, "review/show.html", context)


@require_POST
def keep(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    odd = next((one for one in _proposals(opened) if one.name == request.POST.get("odd")), None)
    verdict = request.POST.get("verdict", "")
    if verdict not in VERDICTS or (odd is not None and odd.is_own):
        raise Http404
    if odd is not None:  # sent twice: it was reviewed already
        reviews.keep(odd.odd, models.Verdict(verdict), opened.by, organisation)
    messages.success(request, "saved")
    return redirect(_address(opened, "show"))


def _here(opened: doors.Administration) -> UUID | None:
    return opened.organisation.pk if opened.organisation else None


def _address(opened: doors.Administration, page: str) -> str:
    here = _here(opened)
    return reverse(f"review:{page}", args=[here] if here else [])


def _proposals(opened: doors.Administration) -> list[Proposal]:
    found = reviews.proposed(opened.by.at, _here(opened))
    names = _names(odd.user for odd in found)
    whose = reviews.owners({odd.network for odd in found if odd.network}, _here(opened))
    return [
        Proposal(
            odd, SAID[odd.kind], names.get(odd.user, ""), whose.get(odd.network, ""), odd.user == str(opened.user.pk)
        )
        for odd in found
    ]


def _names(users: Any) -> dict[str, str]:
    ids = {UUID(one) for one in users}
    return {str(one.pk): one.name for one in models.User.objects.filter(pk__in=ids)}
