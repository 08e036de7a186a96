"""English verb forms: the past tense and the third person singular of a base form."""

from __future__ import annotations

# Past tenses that no spelling rule gives, as "base past" pairs.
_IRREGULAR = """
arise arose|awake awoke|be was|bear bore|beat beat|become became|begin began|bend bent|bet bet
bid bid|bind bound|bite bit|bleed bled|blow blew|break broke|breed bred|bring brought
broadcast broadcast|build built|burst burst|buy bought|cast cast|catch caught|choose chose
cling clung|come came|cost cost|creep crept|cut cut|deal dealt|dig dug|do did|draw drew
drink drank|drive drove|eat ate|fall fell|feed fed|feel felt|fight fought|find found|flee fled
fling flung|fly flew|forbid forbade|forecast forecast|foresee foresaw|forget forgot
forgive forgave|forgo forwent|freeze froze|get got|give gave|go went|grind ground|grow grew
hang hung|have had|hear heard|hide hid|hit hit|hold held|hurt hurt|keep kept|kneel knelt|know knew
lay laid|lead led|leave left|lend lent|let let|lie lay|light lit|lose lost|make made|mean meant
meet met|mislead misled|mistake mistook|outdo outdid|outgrow outgrew|outrun outran|overcome overcame
overhear overheard|oversee oversaw|overtake overtook|overthrow overthrew|overrun overran|pay paid
partake partook|prepay prepaid|put put|quit quit|read read|rebuild rebuilt|remake remade
repay repaid|rerun reran|resell resold|retake retook|rethink rethought|rewrite rewrote|rid rid
ride rode|ring rang|rise rose|run ran|say said|see saw|seek sought|sell sold|send sent|set set
shake shook|shed shed|shine shone|shoot shot|show showed|shrink shrank|shut shut|sing sang
sink sank|sit sat|sleep slept|slide slid|speak spoke|speed sped|spend spent|spin spun|split split
spread spread|spring sprang|stand stood|steal stole|stick stuck|sting stung|strike struck
strive strove|swear swore|sweep swept|swim swam|swing swung|take took|teach taught|tear tore
tell told|think thought|throw threw|thrust thrust|undergo underwent|understand understood
undertake undertook|undo undid|unwind unwound|uphold upheld|upset upset|wake woke|wear wore
weave wove|weep wept|win won|wind wound|withdraw withdrew|withhold withheld|withstand withstood
wring wrung|write wrote
"""
_PAST = dict(pair.split() for pair in _IRREGULAR.strip().replace("\n", "|").split("|"))

# Verbs of more than one syllable whose stress falls on the last, so that the consonant doubles.
_STRESSED_ENDINGS_WORDS = """
abet abhor acquit admit allot annul commit compel concur confer control defer deter dispel
emit equip excel expel forget impel incur infer omit patrol permit prefer propel rebel rebut
recur refer regret remit repel submit transfer transmit occur
"""
_STRESSED_ENDINGS = frozenset(_STRESSED_ENDINGS_WORDS.split())
_VOWELS = "aeiou"


def is_irregular(word: str) -> bool:
    """Whether `word` is the base form of an irregular verb; most common verbs are."""
    return word.lower() in _PAST


def past(base: str) -> str:
    """Past tense of a verb's base form, lower case: `vote` → `voted`, `leave` → `left`."""
    word = base.lower()
    if word in _PAST:
        return _PAST[word]
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    if word.endswith("c") and word[-2:-1] in _VOWELS:
        return word + "ked"
    if _doubles(word):
        return word + word[-1] + "ed"
    return word + "ed"


def third_person(base: str) -> str:
    """Third person singular present of a base form: `impose` → `imposes`, `deny` → `denies`."""
    word = base.lower()
    if word in ("be", "have"):
        return {"be": "is", "have": "has"}[word]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last consonant doubles before -ed: short vowel, one consonant, stressed."""
    if len(word) < 3 or word[-1] in _VOWELS + "wxy" or word[-2] not in _VOWELS:
        return False
    nucleus_is_long = word[-3] in _VOWELS and not word[:-1].endswith("qui")
    if nucleus_is_long:
        return False
    return _syllables(word) == 1 or word in _STRESSED_ENDINGS


def _syllables(word: str) -> int:
    """Runs of vowels, the `u` of `qu` counted as a consonant."""
    letters = word.replace("qu", "q")
    return sum(
        c in _VOWELS and (i == 0 or letters[i - 1] not in _VOWELS) for i, c in enumerate(letters)
    )
