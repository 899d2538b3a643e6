"""A circle in a file that was brought along: read whole, or refused with all that is wrong."""

from datetime import date
from typing import Any

import msgspec
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kring.core import access
from kring.core.access import Private
from kring.core.check import Fault
from kring.core.network import When
from kring.exchange import kring_json, text
from kring.exchange.refusal import Refusal
from kring.methods import loader
from kring.pages import seats
from kring.store import log, models, moments, networks, photos, telling

TOO_LARGE = _("This file is larger than 20 MB. A circle never is. Did you choose the right file?")


def file_field(too_large: Any, **attrs: Any) -> forms.FileField:
    """A field for one file; a script says at once when it is too large."""
    return forms.FileField(
        label=_("The file"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "invalid": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"data-most": text.LARGEST, "data-too-large": too_large, **attrs}),
    )


class TakeIn(forms.Form):
    """A file to take a circle from. One that `is_too_large` never got as far as this."""

    too_large = TOO_LARGE
    file = file_field(TOO_LARGE, accept=".json,application/json")

    def __init__(self, *args: Any, is_too_large: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.is_too_large = is_too_large

    def clean(self) -> dict[str, Any]:
        if self.is_too_large:
            self.errors.pop("file", None)
            raise forms.ValidationError(self.too_large, code="too_large")
        return self.cleaned_data

    @property
    def status(self) -> int:
        """The answer to a form that does not fit."""
        return 413 if self.is_too_large else 422

    def content(self) -> bytes:
        """The bytes of the file, no more than Kring reads."""
        file: UploadedFile = self.cleaned_data["file"]
        return bytes(file.read(text.LARGEST + 1))


def read(content: bytes, today: date) -> kring_json.Copy:
    """The copy in a file. Raises `Refusal`, also for a photo that is none."""
    day = When(today.year, today.month, today.day)
    copy = kring_json.complete(kring_json.sound(content, loader.standing(), day))
    wrong = [fault for id, data in copy.photos.items() if (fault := _photo(id, data))]
    if wrong:
        raise Refusal(*wrong)
    return copy


def keep_beside(row: models.Network, copy: kring_json.Copy, by: log.Actor, act: str = "", is_new: bool = False) -> None:
    """What a copy holds beside its network: photos, and moments, that go again when the act is taken back; and who
    knows of being on the map, where whoever leads brings it or the circle `is_new` here."""
    for id, data in copy.photos.items():
        photos.add(row, id, data, by)
    for id, one in copy.moments.items():
        value = msgspec.structs.replace(one.network, id=row.id)
        kept = msgspec.to_builtins(seats.settle(value, {}))
        marks = (one.redactions, one.redacted_at)
        moments.bring(
            row, moments.Moment(id, one.name, one.at, row.version, one.review_on, value, kept, *marks), by, act
        )
    leads = by.viewer is not None and access.may_keep_private(by.viewer, Private.TOLD).allowed
    if copy.told and (is_new or leads):
        people = networks.load(row).people
        keep = telling.lay if is_new else telling.bring
        keep(row, {id: one for id, one in copy.told.items() if id in people}, by)


def _photo(id: str, data: bytes) -> Fault | None:
    try:
        photos.small(data)
    except photos.NoPhoto:
        return Fault("no_photo", f"photos.{id}", {"id": id})
    return None
