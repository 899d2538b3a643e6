"""A Kring in which one page fails, to see what a visitor then sees."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kring.site import urls


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the secret of Anna")


urlpatterns = [*urls.urlpatterns, path("fails/", fail)]
handler500 = urls.handler500
