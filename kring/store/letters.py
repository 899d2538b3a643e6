"""A letter on paper with a code in it, for who has no mail or no telephone: it works once, for six weeks.

Kept is only what the code and the installation's secret make together, so a copy of the tables tells no code,
also not to who tries them all. To a client who came in before it opens nothing for some days: by then they know of
it, and can stop it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from kring.core import codes
from kring.store import accounts, log, models

VALID = timedelta(weeks=6)
WAITS = timedelta(days=3)


def make(user: models.User, by: log.Actor) -> str:
    """The code of a new letter for somebody. An earlier letter of theirs stops working."""
    code = codes.fresh()
    with transaction.atomic():
        models.Link.objects.filter(user=user, purpose=models.Purpose.LETTER, used_at=None).delete()
        models.Link.objects.create(
            hash=_hash(code),
            purpose=models.Purpose.LETTER,
            user=user,
            made_at=by.at,
            works_at=works_at(user, by.at),
            expires_at=by.at + VALID,
        )
        accounts.note_way_in(user, by)
    return code


def works_at(user: models.User, at: datetime) -> datetime | None:
    """From when a letter that is made now opens: at once, but for a client who came in before."""
    return at + WAITS if accounts.is_known_client(user, at) else None


def waiting(user: models.User, at: datetime) -> models.Link | None:
    """A letter that was made for somebody who came in before, and that they have not read of."""
    found = models.Link.objects.filter(user=user, purpose=models.Purpose.LETTER, used_at=None, known_at=None)
    return found.filter(works_at__isnull=False, expires_at__gt=at).first()


def know(user: models.User, by: log.Actor, is_wanted: bool) -> None:
    """Somebody read that there is a letter with which one comes in as them: it is theirs, or it stops here."""
    mine = models.Link.objects.filter(user=user, purpose=models.Purpose.LETTER, used_at=None)
    with transaction.atomic():
        if is_wanted:
            mine.update(known_at=by.at)
        elif mine.delete()[0]:
            log.write(by, models.Deed.END_SESSION)


def opens_later(typed: str, at: datetime) -> datetime | None:
    """When the letter with this code opens, if that is yet to come: said only to who has the code."""
    found = models.Link.objects.filter(hash=_hash(codes.read(typed)), purpose=models.Purpose.LETTER, used_at=None)
    return found.filter(works_at__gt=at).values_list("works_at", flat=True).first()


def redeem(typed: str, at: datetime) -> models.User | None:
    """Use a letter up: whom it lets in, or nothing when there is no such code, or it was used, or is too old."""
    found = models.Link.objects.filter(
        hash=_hash(codes.read(typed)), purpose=models.Purpose.LETTER, used_at=None, expires_at__gt=at
    ).exclude(works_at__gt=at)
    with transaction.atomic():
        link = found.select_related("user").first()
        if link is None or link.user is None or not link.user.is_active:
            return None
        return link.user if found.update(used_at=at) == 1 else None


def _hash(code: str) -> str:
    return salted_hmac("kring letter", code, algorithm="sha256").hexdigest()
