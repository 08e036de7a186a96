"""Conditions and horizons, word for word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.types import Statement

from .conftest import Run

CONDITIONS = [
    (
        "The union threatened to strike if the firm cut pensions.",
        "if the firm cut pensions",
    ),
    ("If the vote fails, the premier will resign.", "If the vote fails"),
    ("The premier will resign unless the vote passes.", "unless the vote passes"),
    (
        "The bank will lend the money provided that the state signs.",
        "provided that the state signs",
    ),
    ("The sisters will stay as long as the clinic is open.", "as long as the clinic is open"),
    ("Should they refuse, the court will fine them.", "Should they refuse"),
    ("The crew will sail only if the wind drops.", "only if the wind drops"),
    ("Troops will remain until the treaty is signed.", "until the treaty is signed"),
    ("He asked if the vote had failed.", None),
    ("It is unclear if the pilot survived.", None),
    ("Even if the vote fails, the premier will stay.", None),
    ("The mill closed on Friday.", None),
    ("The clerk acted as if the vote had failed.", None),
    ("Only if the wind drops will the crew sail.", "Only if the wind drops"),
    ("If the roof leaks and the wind rises, the class will move.",
     "If the roof leaks and the wind rises"),
    ("The bank will lend the money provided the state signs.", "provided the state signs"),
    ("The guild provided tents.", None),
    ("The plan, provided by a guild, will fail.", None),
    ("The guild will march in the event that talks fail.", "in the event that talks fail"),
    ("In the event of a tie, the king will vote.", "In the event of a tie"),
    ("The guild will get paid in case the crop fails.", "in case the crop fails"),
    ("Without new pumps, the mine will close.", "Without new pumps"),
    ("The guards left without a word.", None),
    ("The guards will leave without a word.", None),
    ("Were the bridge to fall, the town would be lost.", "Were the bridge to fall"),
    ("The club will sell the mill once a buyer is found.", "once a buyer is found"),
    ("The king will sign only when the clerks are done.", "only when the clerks are done"),
    ("The guards stayed until the rain stopped.", None),
    ("The premier will stay whether or not the vote fails.", None),
    ("The repair will be slow, if not impossible.", None),
    ("The rope is as long as ten metres.", None),
    ("Guards who leave if they are cold will be fired.", None),
    ("The crop will fail. That is, unless it rains.", "unless it rains"),
    ("The crop will fail. Unless it rains, the herds will go too.", None),
    ("The tax will rise if oil falls, provided the diet agrees.",
     "if oil falls … provided the diet agrees"),
]  # fmt: skip

QUOTED = [
    ("<If the dam leaks>, «engineers» {warned}, <the valley will flood>.", "If the dam leaks"),
    ('«The chief» {said}: <"Pay us or we will burn the pier.">', "Pay us"),
    ('<"They must pay,"> «she» {said}. <"If not, we will evict them.">', "If not"),
    ("«She» {asked} <if the bridge was safe>.", None),
]

HORIZONS = [
    ("The mill may close within the next few years.", "within the next few years"),
    ("The mill will close by the end of the month.", "by the end of the month"),
    ("The mill will close in the coming days.", "in the coming days"),
    ("The mill is expected to close by 2030.", "by 2030"),
    ("Prices will fall next year.", "next year"),
    ("The mill closed in recent days.", None),
    ("The mill will close.", None),
    ("The last ship will sail on Friday.", "on Friday"),
    ("The firm plans to open a mill in Oran next year.", "next year"),
    ("The mill will close before the summer.", "before the summer"),
    ("Half of it will be gone by the middle of the century.", "by the middle of the century"),
    ("It will take the town ten years to rebuild.", "ten years"),
    ("Those who met in the last two years will meet again.", None),
    ("The law that takes effect next year will hurt farmers.", None),
    ("If nothing is built in the next ten years, rents will double.", None),
]


@pytest.mark.parametrize(("text", "clause"), CONDITIONS)
def test_condition(author: Run, text: str, clause: str | None) -> None:
    (statement, *_), _instruments = author(text)
    found = statement.condition
    assert (None if found is None else found.text) == clause
    if found is not None:
        assert found.text == " … ".join(text[a:b] for a, b in found.spans)


@pytest.mark.parametrize(("marked", "clause"), QUOTED)
def test_condition_of_what_is_quoted(
    quoted: Callable[..., Statement], marked: str, clause: str | None
) -> None:
    found = quoted(marked).condition
    assert (None if found is None else found.text) == clause


@pytest.mark.parametrize(("text", "words"), HORIZONS)
def test_horizon(author: Run, text: str, words: str | None) -> None:
    (statement, *_), _instruments = author(text)
    found = statement.horizon
    assert (None if found is None else found.text) == words
