"""What who looks after an organisation may send of a list of questions."""

from pathlib import Path
from typing import Any, Final

import msgspec
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kring.core.check import Fault
from kring.core.questions import Questions
from kring.exchange import fhir_in, list_words
from kring.exchange.refusal import Refusal
from kring.methods import loader, misread
from kring.methods import questions as shelf
from kring.pages import incoming

TOO_LARGE: Any = _("This file is larger than 1 MB. No list of questions is. Did you choose the right file?")
NO_LIST: Any = _('Here fits a list of questions: word = "questions".')
NOT_A_KEY: Any = _("Here fit small letters, digits and hyphens only.")
MAY: Any = _("Say that your organisation may use these questions.")
_NAME: Final = "list.toml"


class Wrong(Exception):
    """Why a file is no list of questions: where, and what, in words."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where, self.what = where, what


class Read(forms.Form):
    """A file with a list: of the shelf (TOML) or of FHIR (JSON)."""

    file = incoming.file_field(TOO_LARGE, accept=".toml,.json", **{"data-most": fhir_in.LARGEST})

    def __init__(self, *args: Any, is_too_large: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.is_too_large = is_too_large

    def clean(self) -> None:
        if self.is_too_large:
            self.errors.pop("file", None)
            raise forms.ValidationError(TOO_LARGE, code="too_large")

    def taken(self) -> fhir_in.Taken:
        """The list in the file, and what of it is not taken. Raises `Wrong`."""
        file: UploadedFile = self.cleaned_data["file"]
        data, name = file.read(fhir_in.LARGEST + 1), str(file.name)
        if fhir_in.is_one(data) or name.endswith(".json"):
            try:
                return fhir_in.read(data)
            except Refusal as refusal:
                fault: Fault = refusal.faults[0]
                if fault.code == "list_wrong":
                    raise Wrong(
                        *misread.said(loader.Refused(name, f"{name}: {fault.params['why']}"), gettext)
                    ) from None
                raise Wrong(fault.place, list_words.refused(fault, get_language() or "nl")) from None
        return fhir_in.Taken(of_text(data.decode("utf-8", "replace"), name))


class Add(forms.Form):
    """The list as it was read, under which name and in which version, and that it may be used."""

    text = forms.CharField(max_length=fhir_in.LARGEST, widget=forms.HiddenInput)
    questions = forms.RegexField(r"\A[a-z][a-z0-9-]{0,59}\Z", label=_("Its name for Kring"))
    version = forms.IntegerField(label=_("Version"), min_value=1, max_value=1_000_000)
    may_use = forms.BooleanField(error_messages={"required": MAY})

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["questions"].error_messages["invalid"] = NOT_A_KEY

    def taken(self) -> Questions:
        """The list, with its name and version as they were typed. Raises `Wrong`."""
        told = self.cleaned_data
        return msgspec.structs.replace(of_text(told["text"]), id=told["questions"], version=told["version"])


def of_text(text: str, name: str = _NAME) -> Questions:
    """The list in a text as it stands on the shelf, whose examples hold. Raises `Wrong`."""
    try:
        one = loader.understood(text, Path(name))
    except loader.Unreadable as error:
        raise Wrong(*misread.said(loader.Refused(name, str(error)), gettext)) from None
    if not isinstance(one, Questions):
        raise Wrong(name, str(NO_LIST))
    try:
        wrong = shelf.failing(one)
    except KeyError as error:
        wrong = [f"example names {error}"]
    if wrong:
        raise Wrong(*misread.said(loader.Refused(name, f"{name}: {wrong[0]}"), gettext))
    return one
