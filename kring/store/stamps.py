"""What a form says of the version that it was filled in upon: sealed for one person and one network.

A number would tell how much happened here between two looks, also of what its reader may not know. Of every page it
is another one, so that nobody can compare them.
"""

import base64
import binascii
import os
from functools import lru_cache
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE: Final = 12
_LONGEST: Final = 64  # signs; ours have fewer


def made(network: str, user: str, version: int) -> str:
    """The stamp of a version, for a form of this person."""
    nonce = os.urandom(_NONCE)
    sealed = _box(settings.SECRET_KEY).encrypt(nonce, version.to_bytes(6, "big"), _place(network, user))
    return base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("=")


def version(stamp: str, network: str, user: str) -> int | None:
    """The version that a stamp is of; nothing when it was not made for this person and this network."""
    if len(stamp) > _LONGEST:
        return None
    try:
        whole = base64.b64decode(stamp + "=" * (-len(stamp) % 4), b"-_", validate=True)
        plain = _box(settings.SECRET_KEY).decrypt(whole[:_NONCE], whole[_NONCE:], _place(network, user))
    except (ValueError, binascii.Error, InvalidTag):
        return None
    return int.from_bytes(plain, "big")


def mark(said: bytes, waiting: str) -> str:
    """Letters that become others with what somebody sees here, or with what waits, and say nothing of either."""
    return f"{sha256(said).hexdigest()[:16]}-{waiting}"


@lru_cache(maxsize=4)
def _box(secret: str) -> AESGCM:
    return AESGCM(sha256(f"kring stamp {secret}".encode()).digest())


def _place(network: str, user: str) -> bytes:
    return f"{network} {user}".encode()
