"""The root command: how each kind of ending becomes a message and an exit status."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO

import click

from onrecord.apps.cli.report import OutputError, say
from onrecord.errors import InputError, OnrecordError

SOME_FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130


class Shell(click.Group):
    """A group that ends with 0 done, 1 some inputs failed, 2 wrong usage, 130 interrupted."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Runs a command line and exits the process."""
        prepare_streams()
        options["standalone_mode"] = False
        sys.exit(self._status(*args, **options))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; a reader that leaves early (`| head`) is no failure."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            hush()
            return 0
        except OutputError:
            hush()
            raise
        return result

    def _status(self, *args: Any, **options: Any) -> int:
        try:
            result = super().main(*args, **options)
        except click.ClickException as error:
            return explain(error)
        except OnrecordError as error:
            say(error.name, error.message)
            return SOME_FAILED if isinstance(error, InputError) else WRONG_USE
        except (click.Abort, KeyboardInterrupt):
            say("", "interrupted; what was finished before is kept")
            return INTERRUPTED
        return result if isinstance(result, int) else 0


def explain(error: click.ClickException) -> int:
    """Says in one line what was wrong with the command line; returns the exit status."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        error.show()
        return error.exit_code
    message = error.format_message().rstrip(".")
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    say("", f"{message}. See: {command} --help" if command else message)
    return error.exit_code


def prepare_streams() -> None:
    """Makes both outputs UTF-8 in any locale; one that the caller closed goes nowhere.

    Half a character (a lone surrogate) is written as an escape.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def hush() -> None:
    """Sends the rest of standard output nowhere, so that ending does not fail on it again."""
    with _nowhere() as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
