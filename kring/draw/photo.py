"""A photo as it travels inside a drawing that leaves the page: no larger than is seen, and grey among grey."""

import base64
import io
from typing import Final

_SIDE: Final = 256  # pixels; on A0 a face is some 40 mm wide


def inside(data: bytes, *, is_grey: bool = False) -> str:
    """The address that holds a photo (WebP, JPEG, PNG) in itself, as JPEG on white.

    Empty when it cannot be read: the drawing then shows initials' ground.
    """
    from PIL import Image  # heavy, and only wanted where a photo leaves the page

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.thumbnail((_SIDE, _SIDE))
            clear = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError):
        return ""
    whole = Image.new("RGBA", clear.size, "white")
    whole.alpha_composite(clear)
    out = io.BytesIO()
    whole.convert("L" if is_grey else "RGB").save(out, "JPEG", quality=85)
    return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}"
