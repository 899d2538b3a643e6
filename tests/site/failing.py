"""A Kring with pages on which something stands in the way, to see what a visitor then meets."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kring.core import access, formats
from kring.site import urls
from kring.store import doors, networks


def refuse(request: HttpRequest) -> HttpResponse:
    raise doors.Refused(access.Ruling(False, access.Rule.NOT_SHARED, {"part": "wishes"}), "anna")


def miss(request: HttpRequest) -> HttpResponse:
    raise networks.Missing("anna", None)


def newer(request: HttpRequest) -> HttpResponse:
    raise formats.Unknown(9)


urlpatterns = [*urls.urlpatterns, path("refuse/", refuse), path("miss/", miss), path("newer/", newer)]
handler404 = urls.handler404
