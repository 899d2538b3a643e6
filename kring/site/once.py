"""Every form of somebody signed in happens once, however often it arrives; and all of it happens, or nothing."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from kring.store import sendings

_PLAIN = "application/x-www-form-urlencoded"  # a form with a file is read behind the door only, and has an act's own id


def once(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """A form of somebody who is signed in, in one transaction with the note that it was sent."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        form = _form(request)
        if form is None:
            return answer(request)
        with transaction.atomic():
            before = sendings.answered(form, timezone.now())
            return _again(request, before) if before else _first(request, form, answer)

    return handle


def _form(request: HttpRequest) -> sendings.Form | None:
    if request.method != "POST" or request.content_type != _PLAIN or not request.user.is_authenticated:
        return None
    token = request.POST.get("csrfmiddlewaretoken", "")
    return sendings.Form(str(request.user.pk), request.get_full_path(), token, request.body) if token else None


def _first(
    request: HttpRequest, form: sendings.Form, answer: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponseBase:
    response = answer(request)
    if response.status_code >= 500:
        transaction.set_rollback(True)
    elif 300 <= response.status_code < 400:
        said = getattr(messages.get_messages(request), "_queued_messages", ())
        to = response.headers["Location"]
        sendings.remember(
            form, sendings.Answer(response.status_code, to, tuple(one.message for one in said)), timezone.now()
        )
    else:
        sendings.forget(form)
    return response


def _again(request: HttpRequest, before: sendings.Answer) -> HttpResponse:
    for said in before.says:
        messages.success(request, said)
    return HttpResponse(status=before.status, headers={"Location": before.to})
