"""Predicates that say how far what they embed is so: signatures after Karttunen and after Saurí."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from onrecord.factuality.vocabulary import words


class Signature(NamedTuple):
    """Commitment −3 to +3 to the complement where the predicate holds, and where it does not."""

    positive: float
    negative: float

    def under(self, value: float) -> float:
        """Commitment to the complement of a predicate whose own commitment is `value`."""
        if self.positive == self.negative:
            return self.positive
        if value >= 0:
            return self.positive * value / 3
        return self.negative * -value / 3


# Each line: signature, kind of complement (`that`, `to`, `ing`, `np` or `*`), predicates.
_GROUPS: tuple[tuple[tuple[float, float], str, str], ...] = (
    # Facts either way.
    ((0.5, -1), "to", "like love hate care concerned"),
    ((3, 3), "*", """realise realize know discover notice regret learn recognise recognize
        remember forget acknowledge concede admit reveal disclose aware unaware glad sorry proud
        surprised sad happy angry pleased relieved disappointed shocked fact find_out resent
        ashamed delighted outraged upset bother bug startle impress amaze annoy anger alarm
        concern shock thrill frustrate embarrass dismay excite enjoy envy forgive ignore overlook
        hate love like mind matter appreciate complain grieve celebrate
        mourn welcome applaud condemn lament"""),
    ((2.5, 1), "*", "confirm show prove demonstrate establish verify confirmation proof see find"),
    ((2, 0.5), "that", """announce mean note point_out announcement emphasise emphasize stress
        ensure indicate evidence sign signal hear read"""),
    ((2, -1), "np", "announce"),
    ((1.5, -1), "to", "announce"),
    # Implicatives: done, or not done.
    ((3, -3), "*", """manage succeed get bother begin start continue keep resume proceed carry_on
        go_on help happen turn_out prove finish complete undertake"""),
    ((3, -3), "to", "prove bother remember dare come able ability take_step make"),
    ((2.5, -2), "to", "deign opportunity chance_taken"),
    ((-3, 3), "*", """fail neglect omit failure inability unable avoid refrain skip miss
        abandon cancel scrap shelve drop call_off abort halt forgo foil thwart avert"""),
    ((-3, 3), "to", "forget"),
    ((-3, 1), "*", "refuse decline refusal prevent preclude stymie bar ban prohibit forbid"),
    ((-2.5, 3), "*", "stop cease quit end suspend block suspension"),
    ((-1.5, 0), "*", "delay postpone defer hold_off postponement delayed"),
    ((-2, 1), "*", "dissuade deter discourage resist oppose reject veto incapable"),
    ((-2.5, 1), "*", "impossible inconceivable unthinkable unimaginable infeasible"),
    ((2, -1), "*", "inevitable unavoidable imminent"),
    ((3, -1), "*", "force cause lead compel drive allow_to"),
    ((3, -2.5), "that", "make let have"),
    ((2, -2), "*", "allow permit enable let"),
    ((-2, 2), "*", "pretend"),
    ((-2, -1), "*", "wish lie"),
    # What someone says is so.
    ((1, 0), "that", """say tell state report add write explain declare insist argue maintain
        remark comment reply respond reassure assure repeat inform reiterate testify observe
        statement report tweet post describe predict forecast warn suggest remind"""),
    ((0.5, 0), "*", """claim allege assertion allegation rumour rumor accuse accusation purport
        speculate speculation unsubstantiated contend assert"""),
    ((-1, 0.5), "*", """deny dismiss refute rebut dispute rule_out denial dispel debunk
        repudiate shoot_down disclaim"""),
    # What someone thinks is so.
    ((1.5, -1.5), "*", """think believe seem appear suppose guess reckon look assume belief
        likely sure certain confident convinced expected understand feel"""),
    ((1, -1), "*", """expect anticipate suspect estimate expectation imagine project hypothesise
        possible possibility chance risk prospect likelihood potential may"""),
    ((-1.5, 0.5), "*", "doubt unlikely doubtful unclear_that sceptical skeptical implausible"),
    ((0, 0), "whether", "*"),
    # Meant, asked for, offered: not done.
    ((1, -2), "*", """plan intend aim agree decide choose opt prepare resolve pledge vow promise
        swear commit undertake_to intention plan vow pledge promise agreement decision commitment
        readiness committed willing willingness ready prepared
        determined set due scheduled slated poised
        propose proposal mean arrange seek_to bid guarantee opt_for intent moot"""),
    ((0.5, -1), "*", """want hope desire hope_for try attempt seek offer ask urge call_for call_on
        demand request appeal push press lobby campaign recommend advise advocate encourage
        persuade invite suggest order direct instruct command require tell need fight struggle
        effort attempt call demand request pressure push order wish right power option bid
        recommendation suggestion appeal application apply eager keen reluctant free hesitate
        supposed obliged required negotiate work back support favour favor endorse authorise
        authorize approve have threat_of ambition goal target aspire dream beg plead insist_on
        motion resolution bill move"""),
    ((0.5, -2), "np", "consider discuss"),
    ((0, -0.5), "*", """threaten threat warn warning consider mull weigh contemplate debate
        discuss explore study fear worry afraid risk wonder question ask_whether consult
        examine evaluate idea flirt toy float"""),
    ((0.5, 0), "to", "warn"),
    ((2, -2), "to", "use be"),
    ((2, -2.5), "to", "go"),
    ((2, -2), "to", "about"),
    ((1.5, -2), "to", "vote elect"),
    ((1.5, -2), "np", "sign_deal"),
    ((3, -2), "np", "know_np"),
)  # fmt: skip

# A vote or a decision to do one of these is itself the doing.
ENACTING = words(
    """pass approve adopt reject ratify endorse confirm impeach convict acquit repeal enact"""
)

LIGHT_VERBS = words(
    """make take have give hold issue launch conduct reach undergo face carry stage mount cast
    deliver impose hand file sign strike perform begin start end continue"""
)

EVENTIVE = words(
    """attack strike vote election withdrawal decision announcement agreement resignation arrest
    protest rally walkout boycott invasion war ceasefire truce raid bombing shooting explosion
    crash merger takeover acquisition sale closure shutdown layoff cut review inquiry probe
    investigation trial hearing appeal lawsuit meeting summit visit trip talk negotiation debate
    statement apology threat promise vow pledge offer proposal request order demand denial claim
    allegation accusation complaint warning ban sanction tariff embargo evacuation deployment
    retreat pullout departure exit return launch test recall delay postponement cancellation
    expansion rise fall increase decrease decline drop reform change coup murder killing death
    assault theft fire flood earthquake outbreak referendum ballot repeal impeachment execution
    rescue search operation surgery marriage divorce transfer appointment dismissal firing
    suspension charge conviction acquittal plea settlement payment investment effort attempt plan
    intention strike sanctions cuts layoffs talks"""
)


def _entries() -> Iterator[tuple[tuple[str, str], Signature]]:
    for values, kind, predicates in _GROUPS:
        for word in predicates.split():
            yield (word.replace("_", " "), kind), Signature(*values)


@cache
def _table() -> Mapping[tuple[str, str], Signature]:
    table: dict[tuple[str, str], Signature] = {}
    for key, signature in _entries():
        table.setdefault(key, signature)
    return table


def signature(lemma: str, kind: str) -> Signature | None:
    """Signature of `lemma` for a complement of `kind`, or None where it embeds nothing known."""
    table = _table()
    return table.get((lemma, kind)) or table.get((lemma, "*"))
