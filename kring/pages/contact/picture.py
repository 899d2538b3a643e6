"""The contact schema and who does what at a moment, to look at: tables in which nothing leads anywhere."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kring.pages.contact import schema
from kring.pages.contact import support as supports
from kring.pages.then import Then


def contacts(one: Then) -> SafeString:
    """With whom there was contact on that day, how, and how long ago it was then."""
    rows = schema.rows(one.value, one.day, "last", only_quiet=False, owner=one.owner)
    told = {"rows": rows, "heads": schema.heads(one.day), "lit": one.lit, "value": one.value}
    return render_to_string("contact/schema_then.html", told)


def support(one: Then) -> SafeString:
    """What everybody did for the owner."""
    told = {
        "lines": supports.lines(supports.members(one.value), "for"),
        "columns": supports.columns(),
        "lit": one.lit,
        "value": one.value,
    }
    return render_to_string("contact/support_then.html", told)
