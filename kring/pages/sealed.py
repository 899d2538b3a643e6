"""Words that leave the server and come back, which nobody else can read or change."""

import base64
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

DAY = 24 * 3600


def seal(plain: bytes, kind: str) -> str:
    """The bytes as text for one purpose."""
    return _box(kind).encrypt(plain).decode()


def opened(text: str, kind: str, seconds: int = DAY) -> bytes | None:
    """What was sealed for that purpose, unless it was changed or is older than so many seconds."""
    try:
        return _box(kind).decrypt(text.encode(), ttl=seconds)
    except (InvalidToken, UnicodeEncodeError):
        return None


def _box(kind: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(f"kring {kind} {settings.SECRET_KEY}".encode()).digest()))
