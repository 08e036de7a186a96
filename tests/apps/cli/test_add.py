"""`onrecord add`: what it says, and where it adds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from onrecord.apps.cli.services import DATABASE_VARIABLE
from tests.apps.cli.fakes import FakeServices

Run = Callable[..., Result]


def test_summary(run: Run) -> None:
    assert run("add", "bridge.txt").stdout == "added 1 document, 3 statements\n"
    result = run("add", "bridge.txt", "bad.txt", "pier.txt", "quay.txt")
    assert result.stdout == "added 2 documents, 6 statements; 1 unchanged; 1 failed\n"
    assert result.stderr == "onrecord: bad.txt: is empty; give a file with text\n"
    assert result.exit_code == 1


def test_adding_again_is_no_failure(run: Run) -> None:
    run("add", "bridge.txt")
    result = run("add", "bridge.txt")
    assert result.stdout == "added 0 documents, 0 statements; 1 unchanged\n"
    assert result.exit_code == 0


def test_where_it_adds(run: Run, services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "a.txt")
    monkeypatch.setenv(DATABASE_VARIABLE, "sqlite:///archive.db")
    run("add", "b.txt")
    run("add", "c.txt", "--db", "postgresql://localhost/news")
    assert services.opened == ["record.db", "sqlite:///archive.db", "postgresql://localhost/news"]


def test_nothing_readable(run: Run) -> None:
    result = run("add", "bad.txt")
    assert result.exit_code == 1
    assert result.stdout == "added 0 documents, 0 statements; 1 failed\n"


def test_a_record_is_not_begun_for_nothing(run: Run, services: FakeServices) -> None:
    assert run("add", "bad.txt", "bad2.txt").exit_code == 1
    assert run("ask", "Is it shut?", "bad.txt").exit_code == 1
    assert services.opened == []
