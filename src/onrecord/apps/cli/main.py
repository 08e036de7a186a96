"""The `onrecord` command."""

from __future__ import annotations

import click

from onrecord.apps.cli.actors import actors
from onrecord.apps.cli.add import add
from onrecord.apps.cli.ask import ask
from onrecord.apps.cli.evaluate import evaluate
from onrecord.apps.cli.export import export
from onrecord.apps.cli.extract import extract
from onrecord.apps.cli.look import documents, instruments, statements
from onrecord.apps.cli.review import review
from onrecord.apps.cli.services import Services
from onrecord.apps.cli.shell import Shell

EPILOG = """\b
Examples:
  onrecord ask "Is the US leaving Iraq?" coverage/ --as-of 2020-01-07
  onrecord extract article.txt --published 2020-01-07
  onrecord add coverage/ && onrecord ask "Did the parliament vote?"

Exit status: 0 done, 1 some inputs failed (each named, the rest kept), 2 wrong usage.
"""


@click.group(cls=Shell, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Is it actually happening?

    Reads news coverage, keeps the record of who said what and how firmly, and answers yes/no
    questions with the evidence under every word of the answer.
    """
    ctx.ensure_object(Services)


_COMMANDS = (
    extract, add, ask, statements, actors, instruments, documents, review, export, evaluate,
)  # fmt: skip
for _command in _COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """The console script."""
    cli(prog_name="onrecord")


if __name__ == "__main__":
    main()
