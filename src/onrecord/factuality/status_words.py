"""Words that give an instrument a status: verbs done to it, adjectives, what it is said to be."""

from __future__ import annotations

from onrecord.factuality.vocabulary import words
from onrecord.types import InstrumentStatus

OF_VERBS: dict[str, InstrumentStatus] = {
    "sign": "signed", "initial": "signed", "countersign": "signed", "pass": "passed",
    "approve": "passed", "adopt": "passed", "ratify": "passed", "enact": "passed",
    "endorse": "passed", "veto": "vetoed", "leak": "leaked", "issue": "issued",
    "publish": "issued", "release": "issued", "send": "issued", "deliver": "issued",
    "circulate": "issued", "post": "issued", "hand down": "issued", "go out": "issued",
    "send out": "issued", "withdraw": "withdrawn", "rescind": "withdrawn", "revoke": "withdrawn",
    "retract": "withdrawn", "scrap": "withdrawn", "pull": "withdrawn", "repeal": "withdrawn",
    "overturn": "withdrawn", "annul": "withdrawn", "void": "withdrawn", "quash": "withdrawn",
    "cancel": "withdrawn", "abandon": "withdrawn", "nullify": "withdrawn",
    "take back": "withdrawn", "tear up": "withdrawn", "strike down": "withdrawn",
    "set aside": "withdrawn", "disavow": "disavowed", "disown": "disavowed",
    "repudiate": "disavowed", "renounce": "disavowed", "walk back": "disavowed",
    "forge": "disavowed", "supersede": "superseded", "replace": "superseded", "draft": "draft",
}  # fmt: skip
OF_VOTES = frozenset({"resolution", "bill", "law", "treaty"})
OF_ADJECTIVES: dict[str, InstrumentStatus] = {
    "draft": "draft", "unsigned": "unsigned", "leaked": "leaked", "signed": "signed",
    "vetoed": "vetoed", "withdrawn": "withdrawn", "rescinded": "withdrawn",
    "superseded": "superseded", "proposed": "draft", "unfinished": "draft",
    "unauthorised": "disavowed", "unauthorized": "disavowed", "disavowed": "disavowed",
    "forged": "disavowed", "fake": "disavowed",
}  # fmt: skip
OF_NOUNS: dict[str, InstrumentStatus] = {
    "draft": "draft", "mistake": "disavowed", "error": "disavowed", "fake": "disavowed",
    "forgery": "disavowed", "hoax": "disavowed", "fabrication": "disavowed",
    "inauthentic": "disavowed", "unauthorised": "disavowed", "unauthorized": "disavowed",
    "unsigned": "unsigned", "void": "withdrawn", "leak": "leaked", "public": "issued",
}  # fmt: skip
RELEASING = frozenset({"release", "send", "publish", "issue", "post", "circulate", "leak"})
ENFORCING = frozenset({"implement", "enforce"})
# Of these without an object it is the paper itself that is spoken of: "the memo leaked".
SELF_MOVING: dict[str, InstrumentStatus] = {
    "leak": "leaked", "emerge": "leaked", "surface": "leaked", "go out": "issued",
}  # fmt: skip
# Handing a paper to one of these, by whoever is not named, is a leak.
PRESS = words(
    """reporter reporters journalist journalists newspaper newspapers press media blog website
    broadcaster daily weekly magazine paper papers"""
)
SLIPPING = frozenset({"slip", "leak", "smuggle"})
# "X claims that it was signed" puts no signature on record.
ALLEGING = words("claim allege accuse rumour rumor purport suspect speculate")
ALLEGATIONS = words("claim allegation rumour rumor suspicion speculation")
STANCES = words("view views position policy opinion opinions thinking line")
REFLECTING = frozenset({"reflect", "represent", "express"})
# What a paper is denied to be by those who disown it.
THEIRS = frozenset({"hers", "his", "theirs", "ours", "mine", "its", "authentic", "genuine", "real"})
CALLING = frozenset({"call", "label", "brand", "describe", "dismiss", "denounce"})
CHAMBERS = words("house senate parliament chamber assembly congress council commons lords approval")
MISTAKENLY = frozenset({"mistakenly", "accidentally", "inadvertently", "erroneously"})
ANSWERING = frozenset({"answer", "reply", "respond"})
