"""What sites write around articles: regular expressions, each for one whole line.

Every repetition is bounded, and no unbounded one is nested, so that matching stays linear.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _line(*alternatives: str) -> re.Pattern[str]:
    # One pattern a family: a call for each of some fifty would cost more than the matching.
    return re.compile(_any(*alternatives), re.IGNORECASE)


_SITES = _any(
    "twitter", "x", "facebook", "instagram", "linkedin", "whatsapp", "telegram", "reddit",
    "pinterest", "flipboard", "youtube", "tiktok", "threads", "bluesky", "mastodon", "messenger",
    "tumblr", "snapchat", r"google\+", "google news",
)  # fmt: skip
_PIECES = _any(
    "content", "articles?", "stor(?:y|ies)", "topics?", "coverage", "links?", "videos?", "reading",
    "reads?", "news", "posts?", "roundups?", "items?", "headlines?", "pieces?", "opinions?",
    "columns?", "podcasts?", "galler(?:y|ies)",
)  # fmt: skip
_LISTS = _any(
    rf"(?:see )?(?:all )?related(?: {_PIECES})?",
    rf"more {_PIECES}",
    "more on this(?: (?:story|topic))?",
    "more like this",
    "(?:more )?from (?:around )?the web",
    "you (?:may|might) (?:also )?(?:like|be interested in)",
    rf"(?:recommended|suggested|promoted|sponsored|partner)(?: (?:for you|{_PIECES}))?",
    "(?:most|more) (?:read|popular|viewed|shared)",
    "trending(?: (?:now|stories|news))?",
    "popular now",
    rf"(?:top|latest|other|further|today['’]s) {_PIECES}",
    "read (?:more|next|also)",
    "(?:also|see|watch|up|what to read) next",
    "see also",
    "also read",
    "don['’]t miss",
    "in case you missed it",
    "editors?['’]?s?['’]? picks?",
    "around the web",
    "explore more",
    "keep reading",
)
_COMMENTS = "(?:comments?|conversation|discussion)"
_BUTTONS = _any(
    "advertise?ments?",
    "ads?",
    r"sponsored(?: by \w+)?",
    "skip (?:ad|advert|advertisement|to content)",
    "(?:story|article|content|report) continues (?:below|after)"
    "(?: (?:this |the )?(?:advertise?ments?|ads?|promotions?|video|gallery))?",
    "continue reading(?: (?:below|the main story))?",
    "scroll (?:down )?(?:for|to see) (?:the )?(?:video|more|photos?|pictures)",
    "(?:video )?loading",
    "play video",
    "click to (?:play|watch|enlarge|expand)",
    "tap to (?:play|expand)",
    "(?:hide|toggle) caption",
    "enlarge this image",
    "(?:view|open) (?:image|gallery|photos?)(?: in (?:gallery|full ?screen))?",
    "share(?: (?:this|with))?(?: (?:article|story|post|page|by e-?mail|your thoughts))?",
    rf"share on {_SITES}(?: (?:and|&) {_SITES})?",
    "copy (?:this )?link",
    "link copied",
    "gift(?: this)? article",
    "save(?: (?:this )?article)?",
    "(?:print|e-?mail)(?: (?:this )?(?:article|page|story))?",
    "(?:view|show|see|read|hide|add|post|leave|write|join)"
    rf"(?: (?:a|all|the|your|more))? {_COMMENTS}",
    "comments?(?: (?:are )?(?:closed|off|disabled))?",
    "reply",
    "report abuse",
    "log ?in",
    "sign ?in",
    "register",
    "subscribe(?: (?:now|today|here))?",
    "sign ?up(?: (?:now|today|here|for free))?",
    "newsletters?",
    rf"follow(?: us(?: on {_SITES})?)?",
    "tags",
    "topics",
    "back to top",
    "top of page",
    "close",
    "menu",
    "home",
    "listen(?: (?:now|to (?:this )?(?:article|story)))?",
    "donate(?: now)?",
    "support us",
    "download (?:the|our) app",
    "about the authors?",
    r"\d{1,3}[- ]min(?:ute)?s? read",
    "read (?:the )?full (?:story|article)",
)
_BULLETS = r"[>»•▶►|·\s]{0,5}"
_ARROWS = r"[\s.:…>»›→!|]{0,6}"

LIST_MARK = _line(f"{_BULLETS}{_LISTS}{_ARROWS}")
EXACT = _line(
    f"{_BULLETS}(?:{_LISTS}|{_BUTTONS}){_ARROWS}",
    rf"(?:(?:share|tweet|pin|post|e-?mail|print|copy link|{_SITES})(?:[\s|,/·•]{{1,5}}|$)){{2,12}}",
)

# Notices are known by their wording alone.
NOTICES = _line(
    r"(?:copyright\b\s*(?:©|\(c\)|\d{4}|by )|©|\(c\)\s*(?:copyright|\d{4})).{0,240}",
    r".{0,160}\ball rights reserved\b.{0,90}",
    r"this (?:material|content|article|story) (?:may|must|can) ?not be "
    r"(?:published|reproduced|copied)\b.{0,160}",
    r"(?:we|this (?:web ?)?site|our (?:web ?)?sites?|our partners)(?: and our partners)? "
    r"(?:uses?|stores?) (?:\S+ ){0,4}cookies?\b.{0,200}",
    r"by (?:continuing|using|browsing|clicking|signing up|subscribing)\b.{0,100}"
    r"\byou (?:agree|accept|consent)\b.{0,120}",
    r"(?:accept|reject|manage|decline) (?:all )?(?:cookies?|preferences)\b.{0,40}",
    r"(?:cookie|privacy) (?:policy|settings|notice|preferences|statement)"
    r"(?:\s?[|·•]\s?.{1,80})?",
    r"(?:privacy policy|terms (?:of (?:use|service)|and conditions))"
    r"(?:\s?[|·•&]\s?.{1,100}| and .{1,40})?",
    r"this (?:article|story|post|piece|report)(?: was)? (?:originally |first ){1,2}"
    r"(?:appeared|published|posted|ran)\b.{0,120}",
    r"this (?:article|story|post|piece) (?:has been|was) (?:corrected|updated|amended)"
    r"(?:\s?[.:]| (?:on|at|with|to (?:add|include|reflect|correct|clarify|remove|note|show|say|"
    r"make clear))\b.{0,200})",
    r".{1,180}\bcontributed (?:reporting|to this (?:report|story|article|piece|post))\b.{0,60}",
    r"[(\[–—-]{1,3}\s?(?:with )?(?:additional )?(?:reporting|writing|editing)"
    r"(?: and (?:reporting|writing|editing))? (?:by|from) .{1,220}",
    r"(?:additional )?(?:reporting|writing) by [^.;]{1,160}; (?:writing|editing) by .{1,90}",
    r"contributing(?: (?:reporters?|writers?))?: .{1,160}",
    r"h/t:? .{1,80}",
    r"\d[\d,.]{0,9}[km]?\s+"
    r"(?:comments?|shares?|likes?|views?|retweets?|reactions?|replies|claps?)",
    r"(?:comments?|shares?|likes?|views?)\s?[:(]\s?\d[\d,.]{0,9}[km]?\)?",
    r"(?:https?://|www\.)\S{1,240}",
    r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,30}(?: follow on twitter.{0,40})?",
    r"we are sorry,? ?this video is (?:restricted|not available)\b.{0,80}",
)

# A label and the headline of another article, which may itself report speech.
LABELLED = _line(
    rf"[>»•▶►\s]{{0,5}}(?:related(?: {_PIECES})?|see also|also (?:see|read)|"
    r"read (?:more|also|next)|more on this|don['’]t miss|recommended|in pictures|"
    r"from the archives?)\s?[:|»>].{1,200}",
)
SHOUTED = re.compile(
    r"(?:WATCH|PHOTOS?|VIDEOS?|GALLERY|MORE|LISTEN|READ|READ MORE|FROM EARLIER|ALSO)"
    r"\s?[:|].{1,160}"
)

# Imperatives to the reader; a line of this shape that reports speech is an article's.
CALLS = _line(
    r"[>»•▶►\s]{0,5}read more (?:here|at|about|on|from|in|trending|\w+\.\w+)\b.{0,120}",
    r"read (?:the )?(?:rest|full|whole|original|entire|complete)\b.{0,40}"
    r"\b(?:here|story|article|report|post|interview|text|statement|transcript)\b.{0,60}",
    r"(?:watch|see|listen to|view|hear)\b.{0,90}\b(?:above|below|here)\s?[.:!]?",
    r"(?:please )?(?:click|tap)(?: here)? (?:for|to|on)\b.{1,140}",
    r"more from (?:the )?\S+(?: \S+){0,5}\s?(?<![.!?]):?",
    r"more (?:on|about|in) \S+(?: \S+){0,5}\s?[:»>]",
    r"for more\b(?! than).{0,100}"
    r"\b(?:sign up|subscribe|download (?:the|our)|click|check out|follow us|our newsletters?|"
    r"(?:visit|go to) (?:our|\w+\.\w))\b.{0,120}",
    r"(?:want|get|looking for) (?:more|the latest|all the|our|breaking|daily|weekly|exclusive)\b"
    r".{0,120}\b(?:sign up|subscribe|newsletters?|inbox|e-?mail|our app)\b.{0,120}",
    r"on a mobile device\?.{1,60}",
    r"also on \S+(?: \S+){0,4}:",
    r"(?:[^.!?]{1,80}\? )?(?:like (?:the|our) page|share and comment(?: below)?)\s?[:.]?",
    r"(?:related (?:roundups?|forum|topics?|tags?)|tags?|topics|filed under|keywords|"
    r"categor(?:y|ies)|posted in|more about|in this (?:story|article)|section)\s?:.{1,240}",
    r"(?:subscribe|sign up|log in|sign in)\b.{0,120}\b(?:newsletters?|inbox|e-?mail|alerts?|"
    r"podcasts?|youtube|unlimited|digital|free trial|account|here|updates)\b.{0,100}",
    r"(?:subscribe|subscribe now|sign up) (?:to|for) (?:our|my)\b.{0,100}",
    r"(?:register|join)(?: (?:now|today|here|for free|us|our \w+)| to (?:read|continue|comment))\b"
    r".{0,120}",
    r"already a (?:subscriber|member)\?.{0,80}",
    r"become a (?:subscriber|member|supporter)"
    r"(?: (?:now|today|here|for (?:just|only|free)).{0,60})?\s?[.!]?",
    r"support (?:us|our|independent|quality|local)\b.{0,40}\bjournalism\b.{0,80}",
    r"subscribe to .{1,80}"
    r"\b(?:podcast|newsletter|itunes|spotify|soundcloud|channel)\b.{0,80}",
    r"(?:please )?(?:enter|provide) your e-?mail(?: address)?\b.{0,40}",
    r"thank(?:s| you) for (?:reading|subscribing|signing up|your support)\b.{0,100}",
    r"(?:this (?:article|story|content) is )?(?:available )?(?:for|to) subscribers only"
    r"\b.{0,60}",
    r"(?:you can (?:also )?)?(?:follow\b|(?:like|find|join|connect with) (?:us|me|our|the "
    rf"(?:conversation|discussion|debate)))\b.{{0,90}}\bon {_SITES}\b.{{0,90}}",
    r"(?:you can )?follow .{0,60}@\w.{0,60}",
    r"share (?:this|it|on|via|by)\b.{0,60}"
    rf"\b(?:{_SITES}|e-?mail|link|story|article|post|page)\b.{{0,30}}",
    r"(?:have|got|do you have|what do you|let (?:us|me) know|tell us|join|leave|share)\b"
    r".{0,120}\b(?:in the comments?|comments? (?:section|below)|e-?mail (?:us|me)|"
    r"e-?mail \S+@\S+)\b.{0,60}",
    r"do you (?:know|have)\b.{1,80}\? (?:e-?mail|call|write|contact|tell)\b.{1,100}",
    r"feedback\?.{1,100}",
    r"(?:contact|e-?mail|write to|reach)(?: \S+){1,6}(?: at| via)? \S+@\S+\.?",
    r"sorry,? we are (?:not currently|no longer) accepting comments.{0,40}",
    r"(?:comments?|discussion)(?: (?:on|for) this (?:article|story|post))? "
    r"(?:are|is|have been) (?:now )?(?:closed|turned off|disabled|moderated)\b.{0,80}",
)

REPORTS_SPEECH = re.compile(
    r"\b(?:said|says|told|asked|wrote|writes|tweeted|added|according to|announced|replied|"
    r"insisted|warned|denied|argued|claimed|called|urged|explained|noted|stated)\b",
    re.IGNORECASE,
)

# Capitals matter here: the words are stuck to the end of an article's sentence.
GLUED = re.compile(
    r"(?<=[.!?\"”’')\]…])(?:\s*"
    + _any(
        r"Related (?:Content|Articles?|Stor(?:y|ies)|Topics|Coverage|Links|News|Videos?)",
        r"RELATED [A-Z]{4,10}",
        r"Read [Mm]ore(?: [Hh]ere)?",
        r"READ MORE",
        r"Advertise?ment",
        r"ADVERTISE?MENT",
        r"You (?:may|might) also like",
        r"Share [Tt]his(?: (?:[Aa]rticle|[Ss]tory|[Pp]ost|[Pp]age))?",
        r"Subscribe(?: [Nn]ow)?",
        r"Sign [Uu]p(?: [Nn]ow| for our newsletters?)?",
        r"Follow [Uu]s(?: on (?:Twitter|Facebook|Instagram|X))?",
        r"More [Ff]rom (?:[A-Z][\w.'’-]{0,20} ?){1,4}",
        r"(?:View |Show |Post a |Leave a )?Comments?(?: \(\d{1,6}\))?",
        r"All rights reserved",
        r"(?:Copyright )?(?:©|\([Cc]\)) ?\d{4}[^.!?]{0,80}",
    )
    + r"[\s.:…>»›→]{0,6}){1,5}$"
)
