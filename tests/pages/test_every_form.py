"""Every form of every page of a network, filled in with what no database and no page expects: never a broken page,
and whatever is refused comes back as it was typed."""

import html
import re
from html.parser import HTMLParser

import pytest
from django.db import transaction

from kring.pages.account import carried
from kring.store import models
from tests.pages.test_every_door import OF_A_NETWORK, browser, house  # noqa: F401

SHOWING = ("", "?add=1", "?edit=1", "?show=1", "?who=bert", "?about=bert", "?group=new", "?ready=1")
ODD = {
    "a sign that PostgreSQL has not": "a\0b",
    "far too long": "Heel lang. " * 2300,
    "a number that fits nowhere": "9" * 400,
    "a year that was never": "31-12-9999 ",
    "what was broken on its way": "\ufffe\U000e0001 \u202e",
}
TEXTS = ("text", "search", "email", "textarea")


class Forms(HTMLParser):
    """The forms of a page: where they lead, what they send as they are, and in which fields one types."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, list[str]], list[str]]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in given}
        if tag == "form":
            self.inside = told.get("method") == "post"
            if self.inside:
                self.found.append((told.get("action", ""), {}, []))
        elif self.inside and "name" in told and tag in ("input", "textarea"):
            self.field(told["name"], told.get("type", "text") if tag == "input" else tag, told)

    def field(self, name: str, kind: str, told: dict[str, str]) -> None:
        _, sends, typed = self.found[-1]
        if kind in TEXTS:
            typed.append(name)
        if kind in ("hidden", *TEXTS) or "checked" in told:
            sends.setdefault(name, []).append(told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


def forms(client, id):
    """Every form that somebody meets in this network, once."""
    found = {}
    for page in sorted({row.address(id) for row in OF_A_NETWORK if "GET" in row.methods}):
        here = on(client, page, "")
        if on(client, page, "?" + "&".join(shown[1:] for shown in SHOWING[1:])).keys() != here.keys():
            for shown in SHOWING[1:]:  # this page listens to one of them at least
                here = on(client, page, shown) | here
        found = here | found
    return list(found.values())


def on(client, page, shown):
    """The forms of a page as it is shown then; a file has none, and what is closed neither."""
    answer = client.get(page + shown)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return {
        (address, tuple(typed), tuple(sends)): (address or page, sends, typed)
        for address, sends, typed in (Forms(answer.text).found if is_page else ())
    }


def tries(house, client):  # noqa: F811
    """Each field of each form in turn, with each odd value; nothing of it stays."""
    version = models.Network.objects.get(pk=house.row.id).version
    for number, (address, sends, typed) in enumerate(forms(client, house.row.id)):
        for name in typed:
            for kind, odd in ODD.items():
                with transaction.atomic():
                    data = {**sends, "act": f"odd{number}", "version": str(version), name: odd}
                    yield f"{address}: {name} is {kind}", odd, client.post(address, data)
                    transaction.set_rollback(True)


@pytest.mark.parametrize("who", ["anna", "bram"])
def test_nothing_breaks_and_nothing_typed_is_lost(house, who):  # noqa: F811
    wrong, count = [], 0
    for told, odd, answer in tries(house, browser(getattr(house, who))):
        count += 1
        is_refused = answer.status_code >= 400
        if answer.status_code >= 500 or (is_refused and odd.strip() not in html.unescape(answer.text)):
            wrong.append((answer.status_code, told))
    assert wrong == []
    assert count >= 100


def test_after_a_night_what_was_typed_into_any_form_is_still_shown(house):  # noqa: F811
    wrong, count = [], 0
    version = str(models.Network.objects.get(pk=house.row.id).version)
    for address, sends, typed in forms(browser(house.anna), house.row.id):
        for name in typed:
            count += 1
            words = f"Dit schreef ik gisteravond in {name}"
            asked = browser().post(address, {**sends, "version": version, name: words})
            box = re.search(r'name="carried" value="([^"]+)"', asked.text)
            kept = carried.opened(box[1]) if box else None
            if asked.status_code != 401 or words not in asked.text or kept is None or (name, words) not in kept.fields:
                wrong.append((asked.status_code, f"{address}: {name}"))
    assert wrong == []
    assert count >= 20
