"""What somebody takes over from a screen or from paper: a square for a camera, and signs in groups for the eye."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET = 2  # a lit edge, so that a camera finds the corners


def square(address: str, title: str) -> SafeString:
    """The address as a QR code; dark on light in every theme, because cameras expect it."""
    import segno  # a megabyte that few pages want

    rows = segno.make_qr(address, error="m").matrix
    side = len(rows) + 2 * QUIET
    dots = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    return format_html(
        '<svg class="square" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#111" d="{2}"/></svg>',
        side,
        title,
        dots,
    )


def grouped(signs: str, size: int = 4) -> str:
    """Signs in groups, as an eye takes them in."""
    return " ".join(signs[at : at + size] for at in range(0, len(signs), size))
