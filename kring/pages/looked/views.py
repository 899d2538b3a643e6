from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.core.access import Part
from kring.pages import answers
from kring.pages.looked import told
from kring.pages.looked.forms import Which
from kring.store import doors, looked


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.LOG)
    readers = looked.readers(opened.row)
    form = Which(request.GET, readers=readers, people=opened.value.people)
    page = looked.page(opened.row, form.asked(opened.by.user, _before(request)), opened.by.at)
    context = answers.frame(opened, "mine", Part.NAMES) | {
        "form": form,
        "days": told.days(page, readers),
        "older": _older(form, page.older),
        "is_later": bool(_before(request)),
    }
    return render(request, "looked/show.html", context, status=200 if form.is_valid() else 422)


def _before(request: HttpRequest) -> datetime | None:
    try:
        before = datetime.fromisoformat(request.GET.get("before", ""))
    except ValueError:
        return None
    return before if before.tzinfo else None


def _older(form: Which, older: datetime | None) -> str:
    if older is None:
        return ""
    asked: dict[str, Any] = {name: form.data.get(name, "") for name in form.fields}
    return urlencode({**asked, "before": older.isoformat()})
