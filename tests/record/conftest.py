"""Every database that a record can live in, each new and empty."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from onrecord.record import Store

POSTGRES = "ONRECORD_TEST_POSTGRES"
KEPT = ["file", "postgresql"]


@pytest.fixture
def empty_schema() -> Iterator[str]:
    """The URL of a new schema in the PostgreSQL that the environment names."""
    url = os.environ.get(POSTGRES)
    if not url:
        pytest.skip(f"{POSTGRES} names no PostgreSQL to test on")
    name = f"onrecord_{uuid4().hex}"
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{url}?options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=KEPT)
def kept_target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A target that outlives the store which opened it."""
    if request.param == "file":
        return str(tmp_path / "record.db")
    return str(request.getfixturevalue("empty_schema"))


@pytest.fixture(params=["memory", *KEPT])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store on each backend in turn."""
    if request.param == "memory":
        target = None
    elif request.param == "file":
        target = str(tmp_path / "record.db")
    else:
        target = str(request.getfixturevalue("empty_schema"))
    with Store.open(target) as opened:
        yield opened
