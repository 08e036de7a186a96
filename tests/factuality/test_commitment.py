"""Graded cases of event factuality: a sentence, a word of it, and the range of its value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.types import Statement

from .conftest import Run

YES, LIKELY, MAYBE, OPEN = (2.5, 3.0), (1.2, 2.5), (0.4, 1.5), (-0.6, 1.1)
NO, UNLIKELY, NOT_YET = (-3.0, -1.9), (-2.5, -0.9), (-1.0, 1.0)

AUTHOR = [
    # plain
    ("The port reopened on Tuesday.", "reopened", YES),
    ("The harbour is closed.", "closed", YES),
    ("The ministry published the figures.", "published", YES),
    # negation
    ("The port did not reopen.", "reopen", NO),
    ("The army never crossed the river.", "crossed", NO),
    ("The bank hasn’t paid the fine.", "paid", NO),
    ("No one was hurt in the blaze.", "hurt", NO),
    ("Nobody resigned after the inquiry.", "resigned", NO),
    ("Neither company signed the contract.", "signed", NO),
    ("She left the hearing without answering.", "answering", NO),
    ("The firm no longer operates in Norway.", "operates", NO),
    ("There are no plans to shut the mine.", "shut", (-3.0, -1.0)),
    ("The airline has no intention of selling its fleet.", "selling", (-3.0, -1.0)),
    ("The city has little intention of moving.", "moving", (-3.0, -0.9)),
    ("Residents hardly slept.", "slept", (-3.0, -1.5)),
    ("Under no circumstances did the guards fire.", "fire", NO),
    # modals
    ("The mill may close.", "close", MAYBE),
    ("The mill might close.", "close", MAYBE),
    ("The mill could close.", "close", MAYBE),
    ("The mill will close.", "close", (1.5, 2.5)),
    ("The mill will not close.", "close", NO),
    ("The mill won't close.", "close", NO),
    ("The mill should close.", "close", OPEN),
    ("The mill must close.", "close", OPEN),
    ("The mill would close.", "close", OPEN),
    ("The two sides cannot agree.", "agree", NO),
    ("The mill is going to close.", "close", LIKELY),
    ("The mill has to close.", "close", OPEN),
    ("The chancellor is to visit Ghana.", "visit", LIKELY),
    ("The courier must have lost the parcel.", "lost", LIKELY),
    # what was not so
    ("The bridge would have collapsed.", "collapsed", NO),
    ("The guard should have locked the door.", "locked", NO),
    ("The file should not have been published.", "published", LIKELY),
    ("If he had stayed, the deal would have held.", "stayed", UNLIKELY),
    ("The team could have won.", "won", OPEN),
    # conditions
    ("If the vote fails, the premier will resign.", "fails", OPEN),
    ("If the vote fails, the premier will resign.", "resign", OPEN),
    ("Nurses will strike unless wages improve.", "strike", OPEN),
    ("Nurses will strike unless wages improve.", "improve", OPEN),
    # questions
    ("Did the minister resign?", "resign", (0.0, 0.0)),
    ("Will the mine close next year?", "close", (0.0, 0.0)),
    ("It is not clear whether the pilot survived.", "survived", (0.0, 0.0)),
    # implicatives
    ("The crew managed to land the plane.", "land", YES),
    ("The crew failed to land the plane.", "land", NO),
    ("The clerk forgot to post the ballots.", "post", NO),
    ("The witness refused to testify.", "testify", NO),
    ("The agency declined to comment.", "comment", NO),
    ("The driver avoided hitting the child.", "hitting", NO),
    ("Snow prevented the train from leaving.", "leaving", NO),
    ("The crew did not manage to land the plane.", "land", NO),
    ("The court forced the firm to pay.", "pay", YES),
    ("The firm neglected to inform investors.", "inform", NO),
    # facts
    ("Officials realised that the dam had burst.", "burst", YES),
    ("Voters knew that the mayor lied.", "lied", YES),
    ("Engineers discovered that the pipe leaked.", "leaked", YES),
    ("The firm acknowledged that the pipe leaked.", "leaked", YES),
    ("Few people knew that the pipe leaked.", "leaked", YES),
    # wishes, plans and words
    ("The airline wants to buy jets.", "buy", OPEN),
    ("The airline hopes to buy jets.", "buy", OPEN),
    ("The airline plans to buy jets.", "buy", OPEN),
    ("The union threatened to strike.", "strike", NOT_YET),
    ("The mayor promised to build homes.", "build", OPEN),
    ("The mayor vowed to build homes.", "build", OPEN),
    ("The states agreed to share water.", "share", OPEN),
    ("The envoy proposed to share water.", "share", OPEN),
    ("Protesters demanded to see the accounts.", "see", OPEN),
    ("Lawmakers called for a boycott.", "boycott", OPEN),
    ("The board offered to settle.", "settle", OPEN),
    ("The court ordered the firm to pay.", "pay", OPEN),
    ("Clerics urged the faithful to stay home.", "stay", OPEN),
    ("The firm tried to hide the losses.", "hide", OPEN),
    ("The cabinet is considering banning the app.", "banning", NOT_YET),
    ("The firm abandoned plans to build a plant.", "build", (-3.0, -1.0)),
    ("The firm does not plan to build a plant.", "build", UNLIKELY),
    # negation raised, hedges
    ("Analysts do not think that the bank failed.", "failed", UNLIKELY),
    ("Analysts think that the bank failed.", "failed", LIKELY),
    ("The bank seems to have failed.", "failed", LIKELY),
    ("The bank appears to be failing.", "failing", LIKELY),
    ("The bank is likely to fail.", "fail", LIKELY),
    ("The bank is unlikely to fail.", "fail", UNLIKELY),
    ("The bank reportedly failed.", "failed", MAYBE),
    ("The banker allegedly fled.", "fled", OPEN),
    ("Perhaps the bank failed.", "failed", MAYBE),
    ("The so-called “victory” was a defeat.", "defeat", YES),
    # aspect
    ("The factory began laying off staff.", "laying", YES),
    ("The factory continued to hire.", "hire", YES),
    ("Police stopped searching the lake.", "searching", NO),
    # purpose
    ("The council sold land to raise money.", "raise", OPEN),
    ("Troops were sent in order to guard the dam.", "guard", OPEN),
    # reported
    ("The premier said the dam burst.", "burst", (0.5, 1.5)),
    ("The premier confirmed that the dam burst.", "burst", YES),
    ("The premier claimed that the dam burst.", "burst", (0.0, 0.8)),
    ("The premier denied that the dam burst.", "burst", (-2.0, -0.5)),
    # votes
    ("The senate voted to pass the budget.", "pass", YES),
    ("The senate voted to expel the envoy.", "expel", (0.5, 2.0)),
]


@pytest.mark.parametrize(("text", "word", "bounds"), AUTHOR)
def test_author(author: Run, text: str, word: str, bounds: tuple[float, float]) -> None:
    (statement, *_), _instruments = author(text)
    found = [e.author for e in statement.events if e.text == word]
    assert found, f"no event {word!r} among {[e.text for e in statement.events]}"
    assert bounds[0] <= found[-1] <= bounds[1]


# Marked statement, word, range of the speaker's value, range of the author's.
SPEAKERS = [
    ("«The mayor» {said} <the school had closed>.", "closed", YES, (0.5, 1.5)),
    ("«The mayor» {confirmed} <that the school had closed>.", "closed", YES, YES),
    ("«The mayor» {acknowledged} <that the school had closed>.", "closed", YES, YES),
    ("«The mayor» {claimed} <that the school had closed>.", "closed", YES, (0.0, 0.6)),
    ("«The mayor» {alleged} <that the school had closed>.", "closed", YES, (0.0, 0.6)),
    ("«The mayor» {denied} <that the school had closed>.", "closed", NO, (-1.5, -0.5)),
    ("«The mayor» {dismissed} <reports that the school had closed>.", "closed", NO, (-1.5, -0.2)),
    ("«The mayor» {rejected} <claims that the school had closed>.", "closed", NO, (-1.5, -0.2)),
    ("«The mayor» {said} <the school would close>.", "close", (1.5, 2.5), (0.3, 1.0)),
    ("«The mayor» {said} <the school would not close>.", "close", NO, (-1.5, -0.3)),
    ("«The mayor» {said} <“there are no plans to close the school”>.", "plans", NO, (-1.5, -0.5)),
    ("«The mayor» {believes} <that the school will close>.", "close", MAYBE, OPEN),
    ("«The mayor» {doubts} <that the school will close>.", "close", (-2.5, -0.5), (-1.0, 0.0)),
    ("«The mayor» {threatened} <to close the school>.", "close", NOT_YET, NOT_YET),
    ("«The mayor» {promised} <to close the school>.", "close", (0.0, 1.0), (0.0, 1.0)),
    ("«The mayor» {urged} <the board to close the school>.", "close", (0.0, 1.0), (0.0, 1.0)),
    ("«The mayor» {asked} <whether the school had closed>.", "closed", (0.0, 0.0), (0.0, 0.0)),
    ("«The mayor» {refused} <to close the school>.", "close", NO, (-3.0, 0.0)),
    ("«The mayor» {does not think} <that the school closed>.", "closed", UNLIKELY, OPEN),
]


@pytest.mark.parametrize(("marked", "word", "speaker", "writer"), SPEAKERS)
def test_speaker(
    quoted: Callable[..., Statement],
    marked: str,
    word: str,
    speaker: tuple[float, float],
    writer: tuple[float, float],
) -> None:
    statement = quoted(marked)
    (event,) = [e for e in statement.events if e.text == word]
    assert event.speaker is not None
    assert speaker[0] <= event.speaker <= speaker[1]
    assert writer[0] <= event.author <= writer[1]


def test_factuality_is_that_of_the_main_event(quoted: Callable[..., Statement]) -> None:
    denied = quoted("«Ministers» {denied} <that the dam, built in 1960, had burst>.")
    assert denied.factuality == -3.0
    said = quoted("«A clerk» {said} <“there are no plans to leave”>.")
    assert said.factuality == -3.0


def test_a_threat_in_the_authors_voice_is_no_deed(author: Run) -> None:
    (statement,), _ = author("The union threatened to strike if talks failed.")
    assert statement.act == "threaten"
    assert statement.factuality == 0.0
    assert all(e.speaker is None for e in statement.events)
