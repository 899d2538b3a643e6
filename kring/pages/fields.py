"""Fields that more than one room asks for: names, numbers and dates as people write them."""

import re
from datetime import date
from typing import Any, Final

import msgspec
from django import forms
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from kring.core import dates, days, names, network
from kring.core.network import Dating

_NUMBER = re.compile(r"-?(\d+([.,]\d*)?|[.,]\d+)")  # digits of any script, as keyboards have them; no 1_000, 1e3 or inf


class NameField(forms.CharField):
    """A name as people write it, kept as `core/names.py` says."""

    def __init__(self, label: Any = None, required: bool = True) -> None:
        super().__init__(label=label, required=required, error_messages={"required": _("Fill in a name or nickname.")})

    def clean(self, value: Any) -> str:
        name = names.cleaned(str(value or ""))
        if len(name) > names.LONGEST:
            raise forms.ValidationError(_("A name has at most 120 signs. Make it shorter."), code="long")
        return str(super().clean(name))


class LineField(forms.CharField):
    """A line that is shown among others, as what a plan is called; no sign in it turns what stands behind it."""

    def to_python(self, value: Any) -> str:
        return names.unsteered(str(super().to_python(value) or "")).strip()


class DateField(forms.DateField):
    """A day that is reckoned from, near enough to now that a term of a century fits before and after it."""

    FIRST: Final = date(1900, 1, 1)
    LAST: Final = date(2200, 12, 31)

    def __init__(self, **more: Any) -> None:
        edges = {"min": self.FIRST.isoformat(), "max": self.LAST.isoformat()}
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"} | edges),
            error_messages={"invalid": _("Type a day, like 22-2-2027.")},
            **more,
        )

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not self.FIRST <= value <= self.LAST:
            raise forms.ValidationError(_("Type a day between 1900 and 2200."), code="far")


OVER: Final = _("That day is over. Choose today or a later day.")
NO_WHEN: Final = _("Type a year like 1954, or a day like 12-3-1954.")
TURNED: Final = _("The later date stands first. Turn them round?")
HOW: Final = {
    Dating.BEFORE: gettext_noop("before"),
    Dating.AFTER: gettext_noop("after"),
    Dating.CALCULATED: gettext_noop("calculated"),
    Dating.ESTIMATED: gettext_noop("estimated"),
}
LONGEST_TEXT: Final = 20_000  # signs, as a network keeps them


class TextField(forms.CharField):
    """Some lines of text; the line ends of a browser are no change."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=LONGEST_TEXT, **more)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value) or "")


def lines(rows: int) -> forms.Textarea:
    """Where some lines are typed, in whatever direction they are written."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class NumberField(forms.FloatField):
    """A number with a comma or a point; a whole one is shown without either."""

    def __init__(self, label: Any, most: float) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 6})
        said = {
            "invalid": _("Type a number, like 3 or 1,5."),
            "min_value": _("Type a number of 0 or more."),
            "max_value": _("That is too many. Type %(limit_value)d or less."),
        }
        super().__init__(label=label, required=False, min_value=0, max_value=most, widget=widget, error_messages=said)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip() and not _NUMBER.fullmatch(value.strip()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int | float):
            return value
        return f"{value:.10g}".replace(".", get_format("DECIMAL_SEPARATOR"))


class WhenField(forms.CharField):
    """A date as people write it: 1954, 3-1954, 12-3-1954, ± 1954, voor 1954, tussen 1954 en 1960; see `core/dates`."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        said = dates.read(text)
        try:
            return msgspec.convert(said, network.When)
        except msgspec.ValidationError:
            turned = said is not None and "to" in said and _is_turned(said)
            raise forms.ValidationError(TURNED if turned else NO_WHEN, code="when") from None

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, network.When):
            return value
        words = {how: gettext(word) + " " for how, word in HOW.items()}
        between = gettext("between %(one)s and %(other)s") % {"one": "{}", "other": "{}"}
        return dates.written(value, words, between)


def _is_turned(said: dict[str, Any]) -> bool:
    """Whether of two dates the later stands first: each by itself is one."""
    one = {part: said[part] for part in ("year", "month", "day") if part in said}
    try:
        msgspec.convert([one, said["to"]], list[network.Edge])
    except msgspec.ValidationError:
        return False
    return True


class DayField(forms.DateField):
    """A day, as a browser or somebody with a keyboard says it; kept as far as it is known."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Type a day, like 22-2-2027.")},
        )

    def clean(self, value: Any) -> network.When | None:
        day = super().clean(value)
        return days.on(day) if day else None

    def prepare_value(self, value: Any) -> Any:
        return days.first(value) if isinstance(value, network.When) else value


def refuse_over(form: forms.Form, was: object, *asked: str) -> None:
    """Refuse a day that is over for each field `asked`, unless it stands so already in what `was` (R027)."""
    for name in asked:
        day = form.cleaned_data.get(name)
        if day and day != getattr(was, name, None) and days.last(day) < timezone.localdate():
            form.add_error(name, forms.ValidationError(OVER, code="over"))
