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
from playwright.sync_api import Browser, BrowserContext, Keyboard, Locator, Page, expect, sync_playwright

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

SLOWLY = int(os.environ.get("KRING_SLOWLY", "0"))  # milliseconds that an answer, and a page that settles, take longer

# What a hand does at a part of a page.
ACTS = "check click dblclick drag_to fill focus hover press press_sequentially select_option tap uncheck".split()


def with_patience() -> None:
    """From now on a hand waits until the scripts of a page run, as somebody does who looks before they tap.

    A page of which the words are there and the scripts are not yet takes a key without a word; that a form or a link
    works even then has tests of its own, without any script.
    """
    for name in ACTS:
        _waits(Locator, name, lambda part: part.page)
    keys = Page.keyboard.fget
    assert keys is not None

    def keyboard(page: Page) -> Keyboard:
        page.wait_for_load_state("domcontentloaded")
        there: Keyboard = keys(page)
        return there

    Page.keyboard = property(keyboard)  # type: ignore[assignment]


def _waits(owner: type, name: str, page_of: Callable[[Any], Page]) -> None:
    act = getattr(owner, name)

    @wraps(act)
    def after_its_scripts(self: Any, *args: Any, **more: Any) -> Any:
        page_of(self).wait_for_load_state("domcontentloaded")
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
    usual = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "viewport": DESKTOP}
    context = browser.new_context(**{**usual, **options})
    if SLOWLY:
        _slowed(context)
    return context


def _slowed(context: BrowserContext) -> None:
    """Every moment between two acts lasts long: an answer on its way, and a page that came and is not settled yet."""
    expect.set_options(timeout=30_000)
    delay = f"window.htmx && (window.htmx.config.defaultSettleDelay = {SLOWLY})"
    context.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {delay} }})")
    line = {"offline": False, "latency": SLOWLY, "downloadThroughput": -1, "uploadThroughput": -1}
    context.on("page", lambda page: context.new_cdp_session(page).send("Network.emulateNetworkConditions", line))


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
