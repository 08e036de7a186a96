"""Words that name the fourteen acts, or that tell one from another under a plain "said"."""

from __future__ import annotations

from onrecord.factuality import cues
from onrecord.factuality.vocabulary import words
from onrecord.types import Act

BY_CUE: tuple[tuple[Act, frozenset[str]], ...] = (
    ("retract", frozenset({
        "retract", "recant", "disavow", "apologise", "apologize", "apology", "backtrack",
        "backpedal", "walk back", "take back", "row back", "climb down", "back away", "withdraw",
        "rescind", "reverse", "reversal", "abandon", "abandonment", "renounce",
        "retraction", "apologise for", "apologize for", "disown", "back down",
        "backtrack on", "revoke",
    })),
    ("ask", frozenset({"want to know"})),
    ("deny", cues.DENIALS | {"refuse", "refusal", "rejection", "decline", "decide against"}),
    ("threaten", frozenset({"threaten", "threat", "ultimatum"})),
    ("promise", frozenset({
        "promise", "pledge", "vow", "swear", "guarantee", "undertake", "commit", "commitment",
        "agree", "agreement", "promising", "assure",
    })),
    ("demand", frozenset({
        "demand", "urge", "call for", "call on", "call upon", "insist on", "press", "plead",
        "implore", "beg", "appeal", "appeal for", "appeal to", "exhort", "lobby", "push for",
        "clamour", "request", "petition", "encourage", "persuade", "ask for", "pressure",
    })),
    ("order", frozenset({
        "order", "direct", "instruct", "command", "decree", "mandate", "rule", "forbid",
        "prohibit", "summon", "ban", "impose", "overrule", "subpoena", "require", "oblige",
        "restriction",
    })),
    ("vote", frozenset({
        "vote", "pass", "ratify", "adopt", "enact", "vote for", "vote against", "elect",
        "approve", "approval", "cast",
    })),
    ("propose", frozenset({
        "propose", "suggest", "offer", "recommend", "proposal", "float", "advise",
        "moot", "table", "put forward", "advice", "recommendation", "advocate", "sponsor",
    })),
    ("predict", frozenset({
        "predict", "forecast", "expect", "anticipate", "foresee", "project", "prediction",
        "expectation", "estimate", "envisage", "prophesy",
    })),
    ("announce", frozenset({
        "announce", "unveil", "declare", "proclaim", "announcement", "decide", "resolve",
        "declaration",
    })),
    ("confirm", frozenset({
        "confirm", "acknowledge", "admit", "concede", "confirmation", "admission", "verify",
        "own up", "concession", "affirm", "acknowledgment", "acknowledgement",
        "plead guilty", "recognize", "recognise",
    })),
    ("ask", frozenset({"ask", "wonder", "inquire", "enquire", "question", "query"})),
    ("believe", frozenset({
        "believe", "think", "hope", "want", "feel", "suspect", "fear", "doubt", "belief",
        "consider", "view", "wish", "prefer", "guess", "suppose", "worry", "assume", "support",
        "supporter", "oppose", "opposition", "favor", "favour", "like", "dislike", "love", "hate",
        "despise", "disdain", "admire", "know", "understand", "realise", "realize", "sense",
        "care", "determined", "determination", "convinced", "intend", "plan", "desire", "concern",
        "concerned", "contemplate", "envision", "confident", "regard", "learn",
        "see", "express", "anger", "angry", "enthusiasm", "backing", "back", "dismay",
    })),
)  # fmt: skip
# Acts in the author's voice, where the same verb is an act only of some subjects.
BODIES = words(
    """parliament council board congress senate house assembly committee commission members
    lawmakers legislature mps legislators shareholders delegates voters legislators
    cabinet union party panel jury regents trustees deputies commissioners councillors
    councilors senators representatives bundestag knesset duma states body"""
)
LAWLIKE = words(
    """resolution bill law motion measure act legislation budget amendment ordinance plan
    treaty deal agreement proposal statute package sanction"""
)
HARMS = words(
    """sanction attack strike retaliate sue cut close shut impose bomb punish fire expel
    boycott withdraw quit leave suspend ban block destroy invade kill veto walk end cancel
    scrap halt stop resign prosecute arrest freeze deport evict respond hit act lose face
    collapse shutter"""
)
PAPERS = words(
    """letter memo memorandum draft document statement tweet remark comment report post
    article email announcement resolution order release story message press-release figure"""
)
ISSUING = words("release send publish issue post print circulate distribute write say")
ERRORS = words("mistake error premature inaccurate erroneous wrong")
UNTRUE = words("untrue false baseless fabricated unfounded groundless incorrect")
SCORNED = words("fake nonsense rubbish ridiculous absurd hoax fiction lie invention")
PLANS = words("plan intention intent decision desire evidence truth discussion need")
STATES = words(
    """know remember think believe want understand like care be have need matter see mean
    feel recall regret expect hope make"""
)
MINE = frozenset({"i", "we", "he", "she", "they", "it", "our", "my", "his", "her", "their"})
BENCH = words("court judge judges justice justices panel tribunal magistrate arbitrator bench")
PROPOSALS = words("proposal proposals policy blueprint")
LAYING_OUT = words("lay outline present unveil propose put detail release")
LIGHT = words("make issue give cast hold have deliver take file send release")
