"""What lies in the tables cannot be read without the installation's key.

Every network has a key of its own, wrapped by the installation's; so erasing a
network is forgetting its key, and changing the installation's key is wrapping
anew. An envelope opens only in the place it was sealed for: its kind, network
and version are bound to it. A changed byte, a row put elsewhere and an older
version put back are all refused.
"""

import base64
import functools
import os
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

FORMAT = b"\x01"
Stored = bytes | memoryview
_NONCE = 12


class Unreadable(Exception):
    """An envelope that was changed, moved, or sealed with another key."""


class NoKey(ValueError):
    """The installation's key is not where it should be, or is another one than the tables were sealed with."""


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
    return mark() + seal(installation(), key, "key", network)


def unwrap(wrapped: Stored, network: str) -> bytes:
    """The key of a network as it is used. Raises `Unreadable` when this installation's key does not open it."""
    wrapped = bytes(wrapped)
    if wrapped[:4] != mark():
        raise Unreadable("key", network, 0)
    return unseal(installation(), wrapped[4:], "key", network)


def mark() -> bytes:
    """Four bytes that tell installation keys apart without telling anything of them."""
    return sha256(b"kring mark" + installation()).digest()[:4]


def installation() -> bytes:
    """The installation's key: from the environment, or from the file that `make` made. Raises `NoKey`."""
    given = os.environ.get("KRING_KEY", "")
    return _decoded(given) if given else _from_file(path())


def path() -> Path:
    return Path(settings.DATA) / "key"


@functools.cache
def _from_file(path: Path) -> bytes:
    try:
        return _decoded(path.read_text())
    except FileNotFoundError:
        raise NoKey(f"its key is not in {path}") from None


def _decoded(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.strip())
    except ValueError:
        raise NoKey("its key is not base64") from None
    if len(key) != 32:
        raise NoKey("its key is not 32 bytes long")
    return key


def make() -> None:
    """Make the installation's key where there is none: a file that only its owner can read."""
    if os.environ.get("KRING_KEY") or path().exists():
        return
    path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path().with_name(f"key.{os.getpid()}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.urlsafe_b64encode(AESGCM.generate_key(256)))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path())
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        fresh.unlink()
