"""Forms that arrive twice, from a finger that trembles or a line that falters: they are done once.

Every page has a token of its own in its forms. What was sent with it last, to one address, is remembered with where
the answer led, in the transaction that did it. Sent again, it leads there again, and nothing happens. Something else
from the same page is an act of its own, also when it returns to what was sent before that.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

import msgspec

from kring.store import keys, models

KEPT: Final = timedelta(days=2)  # longer than a page stays open over a night


class Answer(msgspec.Struct, frozen=True):
    """Where an accepted form led, and what was to be said there."""

    status: int
    to: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """What somebody sent from one page to one address."""

    user: str
    address: str
    token: str
    body: bytes

    @property
    def key(self) -> str:
        return _hash(f"{self.user}\n{self.address}\n{self.token}".encode())

    @property
    def asked(self) -> str:
        return _hash(self.body)

    @property
    def secret(self) -> bytes:
        """What seals the answer: only who has the page can open it."""
        return sha256(f"kring sending {self.token}".encode()).digest()


def answered(form: Form, at: datetime) -> Answer | None:
    """What was answered when just this was sent last; until the transaction is over, nobody else sends from that page.

    Who is first finds nothing.
    """
    models.Sending.objects.bulk_create([models.Sending(key=form.key, at=at)], ignore_conflicts=True)
    row = models.Sending.objects.select_for_update().get(pk=form.key)
    if row.asked != form.asked:
        return None
    return msgspec.json.decode(keys.unseal(form.secret, row.answer, "sending", form.key), type=Answer)


def remember(form: Form, answer: Answer, at: datetime) -> None:
    """It was accepted. From now on the same leads there again."""
    data = keys.seal(form.secret, msgspec.json.encode(answer), "sending", form.key)
    models.Sending.objects.filter(pk=form.key).update(asked=form.asked, answer=data, at=at)


def forget(form: Form) -> None:
    """It was not accepted, so it may come again; what was accepted before it is still known."""
    models.Sending.objects.filter(pk=form.key, asked="").delete()


def prune(at: datetime) -> int:
    """Forget what nobody sends again; how many that were."""
    return models.Sending.objects.filter(at__lt=at - KEPT).delete()[0]


def _hash(plain: bytes) -> str:
    return sha256(plain).hexdigest()
