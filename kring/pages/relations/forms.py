"""What a visitor may send about who knows whom; ties are between members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kring.core import measures, ties
from kring.core import network as networks
from kring.core.changes import Change
from kring.core.network import Network, Person, TieKind

HELPED = "helped"  # helps, told from the side of who gets it
WHAT = (*(str(kind) for kind in TieKind), HELPED)


def members(value: Network) -> list[Person]:
    """Who stands in the map, in the order of the list."""
    ids = set(measures.graph_of(value).ids)
    return [one for one in networks.in_order(value) if one.id in ids]


class Two(forms.Form):
    """Two people, and what they have with each other; `on` says whether that is so from now on."""

    a = forms.CharField(max_length=200, error_messages={"required": _("Choose somebody.")})
    b = forms.CharField(max_length=200, error_messages={"required": _("Choose somebody.")})
    kind = forms.ChoiceField(choices=[(one, "") for one in WHAT], required=False)
    on = forms.BooleanField(required=False)
    apart = forms.BooleanField(required=False)

    def __init__(self, data: Any, value: Network) -> None:
        super().__init__(data)
        self.known = {one.id for one in members(value)}

    def clean_a(self) -> str:
        return self._member(self.cleaned_data["a"])

    def clean_b(self) -> str:
        return self._member(self.cleaned_data["b"])

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and said["a"] == said["b"]:
            self.add_error("b", forms.ValidationError(_("Choose two different people."), code="same"))
        return said

    def linking(self, seen: Network) -> list[Change]:
        """The changes that tie the two."""
        said = self.cleaned_data
        if said["kind"] == HELPED:
            return ties.linked(seen, said["b"], said["a"], TieKind.HELPS)
        return ties.linked(seen, said["a"], said["b"], TieKind(said["kind"] or TieKind.KNOWS))

    def telling(self, seen: Network) -> list[Change]:
        """The changes that tell one thing of the two, or take it back, or part them."""
        said = self.cleaned_data
        if said["apart"]:
            return ties.untied(seen, said["a"], said["b"])
        if said["on"]:
            return self.linking(seen)
        if said["kind"] == HELPED:
            return ties.loosened(seen, said["b"], said["a"], TieKind.HELPS)
        return ties.loosened(seen, said["a"], said["b"], TieKind(said["kind"] or TieKind.KNOWS))

    def _member(self, id: str) -> str:
        if id not in self.known:
            raise forms.ValidationError(_("This person is not in the drawing any more."), code="gone")
        return id


class Known(forms.Form):
    """Whom one person knows, of everybody whose name was there to tick."""

    of = forms.CharField(max_length=200)
    people = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, seen: Network) -> None:
        super().__init__(data)
        self.seen = seen
        self.fields["people"].choices = [(one.id, "") for one in members(seen)]  # type: ignore[attr-defined]

    def clean_of(self) -> str:
        id = str(self.cleaned_data["of"])
        if id not in {one.id for one in members(self.seen)}:
            raise forms.ValidationError(_("This person is not in the drawing any more."), code="gone")
        return id

    def changes(self) -> list[Change]:
        """The ties that came, and the ties that went."""
        all = [one.id for one in members(self.seen)]
        return ties.known(self.seen, self.cleaned_data["of"], all, set(self.cleaned_data["people"]))


class Together(forms.Form):
    """People who all know each other."""

    people = forms.MultipleChoiceField()

    def __init__(self, data: Any, seen: Network) -> None:
        super().__init__(data)
        self.fields["people"].choices = [(one.id, "") for one in members(seen)]  # type: ignore[attr-defined]
