"""Options that several commands share, and their values' checks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.apps.cli.plain import clean
from onrecord.apps.cli.services import DATABASE_VARIABLE, DEFAULT_DATABASE, Services
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.document.options import ReadOptions
    from onrecord.pipeline import Level

Command = TypeVar("Command", bound=Callable[..., Any])

_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?"
)


def moment(value: str) -> str:
    """An ISO 8601 date or date-time with a `T` between; a usage error where it is none."""
    text = value.strip()
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError("not in the form of ISO 8601")
        datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{clean(text)!r} is not a date; write it like 2020-01-07 or 2020-01-07T10:30"
        ) from error
    return text.replace(" ", "T")


def publication(value: str) -> str:
    """A publication date in any clear form, in ISO 8601; a usage error where it names no day."""
    from onrecord.document.dates import parse_published

    try:
        return parse_published(value)
    except InputError as error:
        raise click.BadParameter(clean(error.message)) from error


def as_of_option(command: Command) -> Command:
    """`--as-of`, a time after which nothing counts."""
    return click.option(
        "--as-of",
        metavar="DATE",
        type=moment,
        help="Use nothing said or published after this time.",
    )(command)


def reading_options(command: Command) -> Command:
    """`--published`, `--outlet`, `--author`, `--title` for inputs that do not say it."""
    for option in (
        click.option("--title", help="Title of inputs that give none."),
        click.option("--author", help="Author of inputs that name none."),
        click.option("--outlet", help="Outlet of inputs that name none."),
        published_option,
    ):
        command = option(command)
    return command


def published_option(command: Command) -> Command:
    """`--published` for inputs without a date."""
    return click.option(
        "--published",
        metavar="DATE",
        type=publication,
        help="Publication date of inputs that give none.",
    )(command)


def database_option(command: Command) -> Command:
    """`--db`; None where it is not given."""
    return click.option(
        "--db",
        metavar="URL",
        help=f"The record: a file or a database URL.  [default: ${DATABASE_VARIABLE}, "
        f"else {DEFAULT_DATABASE}]",
    )(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """`--format`, the first of `formats` being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to print it.",
    )


def model_option(command: Command) -> Command:
    """`--model`, told to the services before anything is loaded."""

    def choose(context: click.Context, _: click.Parameter, value: Level) -> None:
        context.ensure_object(Services).level = value

    return click.option(
        "--model",
        type=click.Choice(("accurate", "fast")),
        default="accurate",
        show_default=True,
        expose_value=False,
        callback=choose,
        help="Which attribution model reads; the fast one misses more.",
    )(command)


def paths_argument(required: bool) -> Callable[[Command], Command]:
    """Files, folders, or `-` for standard input."""
    return click.argument(
        "paths", metavar="PATH..." if required else "[PATH]...", nargs=-1, required=required
    )


def read_options(
    published: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    title: str | None = None,
) -> ReadOptions:
    """What the caller knows about the inputs, for reading."""
    from onrecord.document.options import ReadOptions

    return ReadOptions(published=published, outlet=outlet, author=author, title=title)
