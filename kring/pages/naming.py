"""Names in a sentence, in the language of the page, and on a file."""

from django.utils.text import slugify
from django.utils.translation import get_language


def whose(name: str) -> str:
    """The name as an owner: Anna’s, Joris’, Marks."""
    last = name[-1:].lower()
    if (get_language() or "nl").startswith("nl"):
        if last in "sxzß":
            return f"{name}’"
        return f"{name}’s" if last in "aiouyáéíóú" or not last.isascii() else f"{name}s"
    return f"{name}’" if last == "s" else f"{name}’s"


def file_name(called: str) -> str:
    """A name for a file that every computer can keep."""
    return slugify(called)[:60] or "kring"
