"""Anna has a circle, Bram is her coach, Chris is a stranger and Dora looks after Kring."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from kring.core.access import Role, Viewer
from kring.core.changes import Act, Change
from kring.core.network import Network
from kring.store import accounts, log, models, networks, positions, roles, stamps

SEARCHED: list[int] = []
LEAST = 20_000  # answers that `make matrix` searches for canaries

PASSWORD = "a table with four chairs"
CIRCLE = "lensink-circle"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count how many answers were searched for canaries, in whichever process."""
    if report.when == "call":
        SEARCHED.extend(int(str(many)) for name, many in report.user_properties if name == "searched")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if SEARCHED:
        terminalreporter.write_line(f"{sum(SEARCHED)} answers were searched for canaries.")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fewer answers than were promised are a failure too, once every role was asked."""
    if len(SEARCHED) > len(Role) and sum(SEARCHED) < LEAST:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


class Browser(Client):
    """A browser in which a story may say a version by its number: it goes as the stamp that a page would have."""

    def post(self, path, data=None, *args, **more):
        said = str(data.get("version", "")) if isinstance(data, dict) else ""
        if said.isdigit():
            network, user = path.split("/")[2], self.session.get(SESSION_KEY, "")
            data = {**data, "version": stamps.made(network, user, int(said))}
        return super().post(path, data, *args, **more)


@dataclass
class Table:
    """Who there is, and Anna's network."""

    anna: models.User
    bram: models.User
    chris: models.User
    dora: models.User
    row: models.Network

    def client(self, user: models.User, **more) -> Client:
        """A browser in which somebody is signed in."""
        browser = Browser(**more)
        browser.force_login(user)
        return browser


@pytest.fixture
def table(db) -> Table:
    earlier = log.Actor(None, timezone.now() - timedelta(hours=1))
    dora = accounts.make("Dora", "dora@example.org", PASSWORD, is_installation_admin=True)
    bram = accounts.make("Bram", "bram@example.org", PASSWORD)
    chris = accounts.make("Chris", "chris@example.org", PASSWORD)
    anna, row = accounts.new_client("Anna", earlier, "anna@example.org", professional=bram)
    return Table(anna, bram, chris, dora, row)


def works_along(table: Table, user: models.User, parts=None, role=Role.PROFESSIONAL) -> models.Role:
    """Somebody who works with Anna, and whom she lets write at once for a while."""
    by, until = log.Actor(table.anna, table.row.made_at), timezone.now() + timedelta(days=1)
    return roles.give(user, table.row, role, by, parts, writes_until=until)


def do(table: Table, *changes: Change) -> None:
    """Something that happened to Anna's network before the story begins."""
    row = models.Network.objects.get(pk=table.row.pk)
    by = log.Actor(table.anna, timezone.now(), viewer=Viewer(str(table.anna.pk), Role.OWNER))
    networks.change(row.pk, Act(f"before-{row.version}", changes), by, row.version)


def value(table: Table) -> Network:
    return networks.load(models.Network.objects.get(pk=table.row.pk))


def version(table: Table) -> int:
    return models.Network.objects.get(pk=table.row.pk).version


@pytest.fixture
def by(table):
    return log.Actor(table.dora, timezone.now() - timedelta(hours=1))


@pytest.fixture
def here(by):
    return positions.found("De Schakel", "Keetje", "keetje@example.org", by)


@pytest.fixture
def there(by):
    return positions.found("De Brug", "Bas", "bas@example.org", by)


@pytest.fixture
def ria(here, by):
    """A colleague of De Schakel who works with Esra."""
    return at_work(here, by, "Ria", Role.PROFESSIONAL)


@pytest.fixture
def esra(ria, by):
    return accounts.new_client("Esra", by, professional=ria)


def at_work(here, by, name, role):
    """Somebody with a role at De Schakel."""
    organisation, _ = here
    user = accounts.make(name, f"{name.lower()}@example.org", organisation=organisation)
    positions.give(user, organisation, role, by)
    return user


@pytest.fixture
def gerda(here, by):
    """Coordinates at De Schakel."""
    return at_work(here, by, "Gerda", Role.COORDINATOR)


@pytest.fixture
def ivo(here, by):
    """A volunteer of De Schakel."""
    return at_work(here, by, "Ivo", Role.VOLUNTEER)
