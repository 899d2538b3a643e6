"""The browser of the tests: the machine's own Chromium, and axe from a file beside us."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
PHONE, TABLET, DESKTOP = ({"width": w, "height": h} for w, h in ((390, 844), (1024, 768), (1440, 900)))


# What a hand does at a part of a page.
ACTS = "check click dblclick drag_to fill focus hover press press_sequentially select_option tap uncheck".split()


def with_patience() -> None:
    """From now on a hand waits until a page has settled and its scripts run, as who looks before they tap.

    A page of which the words are there and the scripts are not yet takes a key without a word, and for some twentieth
    of a second after an answer its new parts have none: no hand is that quick. That a form or a link works even then
    has tests of its own, without any script.
    """
    for name in ACTS:
        _waits(Locator, name, lambda part: part.page)
    for name in ("keyboard", "mouse", "touchscreen"):
        _looks_first(name)


def _looks_first(name: str) -> None:
    means = getattr(Page, name).fget

    def looked(page: Page) -> Any:
        _settled(page)
        return means(page)

    setattr(Page, name, property(looked))


def _settled(page: Page) -> None:
    page.wait_for_load_state("domcontentloaded")
    expect(page.locator(".htmx-settling")).to_have_count(0)


def _waits(owner: type, name: str, page_of: Callable[[Any], Page]) -> None:
    act = getattr(owner, name)

    @wraps(act)
    def after_its_scripts(self: Any, *args: Any, **more: Any) -> Any:
        _settled(page_of(self))
        return act(self, *args, **more)

    setattr(owner, name, after_its_scripts)


@contextmanager
def launched() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=FLAGS)
        yield browser
        browser.close()


def found() -> str:
    """Where Chromium is on this machine: rather the one without a window of its own, for a third less time."""
    names = (
        os.environ.get("KRING_BROWSER", ""),
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    )
    path = next((path for name in names if name and (path := shutil.which(name))), None)
    assert path, "the tests need Chromium; on Debian: apt-get install chromium-headless-shell"
    return path


def visitor(browser: Browser, **options: Any) -> BrowserContext:
    """Somebody with a browser of their own, in Dutch; `options` are Playwright's."""
    return browser.new_context(**{"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "viewport": DESKTOP, **options})


def strays(context: BrowserContext) -> list[str]:
    """A list that fills with every address on another host than this machine that a page asks for."""
    asked: list[str] = []

    def note(url: str) -> None:
        if urlsplit(url).hostname not in ("localhost", "127.0.0.1", None):
            asked.append(url)

    context.on("request", lambda request: note(request.url))
    return asked


def axe(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice on the page as it is now: rule and place."""
    bring_axe(page)
    return axe_says(page)


def bring_axe(page: Page) -> None:
    page.evaluate(_axe())


def axe_says(page: Page) -> list[str]:
    """The same, on a page that axe was brought to since it was loaded."""
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}: {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@cache
def _axe() -> str:
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
