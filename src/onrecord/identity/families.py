"""People of one surname: 'Ada and Paul Roe', and 'the Roes' who take them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.identity.lexicon import lexicon
from onrecord.identity.mentions import Mention
from onrecord.identity.names import fold, parts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.identity.cast import Cast

_AND = frozenset({"and", "&"})


def with_surnames(parse: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Names with the surname that 'Ada and Paul Roe' gives once, and no family for a person."""
    people = [m for m in found if m.label == "person"]
    full = {parts(m.name) for m in people if len(parts(m.name)) > 1}
    surnames = {words[-1] for words in full}
    begins = {m.start: m for m in people if len(m.name.split()) == 2}
    out: list[Mention] = []
    for m in found:
        if m.label in {"person", "organisation"} and _family(parse, m, surnames):
            continue
        other = begins.get(m.end + 1)
        if m.label == "person" and other is not None and parse[m.end].lower_ in _AND:
            whole = f"{m.name} {other.name.split()[-1]}"
            one = " " not in m.name and not m.titled and parts(m.name)[0] not in surnames
            if one and (parts(m.name)[0] in lexicon().given or parts(whole) in full):
                out.append(replace(m, name=whole))
                continue
        out.append(m)
    return out


def _family(parse: Doc, mention: Mention, surnames: set[str]) -> bool:
    """True for 'the Roes' where the text names a Roe, and nobody called Roes."""
    if mention.end - mention.start > 1 or mention.titled or fold(mention.name) in surnames:
        return False
    plural = parse[mention.start].tag_ in {"NNPS", "NNS"}
    led = mention.start > 0 and parse[mention.start - 1].lower_ == "the"
    return (plural or led) and bool(_stems(mention.name) & surnames)


def _stems(name: str) -> set[str]:
    """What a surname's plural may be made of."""
    word = fold(name)
    return {word[: -len(end)] for end in ("s", "es") if word.endswith(end) and len(word) > 4}


def members(token: Token, cast: Cast, plurals: Mapping[tuple[int, ...], int]) -> tuple[int, ...]:
    """The two people whom 'the Roes' means: those named together, or the only two of the name."""
    if not token.text[:1].isupper() or token.tag_ not in {"NNPS", "NNS", "NNP"}:
        return ()
    stems = _stems(str(token.text))
    if not stems:
        return ()
    kin = [
        i
        for i, entity in enumerate(cast.entities)
        if entity.kind == "person"
        and len(parts(entity.name)) > 1
        and parts(entity.name)[-1] in stems
    ]
    pairs = [pair for pair in plurals if set(pair) <= set(kin)]
    if len(pairs) == 1:
        return pairs[0]
    return tuple(kin) if len(kin) == 2 else ()


def couple(parse: Doc, cast: Cast, index: int) -> tuple[int, ...]:
    """The entities of a mention and of the next, joined by 'and', where they share a surname."""
    if index + 1 >= len(cast.mentions):
        return ()
    one, two = cast.mentions[index], cast.mentions[index + 1]
    near = two.start == one.end + 1 and parse[one.end].lower_ in _AND
    first, second = cast.of[index], cast.of[index + 1]
    if not near or first is None or second is None or first == second:
        return ()
    if {one.label, two.label} != {"person"} or parts(one.name)[-1] != parts(two.name)[-1]:
        return ()
    return first, second
