"""The files that come along with a page: kept for ever by the browser once they were collected."""

from collections.abc import Callable
from functools import cached_property

from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Shipped(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names with their hash after `collectstatic`; the plain names before it, as in tests."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def url(self, name: str | None, force: bool = False) -> str:
        if not self.hashed_files:
            return FileSystemStorage.url(self, name)
        return self._addresses[name, force]

    @cached_property
    def _addresses(self) -> "_Addresses":
        return _Addresses(super().url)


class _Addresses(dict[tuple[str | None, bool], str]):
    """Every address once: a page has dozens, and they stay the same as long as the server runs."""

    def __init__(self, url: Callable[[str | None, bool], str]) -> None:
        super().__init__()
        self.url = url

    def __missing__(self, key: tuple[str | None, bool]) -> str:
        address = self[key] = self.url(*key)
        return address
