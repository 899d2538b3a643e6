"""Photos and drawings: made small and anonymous before they are kept, encrypted when they are.

What comes in is never kept as it came: it is decoded, turned upright, made
small and written anew, so that no metadata and no second file travels along.
"""

import io
import warnings
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.db import transaction

from kring.store import keys, log, models

if TYPE_CHECKING:
    from PIL import Image

SIDE: Final = 512
LARGEST: Final = 20 * 1024 * 1024
MOST_PIXELS: Final = 50_000_000
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")


class Reason(StrEnum):
    """Why a file does not do as a photo."""

    TOO_LARGE = "too_large"
    NO_PICTURE = "no_picture"
    TOO_MANY_PIXELS = "too_many_pixels"


class NoPhoto(Exception):
    """A file that does not do as a photo, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def small(data: bytes) -> bytes:
    """The picture as a WebP of at most 512 pixels a side, with nothing but the picture in it.

    What is that already stays as it is, so that a client's own copy comes back
    as it went. Raises `NoPhoto`.
    """
    if len(data) > LARGEST:
        raise NoPhoto(Reason.TOO_LARGE)
    from PIL import Image  # heavy, and only wanted where a photo comes in

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # counted below, before decoding
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                return _rewritten(picture, data)
    except Image.DecompressionBombError:
        raise NoPhoto(Reason.TOO_MANY_PIXELS) from None
    except (OSError, SyntaxError, ValueError, IndexError, TypeError):
        raise NoPhoto(Reason.NO_PICTURE) from None


def _rewritten(picture: "Image.Image", data: bytes) -> bytes:
    from PIL import Image, ImageOps

    if picture.width * picture.height > MOST_PIXELS:
        raise NoPhoto(Reason.TOO_MANY_PIXELS)
    if max(picture.size) <= SIDE and _is_bare(data):
        picture.load()
        return data
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a large JPEG is decoded small at once
    upright = ImageOps.exif_transpose(picture)
    upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    upright.thumbnail((SIDE, SIDE))
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def _is_bare(data: bytes) -> bool:
    """Whether this is a WebP of one still picture, with no metadata and nothing before, between or behind."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or int.from_bytes(data[4:8], "little") != len(data) - 8:
        return False
    at = 12
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH"):
            return False
        at += 8 + size + size % 2
    return at == len(data)


def add(row: models.Network, id: str, data: bytes, by: log.Actor, is_proposed: bool = False) -> None:
    """Keep a photo beside the document, under an id made where the photo was chosen; once. Raises `NoPhoto`."""
    sealed = keys.seal(keys.unwrap(row.key, row.id), small(data), f"photo {id}", row.id)
    with transaction.atomic():
        photo, is_new = models.Photo.objects.get_or_create(
            network=row, photo=id, defaults={"data": sealed, "by": by.user, "at": by.at}
        )
        if is_new:
            deed = models.Deed.PROPOSE if is_proposed else models.Deed.CHANGE
            log.write(by, deed, row.id, part="photos", version=row.version)


def load(row: models.Network, id: str) -> bytes | None:
    """One photo as WebP, if it is there."""
    photo = models.Photo.objects.filter(network=row, photo=id).first()
    return None if photo is None else _opened(photo, keys.unwrap(row.key, row.id))


def every(row: models.Network) -> dict[str, bytes]:
    """All the photos beside a document, by their ids: for the client's own copy."""
    key = keys.unwrap(row.key, row.id)
    return {photo.photo: _opened(photo, key) for photo in models.Photo.objects.filter(network=row)}


def _opened(photo: models.Photo, key: bytes) -> bytes:
    return keys.unseal(key, photo.data, f"photo {photo.photo}", photo.network_id)
