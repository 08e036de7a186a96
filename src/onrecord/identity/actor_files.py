"""Actors from files and to files: our own rows, FollowTheMoney entities, Wikidata-style rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, cast, get_args

from onrecord.contract import actor_from_json, actor_to_json, dumps
from onrecord.errors import InputError
from onrecord.identity.context import actor_id
from onrecord.identity.tenure import days
from onrecord.types import Actor, ActorKind, Role

FileForm = Literal["jsonl", "csv"]
COLUMNS = ("id", "name", "kind", "aliases", "roles", "speaks_for")
_SCHEMATA: dict[str, ActorKind] = {
    "Person": "person", "Organization": "organisation", "Company": "organisation",
    "PublicBody": "organisation", "LegalEntity": "organisation", "Asset": "organisation",
}  # fmt: skip
# What Wikidata's own query service calls a human, and words for states.
_HUMANS = frozenset({"human", "q5"})
_STATES = frozenset({"sovereign state", "country", "state", "q3624078", "q6256"})
# How a column of CSV says that a role is over.
_FORMER = "former "
_LIMIT = 50_000_000


def read_actors(path: Path) -> tuple[Actor, ...]:
    """The actors of a CSV, JSON or JSON Lines file in any of the forms; InputError names a line."""
    try:
        if path.stat().st_size > _LIMIT:
            raise InputError(str(path), f"is larger than {_LIMIT:,} bytes; split it")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read as UTF-8 text ({error})") from error
    rows = _csv_rows(text, path) if path.suffix.lower() == ".csv" else _json_rows(text, path)
    found = tuple(_actor(row, name) for row, name in rows)
    if not found:
        raise InputError(str(path), "holds no actors; give a row an actor")
    return found


def _csv_rows(text: str, path: Path) -> Iterator[tuple[Mapping[str, Any], str]]:
    reader = csv.DictReader(io.StringIO(text))
    try:
        for row in reader:
            yield {k: v for k, v in row.items() if k is not None}, f"{path}:{reader.line_num}"
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}", f"is no line of CSV ({error})") from error


def _json_rows(text: str, path: Path) -> Iterator[tuple[Mapping[str, Any], str]]:
    if text.lstrip().startswith("["):
        whole = _json(text, str(path))
        yield from ((_mapping(row, f"{path}[{n}]"), f"{path}[{n}]") for n, row in enumerate(whole))
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            name = f"{path}:{number}"
            yield _mapping(_json(line, name), name), name


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(name, "is no JSON") from error


def _mapping(row: object, name: str) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise InputError(name, "is no object; give one an actor")
    return cast(Mapping[str, Any], row)


def _actor(row: Mapping[str, Any], name: str) -> Actor:
    try:
        if isinstance(row.get("properties"), dict):
            return _follow_the_money(row)
        if "itemLabel" in row or "label" in row or "labels" in row:
            return _wikidata(row)
        return _own(row)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise InputError(
            name,
            'needs "name" and "kind" (person, organisation, state, document or group), or the'
            f" keys of FollowTheMoney or of a Wikidata query ({error})",
        ) from error


def _own(row: Mapping[str, Any]) -> Actor:
    """A row as `actors_as` writes it; in CSV lists are parted by semicolons."""
    kind = row["kind"]
    if kind not in get_args(ActorKind) or kind == "unnamed":
        raise ValueError(f"no kind {kind!r}")
    name = _text(row["name"])
    roles = row.get("roles") or ()
    whole = {
        "id": row.get("id") or actor_id(name, kind),
        "name": name,
        "kind": kind,
        "roles": [_role_row(r) for r in (_split(roles) if isinstance(roles, str) else roles)],
        "aliases": _names(row.get("aliases")),
        "speaks_for": _names(row.get("speaks_for")),
    }
    return actor_from_json(whole)


def _role_row(role: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """'minister, Norland, 2016-01, 2019' or an object, as the contract has a role.

    ValueError where a date is none, since what it means decides whose word counts.
    """
    if isinstance(role, str):
        title, affiliation, since, until = [*map(str.strip, role.split(",")), "", "", ""][:4]
        former = title.startswith(_FORMER)
        role = {"title": title.removeprefix(_FORMER), "affiliation": affiliation,
                "since": since, "until": until, "former": former}  # fmt: skip
    keys = ("title", "affiliation", "since", "until")
    out: dict[str, Any] = {key: role.get(key) or None for key in keys}
    for key in ("since", "until"):
        if out[key] is not None and days(str(out[key])) is None:
            raise ValueError(f"{key} {out[key]!r} is no date of ISO 8601")
    return {**out, "former": bool(role.get("former", False))}


def _follow_the_money(row: Mapping[str, Any]) -> Actor:
    """An entity of FollowTheMoney: `{"id", "schema", "properties": {"name": [...], ...}}`."""
    told = row["properties"]
    kind = _SCHEMATA[row["schema"]]
    names = [_text(n) for key in ("name", "alias", "weakAlias") for n in told.get(key, [])]
    country = (told.get("country") or told.get("jurisdiction") or [None])[0]
    roles = tuple(Role(_text(title), country) for title in told.get("position", []))
    identifier = str(row.get("id") or actor_id(names[0], kind))
    return Actor(identifier, names[0], kind, roles, tuple(dict.fromkeys(names[1:])))


def _wikidata(row: Mapping[str, Any]) -> Actor:
    """A row of a Wikidata query, values plain or `{"value"}`; positions by their own columns."""
    flat = {k: v["value"] if isinstance(v, dict) and "value" in v else v for k, v in row.items()}
    name = _text(flat.get("itemLabel") or flat.get("label") or _english(flat["labels"]))
    instance = str(flat.get("instanceLabel") or flat.get("instance") or "human").lower()
    last = instance.rsplit("/", 1)[-1]
    kind: ActorKind = (
        "person" if last in _HUMANS else "state" if last in _STATES else "organisation"
    )
    title, house = flat.get("positionLabel"), flat.get("affiliationLabel")
    dates = (_day(flat.get("start")), _day(flat.get("end")))
    roles = (Role(title, house, bool(dates[1]), *dates),) if title or house else ()
    item = str(flat.get("item") or "").rsplit("/", 1)[-1]
    identifier = f"wikidata:{item}" if item else actor_id(name, kind)
    aliases = _names(flat.get("itemAltLabel") or flat.get("aliases"), ",")
    return Actor(identifier, name, kind, roles, aliases)


def _english(labels: Mapping[str, Any]) -> str:
    label = labels["en"]
    return str(label["value"] if isinstance(label, dict) else label)


def _day(value: object) -> str | None:
    return str(value)[:10] if value else None


def _names(value: object, mark: str = ";") -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(_split(value, mark))
    return tuple(_text(v) for v in cast(Iterable[object], value or ()))


def _split(text: str, mark: str = ";") -> list[str]:
    return [piece.strip() for piece in text.split(mark) if piece.strip()]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a name that is no text")
    return " ".join(value.split())


def actors_as(form: FileForm, actors: Iterable[Actor]) -> Iterator[str]:
    """Lines of a file that `read_actors` reads back; the first of CSV is its heading."""
    if form == "jsonl":
        yield from (dumps(actor_to_json(actor)) for actor in actors)
        return
    yield csv_line(COLUMNS)
    for actor in actors:
        roles = "; ".join(
            ", ".join(part or "" for part in (_title(r), r.affiliation, r.since, r.until))
            for r in actor.roles
        )
        lists = ("; ".join(actor.aliases), roles, "; ".join(actor.speaks_for))
        yield csv_line((actor.id or "", actor.name, actor.kind, *lists))


def _title(role: Role) -> str:
    return f"{_FORMER if role.former else ''}{role.title or ''}"


def csv_line(values: Iterable[object]) -> str:
    """One line of CSV, without its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()
