"""Several processes at one record: nothing is lost, nothing doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onrecord.record import Store
from onrecord.record.reading import counts
from tests.record.making import article, vectors, whole

ROOT = Path(__file__).parents[2]
ADD = """
import sys
from onrecord.record import Store
from tests.record.making import article, vectors, whole

with Store.open(sys.argv[1]) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        extraction = whole(article(str(number)))
        print(store.add(extraction, vectors(extraction)), flush=True)
"""


def adding(target: str, start: int, stop: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ADD, target, str(start), str(stop)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_fill_one_new_record(kept_target: str) -> None:
    processes = [adding(kept_target, 0, 60), adding(kept_target, 30, 90)]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [error for _, error in outputs] == ["", ""]
    added = sum(output.count("True") for output, _ in outputs)
    with Store.open(kept_target) as store:
        assert store.counts()["documents"] == added == 90
        assert store.counts()["statements"] == 90


def test_threads_share_a_store(store: Store) -> None:
    extractions = [whole(article(str(number))) for number in range(24)]
    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(lambda one: store.add(one, vectors(one)), extractions * 2))
    assert added.count(True) == store.counts()["statements"] == 24


def test_a_reading_sees_one_state(kept_target: str) -> None:
    extraction = whole(article("one"))
    with Store.open(kept_target) as reader, Store.open(kept_target) as writer:
        with reader._reading() as connection:
            assert counts(connection)["documents"] == 0
            writer.add(extraction, vectors(extraction))
            assert counts(connection)["documents"] == 0
        assert reader.counts()["documents"] == 1


def test_a_killed_process_leaves_whole_documents_only(tmp_path: Path) -> None:
    target = str(tmp_path / "record.db")
    process = adding(target, 0, 100_000)
    assert process.stdout is not None
    for _ in range(20):
        assert process.stdout.readline() == "True\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
    with Store.open(target) as store:
        counts = store.counts()
        assert counts["documents"] >= 20
        assert counts["statements"] == counts["documents"]
        extraction = whole(article("after"))
        assert store.add(extraction, vectors(extraction)) is True
        assert store.has("doc-0")


def test_a_writer_waits_for_another(tmp_path: Path) -> None:
    target = str(tmp_path / "record.db")
    with Store.open(target) as store:
        with store._writing():
            process = adding(target, 0, 1)
            time.sleep(1.0)
        output, error = process.communicate(timeout=30)
    assert (output, error) == ("True\n", "")
