"""What a visitor may send about a family, and how it becomes changes. Nothing but who it is about is needed (R035)."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kring.core import days, names, relatives
from kring.core import network as networks
from kring.core.changes import Add, Change, Misfit
from kring.core.check import Fault
from kring.core.network import (
    ABUSE,
    Descent,
    Fact,
    FactKind,
    Gender,
    Interaction,
    InteractionKind,
    Network,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Partnership,
    Person,
    Self,
    SiblingsKind,
    Sort,
    Status,
)
from kring.core.relatives import As, Coming, Order
from kring.pages import family_words, fields

UNSAID: Final = ("", _("not known"))
GENDERS: Final = (
    (Gender.WOMAN.value, pgettext_lazy("gender", "woman")),
    (Gender.MAN.value, pgettext_lazy("gender", "man")),
    (Gender.OTHER.value, pgettext_lazy("gender", "other")),
    UNSAID,
)
SORTS: Final = (
    (Sort.PERSON.value, _("was born")),
    (Sort.PREGNANCY.value, _("is expected")),
    (Sort.MISCARRIAGE.value, _("miscarriage")),
    (Sort.STILLBIRTH.value, _("was stillborn")),
    (Sort.TERMINATION.value, _("the pregnancy was ended")),
)
ORDERS: Final = (
    (Order.OLDER.value, _("older")),
    (Order.YOUNGER.value, _("younger")),
    (Order.UNSAID.value, _("not known")),
)
SEEN_BY: Final = (
    ("", _("violence only I, the rest everybody who sees my family")),
    ("me", _("only I")),
    ("all", _("everybody who sees my family")),
)
CONFIDENTIAL: Final = _("Only whose family it is keeps such a line, so that it stays confidential. Draw it together.")
LOOSE: Final = "loose"  # of the family, and nobody said how
AT_HOME: Final = _("At home")
GONE: Final = _("This person is not in the drawing any more.")
TAKEN: Final = _("Somebody took this away meanwhile. What you typed stands here still; close this and tell it anew.")


def choices(kind: Any) -> list[tuple[str, Any]]:
    """The words of a list, to choose from."""
    return [(one.value, family_words.WORDS[kind][one]) for one in kind]


class _About(forms.Form):
    """Who somebody is: everything may be left empty."""

    name = forms.CharField(label=_("Name"), required=False)
    gender = forms.ChoiceField(label=_("Woman or man?"), choices=GENDERS, required=False)
    born = fields.WhenField(label=_("Born in"), required=False)
    died = fields.WhenField(label=_("Died in"), required=False)
    is_dead = forms.BooleanField(label=_("Has died"), required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)

    def __init__(self, data: Any = None, *, value: Network, **more: Any) -> None:
        super().__init__(data, **more)
        self.value = value
        everybody: list[Person | Self] = [*value.people.values(), *value.owner.selves.values()]
        self.known = {one.id: one for one in everybody if getattr(one, "sort", Sort.PERSON) not in networks.HELPS}
        for name in ("born", "died"):
            self.fields[name].widget.attrs |= {"inputmode": "text", "autocomplete": "off", "size": 10}

    def clean_name(self) -> str:
        name = names.cleaned(self.cleaned_data["name"])
        if len(name) > names.LONGEST:
            raise forms.ValidationError(_("A name has at most 120 signs. Make it shorter."), code="long")
        return name

    def somebody(self, field: str) -> str:
        """Somebody who is in the family, or can be. Raises when they are not there."""
        id = str(self.cleaned_data.get(field) or "")
        if id not in self.known:
            raise forms.ValidationError(GONE if id else _("Choose somebody."), code="gone")
        return id

    def told_of(self, was: Person) -> Person:
        """Somebody with what was said of them here; what is not asked here stays."""
        said = self.cleaned_data
        is_dead = bool(said["is_dead"] or said["died"])
        alive = Status.ACTIVE if was.status is Status.DECEASED else was.status
        return msgspec.structs.replace(
            was,
            name=said["name"] or (was.name if was.name == networks.UNKNOWN else networks.UNKNOWN),
            gender=Gender(said["gender"]) if said["gender"] else None,
            born=said["born"],
            died=said["died"],
            status=Status.DECEASED if is_dead else alive,
            sort=Sort(said["sort"]) if said["sort"] else was.sort,
        )

    def contradiction(self, made: Sequence[Change]) -> bool:
        """Whether what was told contradicts itself; see `contradicted`."""
        return contradicted(self, self.value, made)


def contradicted(form: forms.Form, value: Network, made: Sequence[Change]) -> bool:
    """Whether changes contradict what is told; then it is said at its own field, with a way on (R034)."""
    try:
        found = relatives.contradictions(value, made)
    except Misfit as misfit:
        if misfit.is_conflict:
            return False  # somebody else was there first: that has its own page
        found = [Fault("twice", "")]
    for fault in found[:1]:
        field, sentence = _said(fault, form.fields)
        form.add_error(field, forms.ValidationError(sentence, code=fault.code))
    return bool(found)


def _said(fault: Fault, there: Any) -> tuple[str | None, Any]:
    """A contradiction in friendly words: what it is, and how to go on. And at which field it is said."""
    field: str | None = None
    told = {key: gettext("somebody") if one == networks.UNKNOWN else one for key, one in fault.params.items()}
    match fault.code:
        case "died_before_born":
            field = "died"
            said = gettext("Somebody cannot die before being born. Look at both years; ± 1950 is fine too.")
        case "born_before_parent":
            said = gettext(
                "A child cannot be born before the parent, as %(child)s before %(parent)s."
                " Change a year, or leave it empty."
            )
            field, said = "born", said % told
        case "couple_before_born":
            said = gettext("%(name)s was not born yet when this couple began. Look at the years; ± 1960 is fine too.")
            field, said = ("since" if "since" in there else "born"), said % told
        case "third_by_birth":
            said = gettext("%(child)s already has two parents by birth. Choose what this parent is instead.")
            field, said = "parent", said % told
        case "own_ancestor":
            said = gettext(
                "Then %(name)s would be their own ancestor. Choose somebody else, or take another line away first."
            )
            said = said % told
        case "ends_before_it_begins":
            field, said = "until", gettext("The end is before the beginning. Turn them round?")
        case _:
            said = gettext("Choose two different people.")
    return (field if field in there else None), said


class Come(_About):
    """Somebody who comes to somebody: new, or one who is on the list already."""

    to = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=[(one, "") for one in (*As, LOOSE)])
    who = forms.CharField(label=_("Or somebody who is on the list already"), required=False, max_length=200)
    parent = forms.ChoiceField(label=_("What kind of parent?"), choices=choices(ParentKind), required=False)
    couple = forms.ChoiceField(label=_("What kind of couple?"), choices=choices(PartnerKind), required=False)
    since = fields.WhenField(label=_("Since when?"), required=False)
    others = forms.MultipleChoiceField(required=False)
    order = forms.ChoiceField(label=_("Older or younger?"), choices=ORDERS, required=False)
    half = forms.BooleanField(label=_("Half brother or half sister"), required=False)

    def __init__(self, data: Any = None, *, value: Network, **more: Any) -> None:
        super().__init__(data, value=value, **more)
        self.fields["others"].choices = [(id, "") for id in self.known]  # type: ignore[attr-defined]

    def clean_to(self) -> str:
        return self.somebody("to")

    def clean_who(self) -> str:
        return self.somebody("who") if self.cleaned_data["who"] else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and said["who"] == said["to"]:
            self.add_error(None, forms.ValidationError(_("Choose two different people."), code="twice"))
        return said

    def changes(self, new_id: relatives.NewId) -> list[Change]:
        """The changes by which they come."""
        said = self.cleaned_data
        who, made = said["who"], list[Change]()
        if who:
            made += relatives.as_family(self.value, who)
        else:
            who = new_id("person")
            made.append(Add(relatives.newcomer(self.value, self.told_of(Person(who, networks.UNKNOWN)))))
        if said["kind"] == LOOSE:
            return made
        coming = Coming(
            said["to"],
            As(said["kind"]),
            who,
            ParentKind(said["parent"] or ParentKind.BIRTH),
            PartnerKind(said["couple"] or PartnerKind.TOGETHER),
            tuple(one for one in said["others"] if one not in (who, said["to"])),
            Order(said["order"] or Order.UNSAID),
            said["since"],
            said["half"],
        )
        return [*made, *relatives.comes(self.value, coming, new_id)]


class Tell(_About):
    """What is told of somebody in the drawing."""

    who = forms.CharField(max_length=200)
    off_family = forms.BooleanField(label=_("Leave out of the drawing"), required=False)

    def clean_who(self) -> str:
        return self.somebody("who")

    def told(self) -> tuple[Person | Self, Person | Self]:
        """Somebody as they were, and as they were told now."""
        was, said = self.known[self.cleaned_data["who"]], self.cleaned_data
        if isinstance(was, Person):
            return was, msgspec.structs.replace(self.told_of(was), off_family=said["off_family"])
        gender = Gender(said["gender"]) if said["gender"] else None
        return was, msgspec.structs.replace(was, name=said["name"] or was.name, gender=gender, born=said["born"])


def of(who: Person | Self) -> dict[str, Any]:
    """Somebody as the form shows them."""
    shown: dict[str, Any] = {
        "who": who.id,
        "name": "" if who.name == networks.UNKNOWN else who.name,
        "gender": who.gender.value if who.gender else "",
        "born": who.born,
    }
    if isinstance(who, Person):
        is_dead = networks.has_died(who)
        shown |= {"died": who.died, "is_dead": is_dead, "off_family": who.off_family, "sort": who.sort.value}
    return shown


class _Lasting(forms.Form):
    since = fields.WhenField(label=_("Since when?"), required=False)
    until = fields.WhenField(label=_("Until when?"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if days.ends_first(since, until):
            self.add_error("until", forms.ValidationError(_("The end is before the beginning. Turn them round?")))
        return said


class Couple(_Lasting):
    """What a couple is, from when until when, and how it ended."""

    of = forms.CharField(max_length=200)
    kind = forms.ChoiceField(label=_("What kind of couple?"), choices=choices(PartnerKind))
    ended = forms.ChoiceField(
        label=_("Is it over?"), choices=[("", _("no, or not known")), *choices(PartnerEnd)], required=False
    )
    separated = fields.WhenField(label=_("Apart since"), required=False)

    def told(self, was: Partnership) -> Partnership:
        said = self.cleaned_data
        return msgspec.structs.replace(
            was,
            kind=PartnerKind(said["kind"]),
            since=said["since"],
            until=said["until"],
            ended=PartnerEnd(said["ended"]) if said["ended"] else None,
            separated=said["separated"],
        )


class Parent(_Lasting):
    """What kind of parent somebody is, and from when until when a child lived there."""

    of = forms.CharField(max_length=200)
    parent = forms.ChoiceField(label=_("What kind of parent?"), choices=choices(ParentKind))

    def __init__(self, data: Any = None, *, value: Network, **more: Any) -> None:
        super().__init__(data, **more)
        self.value = value

    def told(self, was: Descent) -> Descent:
        said = self.cleaned_data
        return msgspec.structs.replace(was, kind=ParentKind(said["parent"]), since=said["since"], until=said["until"])

    def contradiction(self, made: Sequence[Change]) -> bool:
        """Whether it contradicts what else is told; see `contradicted`."""
        return contradicted(self, self.value, made)


class Line(_Lasting):
    """How two people are with each other; `of` is the line that is told otherwise."""

    of = forms.CharField(required=False, max_length=200)
    a = forms.CharField(max_length=200, error_messages={"required": _("Choose somebody.")})
    b = forms.CharField(max_length=200, error_messages={"required": _("Choose somebody.")})
    kind = forms.ChoiceField(
        label=_("How are they with each other?"),
        choices=choices(InteractionKind),
        error_messages={"required": _("Choose what the contact is like.")},
    )
    remark = fields.TextField(
        label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    seen_by = forms.ChoiceField(label=_("Who may see this?"), choices=SEEN_BY, required=False)

    def __init__(self, data: Any = None, *, known: Iterable[str], leads: bool, **more: Any) -> None:
        super().__init__(data, **more)
        self.known, self.leads = frozenset(known), leads

    def clean_kind(self) -> str:
        """Whoever does not lead cannot keep anything confidential, so violence is not theirs to draw."""
        kind = str(self.cleaned_data["kind"])
        if not self.leads and kind in ABUSE:
            raise forms.ValidationError(CONFIDENTIAL, code="confidential")
        return kind

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and said["a"] == said["b"]:
            self.add_error("b", forms.ValidationError(_("Choose two different people."), code="twice"))
        for end in ("a", "b"):
            if said.get(end) and said[end] not in self.known:
                self.add_error(end, forms.ValidationError(GONE, code="gone"))
        return said

    def told(self, id: str, was: Interaction | None = None) -> Interaction:
        """The line. Abuse is confidential from the start, until whoever leads says otherwise."""
        said = self.cleaned_data
        kind = InteractionKind(said["kind"])
        hidden = self.leads and {"me": True, "all": False}.get(said["seen_by"], kind in ABUSE)
        if was:
            id, said["a"], said["b"], hidden = was.id, was.a, was.b, hidden if self.leads else was.confidential
        return Interaction(id, said["a"], said["b"], kind, said["since"], said["until"], said["remark"], hidden)


class Mark(_Lasting):
    """What a genogram marks at somebody; `of` is the mark that is told otherwise."""

    of = forms.CharField(required=False, max_length=200)
    who = forms.CharField(max_length=200)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=choices(FactKind), error_messages={"required": _("Choose what it is.")}
    )
    words = forms.CharField(label=_("In a few words"), required=False, max_length=200)
    is_suspected = forms.BooleanField(label=_("Not sure"), required=False)
    has_recovered = forms.BooleanField(label=_("Better again"), required=False)
    confidential = forms.BooleanField(label=_("Only I may see this"), required=False)

    def told(self, id: str, leads: bool, was: Fact | None = None) -> Fact:
        said = self.cleaned_data
        return Fact(
            was.id if was else id,
            was.person if was else said["who"],
            FactKind(said["kind"]),
            names.cleaned(said["words"]),
            said["since"],
            said["until"],
            said["is_suspected"],
            said["has_recovered"],
            said["confidential"] if leads else bool(was and was.confidential),
        )


class Twins(forms.Form):
    """Who were born together with somebody."""

    who = forms.CharField(max_length=200)
    people = forms.MultipleChoiceField(error_messages={"required": _("Choose somebody.")})
    kind = forms.ChoiceField(
        choices=[one for one in choices(SiblingsKind) if one[0] in ("twins", "fraternal", "identical")]
    )


class Home(forms.Form):
    """Who live together."""

    of = forms.CharField(required=False, max_length=200)
    name = fields.NameField(label=_("What is this home called?"), required=False)
    people = forms.MultipleChoiceField(error_messages={"required": _("Choose somebody.")})
