"""Files on their way in: none is kept before a door is open, and none that is too large.

Without more, a file in any form is let go by unread: never in memory, never on the
disk. A view that takes a file in reads its form through `behind_the_door`; only then
is the form read at all, also for the token that proves that the form is ours.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    MemoryFileUploadHandler,
    SkipFile,
    TemporaryFileUploadHandler,
)
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_protect

from kring.core.access import Verb
from kring.pages import answers
from kring.store import doors, photos

LARGEST: Final = 25_000_000  # the whole request: a photo or a circle of 20 MB, and the form around it
AROUND: Final = 100_000  # what a form adds around a file on its way

_Answer = TypeVar("_Answer", bound=HttpResponseBase)


class Closed(FileUploadHandler):
    """Lets every file go by unread, and remembers that there was one."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.request is not None:
            self.request.had_files = True  # type: ignore[attr-defined]
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None


def had_files(request: HttpRequest) -> bool:
    """Whether a form had a file, kept or not."""
    return bool(request.FILES) or getattr(request, "had_files", False)


def is_too_large(request: HttpRequest, most: int) -> bool:
    """Whether what was sent cannot but hold a file of more than so many bytes, seen from its length alone."""
    return _length(request) > most + AROUND


def behind_the_door(request: HttpRequest, answer: Callable[[HttpRequest], _Answer], may: bool = True) -> _Answer:
    """Read the form of somebody who came through the door, with its files if they `may` send any, and answer it.

    For a view that is exempt from the check of the token, because that check reads the form before the door is open.
    """
    if may and request.content_type == "multipart/form-data" and _length(request) <= LARGEST:
        request.upload_handlers = [MemoryFileUploadHandler(request), TemporaryFileUploadHandler(request)]
    return csrf_protect(answer)(request)


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said) if said.isascii() and said.isdigit() else 0


def keep_photo(request: HttpRequest, opened: doors.Opened, form: BaseForm) -> None:
    """Keep the photo that was sent along behind the door, or say in the form why that cannot be."""
    sent = request.FILES.get("photo")
    if is_too_large(request, photos.LARGEST) or (sent and (sent.size or 0) > photos.LARGEST):
        form.add_error(None, _too_bad(photos.Reason.TOO_LARGE))
        return
    if sent is None:
        return
    try:
        photos.add(opened.row, answers.new_id(request, "photo"), sent.read(), opened.by, opened.verb is Verb.PROPOSE)
    except photos.NoPhoto as error:
        form.add_error(None, _too_bad(error.reason))


def kept_photo(request: HttpRequest, opened: doors.Opened) -> str | None:
    """The photo that came with this act, also when it came with an earlier try."""
    id = answers.new_id(request, "photo")
    sent = "photo" in request.FILES or "photo_sent" in request.POST
    return id if sent and photos.load(opened.row, id) is not None else None


def _too_bad(reason: photos.Reason) -> str:
    said: dict[photos.Reason, Any] = {
        photos.Reason.TOO_LARGE: gettext("This photo is too large. Choose one of less than 20 MB."),
        photos.Reason.NO_PICTURE: gettext("This file is not a photo that Kring can read. Choose a JPG or PNG."),
        photos.Reason.TOO_MANY_PIXELS: gettext("This picture has too many dots to open safely. Choose a smaller one."),
    }
    return str(said[reason])
