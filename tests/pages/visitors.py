"""Every kind of visitor that a network can have, what was agreed with each, and every address with what it asks."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from kring.core import access, emergency
from kring.core.access import Part, Role, Ruling, Verb, Viewer
from kring.core.network import tie_id
from kring.store import accounts, models, rounds

A_DAY = timedelta(days=1)
TABLE = Path(__file__).with_name("doors.txt")
FILLED = {
    "way": "m23-visiting-service",
    "trajectory": "walk",
    "doer": "coach",
    "step": "map",
    "person": "bert",
    "drawing": "circle",
    "photo": "photo-of-bert",
    "layout": "neighbourhood-ecogram",
    "name": "lensink",
    "part": "names",
    "moment": "spring",
    "goal": "goal",
    "guide": "guide-for-carers",
    "plan": "plan",
    "section": "tasks",
    "sheet": "sheet",
    "edition": "1",
    "file": "list.toml",
    "ask": "first",
    "success": "cake",
    "request_id": "ask",
    "action": "step",
    "round": rounds.id_of("a-token"),
    "format": "excel",
    "token": "no-such-token",
    "provider_id": "elsewhere",
    "shelf": "ties",
    "id": tie_id("bert", "els"),
    "role": "1",
    "invitation": "1",
    "emergency": "1",
    "held": "1",
    "offer": "1",
    "circle": "circle-of-here",
    "basis": "wmo",
    "fieldwork": "00000000-0000-4000-8000-00000000f1e1",
    "door": "1",
    "walk": "00000000-0000-4000-8000-000000000a1c",
}
BEGUN = ("goal", "success", "request_id", "action")  # what is asked for by "new" before it is there


@dataclass(frozen=True)
class Row:
    """One address: the methods it answers, and what its door asks, as it stands in the table."""

    methods: frozenset[str]
    asks: str
    route: str

    @property
    def is_of_a_network(self) -> bool:
        return "<str:network>" in self.route

    def addresses(self, network: str) -> list[str]:
        """Where it is of what is there, and of what is yet to be made."""
        route = self.route
        for name in BEGUN:
            route = route.replace(f"<str:{name}>", "new")
        return list(dict.fromkeys([self.address(network), replace(self, route=route).address(network)]))

    def address(self, network: str, organisation: str = "", colleague: str = "") -> str:
        address = self.route.replace("<str:network>", network)
        address = address.replace("<uuid:organisation>", organisation).replace("<uuid:colleague>", colleague)
        for name, value in FILLED.items():
            address = address.replace(f"<str:{name}>", value).replace(f"<int:{name}>", value)
            address = address.replace(f"<uuid:{name}>", value)
        assert "<" not in address, f"say in FILLED what {address} needs"
        return address

    def ruling(self, viewer: Viewer) -> Ruling:
        """What the policy says to this viewer."""
        if self.asks == "private":
            seen = access.may(viewer, Part.SAYS, Verb.CHANGE)
            return seen if not seen.allowed else access.may_keep_private(viewer)
        if self.asks in ("burden", "reflection", "steps", "carers"):
            is_own = self.asks == "burden"
            seen = access.may(viewer, *((Part.SAYS, Verb.CHANGE) if is_own else (Part.NAMES,)))
            return seen if not seen.allowed else access.may_keep_private(viewer, access.Private(self.asks))
        if self.asks == "emergency":
            return emergency.may_open([viewer], [], "", viewer.at)
        if self.asks == "hold":
            return emergency.may_withhold(viewer)
        if self.asks == "meeting":
            return access.may_meet(viewer)
        parts, verb = self.asks.split()
        if parts == "walk":  # where one meets who comes without the file
            return access.may(viewer, Part.PLAN, Verb(verb), is_meeting=True)
        rulings = [access.may(viewer, Part(part), Verb(verb)) for part in parts.split("+")]
        return next((one for one in rulings if not one.allowed), rulings[0])


def rows() -> list[Row]:
    """The table, as people wrote it."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [Row(frozenset(line[:10].strip().split("+")), line[10:31].strip(), line[31:].strip()) for line in lines]


def found() -> dict[str, Any]:
    """Every address that Kring answers, with its view."""
    views: dict[str, Any] = {}

    def walk(patterns: Any, before: str) -> None:
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                walk(one.url_patterns, route)
            elif isinstance(one, URLPattern):
                views[route] = one.callback

    walk(get_resolver().url_patterns, "/")
    return views


@dataclass(frozen=True)
class Visitor:
    """Somebody, and the role that they have in the network, if any."""

    name: str
    role: Role | None = None
    agreed: dict[str, Any] = field(default_factory=dict)

    def viewer(self, at: datetime) -> Viewer:
        return Viewer(self.name, self.role, at=at, **self.agreed)

    def row(self, network: models.Network, at: datetime) -> models.User:
        """Make this person, with their role in a network. The role stands as it is, whatever may be given."""
        user = accounts.make(self.name)
        if self.role:
            agreed = dict(self.agreed)
            parts = agreed.pop("parts", None)
            models.Role.objects.create(
                user=user,
                network=network,
                role=self.role,
                parts=None if parts is None else sorted(parts),
                looks=sorted(agreed.pop("looks", ())),
                begins_at=agreed.pop("begins", at - A_DAY),
                ends_at=agreed.pop("ends", at + A_DAY),
                **agreed,
            )
        return user


def kinds(at: datetime) -> list[Visitor]:
    """Each role in each way in which it can be given, and those who have none here."""
    every = frozenset(Part)
    ways: dict[str, dict[str, Any]] = {
        "by the role alone": {},
        "with every part": {"parts": every},
        "with the names only": {"parts": frozenset({Part.NAMES})},
        "to look only": {"parts": every, "looks": every},
        "who writes at once": {"parts": every, "writes_until": at + A_DAY},
        "who wrote until yesterday": {"parts": every, "writes_until": at - A_DAY},
        "who meets first": {"parts": every, "is_unread": True},
        "whose role ended": {"parts": every, "writes_until": at + A_DAY, "ends": at - A_DAY},
        "whose role begins tomorrow": {"parts": every, "writes_until": at + A_DAY, "begins": at + A_DAY},
    }
    given = [Visitor(f"{role} {way}", role, agreed) for role in Role for way, agreed in ways.items()]
    return [*given, Visitor("a stranger")]
