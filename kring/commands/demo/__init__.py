"""`kring demo`: invented people to look around with. All names are invented, also where a case is real (R130)."""

import argparse
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from kring import __version__
from kring.commands import Trouble, files
from kring.commands.demo import story, street
from kring.commands.words import _
from kring.core import access, domains, network, redaction
from kring.core.access import Role, Rule
from kring.core.method import DomainsOf
from kring.core.network import Status
from kring.draw import circle, ecogram, relations
from kring.draw.ecogram_seats import Named
from kring.exchange import kring_json
from kring.methods import loader

if TYPE_CHECKING:
    from kring.store import log, models

_LESSON = """\
The six networks: anna (26 people in the circle, 3 not placed yet), reference (the eight people whose
figures the handbook prints), helpers (twelve women of a village who care for one of them), few (two
people), sixty, and carer (the own map of somebody who cares for her husband).

examples:
  kring demo                       make the world in demo-data, and print the sign-ins
  kring demo --files .             only put the six files here
  kring draw anna.kring.json --as lensink -o anna.svg
"""

_FOLDER: Final = Path(__file__).parent
_WITH_HISTORY: Final = "anna"
_WITH_CARDS: Final = "sixty"
_KEPT: Final = (("spring", 255, 14), ("summer", 172, 21))  # how many days ago, and how many people there were


@dataclass(frozen=True)
class SignIn:
    """Somebody of the demo who can come in, and why that is worth a look."""

    name: str
    mail: str
    password: str
    why: str


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "demo",
        help="make a world of invented people to look around in",
        description="Make a world of invented people in a data folder, or only their files.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where the world is made (demo-data)")
    own.add_argument("--files", type=Path, metavar="FOLDER", help="put the six networks here as *.kring.json, no more")


def run(args: argparse.Namespace) -> int:
    """Put the files down, or make the world and print who can sign in."""
    if args.files is not None:
        return _put(args.files)
    from kring.commands import serve

    serve.surround(args.data, is_demo=True)
    serve.prepare()
    from django.utils import timezone

    for sign_in in load(timezone.now()):
        print(line(sign_in))
    return 0


def line(sign_in: SignIn) -> str:
    """A sign-in as a line of the terminal."""
    return f"  {sign_in.name:<16} {sign_in.mail:<24} {sign_in.password:<22} {sign_in.why}"


def names() -> list[str]:
    """The names of the demo networks."""
    return sorted(path.name.removesuffix(kring_json.SUFFIX) for path in _FOLDER.glob("*" + kring_json.SUFFIX))


def one(name: str) -> network.Network:
    """A demo network, read as any other file is."""
    return kring_json.read((_FOLDER / (name + kring_json.SUFFIX)).read_bytes()).network


def load(at: datetime) -> list[SignIn]:
    """Make the demo world, unless it is there, and tell who can come in."""
    from django.db import transaction

    from kring.store import log, models

    with transaction.atomic():
        if not models.Network.objects.filter(pk=one("anna").id).exists():
            _made(log.Actor(None, at, rule="demo"))
    return [SignIn(name, _mail(name), _password(name), why) for name, why in _whys().items()]


def _whys() -> dict[str, str]:
    return {
        "Anna Verbeek": _("a client with her own circle"),
        "Marieke": _("a professional with five clients"),
        "Ria Boer": _("a carer with a map of her own"),
        "Wouter": _("looks after the installation"),
    }


def _mail(name: str) -> str:
    return f"{name.split()[0].lower()}@demo.kring"


def _password(name: str) -> str:
    return f"{name.split()[0].lower()}-aan-de-tafel"


def _made(by: "log.Actor") -> None:
    from kring.store import accounts, models, positions

    organisation = models.Organisation.objects.create(name="Welzijn Westerhaven")
    wouter = accounts.make("Wouter", _mail("Wouter"), _password("Wouter"), is_installation_admin=True)
    marieke = accounts.make("Marieke", _mail("Marieke"), _password("Marieke"), organisation=organisation)
    positions.give(wouter, organisation, access.Role.ADMINISTRATOR, by)
    positions.give(marieke, organisation, access.Role.PROFESSIONAL, by)
    for name in names():
        _client(name, None if name == "carer" else marieke, by)
    street.made(organisation, marieke, by)


def _client(name: str, professional: "models.User | None", by: "log.Actor") -> None:
    """Whoever a network is of; only those who are printed have a way in without an invitation."""
    from kring.store import accounts, networks

    value = one(name)
    called = network.called(value)
    mail = _mail(called) if called in _whys() else None
    began, done = story.told(value) if name == _WITH_HISTORY else (value, [])
    done += [story.plan(by.at.date())] if name == _WITH_HISTORY else []
    done = [story.cards(value)] if name == _WITH_CARDS else done
    client, row = accounts.new_client(called, by, mail, professional, began, kept=_seats(value))
    if called in _whys():
        client.set_password(_password(called))
        client.save()
    if name == _WITH_HISTORY:
        _keep_moments(row, value, replace(by, user=client))
        _think(row, replace(by, user=client, at=by.at - timedelta(days=3)))
    for step in done:
        user = client if step.is_client or professional is None else professional
        role, rule = (Role.OWNER, Rule.OWNER) if user == client else (Role.PROFESSIONAL, Rule.WRITES_UNTIL)
        then = by.at - step.ago
        viewer = access.Viewer(str(user.pk), role, at=then, writes_until=by.at)
        doer = replace(by, user=user, viewer=viewer, rule=rule.value, at=then)
        networks.change(row.pk, step.act, doer, row.version)
        row.refresh_from_db()


def _think(row: "models.Network", by: "log.Actor") -> None:
    """A round in which some people thought along with a wish; it is over."""
    from kring.store import rounds

    asked = rounds.Asked(story.QUESTION, story.THINKING)
    made = rounds.begin(row, story.WISH, asked, rounds.Lasts.TODAY, by)
    here, people = rounds.found(story.THINKING, by.at), [who for who, _ in story.IDEAS]
    for n, (who, words) in enumerate(story.IDEAS):
        if here:
            rounds.say(here, rounds.Said(words, who), f"{n:016x}", f"{people.index(who):016x}", by)
    rounds.end(made, by.at)


def _keep_moments(row: "models.Network", value: network.Network, by: "log.Actor") -> None:
    """How the circle of the demo grew."""
    from kring.store import moments, networks

    for id, days, count in _KEPT:
        earlier = replace(by, at=by.at - timedelta(days=days))
        one = moments.Moment(id, "", earlier.at, row.version, None, _earlier(value, count), networks.kept(row))
        moments.bring(row, one, earlier)


def _earlier(value: network.Network, count: int) -> network.Network:
    """The network when so many were named. The last five stood in the outer ring still; who faded had not yet."""
    named = [one.id for one in network.in_order(value) if one.status is not Status.FADED]
    known = redaction.without(value, named[count:])
    people = {
        id: msgspec.structs.replace(one, status=Status.ACTIVE) if one.status is Status.FADED else one
        for id, one in known.people.items()
    }
    placements = {}
    for layout, placed in known.placements.items():
        outer = loader.layout(layout).ring[-1].id
        late = {id: msgspec.structs.replace(placed[id], ring=outer) for id in named[count - 5 : count] if id in placed}
        there = {id: at for id, at in placed.items() if value.people[id].status is not Status.FADED}
        placements[layout] = {**there, **late}
    return msgspec.structs.replace(known, people=people, placements=placements)


def _seats(value: network.Network) -> dict[str, Any]:
    """Where everybody of the demo sits, as it would be after a change in one of the rooms."""
    shown = [layout for layout in loader.layouts().values() if layout.id in value.placements]
    circles = {layout.id: msgspec.to_builtins(circle.settle(value, layout)) for layout in shown}
    named = [Named(id, id) for id in domains.shown(value, loader.domains(DomainsOf.CONTACTS))]
    drawn = {"relations": relations.settle(value), "ecogram": ecogram.settle(value, named)}
    return circles | {name: msgspec.to_builtins(kept) for name, kept in drawn.items()}


def _put(folder: Path) -> int:
    if not folder.is_dir():
        raise Trouble(f"{folder}: {_('there is no such folder.')}")
    for name in names():
        file = folder / (name + kring_json.SUFFIX)
        files.put(str(file), kring_json.written(kring_json.copied(one(name), f"Kring {__version__}")))
        print(file)
    return 0
