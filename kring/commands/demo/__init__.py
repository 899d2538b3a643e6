"""The people of the demo: every `*.kring.json` here, its owner, their coach, and an administrator.

Everybody is invented. The passwords are known to all, so the demo has a folder of
its own and is never loaded into tables in which somebody is already.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from kring.core import network as networks
from kring.exchange import kring_json

PASSWORD: Final = "aan-de-keukentafel"  # noqa: S105 (no secret: it is printed at every start)
COACH: Final = "Bram Visser"
ADMINISTRATOR: Final = "Noor Beheer"


@dataclass(frozen=True)
class SignIn:
    """Who may come in, with which words, and what they find there."""

    name: str
    mail: str
    password: str
    why: str


def load(at: datetime) -> list[SignIn]:
    """The sign-ins of the demo; its people are made when the tables hold nobody yet."""
    from django.db import transaction

    from kring.store import models

    copies = list(_copies())
    with transaction.atomic():
        if not models.User.objects.exists():
            _make(copies, at)
    clients = [SignIn(_called(one), _mail(_called(one)), PASSWORD, _size(one)) for one in copies]
    seen = sum(1 for one in copies if _has_coach(one))
    return [
        *clients,
        SignIn(COACH, _mail(COACH), PASSWORD, f"coach of {seen} of them"),
        SignIn(ADMINISTRATOR, _mail(ADMINISTRATOR), PASSWORD, "administrator"),
    ]


def _make(copies: list[kring_json.Copy], at: datetime) -> None:
    from kring.core import access
    from kring.store import accounts, log, models

    organisation = models.Organisation.objects.create(name="De Keukentafel")
    head = accounts.make(ADMINISTRATOR, _mail(ADMINISTRATOR), PASSWORD, is_installation_admin=True)
    coach = accounts.make(COACH, _mail(COACH), PASSWORD, organisation=organisation)
    by = log.Actor(head, at, rule="demo")
    for copy in copies:
        client, row = accounts.new_client(_called(copy), by, _mail(_called(copy)), value=copy.network)
        client.set_password(PASSWORD)
        client.save(update_fields=["password"])
        if _has_coach(copy):
            accounts.assign(coach, row, access.Role.PROFESSIONAL, by)


def _copies() -> Iterator[kring_json.Copy]:
    for file in sorted(Path(__file__).parent.glob("*.kring.json")):
        yield kring_json.read(file.read_bytes())


def _called(copy: kring_json.Copy) -> str:
    owner = copy.network.owner
    return owner.called or next(iter(owner.selves.values())).name


def _mail(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return f"{'.'.join(re.findall('[a-z]+', plain.lower()))}@kring.example"


def _size(copy: kring_json.Copy) -> str:
    return f"{len(copy.network.people)} people on the map"


def _has_coach(copy: kring_json.Copy) -> bool:
    """A carer's own map is nobody's business but the carer's."""
    return copy.network.owner.kind is not networks.OwnerKind.CARER
