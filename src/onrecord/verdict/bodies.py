"""Kinds of bodies by the words for them, and the offices that speak for a body of each kind."""

from __future__ import annotations

from onrecord.links.text import stem, words

_TABLE = {
    "company": """
        company firm air corporation business giant manufacturer maker producer operator retailer
        supplier developer chain brand startup carrier airline motors lender insurer broker
        builder shipbuilder automaker carmaker chipmaker drugmaker publisher studio holding
        holdings inc corp ltd plc llc industry airways conglomerate multinational group bank""",
    "club": "club fc afc team side rovers united wanderers athletic franchise",
    "bank": "bank lender",
    "court": "court tribunal bench",
    "regulator": """
        regulator watchdog agency authority commission body board office department bureau
        administration inspectorate service""",
    "union": "union federation association guild brotherhood syndicate",
    "party": "party alliance movement front bloc coalition democrats",
    "league": "league federation association conference committee",
    "university": "university college school institute academy",
    "hospital": "hospital clinic infirmary",
    "council": "council city town municipality county borough",
    "police": "police constabulary",
    "army": "army military navy corps militia",
    "parliament": "parliament assembly senate congress legislature",
    "government": "government ministry cabinet presidency regime",
    "paper": "newspaper paper magazine network broadcaster channel outlet station",
    "charity": "charity foundation fund society organisation organization network trust group",
    "venue": "museum gallery theatre theater festival zoo library church cathedral",
}
_FAMILIES: dict[str, frozenset[str]] = {
    stem(word): frozenset(kind for kind, told in _TABLE.items() if word in told.split())
    for listed in _TABLE.values()
    for word in listed.split()
}
KIND_WORDS = frozenset(_FAMILIES)
"""Stems that say what kind of body a name is of, and do not tell one such body from another."""
# Kinds that a body may be of whose name does not say so: "Kalbrex" is no court.
OPEN = frozenset({"company", "club", "regulator", "party", "paper", "charity", "venue"})
# Kinds of bodies that belong to a state and do not act for it.
PRIVATE = frozenset(
    {"company", "club", "union", "league", "university", "hospital", "paper", "charity", "party",
     "venue"}
)  # fmt: skip
ANY = frozenset(_TABLE)
# Offices, longer ones first, and the kinds of body that each speaks for.
_OFFICES: tuple[tuple[str, frozenset[str]], ...] = (
    ("chief executive", ANY),
    ("chief financial officer", ANY),
    ("chief operating officer", ANY),
    ("managing director", ANY),
    ("medical director", frozenset({"hospital"})),
    ("chief justice", frozenset({"court"})),
    ("presiding judge", frozenset({"court"})),
    ("general secretary", frozenset({"union", "party"})),
    ("secretary general", ANY),
    ("director general", ANY),
    ("vice chancellor", frozenset({"university"})),
    ("police chief", frozenset({"police", "council"})),
    ("chief constable", frozenset({"police"})),
    ("council leader", frozenset({"council"})),
    ("party leader", frozenset({"party"})),
    ("prime minister", frozenset({"government"})),
    ("interior minister", frozenset({"government", "police"})),
    *((word, ANY) for word in ("spokesman", "spokeswoman", "spokesperson", "ceo", "chairman",
                               "chairwoman", "chair", "cfo")),
    *((word, frozenset({"university"})) for word in ("provost", "rector", "dean")),
    *((word, frozenset({"police"})) for word in ("sheriff", "superintendent")),
    ("mayor", frozenset({"council"})),
    ("commissioner", frozenset({"league", "police", "regulator"})),
    ("governor", frozenset({"bank"})),
    ("minister", frozenset({"government"})),
    *((word, frozenset({"court"})) for word in ("judge", "justice")),
    *((word, frozenset({"venue"})) for word in ("curator", "archbishop", "bishop")),
    ("leader", frozenset({"party"})),
)  # fmt: skip
# Offices of so many kinds of people that only the body beside them tells for whom they speak.
_BESIDE = frozenset(
    {"president", "director", "head", "chief", "leader", "boss", "secretary", "founder", "owner",
     "board", "management", "executive", "manager", "commander", "governor", "commissioner",
     "judge", "minister"}
)  # fmt: skip
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
# Who belongs to a body and does not speak for it.
_ATTACHED_WORDS = """
worker employee staff staffer student pupil player captain striker midfielder goalkeeper
defender winger fan supporter member customer client passenger shareholder investor patient
resident tenant analyst union striker contractor supplier intern trainee nurse driver pilot
steward engineer alumnus graduate parent critic opponent lawyer attorney whistleblower
nationalist protester activist voter
"""
_ATTACHED = frozenset(_ATTACHED_WORDS.split())


def kinds_of(text: str) -> frozenset[str]:
    """The kinds of body that the words of a name or a description tell of."""
    return frozenset(kind for w in words(text) for kind in _FAMILIES.get(stem(w), ()))


def kind_words(text: str) -> frozenset[str]:
    """The stems in a text that name a kind of body."""
    return frozenset(stem(w) for w in words(text)) & KIND_WORDS


def office_kinds(title: str) -> frozenset[str]:
    """The kinds of body for which whoever has a title speaks; none where the title leaves it open.

    "Vice-chancellor" tells of a university, "spokesman" of any body, "director" of none.
    """
    told = f" {' '.join(words(title.replace('-', ' ')))} "
    for office, kinds in _OFFICES:
        if f" {office} " in told:
            return kinds
    return frozenset()


def speaks(title: str) -> bool:
    """Whether whoever has a title beside a body's name speaks for that body."""
    told = {stem(w) for w in words(title.replace("-", " "))}
    return bool(told & _BESIDE or office_kinds(title))


def is_spokes(title: str) -> bool:
    """Whether a title is a spokesman's."""
    return bool({stem(w) for w in words(title)} & _SPOKES)


def attached(title: str) -> bool:
    """Whether a title is of somebody who belongs to a body and does not speak for it."""
    told = {stem(w) for w in words(title.replace("-", " "))}
    return bool(told & _ATTACHED) and not told & _SPOKES
