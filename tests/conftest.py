"""What every floor's tests may ask for."""

import shutil
from collections.abc import Iterator

import pytest

from tests import postgres, surroundings


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server that is there for these tests only."""
    with postgres.cluster() as url:
        yield url


def pytest_unconfigure() -> None:
    shutil.rmtree(surroundings.FOLDER, ignore_errors=True)
