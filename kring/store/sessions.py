"""Where people are signed in: a row for each browser, which opens nothing by itself.

The table holds the hash of what the browser keeps, and the content sealed with the installation's secret. So
who gets hold of a copy of the tables comes in nowhere, and reads no code that was mailed.
"""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends import db
from django.http import HttpRequest
from django.utils import timezone

from kring.store import keys, log, models

SEEN = timedelta(minutes=5)  # how exactly is kept when somebody was last seen
DEVICE, ADDRESS, SINCE = "device", "address", "since"


class SessionStore(db.SessionStore):
    """Django's sessions in the database, but hashed and sealed."""

    row: models.Session | None = None

    @classmethod
    def get_model_class(cls) -> Any:
        return models.Session

    def _get_session_from_db(self) -> models.Session | None:
        now = timezone.now()
        self.row = models.Session.objects.filter(pk=_hash(self.session_key or ""), expire_date__gt=now).first()
        if self.row is None:
            self._session_key = None
        return self.row

    def load(self) -> dict[str, Any]:
        row = self._get_session_from_db()
        return {} if row is None else _opened(row)

    def exists(self, session_key: str | None) -> bool:
        return models.Session.objects.filter(pk=_hash(session_key or "")).exists()

    def delete(self, session_key: str | None = None) -> None:
        models.Session.objects.filter(pk=_hash(session_key or self.session_key or "")).delete()

    def create_model_instance(self, data: dict[str, Any]) -> models.Session:
        key = _hash(self._get_or_create_session_key())  # type: ignore[attr-defined]
        return models.Session(
            session_key=key,
            session_data=_sealed(data, key),
            expire_date=self.get_expiry_date(),
            user_id=data.get(auth.SESSION_KEY),
            seen_at=timezone.now(),
        )


@dataclass(frozen=True)
class Place:
    """One place where somebody is signed in, as they may be told of it."""

    id: str
    device: str
    address: str
    since: datetime | None
    seen: datetime
    is_here: bool


def begin(request: HttpRequest, by: log.Actor) -> None:
    """Note from what device, from where and when somebody came in. Sessions that are over are cleared away."""
    request.session[DEVICE], request.session[ADDRESS] = by.device, by.address
    request.session[SINCE] = by.at.isoformat()
    models.Session.objects.filter(expire_date__lt=by.at).delete()


def since(request: HttpRequest) -> datetime | None:
    """When this session began, or nothing when nobody signed in."""
    told = request.session.get(SINCE)
    return datetime.fromisoformat(told) if told else None


def of(request: HttpRequest, user: models.User) -> list[Place]:
    """Every place where somebody is signed in now, the newest first."""
    here = _hash(request.session.session_key or "")
    rows = models.Session.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-seen_at")
    return [_place(row, here) for row in rows]


def end(by: log.Actor, id: str) -> bool:
    """End one of somebody's own sessions; the next request there leads to signing in. Says whether there was one."""
    assert by.user is not None
    return _ended(by, models.Session.objects.filter(user=by.user, pk=id))


def end_others(request: HttpRequest, by: log.Actor) -> bool:
    """End all of somebody's sessions but this one."""
    here = _hash(request.session.session_key or "")
    return _ended(by, models.Session.objects.filter(user=by.user).exclude(pk=here))


def end_all(user: models.User, by: log.Actor) -> bool:
    """End every session of somebody, for whoever may decide that."""
    return _ended(by, models.Session.objects.filter(user=user))


def seen(request: HttpRequest) -> None:
    """Keep when somebody was last here, to within some minutes, so that most pages write nothing."""
    row = getattr(request.session, "row", None)
    now = timezone.now()
    if row is not None and row.user_id and row.seen_at < now - SEEN:
        models.Session.objects.filter(pk=row.pk).update(seen_at=now)


def _ended(by: log.Actor, rows: Any) -> bool:
    gone, _ = rows.delete()
    if gone:
        log.write(by, models.Deed.END_SESSION)
    return bool(gone)


def _place(row: models.Session, here: str) -> Place:
    data = _opened(row)
    began = data.get(SINCE)
    began_at = datetime.fromisoformat(began) if began else None
    return Place(row.pk, data.get(DEVICE, ""), data.get(ADDRESS, ""), began_at, row.seen_at, row.pk == here)


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:40]


def _sealed(data: dict[str, Any], key: str) -> str:
    plain = SessionStore().serializer().dumps(data)
    return base64.b64encode(keys.seal(_secret(), plain, "session", key)).decode()


def _opened(row: models.Session) -> dict[str, Any]:
    try:
        plain = keys.unseal(_secret(), base64.b64decode(row.session_data), "session", row.pk)
    except (keys.Unreadable, ValueError):
        return {}  # from before the secret was another one: whoever it was signs in again
    data: dict[str, Any] = SessionStore().serializer().loads(plain)
    return data


def _secret() -> bytes:
    return sha256(f"kring session {settings.SECRET_KEY}".encode()).digest()
