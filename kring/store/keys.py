"""What lies in the tables cannot be read without the installation's key.

Every network and every organisation has a key of its own, wrapped by the installation's; so erasing a
network is forgetting its key, and changing the installation's key is wrapping
anew. An envelope opens only in the place it was sealed for: its kind, network
and version are bound to it. A changed byte, a row put elsewhere and an older
version put back are all refused.
"""

import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kring.store import keyring

FORMAT = b"\x01"
Stored = bytes | memoryview
_NONCE = 12


class Unreadable(Exception):
    """An envelope that was changed, moved, or sealed with another key."""


NoKey = keyring.NoKey


def seal(key: bytes, plain: bytes, kind: str, network: str, version: int = 0) -> bytes:
    """The bytes as they may be stored: a format byte, a nonce, and what AES-GCM makes of them."""
    nonce = os.urandom(_NONCE)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, _place(kind, network, version))


def unseal(key: bytes, sealed: Stored, kind: str, network: str, version: int = 0) -> bytes:
    """What was sealed for this place. Raises `Unreadable` for anything else."""
    sealed = bytes(sealed)
    if sealed[:1] != FORMAT or len(sealed) < 1 + _NONCE + 16:
        raise Unreadable(kind, network, version)
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], _place(kind, network, version))
    except InvalidTag:
        raise Unreadable(kind, network, version) from None


def _place(kind: str, network: str, version: int) -> bytes:
    return f"kring {kind} {version} {network}".encode()


def new_key(network: str) -> tuple[bytes, bytes]:
    """A key for a network: as it is used, and as it is stored."""
    key = AESGCM.generate_key(256)
    return key, wrap(key, network)


def wrap(key: bytes, network: str) -> bytes:
    """The key of a network as it may be stored: sealed, behind the mark of the key that sealed it."""
    return seal_here(key, "key", network)


def unwrap(wrapped: Stored, network: str) -> bytes:
    """The key of a network as it is used. Raises `Unreadable` when no key of this installation opens it."""
    return unseal_here(wrapped, "key", network)


def seal_here(plain: bytes, kind: str, whose: str) -> bytes:
    """Something small as only this installation can read it, behind the mark of the key that sealed it."""
    key = installation()
    return _mark(key) + seal(key, plain, kind, whose)


def unseal_here(sealed: Stored, kind: str, whose: str) -> bytes:
    """What this installation sealed, with the key it had then if that still is on its ring. Raises `Unreadable`."""
    sealed = bytes(sealed)
    key = _with(sealed[:4])
    if key is None and keyring.again():
        key = _with(sealed[:4])
    if key is None:
        raise Unreadable(kind, whose, 0)
    return unseal(key, sealed[4:], kind, whose)


def is_newest(sealed: Stored) -> bool:
    """Whether the key that seals today sealed this."""
    return bytes(sealed[:4]) == mark()


def mark() -> bytes:
    """Four bytes that tell installation keys apart without telling anything of them."""
    return _mark(installation())


def installation() -> bytes:
    """The installation's key that seals today. Raises `NoKey`."""
    return keyring.ring()[0]


def make() -> None:
    """Make the installation's key where there is none."""
    keyring.make()


def _with(mark: bytes) -> bytes | None:
    return next((key for key in keyring.ring() if _mark(key) == mark), None)


def _mark(key: bytes) -> bytes:
    return sha256(b"kring mark" + key).digest()[:4]
