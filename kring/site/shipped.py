"""The files that come along with a page: kept for ever by the browser once they were collected."""

from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Shipped(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Names with their hash after `collectstatic`; the plain names before it, as in tests."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def url(self, name: str | None, force: bool = False) -> str:
        if not self.hashed_files:
            return FileSystemStorage.url(self, name)
        address: str = super().url(name, force)
        return address
