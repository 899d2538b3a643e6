"""The networks of one person's caseload as they stand on the first page. Searching and sorting happen in memory."""

import unicodedata
from dataclasses import dataclass

from kring.core import access, network
from kring.store import models, networks


@dataclass(frozen=True)
class Client:
    """One client on the page: whose circle, their wish in their own words, and the circle itself."""

    id: str
    name: str
    wish: str
    value: network.Network
    is_own: bool

    @property
    def has_map(self) -> bool:
        return bool(self.value.people)


def all_of(roles: list[models.Role]) -> list[Client]:
    """Everybody in whose network somebody has a role now, by name, each once."""
    found = {role.network_id: _client(role) for role in reversed(roles)}
    return sorted(found.values(), key=lambda one: folded(one.name))


def search(everyone: list[Client], asked: str) -> list[Client]:
    """Those whose name holds every word that was asked for, accents and capitals aside."""
    words = folded(asked).split()
    return [one for one in everyone if all(word in folded(one.name) for word in words)]


def folded(words: str) -> str:
    """Words as they sort and are searched: without accents and capitals."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _client(role: models.Role) -> Client:
    parts = None if role.parts is None else frozenset(access.Part(part) for part in role.parts)
    viewer = access.Viewer(str(role.user_id), access.Role(role.role), parts)
    value = access.visible(networks.load(role.network), viewer)
    wish = next((wish.words for wish in value.wishes.values()), "")
    return Client(role.network_id, network.called(value), wish, value, viewer.sees_confidential)
