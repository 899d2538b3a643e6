"""What every floor's tests may ask for."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from whitenoise.middleware import WhiteNoiseMiddleware

from kring.site import hashers
from tests import postgres, surroundings

# The same cases each time, so that what passed here passes there; `make fuzz` looks for cases nobody met yet.
# Without a deadline: how fast is the bench's question.
settings.register_profile("kring", deadline=None, max_examples=80, derandomize="KRING_FUZZ" not in os.environ)
settings.load_profile("kring")

# Every test makes people anew; what a password costs is tried where Kring is really served.
hashers.Argon2.memory_cost, hashers.Argon2.time_cost = 64, 1


def once() -> None:
    """Each browser of a test loads the middleware anew; which files go along with pages is looked up the first time."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, dict[str, object]()

    def remember(self: WhiteNoiseMiddleware) -> None:
        if not found:
            look(self)
            found.update(self.files)
        self.files.update(found)

    WhiteNoiseMiddleware.add_files_from_finders = remember


once()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server that is there for these tests only."""
    with postgres.cluster() as url:
        yield url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for a browser or a server goes first: then the last file to end keeps nobody waiting for long."""
    long = ("test_axe", "test_postgres", "test_every_form", "journeys")
    items.sort(key=lambda item: next((place for place, part in enumerate(long) if part in item.nodeid), len(long)))


def pytest_unconfigure() -> None:
    shutil.rmtree(surroundings.FOLDER, ignore_errors=True)
