"""What an act or a forecast hangs on: the "if", "unless" or "without" of its main event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.factuality import condition_marks as marks
from onrecord.factuality.condition_marks import Opening
from onrecord.factuality.tree import Tree
from onrecord.types import Excerpt, Span

_MAX_CLAUSES = 20
_MAX_PARTS = 3
_MAX_CLIMB = 50
_GAP = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A conditional clause: tokens `[first, last]`, its head, and what it depends on."""

    first: int
    last: int
    head: int
    owner: int


def condition(
    tree: Tree, content: Sequence[int], sentence: Span, root: int | None
) -> Excerpt | None:
    """The clauses that the content's main event hangs on, in it or beside it, or None."""
    inside = set(content)
    around = tree.tokens([sentence])
    openings = islice(marks.openings(tree, around), _MAX_CLAUSES)
    clauses = [c for o in openings if (c := _clause(tree, o, inside)) is not None]
    root = _main(tree, content, clauses, root)
    found = [c for c in clauses if _governs(tree, c, root, inside)]
    if root is not None:
        # of several sentences, that of the main event goes first
        at = tree.sentence[root]
        found = [c for c in found if tree.sentence[c.first] == at] or found[:1]
    if not found and root is not None:
        found = list(_afterthought(tree, root))
    return _excerpt(tree, found)


def _main(
    tree: Tree, content: Sequence[int], clauses: Sequence[Clause], root: int | None
) -> int | None:
    """The content's main event: where its root is that of a fronted "if" clause, the next one."""
    around = next((c for c in clauses if root is not None and c.first <= root <= c.last), None)
    if around is None:
        return root
    inside = set(content)
    rest = [i for i in content if i > around.last]
    verbs = (i for i in rest if tree.pos[i] in ("VERB", "AUX"))
    for i in verbs:
        head = tree.head[i]
        if head == i or head not in inside or around.first <= head <= around.last:
            return i
    return root


def _governs(tree: Tree, clause: Clause, root: int | None, inside: set[int]) -> bool:
    """Whether a clause belongs to the content's event and not to some relative clause."""
    head, owner = clause.head, clause.owner
    if root is None:
        return True
    if clause.first <= root <= clause.last:
        return False
    if any(tree.dep[a] == "relcl" and a != root for a in [owner, *_up_to(tree, owner, root)]):
        return False
    if clause.first in inside:
        return True
    # Outside the content: only where it modifies the content's event or its report.
    if tree.low[clause.first] == "until":
        return False
    return owner in inside or owner == root or (tree.head[root] == owner and head < owner)


def _up_to(tree: Tree, i: int, root: int) -> list[int]:
    found: list[int] = []
    for a in tree.ancestors(i):
        if a == root or len(found) > _MAX_CLIMB:
            break
        found.append(a)
    return found


def _clause(tree: Tree, opening: Opening, inside: set[int]) -> Clause | None:
    """The clause that a marker opens, or None where nothing follows it."""
    first, marker, head = opening.first, opening.last, opening.head
    if opening.whole:
        return Clause(first, marker, head, opening.owner)
    last = _end(tree, first, marker, head)
    if last <= marker:
        follower = _following(tree, marker)
        if follower is None:
            return None
        last = _end(tree, first, marker, follower)
    last = _fronted(tree, first, last, inside)
    return Clause(first, last, head, opening.owner)


def _end(tree: Tree, first: int, marker: int, head: int) -> int:
    """Last token of a clause: a gap means that the parse jumped over another clause."""
    last = marker
    for i in tree.subtree(head):
        if i <= marker:
            continue
        if i - last > _GAP or tree.low[i] in ("”", "''", "?", "!"):
            break
        last = i
    while last > marker and (tree.pos[last] in ("PUNCT", "CCONJ") or tree.dep[last] == "cc"):
        last -= 1
    return last


def _following(tree: Tree, marker: int) -> int | None:
    """The head of the phrase that begins right after a marker, or None."""
    _, end = tree.sentences[tree.sentence[marker]]
    found = None
    for j in range(marker + 1, min(end, marker + 15)):
        if tree.subtree(j)[0] == marker + 1:
            found = j
    return found


def _fronted(tree: Tree, first: int, last: int, inside: set[int]) -> int:
    """ "If the votes are counted and the gap is small, ...": up to the comma, both clauses."""
    start, end = tree.sentences[tree.sentence[first]]
    opens = first - start <= 1
    joined = last + 1 < end and tree.low[last + 1] in ("and", "or")
    if not opens or not joined:
        return last
    for j in range(last + 1, end):
        if tree.low[j] == ",":
            return j - 1
        if j not in inside and inside:
            break
    return last


def _afterthought(tree: Tree, root: int) -> Iterator[Clause]:
    """ "It will fail. That is, unless it rains.": a next sentence that is only the "if"."""
    following = tree.sentence[root] + 1
    if following >= len(tree.sentences):
        return
    first, end = tree.sentences[following]
    words = [i for i in range(first, min(end, first + 60)) if tree.pos[i] not in ("PUNCT", "SPACE")]
    lead = 0
    while lead < len(words) and lead < 3 and tree.low[words[lead]] in marks.AFTERTHOUGHTS:
        lead += 1
    opening = next(marks.openings(tree, words[lead:]), None) if words[lead:] else None
    if opening is None or opening.first != words[lead]:
        return
    clause = _clause(tree, opening, set())
    if clause is not None and clause.last >= words[-1]:
        yield clause


def _excerpt(tree: Tree, clauses: Sequence[Clause]) -> Excerpt | None:
    """The words of clauses in order, one inside another left out."""
    parts: list[Excerpt] = []
    reached = -1
    for clause in sorted(clauses, key=lambda c: (c.first, -c.last))[: 2 * _MAX_PARTS]:
        if clause.first > reached and len(parts) < _MAX_PARTS:
            parts.append(tree.excerpt(clause.first, clause.last))
            reached = clause.last
    if not parts:
        return None
    spans = tuple(span for part in parts for span in part.spans)
    return Excerpt(spans, " … ".join(part.text for part in parts))
