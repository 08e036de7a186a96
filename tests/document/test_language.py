"""English passes, foreign texts are named, doubt passes."""

from __future__ import annotations

import pytest

from onrecord.document.language import require_english
from onrecord.errors import LanguageError

from .conftest import GERMAN, PROSE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("El ministro dijo el lunes que no hay planes de retirar el barco de la isla.", "Spanish"),
        ("Le directeur a déclaré lundi que le bateau continuera de desservir l'île.", "French"),
        ("Директор порта заявил, что паром продолжит ходить, и отверг слухи.", None),
        ("港の責任者は、島への船は続くと述べた。", "Japanese"),
    ],
)
def test_other_languages_are_named(text: str, language: str | None) -> None:
    with pytest.raises(LanguageError, match="not English") as caught:
        require_english([text], "ferry.txt")
    assert caught.value.name == "ferry.txt"
    assert language is None or language in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE.upper(),
        "Ferry stays",
        "Vell, Lindqvist, Grünwald and Okonkwo-Béranger meet in Ljubljana",
        "Merkel, Macron, Rutte: Nein, non, nee",
        "12 345 678",
        "",
        f"{PROSE} {GERMAN}",
    ],
)
def test_english_headlines_and_names_pass(text: str) -> None:
    require_english([text], "ferry.txt")
