"""A real browser. No page may ask anything of another host, and no script may stumble."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys import chromium, served

# Playwright's synchronous interface keeps a loop in this thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
chromium.with_patience()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.launched() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make a visitor with a browser of their own: `visitor(viewport=chromium.PHONE, color_scheme="dark")`."""
    contexts, asked, errors = [], [], []

    def make(**options: Any) -> BrowserContext:
        context = chromium.visitor(browser, **options)
        asked.append(chromium.strays(context))
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert [url for each in asked for url in each] == []
    assert errors == []


@pytest.fixture
def page(visitor: Callable[..., BrowserContext]) -> Page:
    """A page on a desktop, in Dutch."""
    return visitor().new_page()


@pytest.fixture(scope="module")
def kring() -> Iterator[served.Served]:
    """Kring with its demo, one for all journeys of a file."""
    with served.running("--demo") as running:
        yield running


@pytest.fixture
def at_table(visitor: Callable[..., BrowserContext], kring: served.Served) -> Callable[..., Page]:
    """Anna, signed in, at her circle or wherever `to` is."""

    def sit(to: str = "/n/demo-anna/circle/", **options: Any) -> Page:
        page = visitor(**options).new_page()
        served.come_in(page, kring, "anna", to)
        return page

    return sit


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe finds wrong on a page; `assert axe(page) == []`."""
    return chromium.axe
