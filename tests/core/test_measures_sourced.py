"""Every measure says itself where it comes from."""

import re

import pytest
from msgspec.structs import fields

from kring.core import measures

MEASURED = [one.name for one in fields(measures.Measures) if one.name not in ("whose", "on")] + [
    "density_between",
    "support_matrix",
]
SOURCE = re.compile(r"\(\d{4}\)|table [23]|sociale netwerken|T\d\d")


@pytest.mark.parametrize("name", MEASURED)
def test_a_measure_names_its_source_last(name: str) -> None:
    told = (getattr(measures, name).__doc__ or "").strip().split("\n\n")
    assert len(told) > 1 and SOURCE.search(told[-1]), f"{name} names no source of its own"
