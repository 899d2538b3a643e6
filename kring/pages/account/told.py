"""Mails about signing in: that something changed, so that whoever did not do it can say so. No name, no content."""

from allauth.account.adapter import get_adapter

from kring.store import models


def changed(user: models.User, what: str) -> None:
    """Tell somebody that a way of coming in was `added` or `removed`, or that their `password` is another one."""
    if user.email:
        get_adapter().send_mail("account/email/changed", user.email, {"what": what})


def moved(before: str) -> None:
    """Tell an address that it is the one of somebody no more."""
    get_adapter().send_mail("account/email/changed", before, {"what": "address"})
