"""What a pronoun stands for, where that may be a paper: a ranking of the nouns before it.

After Lappin and Leass (1994): grammatical role, nearness and parallelism, with the verbs that only
papers, or only people and bodies, can be subjects and objects of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.factuality import syntax
from onrecord.factuality.status_words import OF_VOTES
from onrecord.factuality.tree import Tree
from onrecord.factuality.vocabulary import words

# How far back an antecedent is looked for, in sentences and in tokens.
_REACH = 1
_MAX_TOKENS = 120
# What only a text does.
PAPER_VERBS = words(
    """bind oblige bar ban forbid prohibit allow permit require entitle authorise authorize commit
    cap contain mention bear carry list lapse expire cover apply read supersede replace speak
    instruct praise state limit cite quote describe specify"""
)
# What papers and people alike do: the nearer subject has it.
_OF_BOTH = words(
    """say tell ask call urge warn order demand promise give grant set take come enter go name
    close last die fail stand remain begin end date head need make impose offer show mean add
    lay put use force oppose affect close open cut raise create leave let help"""
)
# What only people and bodies do.
_OF_BODIES = words(
    """issue publish send release deny announce confirm vote plan decide hope want intend believe
    think know insist accuse hire hold sign adopt approve reject withdraw own employ operate run
    lose win buy sell seek try refuse agree expect receive get write consider regret apologise
    apologize produce rescind revoke retract disavow circulate withhold pass ratify
    repeal veto enact draft do see blame find pay build investigate fire elect meet move act
    respond reply explain defend work"""
)
# What is done to a text, and to few other things.
_TO_PAPERS = words(
    """sign initial issue publish leak circulate rescind revoke disavow implement enforce veto
    ratify retract draft write read quote forge fabricate countersign repeal redraft rewrite pen
    pass adopt enact post repudiate disown obey translate deliver amend quash annul
    overturn withdraw"""
)
# What only an assembly does, and not to letters.
_OF_ASSEMBLIES = frozenset({"adopt", "pass", "enact", "table", "debate"})
_BEING_SAID = words(
    """expect say report believe think hope understand know claim allege decide suggest rumour
    agree"""
)
_SEEMING = words("be seem appear turn remain take become emerge prove follow happen matter")
_LETTING = words("let want have make see find keep need like prefer")
_PARTS = words(
    """text wording author authors signatory signatories terms provisions clauses contents passage
    language preamble existence authenticity adoption passage ratification withdrawal publication
    release supporters opponents sponsors drafters signature articles demands"""
)
_PERSONS = words(
    """president minister premier governor mayor king queen spokesman spokeswoman official judge
    director chairman chairwoman clerk lawyer leader secretary ambassador envoy bishop captain
    officer man woman senator chancellor author editor manager critic nobody someone anyone
    everyone one chief head commissioner prosecutor reporter journalist owner general colonel"""
)
_DATES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"})
_ROLES = {"nsubj": 4.0, "nsubjpass": 4.0, "dobj": 3.0, "attr": 2.0, "pobj": 1.5, "conj": 1.5,
          "dative": 2.0, "appos": 1.0, "poss": 1.0}  # fmt: skip
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "pobj", "dative", "nsubjpass")


def antecedent(
    tree: Tree, i: int, papers: Mapping[int, int], kinds: Mapping[int, str]
) -> int | None:
    """The thing that pronoun i stands for, or None.

    `papers` are things by their heads' tokens, `kinds` their kinds.
    """
    if expletive(tree, i) or not papers:
        return None
    fit = fitness(tree, i)
    if fit is None:
        return None
    best, chosen = 0.0, None
    voted = tree.lemma[tree.head[i]] in _OF_ASSEMBLIES
    for j in _before(tree, i):
        paper = j in papers and not (voted and kinds.get(papers[j]) not in OF_VOTES)
        score = _salience(tree, i, j)
        if score is None or (tree.pos[j] == "PRON" and not paper):
            continue
        score += fit if paper else -fit
        if score >= best:
            best, chosen = score, j
    return papers.get(chosen) if chosen is not None else None


def expletive(tree: Tree, i: int) -> bool:
    """Whether "it" stands for a clause or for nothing: "it is clear that", "it rained"."""
    verb = tree.head[i]
    if tree.dep[i] == "expl" or tree.lemma[verb] in ("rain", "snow"):
        return True
    if tree.dep[i] not in _SUBJECTS:
        return False
    said = tree.dep[i] == "nsubjpass" and tree.lemma[verb] in _BEING_SAID
    if not said and tree.lemma[verb] not in _SEEMING:
        return False
    attribute = tree.child(verb, "acomp", "attr", "oprd")
    holders = [verb] if attribute is None else [verb, attribute]
    clauses = (c for h in holders for c in tree.children[h] if c > i)
    return any(_clausal(tree, c) for c in clauses)


def _clausal(tree: Tree, c: int) -> bool:
    if tree.dep[c] not in ("ccomp", "csubj", "xcomp", "advcl", "relcl"):
        return False
    return tree.dep[c] == "ccomp" or syntax.infinitive(tree, c) or syntax.mark(tree, c) == "that"


def fitness(tree: Tree, i: int) -> float | None:
    """How well a paper fits pronoun i's place, −2 to +4; None where none can."""
    verb, dep = _verb(tree, i), tree.dep[i]
    if dep == "poss":
        return 3.0 if tree.low[verb] in _PARTS else None
    if dep in _SUBJECTS and _let(tree, verb):
        return 2.0
    if dep == "nsubj" and tree.tag[verb] != "VBN":
        return _as_subject(tree, verb)
    if dep == "dobj" and tree.lemma[verb] in ("do", "make", "get", "mean"):
        # "would have done it": an action
        return None
    if dep in ("dobj", "nsubjpass", "nsubj"):
        return 4.0 if tree.lemma[verb] in _TO_PAPERS else 0.5
    if dep == "pobj":
        return _under_preposition(tree, i)
    return None


def _verb(tree: Tree, i: int) -> int:
    """What token i depends on; of an auxiliary that the parse gave a subject, its verb."""
    verb = tree.head[i]
    return tree.head[verb] if tree.dep[verb] in ("aux", "auxpass") else verb


def _as_subject(tree: Tree, verb: int) -> float | None:
    lemma = tree.lemma[verb]
    attribute = tree.child(verb, "acomp", "attr", "oprd") if lemma == "be" else None
    if attribute is not None and {tree.lemma[attribute], tree.low[attribute]} & _BEING_PAPER:
        return 4.0
    if lemma in ("be", "lie") and any(tree.lemma[j] in _PLACES for j in tree.subtree(verb)):
        return 4.0
    if lemma in ("be", "have", "seem", "remain", "become", "appear"):
        return None if attribute is not None and tree.lemma[attribute] in _ABLE else 1.0
    if lemma in PAPER_VERBS or (lemma in ("take", "enter", "come", "go") and _in_force(tree, verb)):
        return 4.0
    if lemma == "pass":
        return None if tree.child(verb, "dobj") is not None else 3.0
    if lemma in _OF_BODIES:
        return None
    return 0.5 if lemma in _OF_BOTH else 0.0


_BEING_PAPER = words(
    """law letter memo draft document treaty order forgery fake hoax text unsigned binding genuine
    authentic nonbinding void"""
)
_PLACES = words("website desk table agenda archive statute book")
_ABLE = words("able ready willing aware unable unwilling confident sorry committed determined")


def _in_force(tree: Tree, verb: int) -> bool:
    """ "Takes effect", "enters into force"."""
    return any(tree.lemma[j] in ("effect", "force", "law") for j in tree.subtree(verb) if j > verb)


def _let(tree: Tree, verb: int) -> bool:
    """ "Let it stand", "wants it rewritten": what is done to it, in a small clause."""
    bare = tree.tag[verb] in ("VB", "VBN") and not syntax.infinitive(tree, verb)
    return bare and tree.dep[verb] == "ccomp" and tree.lemma[tree.head[verb]] in _LETTING


def _under_preposition(tree: Tree, i: int) -> float | None:
    prep = tree.head[i]
    word, governor = tree.low[prep], tree.head[prep]
    if tree.lemma[governor] in ("name", "signature", "vote", "debate", "clause", "party", "line"):
        return 3.0
    if word in ("under", "by", "in") and tree.lemma[governor] in ("bind", "ask", "write", "say"):
        return 3.0
    return 2.0 if word == "under" else 0.5


def _before(tree: Tree, i: int) -> Iterator[int]:
    """Singular nouns and pronouns that stand before token i and near it."""
    for j in range(max(0, i - _MAX_TOKENS), i):
        if tree.sentence[i] - tree.sentence[j] > _REACH:
            continue
        noun = tree.tag[j] in ("NN", "NNP", "XX", "FW")
        if tree.low[j] == "it" or (noun and tree.dep[j] not in ("compound", "nmod")):
            yield j


def _salience(tree: Tree, i: int, j: int) -> float | None:
    """How readily a noun is taken up by pronoun i; None where grammar or sense forbid it."""
    role = _ROLES.get(tree.dep[j])
    if role is None or _personal(tree, j) or _coarguments(tree, i, j):
        return None
    score = role + (1.0 if tree.sentence[j] == tree.sentence[i] else 0.0)
    own = tree.dep[i] if not _let(tree, tree.head[i]) else "dobj"
    both_subjects = own == "nsubj" and tree.dep[j] in _SUBJECTS
    both_objects = own in _OBJECTS and tree.dep[j] in _OBJECTS
    if both_subjects or both_objects:
        score += 2.0
    return score + j / (1000.0 + len(tree))


def _personal(tree: Tree, j: int) -> bool:
    """Whether a noun names a person or a time, neither of which is "it"."""
    if tree.lemma[j] in _PERSONS:
        return True
    for e in tree.entities:
        if e.first > j:
            break
        if e.first <= j <= e.last:
            return e.label in _DATES or (e.label == "PERSON" and e.last > e.first)
    return False


def _coarguments(tree: Tree, i: int, j: int) -> bool:
    """Whether both depend on one verb: "the board said it" is not about the board itself."""
    verb = _verb(tree, i)
    if tree.pos[verb] == "ADP":
        verb = tree.head[verb]
    if tree.dep[i] == "poss" or tree.head[i] == j:
        return False
    adjunct = tree.dep[j] == "pobj" and tree.head[tree.head[j]] == verb
    if tree.head[j] == verb or adjunct:
        return True
    # "the court that had issued it": the relative's own noun is its subject
    # "neither village has to follow it": the subject of the verb that governs it is its own too
    if tree.dep[verb] == "xcomp" and tree.head[j] == tree.head[verb] and tree.dep[j] in _SUBJECTS:
        return True
    relative = tree.dep[verb] == "relcl" and tree.head[verb] == j
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return relative and subject is not None and tree.tag[subject] in ("WDT", "WP")
