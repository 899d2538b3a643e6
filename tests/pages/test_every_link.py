"""Every link of every page leads somewhere: whoever presses what is offered never finds that it does not exist."""

import html
import os
import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from kring.core import drawings
from kring.core.changes import Add, Place
from kring.core.drawings import Side
from kring.core.network import Category, Event, Person, Placement, Support, Tie, When, tie_id
from kring.pages import drawn
from tests.pages.conftest import CIRCLE, Table, do

IS_WHOLE = bool(os.environ.get("KRING_MATRIX"))
MOST = 400 if IS_WHOLE else 25  # pages of one kind each: by itself only those that are nearest


def kind(address: str) -> tuple[str, ...]:
    """Two links are of one kind when they go to the same page with the same questions, whoever it is about."""
    found = resolve(urlsplit(address).path)
    drawn = [str(found.kwargs[name]) for name in ("drawing", "layout") if name in found.kwargs]
    return (found.view_name, *drawn, *sorted(re.findall(r"[?&](\w+)=", address)))


def links(page: str, at: str) -> list[str]:
    found = (html.unescape(one) for one in re.findall(r'<a [^>]*?href="([^"#]+)', page))
    return [urljoin(at, one) for one in found if not one.startswith(("http", "mailto:", "data:"))]


def walked(browser: Client, begin: str) -> tuple[int, list[str]]:
    """How many pages there were, and the links that lead nowhere, each with where it stands."""
    seen, coming, broken = set[tuple[str, ...]](), deque([("", begin)]), []
    while coming and len(seen) < MOST:
        whence, address = coming.popleft()
        if address.startswith("/static/") or kind(address) in seen:
            continue
        seen.add(kind(address))
        answer = browser.get(address)
        if answer.status_code in (303, 404) or answer.status_code >= 500:  # 303: a link to the address of an act
            broken.append(f"{whence} → {address}: {answer.status_code}")
        elif answer.headers.get("Location"):
            coming.append((whence, urljoin(address, answer.headers["Location"])))
        elif answer.headers["Content-Type"].startswith("text/html"):
            coming.extend((address, one) for one in links(answer.content.decode(), address))
    return len(seen), broken


@pytest.fixture
def greet(table: Table) -> Table:
    """A circle in which every drawing has something to draw."""
    greet = Person("greet", "Greet", category=Category.FAMILY, supports=(Support.PRACTICAL,))
    bas, knows = Person("bas", "Bas"), Tie(tie_id("bas", "greet"), "bas", "greet")
    do(table, Add(greet), Add(bas), Add(knows), Add(Event("e", "A house", since=When(2011))))
    do(table, Place(CIRCLE, "greet", None, Placement("friends", "family")))
    return table


def test_every_link_that_the_owner_meets_leads_somewhere(greet: Table):
    pages, broken = walked(greet.client(greet.anna), "/")
    assert pages > (60 if IS_WHOLE else 20)
    assert not broken, "\n".join(broken)


def test_every_drawing_is_printed_from_its_own_page(greet: Table):
    browser, printed = greet.client(greet.anna), set()
    browser.get("/")  # the rooms hang their drawings out when the addresses are read
    for drawing in drawings.on(Side.PAPER):
        at = drawn.called(drawing).address(greet.row.pk, {})
        for link in links(browser.get(at).content.decode(), at):
            if "/paper/" in link:
                assert browser.get(link).status_code == 200, f"{at} → {link}"
                printed.add(link.split("/paper/")[1].split("/")[0])
    assert printed == set(drawings.on(Side.PAPER))
