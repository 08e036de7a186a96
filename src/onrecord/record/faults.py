"""Failures of the database as one clear line each: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from onrecord.errors import RecordError
from onrecord.record.dialects import is_busy

# What SQLite and PostgreSQL say, in lower case, and what it means to the one who reads it.
_REMEDIES = (
    ("not a database", "is not a database; give the path of a record, or of a new file"),
    ("malformed", "is damaged; restore a copy, or build the record anew with `onrecord add`"),
    ("readonly", "cannot be written; check the permissions of the file and its folder"),
    ("read-only", "cannot be written; check the permissions of the file and its folder"),
    ("unable to open", "cannot be opened; check that its folder exists and may be written"),
    ("disk is full", "cannot grow, the disk is full; free some space and add again"),
    ("no space left", "cannot grow, the disk is full; free some space and add again"),
    ("password", "refuses the user or the password; check the URL"),
    ("does not exist", "lacks what the URL names; check its database, user and schema"),
    ("permission denied", "refuses this user; ask its owner for the right to create tables"),
    ("connection", "cannot be reached; check the URL and that the server runs"),
)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn whatever the database raises inside into a RecordError about the record `name`.

    Not IntegrityError: only the one who writes knows what a broken constraint means.
    """
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise RecordError(name, _message(error)) from error
    except SQLAlchemyError as error:
        raise RecordError(name, f"cannot be used: {_first_line(error)}") from error
    except UnicodeEncodeError as error:
        raise RecordError(
            name, "cannot take half a character (a lone surrogate); give text in UTF-8"
        ) from error


def _message(error: DBAPIError) -> str:
    if is_busy(error):
        return "is in use by another program; try again when that is done"
    said = str(error.orig).lower()
    for sign, remedy in _REMEDIES:
        if sign in said:
            return remedy
    return f"failed: {_first_line(error.orig or error)}; check the database"


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
