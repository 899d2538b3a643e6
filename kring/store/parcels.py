"""A sealed stream of bytes: written and read piece by piece, so that a whole installation never stands in memory.

Each piece is sealed for its position and for whether it is the last. A changed byte, a piece that was left out,
put elsewhere or repeated, and an end that was cut off are all noticed. Every file has a key of its own,
made of the key that was given and of what stands at its beginning.
"""

import os
from types import TracebackType
from typing import IO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC: Final = b"kring copy 1\n"
_SALT: Final = 16
PIECE: Final = 1 << 18
_TAG: Final = 16


class Damaged(Exception):
    """The file is no such stream, was changed, or was sealed with another key."""


class Writer:
    """Seals what is written to it; whole only after it was closed without an error."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        salt = os.urandom(_SALT)
        self._file, self._cipher = file, _cipher(key, salt)
        self._rest, self._number = bytearray(), 0
        file.write(MAGIC + salt)

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self._piece(bytes(self._rest), is_last=True)

    def write(self, data: bytes) -> None:
        self._rest += data
        while len(self._rest) > PIECE:
            self._piece(bytes(self._rest[:PIECE]), is_last=False)
            del self._rest[:PIECE]

    def _piece(self, plain: bytes, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, is_last), plain, None))
        self._number += 1


class Reader:
    """Reads what a `Writer` sealed. Nothing is handed over that was not checked. Raises `Damaged`."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        if file.read(len(MAGIC)) != MAGIC:
            raise Damaged("this is no copy that Kring made")
        self._file, self._cipher = file, _cipher(key, file.read(_SALT))
        self._number, self._rest, self._ahead = 0, bytearray(), file.read(PIECE + _TAG)
        self._is_done = False

    def read(self, count: int) -> bytes:
        """So many bytes. Raises `Damaged` when there are fewer."""
        while len(self._rest) < count:
            if self._is_done:
                raise Damaged("it ends too early")
            self._next()
        found = bytes(self._rest[:count])
        del self._rest[:count]
        return found

    @property
    def is_at_end(self) -> bool:
        while not self._rest and not self._is_done:
            self._next()
        return not self._rest

    def _next(self) -> None:
        sealed, self._ahead = self._ahead, self._file.read(PIECE + _TAG)
        is_last = not self._ahead
        try:
            self._rest += self._cipher.decrypt(_nonce(self._number, is_last), sealed, None)
        except (InvalidTag, ValueError):
            why = "it was made with another key, or its beginning was changed"
            raise Damaged(why if self._number == 0 else f"it was changed in piece {self._number + 1}") from None
        self._number, self._is_done = self._number + 1, is_last


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), 32, salt, b"kring copy").derive(key))


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
