"""The speech act of a statement, by its meaning: the cue, and what is said under it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.factuality import act_cues, commitment, cues, syntax
from onrecord.factuality.act_cues import Said, is_open, named
from onrecord.factuality.act_words import (
    BODIES,
    ERRORS,
    HARMS,
    ISSUING,
    LAWLIKE,
    LIGHT,
    MINE,
    PAPERS,
    PLANS,
    SCORNED,
    STATES,
    UNTRUE,
)
from onrecord.factuality.cues import Cue
from onrecord.factuality.tree import Tree
from onrecord.types import Act


def act_of(tree: Tree, cue: Cue | None, said: Said | None) -> Act:
    """Act of an attributed statement; `said` is None where the content has no clause."""
    called = act_cues.named_act(tree, cue, said) if cue is not None else None
    if said is None or cue is None:
        return called if called is not None and not (cue and cue.negated) else "assert"
    if cue.negated:
        return _negated_act(cue)
    if called is None and _calls_mistake(tree, cue, said.root):
        return "retract"
    inner = content_act(tree, said, past=cue.past)
    if called is None and "warn" in cue.keys:
        return (
            "threaten"
            if inner in ("threaten", "promise")
            else "predict"
            if inner == "predict" or is_open(tree, said.root)
            else _warned(tree, said)
        )
    if called is None:
        return inner
    if called in ("announce", "confirm", "believe", "propose", "predict") and inner in (
        "retract",
        "deny",
    ):
        return inner if called in ("announce", "confirm") and inner == "retract" else called
    if called == "announce" and inner == "assert" and act_cues.states(tree, cue, said):
        return inner
    return called


def _calls_mistake(tree: Tree, cue: Cue, root: int) -> bool:
    """ "Called it a mistake", of a paper or of what "it" stands for."""
    if tree.lemma[cue.token] not in ("call", "describe", "brand") or tree.lemma[root] not in ERRORS:
        return False
    near = {*tree.children[cue.token], *tree.children[root]}
    return any(tree.low[c] == "it" or tree.lemma[c] in PAPERS for c in near)


def _warned(tree: Tree, said: Said) -> Act:
    harmful = tree.lemma[said.root] in HARMS and _own_deed(tree, said)
    return "threaten" if harmful else "assert"


def _negated_act(cue: Cue) -> Act:
    if cues.denial(cue.keys):
        return "assert"
    called = named(cue.keys)
    return called if called in ("believe", "predict") else "assert"


def content_act(tree: Tree, said: Said, *, past: bool) -> Act:
    """Act that the content alone performs, under a cue that says no more than "said"."""
    root = _past_thought(tree, said.root)
    said = replace(said, root=root)
    if syntax.questioned(tree, root):
        return "ask"
    if commitment.imperative(tree, root):
        return "demand"
    if _retracts(tree, said):
        return "retract"
    if _denies(tree, said):
        return "deny"
    verb = syntax.modal(tree, root)
    own = _own_deed(tree, said)
    if tree.lemma[root] == "go" and said.value > 0 and _going_to(tree, root):
        return "promise" if own else "predict"
    if verb in ("will", "wo", "'ll", "shall") or (verb in ("would", "'d") and past):
        return _future_act(tree, said, own)
    if verb in ("must",) or (tree.lemma[root] in ("have", "need") and _going_to(tree, root)):
        return "demand"
    if verb in ("should", "ought") and not syntax.perfect(tree, root):
        return "propose"
    return _stated_act(tree, said)


def _past_thought(tree: Tree, root: int) -> int:
    """ "I think they should go" proposes: what is thought is what is said."""
    subject = tree.child(root, "nsubj")
    thought = tree.child(root, "ccomp")
    first_person = subject is not None and tree.low[subject] in ("i", "we")
    if first_person and thought is not None and tree.lemma[root] in ("think", "believe", "say"):
        modal = syntax.modal(tree, thought)
        return thought if modal in ("should", "ought", "must", "will") else root
    return root


def _stated_act(tree: Tree, said: Said) -> Act:
    root = said.root
    subject = tree.child(root, "nsubj")
    first_person = subject is not None and tree.low[subject] in ("i", "we")
    called = named(syntax.phrase(tree, root))
    if called in ("retract", "believe", "promise", "announce", "demand", "propose", "predict") and (
        first_person and said.value > 0
    ):
        return called
    adjective = commitment.copular(tree, root)
    if adjective is not None and tree.lemma[adjective] in ("likely", "unlikely", "expected"):
        return "predict"
    if tree.lemma[root] == "expect" and tree.tag[root] == "VBN":
        return "predict"
    return "assert"


def _future_act(tree: Tree, said: Said, own: bool) -> Act:
    if not own:
        # A document speaks for whoever issued it: what will be done is made known.
        return "announce" if said.source & PAPERS else "predict"
    conditional = any(syntax.mark(tree, c) in ("if", "unless") for c in tree.children[said.root])
    return "threaten" if conditional and tree.lemma[said.root] in HARMS else "promise"


def _going_to(tree: Tree, i: int) -> bool:
    return any(tree.dep[c] == "xcomp" and syntax.infinitive(tree, c) for c in tree.children[i])


def _own_deed(tree: Tree, said: Said) -> bool:
    """Whether the content's subject is its speaker and its root something that one does."""
    subject = tree.child(said.root, "nsubj", "nsubjpass")
    if subject is None:
        return False
    if tree.lemma[said.root] in ("be", "have", "know", "seem", "happen", "become", "fall", "rise"):
        return False
    return tree.low[subject] in MINE or tree.low[subject] in said.source


def _retracts(tree: Tree, said: Said) -> bool:
    """ "It was a mistake", "should not have been released": of a paper or of one's own words."""
    clauses = [said.root, *_conjuncts(tree, said.root)]
    for i in clauses:
        subject = tree.child(i, "nsubj", "nsubjpass")
        if subject is None:
            continue
        paper = tree.lemma[subject] in PAPERS
        pronoun = tree.low[subject] in ("it", "that", "this", "they", "these")
        if _withdrawn_word(tree, i, paper=paper, pronoun=pronoun):
            return True
        if tree.low[subject] in ("i", "we") and _regret(tree, i):
            return True
    return False


def _withdrawn_word(tree: Tree, i: int, *, paper: bool, pronoun: bool) -> bool:
    positive = syntax.negated(tree, i) > 0
    attribute = commitment.copular(tree, i)
    if attribute is not None and positive and (paper or pronoun):
        called = {tree.lemma[c] for c in [attribute, *_conjuncts(tree, attribute)]}
        return bool(called & ERRORS) and (paper or "mistake" in called or "error" in called)
    should_not = syntax.modal(tree, i) == "should" and not positive and syntax.perfect(tree, i)
    if should_not and (paper or pronoun):
        return tree.lemma[i] in ISSUING
    in_error = any(
        tree.low[c] in ("in", "by") and _object_lemma(tree, c) in ("error", "mistake")
        for c in tree.children[i]
    )
    return in_error and (paper or tree.lemma[i] in ISSUING)


def _object_lemma(tree: Tree, prep: int) -> str:
    noun = tree.child(prep, "pobj")
    return "" if noun is None else tree.lemma[noun]


def _regret(tree: Tree, i: int) -> bool:
    return tree.lemma[i] in ("misspeak", "apologise", "apologize", "retract", "recant") or (
        tree.lemma[i] == "regret" and tree.child(i, "dobj", "xcomp") is not None
    )


def _conjuncts(tree: Tree, i: int) -> list[int]:
    found: list[int] = []
    for at in [i, *found]:
        found.extend(c for c in tree.children[at] if tree.dep[c] in ("conj", "appos"))
    return found + [g for c in found for g in tree.children[c] if tree.dep[g] in ("conj", "appos")]


def _denies(tree: Tree, said: Said) -> bool:
    """ "There are no plans to", "is untrue", "we are not leaving"."""
    root = said.root
    attribute = commitment.copular(tree, root)
    if attribute is not None and said.value > 0:
        return _called_untrue(tree, root, attribute)
    if said.value > -2 or syntax.modal(tree, root) in ("can", "ca", "could"):
        return False
    if syntax.modal(tree, root) is not None and syntax.perfect(tree, root):
        return False
    if attribute is not None and tree.lemma[attribute] in ("true", "accurate", "correct", "case"):
        return True
    if _no_plans(tree, root, attribute):
        return True
    if attribute is not None or tree.lemma[root] in STATES:
        return False
    subject = tree.child(root, "nsubj", "nsubjpass")
    if subject is None:
        return False
    own = tree.low[subject] in MINE or tree.low[subject] in said.source
    going_on = tree.tag[root] == "VBG" and any(
        tree.low[c] in ("is", "are", "'s", "'re", "’re", "am", "'m", "’m")
        for c in tree.children[root]
    )
    return own or going_on or syntax.modal(tree, root) in ("will", "wo", "would")


def _called_untrue(tree: Tree, root: int, attribute: int) -> bool:
    if tree.lemma[attribute] in UNTRUE:
        return True
    subject = tree.child(root, "nsubj")
    saying = subject is not None and (
        tree.lemma[subject] in commitment.SAYINGS or tree.low[subject] in ("it", "that", "this")
    )
    return saying and tree.lemma[attribute] in SCORNED


def _no_plans(tree: Tree, root: int, attribute: int | None) -> bool:
    noun = attribute if attribute is not None else tree.child(root, "dobj", "nsubj", "nsubjpass")
    if noun is None or tree.lemma[noun] not in PLANS:
        return tree.lemma[root] in ("plan", "intend", "consider") and attribute is None
    return tree.lemma[root] in ("be", "have", "exist", "make", "take", "see")


def author_act(tree: Tree, root: int, value: float) -> tuple[Act, int | None]:
    """Act that a sentence in the author's own voice reports, and the clause that it is about.

    The clause is None where the act has no complement or the sentence reports no act.
    """
    if syntax.questioned(tree, root):
        return "ask", None
    carrier = _light_noun(tree, root)
    act = _reported(tree, root, carrier) if value >= 2 else None
    if act is not None:
        return act, _complement(tree, carrier)
    return ("predict" if _forecasts(tree, root, value) else "assert"), None


def _light_noun(tree: Tree, root: int) -> int:
    noun = tree.child(root, "dobj")
    if noun is not None and tree.lemma[root] in LIGHT and named([tree.lemma[noun]]) is not None:
        return noun
    return root


def _reported(tree: Tree, root: int, carrier: int) -> Act | None:
    if syntax.modal(tree, root) is not None:
        return None
    keys = syntax.phrase(tree, carrier)
    act = named(keys)
    if act is None:
        return _enacted(tree, root) if tree.lemma[root] == "approve" else _warning(tree, root)
    if act == "vote" and "vote" not in keys:
        return _enacted(tree, root)
    if tree.tag[root] == "VBG" and act in ("order", "believe"):
        return act if tree.child(root, "nsubj") is not None else None
    has_said = _complement(tree, carrier) is not None or tree.child(
        root, "dobj", "nsubjpass", "prep"
    )
    if act in ("believe", "predict", "propose", "order") and not has_said:
        return None
    return act


def _warning(tree: Tree, root: int) -> Act | None:
    complement = _complement(tree, root)
    if tree.lemma[root] != "warn" or complement is None:
        return None
    would = syntax.modal(tree, complement) in ("would", "will", "'ll", "'d")
    return "threaten" if would and tree.lemma[complement] in HARMS else None


def _enacted(tree: Tree, root: int) -> Act | None:
    """ "Passed", "adopted": a vote where a body does it, or where it is done to a law."""
    object_ = tree.child(root, "dobj", "nsubjpass")
    subject = tree.child(root, "nsubj")
    if subject is not None and tree.low[subject] in BODIES and object_ is not None:
        return "vote"
    lawlike = object_ is not None and tree.lemma[object_] in LAWLIKE
    return "vote" if lawlike and tree.lemma[root] != "approve" else None


def _complement(tree: Tree, carrier: int) -> int | None:
    return tree.child(carrier, "xcomp", "ccomp", "acl", "pcomp")


def _forecasts(tree: Tree, root: int, value: float) -> bool:
    verb = syntax.modal(tree, root)
    if verb in ("will", "wo", "'ll", "shall"):
        return True
    if verb in ("may", "might", "could") and not syntax.perfect(tree, root):
        return True
    adjective = commitment.copular(tree, root)
    likely = adjective is not None and tree.lemma[adjective] in ("likely", "unlikely")
    expected = tree.lemma[root] == "expect" and tree.tag[root] == "VBN"
    return value > 0 and (likely or expected)
