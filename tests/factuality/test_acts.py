"""Graded cases of speech acts: by cue, by content, and in the author's own voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.types import Act, Statement

from .conftest import Run

ATTRIBUTED: list[tuple[str, Act]] = [
    ("«The clerk» {said} <the hall was full>.", "assert"),
    ("«The clerk» {noted} <that prices fell in May>.", "assert"),
    ("«The bank» {denied} <that it had lost the money>.", "deny"),
    ("«The bank» {dismissed} <reports of a merger>.", "deny"),
    ("«The bank» {ruled out} <a merger>.", "deny"),
    ("«The bank» {rejected} <claims that it was insolvent>.", "deny"),
    ("«The clerk» {said} <“there are no plans to close the hall”>.", "deny"),
    ("«The clerk» {told reporters} <the rumour was untrue>.", "deny"),
    ("«The minister» {said} <she had not signed the contract>.", "deny"),
    ("«The premier» {insisted} <he was not resigning>.", "deny"),
    ("«The bank» {confirmed} <that it had lost the money>.", "confirm"),
    ("«The bank» {admitted} <losing the money>.", "confirm"),
    ("«The bank» {acknowledged} <the loss>.", "confirm"),
    ("«The firm» {announced} <that it had bought the mill>.", "announce"),
    ("«The firm» {unveiled} <a plan for the site>.", "announce"),
    ("«The mayor» {promised} <to repair the bridge>.", "promise"),
    ("«The mayor» {said} <she would veto the budget>.", "promise"),
    ("«The mayor» {said} <“we will repair the bridge”>.", "promise"),
    ("«The mayor» {vowed} <to repair the bridge>.", "promise"),
    ("«The union» {threatened} <to walk out on Friday>.", "threaten"),
    ("«The union» {warned} <it would strike if talks failed>.", "threaten"),
    ("«The union» {said} <it would strike if talks failed>.", "threaten"),
    ("«The clergy» {urged} <the premier to step down>.", "demand"),
    ("«The clergy» {called for} <his resignation>.", "demand"),
    ("«The clergy» {said} <the premier must step down>.", "demand"),
    ("«The envoy» {proposed} <a truce>.", "propose"),
    ("«The envoy» {suggested} <meeting in Oslo>.", "propose"),
    ("«The envoy» {said} <the two sides should meet in Oslo>.", "propose"),
    ("«The judge» {ordered} <the firm to pay>.", "order"),
    ("«The ministry» {instructed} <schools to close>.", "order"),
    ("«The council» {voted} <to ban cars>.", "vote"),
    ("«The firm» {retracted} <its earlier statement>.", "retract"),
    ("«The senator» {walked back} <his remarks>.", "retract"),
    ("«The senator» {apologised for} <the remark>.", "retract"),
    ("«The firm» {said} <the memo was a mistake>.", "retract"),
    ("«The firm» {said} <the memo “should not have been released”>.", "retract"),
    ("«The firm» {said} <the message was sent in error>.", "retract"),
    ("«The firm» {called} the memo <a mistake>.", "retract"),
    ("«The letter» {states} <that troops will leave the valley>.", "announce"),
    ("«The bank» {expects} <prices to fall>.", "predict"),
    ("«The bank» {forecast} <that prices would fall>.", "predict"),
    ("«The bank» {said} <prices will fall next year>.", "predict"),
    ("«The coach» {believes} <the team can win>.", "believe"),
    ("«The coach» {hopes} <to win>.", "believe"),
    ("«The coach» {does not think} <the team can win>.", "believe"),
    ("«A reporter» {asked} <whether the plant was safe>.", "ask"),
    ("«The clerk» {did not deny} <that the hall was full>.", "assert"),
    ("«The firm» {would not confirm} <that it had bought the mill>.", "assert"),
    ("«The driver» {said} <the lorry could not stop>.", "assert"),
    ("«The driver» {said} <he did not know the road>.", "assert"),
]

AUTHOR: list[tuple[str, Act]] = [
    ("The city council voted to adopt the plan.", "vote"),
    ("Parliament passed the bill on Tuesday.", "vote"),
    ("The resolution was adopted on Monday.", "vote"),
    ("The board approved the merger.", "vote"),
    ("The train passed the station.", "assert"),
    ("The union threatened to strike if talks failed.", "threaten"),
    ("The premier promised to resign.", "promise"),
    ("The firm announced a plan to sell the mill.", "announce"),
    ("The president ordered troops to leave the valley.", "order"),
    ("The envoy proposed a truce.", "propose"),
    ("The firm withdrew the offer.", "retract"),
    ("The minister apologised for the delay.", "retract"),
    ("The premier denied that he had lied.", "deny"),
    ("Analysts expect prices to fall.", "predict"),
    ("Prices may fall within the next few years.", "predict"),
    ("Prices will fall.", "predict"),
    ("Is the mill closing?", "ask"),
    ("The mill closed on Friday.", "assert"),
    ("The premier may announce a plan.", "predict"),
    ("The premier did not promise to resign.", "assert"),
]


@pytest.mark.parametrize(("marked", "act"), ATTRIBUTED)
def test_attributed(quoted: Callable[..., Statement], marked: str, act: Act) -> None:
    assert quoted(marked).act == act


@pytest.mark.parametrize(("text", "act"), AUTHOR)
def test_author(author: Run, text: str, act: Act) -> None:
    (statement, *_), _instruments = author(text)
    assert statement.act == act
