"""What one page leaves for the next: a key such as `saved`, never a sentence or a name."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class Slip(CookieStorage):
    """A signed cookie, so that saying "saved" costs no query."""

    cookie_name = "__Host-slip" if settings.IS_SECURE else "slip"
