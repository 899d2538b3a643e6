"""What an administrator may send."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kring.core import names
from kring.core.network import Network, OwnerKind
from kring.methods import trainings
from kring.pages import fields, incoming, posts
from kring.pages.manage.register import Register
from kring.pages.manage.until import Until
from kring.store import accounts, models

TAKEN = _("Somebody has this e-mail address already.")
MOST = 20
KINDS = [
    (OwnerKind.PERSON.value, _("one person")),
    (OwnerKind.COUPLE.value, _("a couple")),
    (OwnerKind.FAMILY.value, _("a family")),
    (OwnerKind.CARER.value, _("somebody who cares for another")),
]


class NamesField(forms.CharField):
    """Several names, one to a line."""

    widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        found = [name for line in str(value or "").splitlines() if (name := names.cleaned(line))]
        if any(len(name) > names.LONGEST for name in found):
            raise forms.ValidationError(_("A name has at most 120 signs. Make it shorter."), code="long")
        if len(found) > MOST:
            raise forms.ValidationError(_("A family has room for 20 names here."), code="many")
        return found


def _unlikely_to_be_yours(label: Any, required: bool = True) -> fields.NameField:
    """A name that is somebody else's, so that the browser does not offer one's own."""
    field = fields.NameField(label=label, required=required)
    field.widget.attrs["autocomplete"] = "off"
    return field


class _Newcomer(forms.Form):
    name = _unlikely_to_be_yours(_("Name"))
    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


class Client(_Newcomer):
    """Whoever gets a circle (one person, a couple, a family), and perhaps the professional who comes along."""

    kind = forms.ChoiceField(
        label=_("Whose circle is it?"), choices=KINDS, initial=OwnerKind.PERSON.value, widget=forms.RadioSelect()
    )
    partner = _unlikely_to_be_yours(_("And the name of the other"), required=False)
    others = NamesField(label=_("The names of the others"), required=False)
    called = _unlikely_to_be_yours(_("What is the family called?"), required=False)

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["professional"] = _professional(register)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("kind") == OwnerKind.COUPLE.value and not given.get("partner") and "partner" not in self.errors:
            self.add_error("partner", _("A couple is two people. Who is the other?"))
        return given

    def empty(self) -> Network:
        """The circle, empty, of whom the form names; what is asked of another kind of owner counts for nothing."""
        given, kind = self.cleaned_data, OwnerKind(self.cleaned_data["kind"])
        others = {OwnerKind.COUPLE: [given["partner"]], OwnerKind.FAMILY: given["others"]}.get(kind, [])
        called = given["called"] if kind is OwnerKind.FAMILY else ""
        return accounts.empty(given["name"], *others, kind=kind, called=called)


class Brought(incoming.TakeIn):
    """A client whose circle stands in a file, and perhaps the professional who comes along."""

    email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="brought_%s", **kwargs)
        self.fields["professional"] = _professional(register)


def _professional(register: Register, without: UUID | None = None) -> Any:
    """Who comes along. To choose from are they whose position brings them to clients; why another cannot, is said."""
    known = models.User.objects.filter(pk__in=[one.pk for one in register.workers if one.pk != without])
    choice = forms.ModelChoiceField(known, label=_("Who works with them?"), required=False)
    comers = [one.user for one in register.comers if one.user.pk != without]
    choice.widget = forms.Select(choices=[("", _("nobody yet")), *((one.pk, one.name) for one in comers)])
    return choice


class Professional(_Newcomer, Until):
    """Somebody who comes to work: for an organisation in a position, perhaps until a day, or for none."""

    field_order = ("name", "email", "role", "until")
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(label=_("What do they do here?"), choices=posts.POSITIONS)

    def __init__(self, *args: Any, is_of_an_organisation: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_of_an_organisation:
            del self.fields["role"], self.fields["until"]


class Connection(forms.Form):
    """Who from now on works with whose circle."""

    network = forms.ModelChoiceField(models.Network.objects.only("id"))
    professional = forms.ModelChoiceField(models.User.objects.filter(is_active=True))

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        row, user = given.get("network"), given.get("professional")
        circle = next((one for one in self.register.circles if row and one.network_id == row.pk), None)
        if circle is None or user not in self.register.workers or user in circle.owners:
            raise forms.ValidationError(_("They cannot work together here."), code="apart")
        given["is_there"] = user in [role.user for role in circle.helpers]
        return given


class Ending(forms.Form):
    """The working together that ends."""

    role = forms.ModelChoiceField(models.Role.objects.exclude(role__in=["owner", "proxy"]))

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register

    def clean_role(self) -> models.Role:
        role: models.Role = self.cleaned_data["role"]
        if not self.register.helping(role):
            raise forms.ValidationError(_("They do not work together here."), code="apart")
        return role


class Invitation(forms.Form):
    """Who gets a letter, or a new link."""

    user = forms.ModelChoiceField(models.User.objects.filter(is_active=True))

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register

    def clean_user(self) -> models.User:
        user: models.User = self.cleaned_data["user"]
        if not self.register.knows(user):
            raise forms.ValidationError(_("This person does not come in here."), code="apart")
        return user


class NewLink(Invitation):
    """Who gets a new link: not a client who came in before, for whoever makes it could come in as them."""

    def clean_user(self) -> models.User:
        user = super().clean_user()
        if accounts.is_known_client(user, timezone.now()):
            raise forms.ValidationError(_("They came in before. Make a letter."), code="known")
        return user


class Organisation(_Newcomer):
    """An organisation, and who looks after it first."""

    called = fields.NameField(label=_("What is the organisation called?"))
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))


class Position(Until):
    """What somebody is at the organisation from now on, perhaps until a day."""

    field_order = ("role", "until", "waived")
    role = forms.ChoiceField(label=_("What do they do here?"), choices=posts.POSITIONS)
    waived = fields.NameField(label=_("Or say why it can wait"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "position_%s")
        super().__init__(*args, **kwargs)


class Training(forms.Form):
    """What somebody is trained for, from a day and perhaps until one (F.12.3)."""

    field_order = ("course", "kind", "since", "until")
    kind = fields.NameField(label=_("Something else, namely"), required=False)
    since = fields.DateField(label=_("Since"))
    until = fields.DateField(label=_("Holds until and with"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "training_%s")
        super().__init__(*args, **kwargs)
        self.fields["course"] = forms.ChoiceField(
            label=_("Trained for what?"),
            required=False,
            choices=[("", _("something else")), *((id, posts.course(one)) for id, one in trainings.courses().items())],
        )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("course") and not given.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Say what it was."))
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("That is before it begins."))
        return self.cleaned_data


class HandOver(forms.Form):
    """Who goes on with the work of a colleague; nobody, when it just ends."""

    to = forms.ModelChoiceField(models.User.objects.none(), label=_("Who goes on with it?"), required=False)

    def __init__(self, *args: Any, register: Register, leaver: UUID, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "to_%s")
        super().__init__(*args, **kwargs)
        self.fields["to"] = _professional(register, without=leaver)
        self.fields["to"].label = _("Who goes on with it?")
