"""A runner of the command line over fakes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from onrecord.apps.cli.main import cli
from onrecord.apps.cli.services import DATABASE_VARIABLE
from tests.apps.cli.fakes import FakeServices

Run = Callable[..., Result]


@pytest.fixture
def services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def run(services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line at 80 columns over `services`."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, arguments, obj=services, prog_name="onrecord")

    return invoke
