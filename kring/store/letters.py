"""A letter on paper with a code in it, for who has no mail or no telephone: it works once, for six weeks.

Kept is only what the code and the installation's secret make together, so a copy of the tables tells no code,
also not to who tries them all.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from kring.core import codes
from kring.store import accounts, log, models

VALID = timedelta(weeks=6)


def make(user: models.User, by: log.Actor) -> str:
    """The code of a new letter for somebody. An earlier letter of theirs stops working."""
    code = codes.fresh()
    with transaction.atomic():
        models.Link.objects.filter(user=user, purpose=models.Purpose.LETTER, used_at=None).delete()
        models.Link.objects.create(
            hash=_hash(code), purpose=models.Purpose.LETTER, user=user, made_at=by.at, expires_at=by.at + VALID
        )
        accounts.note_way_in(user, by)
    return code


def redeem(typed: str, at: datetime) -> models.User | None:
    """Use a letter up: whom it lets in, or nothing when there is no such code, or it was used, or is too old."""
    found = models.Link.objects.filter(
        hash=_hash(codes.read(typed)), purpose=models.Purpose.LETTER, used_at=None, expires_at__gt=at
    )
    with transaction.atomic():
        link = found.select_related("user").first()
        if link is None or link.user is None or not link.user.is_active:
            return None
        return link.user if found.update(used_at=at) == 1 else None


def _hash(code: str) -> str:
    return salted_hmac("kring letter", code, algorithm="sha256").hexdigest()
