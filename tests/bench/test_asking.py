"""The large record that questions are timed over."""

from __future__ import annotations

import numpy as np

from bench.asking import SEED, copies, vectors
from onrecord.record import Store
from tests.record.making import article, whole


def test_copies_are_documents_of_their_own() -> None:
    made = list(copies(whole(article("one")), 3))
    rng = np.random.default_rng(SEED)
    with Store.open() as store:
        for extraction in made:
            assert store.add(extraction, vectors(rng, len(extraction.statements), 8))
        assert store.counts()["documents"] == store.counts()["statements"] == 3
        lengths = np.linalg.norm(store.vectors().matrix, axis=1)
    np.testing.assert_allclose(lengths, 1.0, atol=1e-2)
