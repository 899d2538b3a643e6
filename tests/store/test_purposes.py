from kring.core import purposes
from kring.store import models


def test_every_table_has_a_purpose_and_one_only():
    tables = [name for one in purposes.register().purpose.values() for name in one.tables]
    here = [name for name in models.__all__ if hasattr(getattr(models, name), "_meta")]
    assert sorted(tables) == sorted(here), "say in kring/core/purposes.toml what the table is kept for"
