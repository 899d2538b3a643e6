from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from kring.core.access import Part
from kring.core.retention import Basis
from kring.pages import answers, outgoing
from kring.pages.leave import bundle, forms, told, words
from kring.store import doors, erasure, going, rates, retention

_MOST: Final = 6  # in a minute; each takes a second or two


@require_safe
def everything(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    return render(request, "leave/everything.html", _frame(opened))


@require_safe
def file(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, is_taken_along=True)
    if not rates.may(f"everything {opened.by.user.pk if opened.by.user else ''}", _MOST, _MINUTE, opened.by.at):
        return render(request, "leave/everything.html", _frame(opened) | {"is_busy": True}, status=429)
    response = HttpResponse(bundle.made(opened), content_type="application/zip")
    name = f"{outgoing.called(opened)}.zip"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response


@require_safe
def forget(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    return _forget(request, opened, forms.Forget())


@require_POST
def ask(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    form = forms.Forget(request.POST)
    if not form.is_valid():
        return _forget(request, opened, form, status=422)
    if erasure.ask(opened.row, opened.by):
        told.new(going.owners(opened.row, opened.by))
    return redirect("leave:forget", opened.id)


@require_POST
def stay(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    erasure.stay(opened.row, opened.by)
    return redirect("leave:forget", opened.id)


@require_safe
def until(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    return render(request, "leave/until.html", _frame(opened) | _keeping(opened))


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    going.keep(opened.row, opened.by)
    return redirect("leave:until", opened.id)


_MINUTE: Final = timedelta(minutes=1)


def _forget(request: HttpRequest, opened: doors.Opened, form: forms.Forget, status: int = 200) -> HttpResponse:
    context = _frame(opened) | _keeping(opened) | {"form": form}
    return render(request, "leave/forget.html", context, status=status)


def _keeping(opened: doors.Opened) -> dict[str, Any]:
    """By which law it is kept and until when, as it is told to whose circle it is."""
    keeps = retention.keeps(opened.row, opened.by.at)
    return {"keeps": keeps, "law": words.LAWS[Basis(opened.row.basis)], "ends": keeps.ends}


def _frame(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "mine", Part.SHARES)
