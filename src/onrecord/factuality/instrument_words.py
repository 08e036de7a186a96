"""Nouns that name instruments, and the words beside them that tell whether they do."""

from __future__ import annotations

from onrecord.factuality.vocabulary import words
from onrecord.types import InstrumentKind

KINDS: dict[str, InstrumentKind] = {
    "letter": "letter", "memo": "memo", "memorandum": "memo", "resolution": "resolution",
    "bill": "bill", "law": "law", "statute": "law", "ordinance": "law", "legislation": "bill",
    "act": "law", "order": "order", "decree": "order", "directive": "order",
    "proclamation": "order", "edict": "order", "treaty": "treaty", "accord": "treaty",
    "agreement": "treaty", "pact": "treaty", "deal": "treaty", "ruling": "ruling",
    "verdict": "ruling", "injunction": "ruling", "judgment": "ruling", "judgement": "ruling",
    "communiqué": "communique", "communique": "communique", "motion": "resolution",
    "opinion": "ruling", "circular": "memo", "subpoena": "order", "warrant": "order",
    "statement": "communique", "memorandums": "memo", "protocol": "treaty",
}  # fmt: skip
# Words before the head that show it is no instrument ("ruling party" is caught by the parse).
OTHER: dict[str, frozenset[str]] = {
    "resolution": frozenset({
        "year", "conflict", "high", "low", "screen", "dispute", "peaceful", "image", "display",
        "quick", "speedy",
    }),
    "bill": frozenset({
        "medical", "electricity", "energy", "phone", "tax", "dollar", "hospital", "heating", "gas",
        "water", "power", "fuel", "utility", "legal", "wage", "food", "unpaid", "$",
    }),
    "motion": frozenset({"slow", "perpetual", "forward"}),
    "warrant": frozenset({"death"}),
    "letter": words("capital french love block cover suicide ransom"),
    "agreement": words("general broad little more widespread full complete"),
    "order": words("law world short working pecking mail food good tall public batting"),
    "law": words(
        """common natural federal state international martial criminal islamic sharia british
        american us u.s. constitutional civil"""
    ),
    "judgment": frozenset({"good", "bad", "poor", "sound", "better", "value"}),
    "deal": frozenset({"good", "great", "big", "raw", "real", "better", "bad", "best", "package"}),
}  # fmt: skip
# Heads that name an instrument only beside one of these.
NEEDS: dict[str, frozenset[str]] = {
    "order": words(
        """executive court presidential emergency restraining stay-at-home evacuation written
        sweeping gag removal signed deployment"""
    ),
    "statement": frozenset({"joint"}),
    "opinion": words("majority draft leaked dissenting court advisory concurring unsigned"),
    "motion": words(
        """council non nonbinding binding no confidence censure symbolic parliamentary party
        backbench opposition"""
    ),
    "deal": words(
        """trade nuclear peace brexit withdrawal arms climate coalition ceasefire merger
        bailout budget debt signed draft free"""
    ),
    "judgment": frozenset({"court", "supreme", "default", "final"}),
    "judgement": frozenset({"court", "supreme", "default", "final"}),
}  # fmt: skip
MAKING = words(
    """sign issue revoke rescind block defy violate reach strike pass adopt table approve
    draft release publish leak overturn lift halt obey comply ratify reject vote negotiate
    veto scrap withdraw disavow supersede replace quash annul repeal enact override"""
)
GENERIC_ADJECTIVES = words(
    """new draft nonbinding binding symbolic unsigned signed leaked formal official final
    controversial proposed internal historic landmark recent same own entire late
    purported so-called non toothless sweeping short long"""
)
