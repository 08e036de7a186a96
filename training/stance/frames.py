"""Event frames in our own words, from which `templates.py` makes stance pairs.

A frame is one kind of event: who does it, wordings of it (`base|past|ing|participle`), and wordings
of its contrary. `{o}` is filled with an object.
"""

from __future__ import annotations

from dataclasses import dataclass

STATES = (
    "the United States",
    "France",
    "Turkey",
    "Japan",
    "the government",
    "Brazil",
    "Kenya",
    "Britain",
    "Israel",
    "Poland",
    "China",
    "Iran",
    "the US",
    "Canada",
    "Ukraine",
)
FIRMS = (
    "Apple",
    "the company",
    "Volkswagen",
    "Boeing",
    "the airline",
    "Tesla",
    "the bank",
    "Samsung",
    "the publisher",
    "Nestle",
)
PEOPLE = (
    "the president",
    "Merkel",
    "the prime minister",
    "the senator",
    "Modi",
    "the minister",
    "the governor",
    "Johnson",
    "Trudeau",
    "the chief executive",
    "the mayor",
    "Clinton",
)
BODIES = (
    "the Senate",
    "parliament",
    "the city council",
    "the European Union",
    "the regulator",
    "the Supreme Court",
    "the central bank",
    "the United Nations",
    "the board",
    "Congress",
)
TEAMS = (
    "Brazil",
    "the Giants",
    "Arsenal",
    "the Broncos",
    "Nadal",
    "the Lakers",
    "Germany",
    "Serena Williams",
    "Barcelona",
)
LANDS = ("Iraq", "Mali", "Syria", "Cyprus", "Kosovo", "Yemen", "Libya", "Somalia")


@dataclass(frozen=True)
class Frame:
    """`agents` do one of `wordings` to one of `objects`; `contrary` wordings rule it out.

    `short` wordings come close and settle nothing; where `exclusive`, another agent's doing it
    rules it out too.
    """

    agents: tuple[str, ...]
    objects: tuple[str, ...]
    wordings: tuple[str, ...]
    contrary: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    exclusive: bool = False


FRAMES = (
    Frame(
        STATES,
        LANDS,
        (
            "leave {o}|left {o}|leaving {o}|left {o}",
            "withdraw its troops from {o}|withdrew its troops from {o}|withdrawing its troops from {o}|withdrawn its troops from {o}",
            "pull out of {o}|pulled out of {o}|pulling out of {o}|pulled out of {o}",
        ),
        (
            "stay in {o}|stayed in {o}|staying in {o}|stayed in {o}",
            "remain in {o}|remained in {o}|remaining in {o}|remained in {o}",
            "keep its forces in {o}|kept its forces in {o}|keeping its forces in {o}|kept its forces in {o}",
        ),
    ),
    Frame(
        STATES,
        LANDS,
        (
            "impose sanctions on {o}|imposed sanctions on {o}|imposing sanctions on {o}|imposed sanctions on {o}",
            "sanction {o}|sanctioned {o}|sanctioning {o}|sanctioned {o}",
        ),
        (
            "lift sanctions on {o}|lifted sanctions on {o}|lifting sanctions on {o}|lifted sanctions on {o}",
        ),
    ),
    Frame(
        STATES,
        LANDS,
        (
            "attack {o}|attacked {o}|attacking {o}|attacked {o}",
            "launch air strikes on {o}|launched air strikes on {o}|launching air strikes on {o}|launched air strikes on {o}",
            "bomb {o}|bombed {o}|bombing {o}|bombed {o}",
        ),
        (
            "agree a truce with {o}|agreed a truce with {o}|agreeing a truce with {o}|agreed a truce with {o}",
        ),
    ),
    Frame(
        STATES,
        ("the climate accord", "the trade pact", "the nuclear deal", "the treaty"),
        (
            "sign {o}|signed {o}|signing {o}|signed {o}",
            "join {o}|joined {o}|joining {o}|joined {o}",
        ),
        (
            "reject {o}|rejected {o}|rejecting {o}|rejected {o}",
            "quit {o}|quit {o}|quitting {o}|quit {o}",
        ),
    ),
    Frame(
        PEOPLE,
        (),
        (
            "resign|resigned|resigning|resigned",
            "step down|stepped down|stepping down|stepped down",
            "quit|quit|quitting|quit",
        ),
        (
            "stay in office|stayed in office|staying in office|stayed in office",
            "remain in the post|remained in the post|remaining in the post|remained in the post",
        ),
    ),
    Frame(
        PEOPLE,
        ("president", "mayor", "governor", "the leadership", "a second term"),
        (
            "run for {o}|ran for {o}|running for {o}|run for {o}",
            "enter the race for {o}|entered the race for {o}|entering the race for {o}|entered the race for {o}",
            "stand for {o}|stood for {o}|standing for {o}|stood for {o}",
        ),
        (
            "rule out a bid for {o}|ruled out a bid for {o}|ruling out a bid for {o}|ruled out a bid for {o}",
        ),
    ),
    Frame(
        PEOPLE,
        ("the election", "the primary", "the vote", "the presidency", "a new term"),
        (
            "win {o}|won {o}|winning {o}|won {o}",
            "prevail in {o}|prevailed in {o}|prevailing in {o}|prevailed in {o}",
        ),
        (
            "lose {o}|lost {o}|losing {o}|lost {o}",
            "concede {o}|conceded {o}|conceding {o}|conceded {o}",
        ),
        short=(
            "lead in the polls before {o}|led in the polls before {o}|leading in the polls before {o}|led in the polls before {o}",
            "campaign for {o}|campaigned for {o}|campaigning for {o}|campaigned for {o}",
        ),
        exclusive=True,
    ),
    Frame(
        TEAMS,
        ("the title", "the World Cup", "the final", "the championship", "the World Series"),
        (
            "win {o}|won {o}|winning {o}|won {o}",
            "clinch {o}|clinched {o}|clinching {o}|clinched {o}",
            "take {o}|took {o}|taking {o}|taken {o}",
        ),
        (
            "lose {o}|lost {o}|losing {o}|lost {o}",
            "be knocked out before {o}|were knocked out before {o}|being knocked out before {o}|been knocked out before {o}",
        ),
        short=(
            "advance towards {o}|advanced towards {o}|advancing towards {o}|advanced towards {o}",
            "take the lead in the race for {o}|took the lead in the race for {o}|taking the lead in the race for {o}|taken the lead in the race for {o}",
            "prepare for {o}|prepared for {o}|preparing for {o}|prepared for {o}",
        ),
        exclusive=True,
    ),
    Frame(
        FIRMS,
        ("its rival", "a start-up", "the brewer", "the chipmaker"),
        (
            "buy {o}|bought {o}|buying {o}|bought {o}",
            "acquire {o}|acquired {o}|acquiring {o}|acquired {o}",
            "take over {o}|took over {o}|taking over {o}|taken over {o}",
        ),
        (
            "walk away from talks with {o}|walked away from talks with {o}|walking away from talks with {o}|walked away from talks with {o}",
        ),
    ),
    Frame(
        FIRMS,
        ("thousands of workers", "a tenth of its staff", "500 employees"),
        (
            "lay off {o}|laid off {o}|laying off {o}|laid off {o}",
            "cut {o}|cut {o}|cutting {o}|cut {o}",
            "dismiss {o}|dismissed {o}|dismissing {o}|dismissed {o}",
        ),
        ("retain {o}|retained {o}|retaining {o}|retained {o}",),
    ),
    Frame(
        FIRMS,
        ("a new phone", "an electric car", "a streaming service", "the vaccine"),
        (
            "launch {o}|launched {o}|launching {o}|launched {o}",
            "release {o}|released {o}|releasing {o}|released {o}",
            "bring out {o}|brought out {o}|bringing out {o}|brought out {o}",
        ),
        (
            "scrap {o}|scrapped {o}|scrapping {o}|scrapped {o}",
            "shelve {o}|shelved {o}|shelving {o}|shelved {o}",
        ),
    ),
    Frame(
        FIRMS,
        ("bankruptcy", "protection from creditors"),
        ("file for {o}|filed for {o}|filing for {o}|filed for {o}",),
        (),
    ),
    Frame(
        BODIES,
        ("the bill", "the budget", "the motion", "the measure", "the reform"),
        (
            "pass {o}|passed {o}|passing {o}|passed {o}",
            "approve {o}|approved {o}|approving {o}|approved {o}",
            "adopt {o}|adopted {o}|adopting {o}|adopted {o}",
        ),
        (
            "reject {o}|rejected {o}|rejecting {o}|rejected {o}",
            "vote down {o}|voted down {o}|voting down {o}|voted down {o}",
            "block {o}|blocked {o}|blocking {o}|blocked {o}",
        ),
    ),
    Frame(
        BODIES,
        ("interest rates", "taxes", "the minimum wage", "tariffs"),
        (
            "raise {o}|raised {o}|raising {o}|raised {o}",
            "increase {o}|increased {o}|increasing {o}|increased {o}",
        ),
        (
            "cut {o}|cut {o}|cutting {o}|cut {o}",
            "leave {o} unchanged|left {o} unchanged|leaving {o} unchanged|left {o} unchanged",
        ),
    ),
    Frame(
        BODIES,
        ("the festival", "the games", "the summit", "the election", "the tournament"),
        (
            "postpone {o}|postponed {o}|postponing {o}|postponed {o}",
            "put off {o}|put off {o}|putting off {o}|put off {o}",
            "delay {o}|delayed {o}|delaying {o}|delayed {o}",
        ),
        (
            "hold {o} as scheduled|held {o} as scheduled|holding {o} as scheduled|held {o} as scheduled",
            "go ahead with {o}|went ahead with {o}|going ahead with {o}|gone ahead with {o}",
        ),
    ),
    Frame(
        BODIES,
        ("the festival", "the games", "the contract", "the project"),
        (
            "cancel {o}|cancelled {o}|cancelling {o}|cancelled {o}",
            "call off {o}|called off {o}|calling off {o}|called off {o}",
        ),
        ("go ahead with {o}|went ahead with {o}|going ahead with {o}|gone ahead with {o}",),
    ),
    Frame(
        BODIES,
        ("same-sex marriage", "cannabis", "online gambling"),
        (
            "legalise {o}|legalised {o}|legalising {o}|legalised {o}",
            "make {o} legal|made {o} legal|making {o} legal|made {o} legal",
        ),
        (
            "outlaw {o}|outlawed {o}|outlawing {o}|outlawed {o}",
            "ban {o}|banned {o}|banning {o}|banned {o}",
        ),
    ),
    Frame(
        PEOPLE,
        ("the rebels", "the unions", "the opposition leader", "the Pope"),
        (
            "meet {o}|met {o}|meeting {o}|met {o}",
            "hold talks with {o}|held talks with {o}|holding talks with {o}|held talks with {o}",
        ),
        ("refuse to see {o}|refused to see {o}|refusing to see {o}|refused to see {o}",),
    ),
    Frame(
        ("prosecutors", "the court", "the grand jury", "police"),
        ("the officer", "the banker", "the former minister"),
        (
            "charge {o}|charged {o}|charging {o}|charged {o}",
            "indict {o}|indicted {o}|indicting {o}|indicted {o}",
        ),
        (
            "clear {o}|cleared {o}|clearing {o}|cleared {o}",
            "drop the case against {o}|dropped the case against {o}|dropping the case against {o}|dropped the case against {o}",
        ),
    ),
    Frame(
        ("police", "the army", "the coast guard"),
        ("the suspect", "the smuggler", "the militia leader"),
        (
            "arrest {o}|arrested {o}|arresting {o}|arrested {o}",
            "detain {o}|detained {o}|detaining {o}|detained {o}",
            "capture {o}|captured {o}|capturing {o}|captured {o}",
        ),
        ("release {o}|released {o}|releasing {o}|released {o}",),
    ),
    Frame(
        ("the rebel leader", "the hostage", "the actor", "the dictator", "the journalist"),
        (),
        ("die|died|dying|died",),
        ("survive|survived|surviving|survived", "recover|recovered|recovering|recovered"),
    ),
    Frame(
        ("the virus", "the fire", "the outbreak"),
        ("the capital", "Texas", "the islands"),
        (
            "reach {o}|reached {o}|reaching {o}|reached {o}",
            "spread to {o}|spread to {o}|spreading to {o}|spread to {o}",
        ),
        (),
    ),
    Frame(
        STATES,
        ("the border", "its schools", "the embassy", "the airport"),
        ("close {o}|closed {o}|closing {o}|closed {o}", "shut {o}|shut {o}|shutting {o}|shut {o}"),
        (
            "reopen {o}|reopened {o}|reopening {o}|reopened {o}",
            "keep {o} open|kept {o} open|keeping {o} open|kept {o} open",
        ),
    ),
    Frame(
        STATES,
        ("the refugees", "the migrants", "the diplomats"),
        (
            "expel {o}|expelled {o}|expelling {o}|expelled {o}",
            "deport {o}|deported {o}|deporting {o}|deported {o}",
        ),
        ("let {o} stay|let {o} stay|letting {o} stay|let {o} stay",),
    ),
)


# Things, and what may be true of them: (for, its contrary).
THINGS = (
    "the letter",
    "the report",
    "the memo",
    "the video",
    "the photograph",
    "the resolution",
    "the vote",
    "the agreement",
    "the ruling",
    "the story",
    "the document",
    "the statement",
    "the drug",
    "the strike",
)
TRAITS = (
    ("genuine", "fake"),
    ("binding", "non-binding"),
    ("legal", "illegal"),
    ("safe", "dangerous"),
    ("a mistake", "intended"),
    ("a hoax", "real"),
    ("official", "unofficial"),
    ("accurate", "false"),
    ("final", "only a draft"),
    ("valid", "void"),
    ("true", "untrue"),
    ("a forgery", "authentic"),
)
