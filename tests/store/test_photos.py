import io
import struct
import zlib

import pytest
from PIL import Image

from kring.store import keys, models, photos

pytestmark = pytest.mark.django_db


def picture(kind="JPEG", size=(1200, 900), **more):
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **more)
    return out.getvalue()


def test_a_photo_becomes_small_and_is_kept_encrypted(world):
    photos.add(world.row, "p", picture(), world.by(world.anna))
    data = photos.load(world.row, "p")
    with Image.open(io.BytesIO(data)) as small:
        assert (small.format, small.size) == ("WEBP", (512, 384))
    kept = bytes(models.Photo.objects.get().data)
    assert b"WEBP" not in kept
    assert photos.every(world.row) == {"p": data}


def test_where_and_when_it_was_taken_is_gone(world):
    exif = Image.Exif()
    exif[0x010F] = "CANARY camera"
    exif.get_ifd(0x8825)[1] = "N"
    data = picture(exif=exif.tobytes(), comment=b"CANARY comment")
    assert b"CANARY" in data
    small = photos.small(data)
    assert b"CANARY" not in small
    with Image.open(io.BytesIO(small)) as opened:
        assert not opened.getexif()
        assert {"exif", "xmp", "icc_profile", "comment"}.isdisjoint(opened.info)


def test_a_photo_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(photos.small(picture(size=(400, 200), exif=exif.tobytes())))) as upright:
        assert upright.size == (200, 400)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG"])
def test_the_usual_kinds_of_picture_do(kind):
    with Image.open(io.BytesIO(photos.small(picture(kind, (40, 30))))) as small:
        assert small.size == (40, 30)


def bomb(width, height):
    """A PNG of a few bytes that says that it is enormous."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no_picture"),
        (b"hello", "no_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "no_picture"),
        (picture()[:200], "no_picture"),
        (picture()[:2000], "no_picture"),
        (picture("PNG")[:-200], "no_picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "no_picture"),
        (bomb(50_000, 50_000), "too_many_pixels"),
        (bomb(10_000, 10_000), "too_many_pixels"),
        (bomb(400, 400), "no_picture"),
        (b"\xff" * (photos.LARGEST + 1), "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_photo_is_refused_with_the_reason(world, data, reason):
    with pytest.raises(photos.NoPhoto) as refused:
        photos.add(world.row, "p", data, world.by(world.anna))
    assert refused.value.reason == reason
    assert photos.load(world.row, "p") is None


def test_what_was_made_small_once_stays_the_same_for_ever():
    for mode in ("RGB", "RGBA"):
        out = io.BytesIO()
        Image.linear_gradient("L").convert(mode).save(out, "PNG")
        once = photos.small(out.getvalue())
        assert photos.small(once) == once
        assert photos.small(once + b"more") != once + b"more"


def test_a_small_webp_with_something_beside_the_picture_is_written_anew():
    exif = Image.Exif()
    exif[0x010F] = "CANARY camera"
    data = picture("WEBP", (100, 80), exif=exif.tobytes())
    assert b"CANARY" in data
    assert b"CANARY" not in photos.small(data)


def test_sending_a_photo_twice_keeps_it_once(world):
    for _ in range(2):
        photos.add(world.row, "p", picture(), world.by(world.anna))
    assert models.Photo.objects.count() == 1


def test_a_photo_put_under_another_name_does_not_open(world):
    photos.add(world.row, "p", picture(), world.by(world.anna))
    models.Photo.objects.update(photo="q")
    with pytest.raises(keys.Unreadable):
        photos.load(world.row, "q")
