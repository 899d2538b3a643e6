from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kring.core import access
from kring.core.access import Part
from kring.methods import questions
from kring.pages import answers
from kring.pages.mine import links
from kring.store import doors


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    is_owner = access.may_keep_private(opened.viewer).allowed
    cares = questions.cares(opened.value)
    found = [
        one
        for one in links.LINKS
        if opened.may(one.part) and (is_owner or not one.is_private) and (cares or not one.is_of_carers)
    ]
    return render(request, "mine/show.html", answers.frame(opened, "mine", Part.NAMES) | {"links": found})
