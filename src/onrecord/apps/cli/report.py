"""Standard error: one line a failure or warning, and a progress bar where someone watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import click

from onrecord.apps.cli.plain import clean
from onrecord.types import Failure

Item = TypeVar("Item")
Advance = Callable[[int], None]


class OutputError(click.ClickException):
    """Standard output that takes no more, such as a full disk."""

    exit_code = 2


def show(text: str, *, line_break: bool = True) -> None:
    """Data, and a line break, on standard output at once. Raises OutputError, BrokenPipeError."""
    try:
        click.echo(text, nl=line_break)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write the output ({error.strerror})") from error


def say(name: str, message: str) -> None:
    """One line on standard error: `onrecord: NAME: message`."""
    # `print`, because click writes past the bar, which has to move down a line first.
    print(": ".join(clean(part) for part in ("onrecord", name, message) if part), file=sys.stderr)


def warn(failure: Failure) -> None:
    """A warning on standard error: the input is used all the same."""
    say(failure.name, f"warning: {failure.message}")


@dataclass(slots=True)
class Failures:
    """Counts failures as it names them on standard error."""

    count: int = 0

    def add(self, failure: Failure) -> None:
        """Names one failure."""
        self.count += 1
        say(failure.name, failure.message)

    def drop(self, items: Iterable[Item | Failure]) -> Iterator[Item]:
        """`items` without the failures, which are named and counted."""
        for item in items:
            if isinstance(item, Failure):
                self.add(item)
            else:
                yield item

    def finish(self) -> None:
        """Ends the command with status 1 where an input failed."""
        if self.count:
            raise click.exceptions.Exit(1)


@contextmanager
def progress(label: str, unit: str = "documents", total: int | None = None) -> Iterator[Advance]:
    """A bar on standard error, moved on by so many; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    count = "{task.completed}" if total is None else "{task.completed}/{task.total}"
    # Standard output is left alone: data goes there, perhaps into a file.
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn(f"{count} {unit}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
    ) as bars:
        task = bars.add_task(label, total=total)
        yield lambda done: bars.advance(task, done)


def _ignore(done: int) -> None:
    """Progress that nobody watches."""
