"""What a visitor may send: one file that is not too large."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kring.exchange import text

TOO_LARGE = _("This file is larger than 20 MB. A circle never is. Did you choose the right file?")
_AROUND = 100_000  # what a form adds around a file on its way


class TakeIn(forms.Form):
    """A file to take a circle from."""

    file = forms.FileField(
        label=_("The file"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "invalid": _("Choose a file first.")},
        widget=forms.FileInput(
            attrs={"accept": ".json,application/json", "data-most": text.LARGEST, "data-too-large": TOO_LARGE}
        ),
    )

    @classmethod
    def sent(cls, request: HttpRequest) -> "TakeIn":
        """The form as it was sent; a file that was too large never got as far as this."""
        form = cls(request.POST, request.FILES)
        form.size = int(request.META.get("CONTENT_LENGTH") or 0)
        return form

    size = 0

    def clean(self) -> dict[str, Any]:
        if self.size > text.LARGEST + _AROUND:
            self.errors.pop("file", None)
            raise forms.ValidationError(TOO_LARGE, code="too_large")
        return self.cleaned_data

    def content(self) -> bytes:
        """The bytes of the file, no more than Kring reads."""
        file: UploadedFile = self.cleaned_data["file"]
        return bytes(file.read(text.LARGEST + 1))
