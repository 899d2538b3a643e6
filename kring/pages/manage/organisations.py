"""The organisations of an installation: made with their first administrator, and then left to them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from kring.pages.manage import forms, views
from kring.store import accounts, doors, models, positions


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    return _page(request, opened, forms.Organisation())


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    opened = doors.administration(request)
    form = forms.Organisation(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            _, first = positions.found(given["called"], given["name"], given["email"], opened.by)
        except accounts.Taken:
            form.add_error("email", forms.TAKEN)
        else:
            return views.hand_over(request, first, opened)
    return _page(request, opened, form, status=422)


def _page(
    request: HttpRequest, opened: doors.Administration, form: forms.Organisation, status: int = 200
) -> HttpResponse:
    yours = {one.pk for one in positions.looked_after(opened.user, opened.by.at)}
    every = models.Organisation.objects.order_by("name")
    here = {"opened": opened, "form": form, "organisations": every, "yours": yours}
    return render(request, "manage/organisations.html", here, status=status)
