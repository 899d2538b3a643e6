"""Which circle a page is about: the layout of its address, or else the one in use; and the addresses within it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from kring.core.method import Layout
from kring.methods import loader
from kring.pages import answers
from kring.store.doors import Opened


@dataclass(frozen=True)
class Which:
    """One circle of a network; `named` is the layout in its address, if it has one."""

    opened: Opened
    layout: Layout
    named: str

    def address(self, page: str, **more: str) -> str:
        """A page of this circle by the name of its address, with what is asked of it."""
        query = urlencode({key: value for key, value in more.items() if value})
        named = [self.named] if self.named else []
        return reverse(page, args=[self.opened.id, *named]) + (f"?{query}" if query else "")


def of(request: HttpRequest, opened: Opened, named: str) -> Which:
    """The circle of an address. Raises `Http404` for a layout that Kring does not have.

    An act at an address without a layout is about the one that was in use when the form was made.
    """
    if named:
        if named not in loader.layouts():
            raise Http404
        return Which(opened, loader.layouts()[named], named)
    version = answers.seen_version(request)
    value = opened.value if version is None else opened.at(version)
    return Which(opened, loader.layout_in_use(value), "")
