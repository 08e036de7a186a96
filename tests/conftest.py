"""The real pipeline, loaded once."""

from __future__ import annotations

import pytest

from onrecord.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The stages that ship, with their models."""
    return Pipeline.default()
