"""Fields that more than one room asks for: names and numbers as people write them."""

import re
from typing import Any

from django import forms
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from kring.core import names

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


class TextField(forms.CharField):
    """Some lines of text; the line ends of a browser are no change."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=20_000, **more)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value) or "")


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
