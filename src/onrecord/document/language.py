"""Whether a text is in English; the models downstream read nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import LanguageError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 6000
_SHORT = 200
_FEW = 20
_FEWEST = 4
# Frequent words of English that its neighbours do not share.
_FUNCTION_WORDS = frozenset(
    {
        "the", "and", "that", "with", "said", "from", "which", "this", "have", "been", "were",
        "their", "they", "would", "but", "his", "are", "who", "by", "has", "not", "what", "about",
        "after", "when", "will", "there", "more", "out", "could", "into", "than", "other", "she",
        "her", "its",
    }
)  # fmt: skip
# Labels close to English that short English texts attract: Nigerian Pidgin, and "no language".
_NEAR = frozenset({"en", "pcm", "zxx"})
_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay",
    "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "yue": "Cantonese", "zh": "Chinese",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def require_english(pieces: Iterable[str], name: str) -> None:
    """Raise LanguageError if the article's `pieces` are surely in another language.

    Lenient: headlines, texts full of foreign names and texts of two languages pass.
    """
    sample = _sample(pieces)
    letters = sum(c.isalpha() for c in sample)
    foreign_script = letters >= _FEWEST and _latin(sample) < 0.5 * letters
    if _has_english_words(sample) or (letters < _FEW and not foreign_script):
        return
    language, share, english = _identify(sample)
    if language in _NEAR and not foreign_script:
        return
    sure = (
        share >= 0.6 and english < 0.05 if letters >= _SHORT else share >= 0.7 and english < 0.002
    )
    if foreign_script or sure:
        raise LanguageError(
            name,
            f"in {_NAMES.get(language, f'another language ({language})')}, not English: onrecord "
            "reads English only; leave it out or give an English translation",
        )


def _sample(pieces: Iterable[str]) -> str:
    text = " ".join(pieces)
    if len(text) <= _SAMPLE:
        return text
    # Beginning, middle and end, so that a foreign quotation or banner does not decide alone.
    third, middle = _SAMPLE // 3, len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def _has_english_words(sample: str) -> bool:
    words = [word.lower() for word in _WORD.findall(sample)]
    hits = [word for word in words if word in _FUNCTION_WORDS]
    return len(set(hits)) >= 3 and len(hits) >= 0.1 * len(words)


def _latin(sample: str) -> int:
    return sum(c.isalpha() and (c < "\u0250" or "\u1e00" <= c <= "\u1eff") for c in sample)


def _identify(sample: str) -> tuple[str, float, float]:
    """The likeliest language, its share in [0, 1] and that of English."""
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    language, share = ranked[0]
    return language, share, dict(ranked).get("en", 0.0)


@cache
def _identifier() -> LanguageIdentifier:
    # Half a second to unpack, so only once a text without English words has been met.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
