"""People who sign in: how they come in for the first time, and what they are to which network."""

import secrets
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from kring.core import access, network
from kring.core import names as core_names
from kring.store import coming, log, models, names, networks, roles

VALID = timedelta(days=7)


class Taken(Exception):
    """Somebody has this mail address already."""


def make(
    name: str,
    email: str | None = None,
    password: str | None = None,
    language: str = "nl",
    organisation: models.Organisation | None = None,
    is_installation_admin: bool = False,
) -> models.User:
    """Make somebody who may sign in, with a password if one is given. Raises `Taken`."""
    email = (email or "").strip().lower() or None
    user = models.User(
        name=core_names.cleaned(name) or name.strip(), email=email, language=language, organisation=organisation
    )
    user.is_installation_admin = is_installation_admin
    user.set_password(password)
    with transaction.atomic():
        if email and models.User.objects.filter(email=email).exists():
            raise Taken(email)
        user.save(force_insert=True)
    return user


def prove(user: models.User, email: str, at: datetime) -> None:
    """Somebody showed that a mail address is theirs: from now on it is. Raises `Taken`."""
    email = email.strip().lower()
    with transaction.atomic():
        if models.User.objects.filter(email=email).exclude(pk=user.pk).exists():
            raise Taken(email)
        user.email, user.email_proven_at = email, at
        user.save(update_fields=["email", "email_proven_at"])


def first_link(at: datetime) -> str | None:
    """The token of a link that makes the administrator, as long as there is none. An earlier link stops working."""
    with transaction.atomic():
        if models.User.objects.filter(is_installation_admin=True, is_active=True).exists():
            return None
        models.Link.objects.filter(purpose=models.Purpose.ADMINISTRATOR).delete()
        return _link(models.Purpose.ADMINISTRATOR, None, at)


def invite(user: models.User, by: log.Actor) -> str:
    """The token of a link with which somebody signs in once, for instance for the first time."""
    with transaction.atomic():
        note_way_in(user, by)
        return _link(models.Purpose.SIGN_IN, user, by.at)


def note_way_in(user: models.User, by: log.Actor) -> None:
    """Write for whom somebody made a way in. Whose circle it is reads so there: who has that way could come as them."""
    held = models.Role.objects.filter(roles.holds(by.at), user=user, role=access.Role.OWNER.value)
    whose: list[str | None] = [*held.values_list("network_id", flat=True).distinct()] or [None]
    log.write_all(log.line(replace(by, for_whom=user), models.Deed.INVITE, id) for id in whose)


def is_known_client(user: models.User, at: datetime) -> bool:
    """Whether this is a client who came in before: nobody but they makes a way in for them that opens at once."""
    held = models.Role.objects.filter(roles.holds(at), user=user, role__in=[one.value for one in access.LEADING])
    return user.last_login is not None and held.exists()


def valid_link(token: str, at: datetime) -> models.Link | None:
    """The link behind a token as long as it works; looking does not use it up."""
    return _valid(token, at).select_related("user").first()


def redeem(
    token: str, at: datetime, name: str = "", email: str | None = None, password: str | None = None
) -> models.User | None:
    """Use a link up: the user whom it signs in, or nothing when it works no more.

    The link of the administrator makes one, with this name, address and password.
    Raises `Taken`; then the link still works.
    """
    with transaction.atomic():
        link = _valid(token, at).select_for_update(of=("self",)).select_related("user").first()
        if link is None or _valid(token, at).update(used_at=at) != 1:
            return None
        user = link.user or make(name, email, password, is_installation_admin=True)
        if not user.is_active:
            return None
        return user


def new_client(
    name: str,
    by: log.Actor,
    email: str | None = None,
    professional: models.User | None = None,
    value: network.Network | None = None,
    language: str = "nl",
    kept: networks.Kept | None = None,
    organisation: models.Organisation | None = None,
) -> tuple[models.User, models.Network]:
    """A client with a network of their own (empty, or this one), and perhaps the professional who comes along.

    It is of the organisation, or of that of the professional; or of none. Raises `coming.Stays` when the professional
    cannot come to a client there.
    """
    here = organisation or (professional.organisation if professional else None)
    with transaction.atomic():
        comes = coming.coming(professional, here, by.at) if professional else None
        client = make(name, email, language=language)
        row = networks.new(value or empty(name), by, here, kept)
        roles.give(client, row, access.Role.OWNER, by)
        if comes:
            come(comes, row, by, here)
    return client, row


def come(comes: coming.Comer, row: models.Network, by: log.Actor, organisation: models.Organisation | None) -> None:
    """Somebody who may comes to a client: as what they are, as long as they are that."""
    assert comes.role is not None
    until = roles.beginning(row, by.at)
    roles.give(comes.user, row, comes.role, by, ends_at=comes.ends_at, writes_until=until, organisation=organisation)


def empty(*names: str, kind: network.OwnerKind = network.OwnerKind.PERSON, called: str = "") -> network.Network:
    """A network without anybody in it yet but whose it is: one person, both of a couple, everybody of a family."""
    ids = ["self", *(f"self-{number}" for number in range(2, len(names) + 1))]
    selves = {id: network.Self(id, name) for id, name in zip(ids, names, strict=True)}
    return network.Network(str(uuid.uuid4()), network.Owner(selves, kind, called))


def others(row: models.Network) -> dict[str, str]:
    """The names, by their ids, of all who had a role in a network at any time without it being theirs."""
    own = access.Role.OWNER.value
    return {id: name for id, (name, role) in called(models.Role.objects.filter(network=row).exclude(role=own)).items()}


def parties(row: models.Network) -> dict[str, tuple[str, str]]:
    """The name and the role, by their ids, of all who had a role in a network at any time; of several the newest."""
    return called(models.Role.objects.filter(network=row, is_emergency=False))


def called(given: QuerySet[models.Role] | QuerySet[models.Position]) -> dict[str, tuple[str, str]]:
    """Whose roles these are. Who left the organisation that they worked for here is called by a number."""
    fields = ("user_id", "user__name", "role", "organisation_id")
    found: list[Any] = list(given.order_by("begins_at").values_list(*fields))  # names as they lie in the table: sealed
    worked = {(user, organisation) for user, _, _, organisation in found if organisation}
    gone = models.Leaver.objects.filter(user__in={user for user, _ in worked}) if worked else ()
    numbers = {one.user_id: one.number for one in gone if (one.user_id, one.organisation_id) in worked}
    return {
        str(id): (_former(numbers[id]) if id in numbers else names.unseal(name, id), role)
        for id, name, role, _ in found
    }


def _former(number: int) -> str:
    return gettext("former colleague %(number)s") % {"number": number}


def _link(purpose: models.Purpose, user: models.User | None, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    models.Link.objects.create(hash=_hash(token), purpose=purpose, user=user, made_at=at, expires_at=at + VALID)
    return token


def _valid(token: str, at: datetime) -> QuerySet[models.Link]:
    return models.Link.objects.filter(hash=_hash(token), used_at__isnull=True, expires_at__gt=at)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
