"""Files in a zip, from strangers: looked at before they are unpacked, so that none swells."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from kring.exchange import text
from kring.exchange.refusal import refuse

LARGEST: Final = 60_000_000  # bytes of all files together when unpacked
MOST_FILES: Final = 2_000
TIMES: Final = 200  # so many times larger unpacked is what text never is, once it is more than a little
LITTLE: Final = 5_000_000


def opened(data: bytes) -> Mapping[str, int]:
    """The names of the files in a zip with their sizes, when it can be unpacked safely.

    Raises `Refusal`: `too_large`, `empty`, `cut_off`, `not_zip`, `locked` for one with a password, or `swells`.
    """
    if len(data) > text.LARGEST:
        raise text.too_large(len(data))
    if not data:
        raise refuse("empty")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        raise refuse("cut_off" if data.startswith(b"PK\3\4") else "not_zip") from None
    if any(one.flag_bits & 1 for one in files):
        raise refuse("locked")
    size = sum(one.file_size for one in files)
    if len(files) > MOST_FILES or size > LARGEST or size > max(LITTLE, TIMES * len(data)):
        raise refuse("swells", megabytes=size // 1_000_000)
    return {one.filename: one.file_size for one in files}


def file(data: bytes, name: str) -> bytes:
    """One file of a zip that `opened` was asked about; never more than that said. Raises `Refusal`: `cut_off`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(name) as one:
            return one.read(packed.getinfo(name).file_size)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, KeyError, RuntimeError):
        raise refuse("cut_off") from None


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one zip, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
