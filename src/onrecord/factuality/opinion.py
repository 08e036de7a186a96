"""Whether a sentence in the author's own voice judges rather than reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.factuality import syntax
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

_EVALUATIVE = words(
    """necessary unnecessary absurd ridiculous foolish shameful disgraceful outrageous wise
    unwise reckless pointless futile meaningless worthless worth essential vital crucial
    dangerous wrong terrible awful great wonderful horrible pathetic disastrous
    catastrophic brilliant stupid cynical hypocritical unfair unjust unacceptable welcome
    overdue misguided naive silly popular unpopular important sensible reasonable
    laughable tragic sad lucky inevitable obvious clear hollow empty symbolic good bad
    better worse best worst right troubling alarming encouraging disappointing ludicrous
    prudent imprudent deplorable admirable cowardly"""
)
_ADVERBS = words(
    """sadly fortunately unfortunately hopefully frankly honestly clearly obviously surely
    regardless indeed rightly wrongly thankfully arguably admittedly ironically naturally
    certainly undoubtedly foolishly wisely"""
)
_FIRST = frozenset({"i", "we", "our", "us", "my", "me", "let's"})
_PHRASES = re.compile(
    r"\b(?:little (?:more|better) than|nothing (?:more|but|less)|no (?:more|better) than"
    r"|(?:just|mere(?:ly)?) (?:a|an) (?:\w+ )?(?:gesture|stunt|show|distraction|bluff|charade)"
    r"|worth (?:little|nothing|noting|remembering|it)|more likely|less likely|at best|at worst"
    r"|of course|no doubt|the truth is|make no mistake|it is (?:time|high time)|so much for"
    r"|seems? to (?:indicate|suggest|mean)|it seems|means? (?:nothing|little|just as much)"
    r"|here to stay|there to stay|far from|as (?:much|little) as|just as)\b",
    re.IGNORECASE,
)
THRESHOLD = 2
_MAX_SCAN = 1500


def is_opinion(tree: Tree, tokens: Sequence[int], root: int | None) -> bool:
    """Whether the sentence of `tokens` bears enough marks of judgement, by `THRESHOLD`."""
    if not tokens or root is None:
        return False
    return _score(tree, tokens, root) >= THRESHOLD


def first_person(tree: Tree, root: int | None) -> bool:
    """Whether the clause of `root` has "I" or "we" for its subject."""
    subject = None if root is None else tree.child(root, "nsubj", "nsubjpass")
    return subject is not None and tree.low[subject] in ("i", "we")


def _score(tree: Tree, tokens: Sequence[int], root: int) -> int:
    start = tree.starts[tokens[0]]
    words = tree.text[start : min(tree.ends[tokens[-1]], start + _MAX_SCAN)]
    quoted = _quoted(tree, tokens)
    own = [i for i in tokens if i not in quoted]
    score = 2 * (_PHRASES.search(words) is not None and not quoted)
    score += 2 * (_PHRASES.search(words) is not None and bool(quoted) and _outside(tree, own))
    score += 2 * any(tree.low[i] in _FIRST and tree.low[i] != "us" for i in own)
    score += 2 * any(_judges(tree, i) for i in own)
    score += sum(tree.low[i] in _ADVERBS for i in own)
    score += sum(
        tree.tag[i] in ("JJS", "RBS") and tree.low[i] not in ("least", "most") for i in own
    )
    score += tree.low[tree.last_word(tree.sentence[root])] in ("?", "!")
    return score + _modal_score(tree, root)


def _outside(tree: Tree, own: Sequence[int]) -> bool:
    return _PHRASES.search(" ".join(tree.low[i] for i in own[:400])) is not None


def _modal_score(tree: Tree, root: int) -> int:
    verb = syntax.modal(tree, root)
    if verb in ("should", "must", "ought"):
        return 2
    return int(verb in ("would", "may", "might", "could"))


def _judges(tree: Tree, i: int) -> bool:
    """An evaluative word that the sentence itself predicates: "is necessary", "a foolish vow"."""
    if tree.lemma[i] not in _EVALUATIVE or tree.pos[i] not in ("ADJ", "NOUN", "ADV", "ADP"):
        return False
    return tree.dep[i] in ("acomp", "attr", "ROOT", "oprd", "prep", "ccomp", "conj")


def _quoted(tree: Tree, tokens: Sequence[int]) -> set[int]:
    """Tokens between quotation marks."""
    found: set[int] = set()
    opened: int | None = None
    for i in tokens:
        if tree.low[i] in ("“", "``") or (tree.low[i] == '"' and opened is None):
            opened = i
        elif tree.low[i] in ("”", "''", '"') and opened is not None:
            found.update(range(opened, i + 1))
            opened = None
    return found
