"""What a visitor may say about the circle as a whole."""

from django import forms

from kring.core.measures import Whose


class View(forms.Form):
    view = forms.CharField(max_length=20_000, required=False)


class Wish(forms.Form):
    words = forms.CharField(max_length=20_000)


class Remove(forms.Form):
    wish = forms.CharField(max_length=200)


def whose(asked: str) -> Whose:
    """The part of the network to look at; anything unknown is all of it."""
    return Whose(asked) if asked in set(Whose) else Whose.ALL
