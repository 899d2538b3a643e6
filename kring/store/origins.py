"""Where a request came from, as far as a line in the log may tell."""

import ipaddress

from django.http import HttpRequest


def device(request: HttpRequest) -> str:
    """What kind of thing somebody held in their hands."""
    agent = request.headers.get("User-Agent", "")
    if "iPad" in agent or ("Android" in agent and "Mobile" not in agent):
        return "tablet"
    return "phone" if "Mobi" in agent else "computer" if "Mozilla" in agent else "program"


def address(request: HttpRequest) -> str:
    """The network a request came from: the first half of the address, which names no machine."""
    try:
        found = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    if found.is_loopback:
        return "loopback"
    width = 24 if found.version == 4 else 48
    return str(ipaddress.ip_network((found, width), strict=False))
