"""A family with a secret in its middle: to whoever may not know of it, every page of it is as if it were not there.

Two families, one with a secret partner and father, a child in between, a first husband and violence of which only
whose family it is may know. Somebody who sees the family gets the same answers of both, whatever they ask and do.
"""

import re
from datetime import timedelta

import msgspec
import pytest
from django.utils import timezone

from kring.core.access import Part, Role
from kring.core.network import ABUSE, FactKind, Network
from kring.store import log, networks, roles
from tests.draw import families
from tests.pages.conftest import Browser

FAMILY = """
    Anna* f 1974; Opa m 1920-1990; Oma f 1922; Mam f 1948; Pap m 1945-2014; Bas m; Joke f; Cor m; Sofie f 2001; Tim m
    Peter m 1970; Kind f 1999; Opa = Oma; Mam = Pap 1970-1990 divorced; Anna = Peter 1998; Opa Oma > Mam
    Mam Pap > Anna Bas Joke; Mam > Tim; Anna Peter > Sofie; Anna > Kind; home Anna Peter Sofie
    Bas ~ hostile Pap; mark Pap addiction; home Bas Joke
"""
SECRET = """
    Zwijger m 1950; Ongekend f 1975; Verborgen m 1930; Mam = Zwijger 1973-1979 affair; Zwijger > Tim Kind
    Mam Pap > Ongekend; sib Bas Ongekend Joke; twins Anna Ongekend; Ongekend = Peter 1996-1997 divorced
    Verborgen = Oma 1950; Verborgen > Cor; Verborgen > adopted: Mam; home Mam Zwijger
    Zwijger ~ sexual_abuse Anna; Pap ~ physical_abuse Bas; Zwijger ~ close Joke
    mark Ongekend addiction; mark Mam mental_illness
"""
HIDDEN = ("Zwijger", "Ongekend", "Verborgen")
SHOWN = ("Anna", "Mam", "Pap", "Tim", "Oma", "Peter")
MAP = frozenset({Part.NAMES, Part.FAMILY_MAP})
TREE = frozenset({Part.NAMES, Part.GENOGRAM})
FILES = TREE | MAP | {Part.COPY, Part.HISTORY, Part.MOMENTS}
PAGES = (
    "names/", "drawings/", "history/", "moments/", "files/", "family/", "family-map/", "ecogram/", "relations/",
    "life/", "says/", "story/", "web/", "files/copy/", "files/out/gedcom/", "files/out/gedcom/file/",
    "files/out/gedcom-7/file/", "paper/genogram/", "paper/genogram.svg", "paper/family-map/", "paper/family-map.svg",
    *(f"family/?who=p-{one}&kin=p-{other}" for one in SHOWN for other in SHOWN if one != other),
    *(f"family/?who=p-{one}&do={do}" for one in SHOWN[:4] for do in ("parent", "child", "sibling", "partner", "home")),
    *(f"family-map/?who=p-{one}" for one in SHOWN), *(f"people/p-{one}/" for one in SHOWN[1:]),
)  # fmt: skip
ACTS = (  # what somebody does who knows of no secret; each meets one
    ("come", {"to": "p-Kind", "kind": "parent", "name": "Jan"}),
    ("come", {"to": "p-Tim", "kind": "parent", "who": "p-Pap"}),
    ("come", {"to": "p-Bas", "kind": "sibling", "name": "Zwijger", "order": "younger"}),
    ("come", {"to": "p-Mam", "kind": "partner", "name": "Ko", "since": "1975"}),
    ("come", {"to": "p-Cor", "kind": "child", "who": "p-Oma"}),
    ("tell", {"who": "p-Tim", "name": "Tim", "born": "1940"}),
    ("tell", {"who": "p-Peter", "name": "Peter", "born": "1999"}),
    ("twins", {"who": "p-Anna", "people": ["p-Bas"], "kind": "twins"}),
    ("home", {"who": "p-Mam", "people": ["p-Mam", "p-Tim"]}),
    ("line", {"who": "p-Bas", "a": "p-Bas", "b": "p-Pap", "kind": "hostile"}),
)


def _told(lines: str) -> Network:
    return families.told("\n".join(lines.replace("\n", ";").split(";")))


def both() -> tuple[Network, Network]:
    """The family with its secrets, and the same without them; everybody else has the same ids and places."""
    whole, rest = _told(FAMILY.replace("home Bas Joke", "home Bas Ongekend Joke") + SECRET), _told(FAMILY)
    ranks = {id: float(at) for at, id in enumerate(whole.people)}
    replace = msgspec.structs.replace
    full = replace(
        whole,
        people={id: replace(one, rank=ranks[id], confidential=one.name in HIDDEN) for id, one in whole.people.items()},
        interactions={id: replace(one, confidential=one.kind in ABUSE) for id, one in whole.interactions.items()},
        facts={id: replace(one, confidential=one.kind is FactKind.MENTAL_ILLNESS) for id, one in whole.facts.items()},
    )
    return full, replace(rest, people={id: replace(one, rank=ranks[id]) for id, one in rest.people.items()})


def _plain(answer, row) -> str:
    """An answer without what differs between any two pages."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = body.decode("utf-8", "replace").replace(row.pk, "ROW")
    return re.sub(r'name="(csrfmiddlewaretoken|act|version)" value="[^"]*"|csrf[^"]*"[^"]*"|<time.*?</time>', "", text)


def _readers(table, parts):
    """A browser of Bram for each of the two families, both his to see and to change."""
    for number, value in enumerate(both()):
        by = log.Actor(table.anna, timezone.now())
        row = networks.new(msgspec.structs.replace(value, id=f"family-{number}"), by)
        roles.give(table.anna, row, Role.OWNER, by)
        until = timezone.now() + timedelta(days=1)
        roles.give(table.bram, row, Role.PROFESSIONAL, by, parts, writes_until=until)
        browser = Browser()
        browser.force_login(table.bram)
        yield row, browser


@pytest.mark.parametrize("parts", [None, TREE, MAP, FILES])
def test_a_family_with_a_secret_is_the_same_family_to_who_may_not_know_it(table, parts):
    found = []
    for row, browser in _readers(table, parts):
        pages = {one: browser.get(f"/n/{row.pk}/{one}") for one in PAGES}
        found.append({one: (answer.status_code, _plain(answer, row)) for one, answer in pages.items()})
    assert {one for one in PAGES if found[0][one] != found[1][one]} == set()
    assert not any(name in text for name in HIDDEN for _, text in found[0].values())
    assert sum(status == 200 for status, _ in found[0].values()) > 10


def test_what_they_do_in_it_is_answered_the_same_and_nothing_breaks_for_whose_it_is(table):
    found = []
    for row, browser in _readers(table, None):
        answers = []
        for number, (where, sent) in enumerate(ACTS):
            row.refresh_from_db()
            told = {"act": f"a{number}", "version": str(row.version), **sent}
            answer = browser.post(f"/n/{row.pk}/family/{where}/", told, follow=True)
            answers.append((where, answer.status_code, answer.redirect_chain and 302, _plain(answer, row)))
        answers += [(way, 0, 0, _plain(browser.get(f"/n/{row.pk}/{way}/"), row)) for way in ("history", "family")]
        answers += [
            (way, 0, 0, _plain(browser.post(f"/n/{row.pk}/{way}/", {"act": f"{way}{at}"}, follow=True), row))
            for way in ("undo", "redo")
            for at in range(4)
        ]
        found.append(answers)
        anna = Browser()
        anna.force_login(table.anna)
        assert anna.get(f"/n/{row.pk}/family/").status_code == 200
        assert anna.get(f"/n/{row.pk}/paper/genogram.svg").status_code == 200
    assert [one[:3] for one in found[0]] == [one[:3] for one in found[1]]
    assert [one[0] for one, other in zip(*found, strict=True) if one != other] == []
