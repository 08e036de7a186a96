"""`onrecord review`: judgements on who is who, kept and never overwritten."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from onrecord.apps.cli.options import database_option, format_option
from onrecord.apps.cli.plain import clean, width, wrap
from onrecord.apps.cli.report import say, show
from onrecord.apps.cli.services import Services, default_target
from onrecord.decisions import Decision, Judgement

if TYPE_CHECKING:
    from onrecord.record.suggesting import Suggestion

Command = TypeVar("Command", bound=Callable[..., object])
REVIEWER = "ONRECORD_REVIEWER"
REVIEW_EPILOG = """\b
Examples:
  onrecord review actors
  onrecord review same person:ada-lund person:a-lund --why "one geologist"
  onrecord review different person:ada-lund@DOCUMENT person:ada-lund
  onrecord review undo 3f2a…
"""


def who_option(command: Command) -> Command:
    """`--who`, by whom, and `--why`; by default the login name."""
    who = click.option(
        "--who", metavar="NAME", help=f"Who judges.  [default: ${REVIEWER}, else the login name]"
    )
    why = click.option("--why", metavar="TEXT", help="Why, in words.")
    return who(why(command))


@click.group(epilog=REVIEW_EPILOG, short_help="Judge which actors are one.")
def review() -> None:
    """Judge which actors are one. Judgements are added and never overwritten, and can be undone.

    They outlive the documents that they are about. An actor is named by its id, or ID@DOCUMENT for
    the one whom a single document means.
    """


@review.command("actors", short_help="List pairs that may be one actor.")
@click.option("--least", type=click.FloatRange(0, 1), default=0.5, help="Leave out lower scores.")
@click.option(
    "--join",
    type=click.FloatRange(0, 1),
    help="Let the rules join all pairs of this score or more, as decisions of their own.",
)
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many.")
@format_option("table", "jsonl")
@database_option
@click.pass_obj
def suggested(
    services: Services,
    least: float,
    join: float | None,
    limit: int | None,
    form: str,
    db: str | None,
) -> None:
    """List pairs of actors that may be one, likeliest first, with what the score is made of.

    Pairs of which somebody has judged are left out.
    """
    with services.store(db or default_target()) as store:
        if join is not None:
            say("", f"{store.join(join)} pairs joined; `onrecord review log` lists them")
        _print(_suggestions(store.suggestions(least, limit), form), "no pairs to judge")


@review.command("log", short_help="List all decisions, oldest first.")
@format_option("table", "jsonl")
@database_option
@click.pass_obj
def log(services: Services, form: str, db: str | None) -> None:
    """List all decisions, oldest first; what was undone is marked so."""
    with services.store(db or default_target()) as store:
        _print(_decisions(store.decisions(), form), "no decisions yet")


def _judge(judgement: Judgement, help_text: str) -> click.Command:
    @review.command(judgement, short_help=help_text, help=f"{help_text} ONE and TWO are ids.")
    @click.argument("one")
    @click.argument("two")
    @who_option
    @database_option
    @click.pass_obj
    def judge(
        services: Services, one: str, two: str, who: str | None, why: str | None, db: str | None
    ) -> None:
        with services.store(db or default_target()) as store:
            show(store.decide(one, two, judgement, who or reviewer(), why).id)

    return judge


same = _judge("same", "Say that two actors are one.")
different = _judge("different", "Say that two actors are not one.")
unsure = _judge("unsure", "Say that it cannot be told.")


@review.command(short_help="Take a decision back.")
@click.argument("decision")
@who_option
@database_option
@click.pass_obj
def undo(
    services: Services, decision: str, who: str | None, why: str | None, db: str | None
) -> None:
    """Take a decision back, by its id; taking that back in turn restores it."""
    with services.store(db or default_target()) as store:
        show(store.undo(decision, who or reviewer(), why).id)


def reviewer() -> str:
    """Who judges where nobody is named. Raises UsageError where the system does not know either."""
    named = os.environ.get(REVIEWER, "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise click.UsageError(f"say who judges with --who or ${REVIEWER}") from error


def _suggestions(found: Sequence[Suggestion], form: str) -> Iterator[str]:
    from onrecord.contract import actor_to_json, dumps

    for item in found:
        if form == "jsonl":
            pair = {"one": actor_to_json(item.one), "two": actor_to_json(item.two)}
            scored = {"score": item.found.score, "features": dict(item.found.features)}
            yield dumps({**pair, **scored, "why": item.found.why})
            continue
        yield f"{item.found.score:.2f}  {clean(item.one.id or '')}  {clean(item.two.id or '')}"
        names = f"{item.one.name} · {item.two.name}: {item.found.why}"
        yield from (f"      {line}" for line in wrap(names, width() - 6))


def _decisions(found: Sequence[Decision], form: str) -> Iterator[str]:
    from onrecord.contract import decision_to_json, dumps
    from onrecord.identity.clusters import standing

    kept = {decision.id for decision in standing(found)}
    for one in found:
        if form == "jsonl":
            yield dumps(decision_to_json(one))
            continue
        undone = "" if one.id in kept or one.judgement == "undo" else " (undone)"
        head = f"{one.id}  {one.at[:19]}  {one.judgement}{undone} by {one.who}: {one.subject}"
        yield clean(f"{head} {one.object or ''}" + (f" — {one.note}" if one.note else ""))


def _print(lines: Iterator[str], nothing: str) -> None:
    empty = True
    for line in lines:
        show(line)
        empty = False
    if empty:
        say("", nothing)
