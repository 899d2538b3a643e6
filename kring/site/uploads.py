"""Files on their way in. What is too large is let go by unread: never in memory, never on the disk."""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

LARGEST: Final = 25_000_000  # the whole request: a photo or a circle of 20 MB, and the form around it


class Bounded(FileUploadHandler):
    """Comes before the handlers that keep a file, and lets nothing too large reach them."""

    is_too_large = False

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        self.is_too_large = content_length > LARGEST

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_too_large:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return None
