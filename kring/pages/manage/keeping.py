"""How long circles are kept: by which law, from when, and what is held whatever its term. Of a circle only its name."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.core.retention import GRACE, OF_NETWORKS, TERMS, Basis, Term
from kring.pages.manage import keeping_forms as forms
from kring.pages.manage import keeping_words as words
from kring.pages.manage import register
from kring.store import doors, holds, models, retention


@require_safe
def show(request: HttpRequest, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    found, names = retention.kept(opened.organisation, opened.by.at), _names(opened)
    ordered = sorted(found, key=lambda one: (one.ends is None, one.ends, one.row.pk))
    here = {
        "circles": [_told(one, names, opened.by.at) for one in ordered],
        "terms": [
            {"basis": basis, "name": words.BASES[basis], "said": words.term(term), "is_own": is_own, "term": term}
            for basis, (term, is_own) in retention.terms(opened.organisation).items()
        ],
        "gone": [
            (one, words.BASES[Basis(one.why)] if one.why in set(Basis) else "")
            for one in retention.gone(opened.organisation)
        ],
    }
    return render(request, "manage/keeping.html", _frame(opened) | here)


@require_http_methods(["GET", "HEAD", "POST"])
def term(request: HttpRequest, organisation: UUID, basis: str) -> HttpResponse:
    opened = doors.administration(request, organisation)
    if opened.organisation is None or basis not in {one.value for one in OF_NETWORKS}:
        raise Http404
    of = Basis(basis)
    said, is_own = retention.terms(opened.organisation)[of]
    form = forms.Term(request.POST or None, basis=of, initial=forms.initial(said))
    over = []
    if request.method == "POST" and form.is_valid():
        over = _over(opened, of, form.term())
        if not over or form.cleaned_data["sure"]:
            retention.agree(opened.organisation, of, form.term(), opened.by)
            return _saved(request, opened)
    here = {"form": form, "name": words.BASES[of], "law": words.term(TERMS[of]), "source": TERMS[of].source}
    context = _frame(opened) | here | {"over": len(over), "is_own": is_own, "basis": of}
    return render(request, "manage/term.html", context, status=422 if form.errors or over else 200)


@require_safe
def circle(request: HttpRequest, circle: str, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    return _page(request, opened, _row(opened, circle))


@require_POST
def basis(request: HttpRequest, circle: str, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    row, form = _row(opened, circle), forms.Law(request.POST)
    if not form.is_valid():
        return _page(request, opened, row, 422, law_form=form)
    given = form.cleaned_data
    settled = Basis(given["basis"]), _morning(given["closed_on"]), _morning(given["majority_on"])
    if retention.would_be_over(row, *settled, opened.by.at) and not given["sure"]:
        return _page(request, opened, row, 422, law_form=form, would_go=True)
    retention.settle(row, opened.by, *settled)
    return _saved(request, opened)


@require_POST
def hold(request: HttpRequest, circle: str, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    row, form = _row(opened, circle), forms.Hold(request.POST, today=timezone.localdate(opened.by.at))
    if not form.is_valid():
        return _page(request, opened, row, 422, hold_form=form)
    holds.put(row, form.cleaned_data["why"], opened.by, form.ends_at())
    messages.success(request, "saved")
    return redirect(f"{register.base(opened)}keeping/circle/{row.pk}/")


@require_POST
def let_go(request: HttpRequest, circle: str, held: int, organisation: UUID | None = None) -> HttpResponse:
    opened = doors.administration(request, organisation)
    row = _row(opened, circle)
    if holds.end(row, held, opened.by):
        messages.success(request, "saved")
    return redirect(f"{register.base(opened)}keeping/circle/{row.pk}/")


def _over(opened: doors.Administration, basis: Basis, term: Term) -> list[retention.Keeps]:
    """The circles that would go by this term as soon as any may, and by what holds now do not."""
    at, soon = opened.by.at, opened.by.at + GRACE
    now = {one.row.pk for one in retention.kept(opened.organisation, at) if one.is_over(soon)}
    then = retention.kept(opened.organisation, at, (basis, term))
    return [one for one in then if one.is_over(soon) and one.row.pk not in now]


def _row(opened: doors.Administration, id: str) -> models.Network:
    """A circle of this organisation, or of none; of another there is none here."""
    found = models.Network.objects.select_related("organisation").defer("document", "kept")
    row = found.filter(pk=id, organisation=opened.organisation).first()
    if row is None:
        raise Http404
    return row


def _page(
    request: HttpRequest, opened: doors.Administration, row: models.Network, status: int = 200, **wrong: Any
) -> HttpResponse:
    here = {
        "one": _told(retention.keeps(row, opened.by.at), _names(opened), opened.by.at),
        "law_form": forms.Law(initial=forms.law(row)),
        "hold_form": forms.Hold(today=timezone.localdate(opened.by.at)),
        **wrong,
    }
    return render(request, "manage/kept.html", _frame(opened) | here, status=status)


def _told(one: retention.Keeps, names: dict[str, str], at: datetime) -> dict[str, Any]:
    return {
        "id": one.row.pk,
        "name": names.get(one.row.pk, ""),
        "law": words.BASES[Basis(one.row.basis)],
        "term": words.term(one.term),
        "ends": one.ends,
        "asks": not one.term.is_automatic,
        "is_over": one.ends is not None and at >= one.ends,
        "held": one.held,
        "erase_at": one.row.closed_at,
    }


def _names(opened: doors.Administration) -> dict[str, str]:
    return {one.network_id: one.name for one in register.read(opened.by.at, opened.organisation).circles}


def _morning(day: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None


def _frame(opened: doors.Administration) -> dict[str, Any]:
    return {"opened": opened, "base": register.base(opened)}


def _saved(request: HttpRequest, opened: doors.Administration) -> HttpResponse:
    messages.success(request, "saved")
    return redirect(f"{register.base(opened)}keeping/")
