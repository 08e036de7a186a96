"""Endings: help, wrong use, interruption, a reader that leaves, odd locales."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import Result

from onrecord.apps.cli.main import cli

Run = Callable[..., Result]
ROOT = Path(__file__).parents[3]
REAL = (sys.executable, "-m", "onrecord.apps.cli.main")
FAKE = (sys.executable, "-m", "tests.apps.cli.fakes")
HEAVY = ("spacy", "onnxruntime", "sqlalchemy", "trafilatura", "numpy", "rich", "tokenizers")
COMMANDS = [
    (),
    *((name,) for name in cli.commands),
    ("eval", "attribution"),
    ("eval", "ask"),
]


def process(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a process to its end at 80 columns."""
    values = {**os.environ, "COLUMNS": "80", **environment}
    return subprocess.run(command, capture_output=True, cwd=ROOT, env=values, timeout=60)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_examples_and_fits(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    if command != ("eval",):
        assert "Example" in result.stdout
        assert f"onrecord {' '.join(command)}" in result.stdout.partition("Example")[2]
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert "..." not in result.stdout.partition("Commands:")[2].partition("Example")[0]


def test_every_option_has_help() -> None:
    parameters = [
        (name, parameter)
        for name, command in cli.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option)
    ]
    assert [(name, p.name) for name, p in parameters if not p.help] == []


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"onrecord {version('onrecord')}\n"


def test_help_loads_nothing_heavy_and_is_quick() -> None:
    code = (
        "import sys\nfrom onrecord.apps.cli.main import cli\n"
        "try: cli(['ask', '--help'], prog_name='onrecord')\n"
        f"except SystemExit: print(sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr)"
    )
    assert process(sys.executable, "-c", code).stderr == b"[]\n"
    # Time of the processor, not of the clock: the machine may be busy with something else.
    spent = "import time; print(time.process_time(), file=sys.stderr)"
    timed = f"import sys, runpy\ntry: runpy.run_module({REAL[2]!r}, run_name='__main__')"
    done = process(sys.executable, "-c", f"{timed}\nfinally: {spent}", "--help")
    assert b"Commands:" not in done.stderr
    assert float(done.stderr.splitlines()[-1]) < 0.5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "onrecord: No such command 'nothing'. See: onrecord --help\n"),
        (["add"], "onrecord: Missing argument 'PATH...'. See: onrecord add --help\n"),
        (["ask", "Is it?", "x", "--as-of", "\x1b[31mnow"], "'now' is not a date; write it like"),
        (["actors", "--limit", "0"], "Invalid value for '--limit'"),
    ],
)
def test_wrong_use_is_one_line(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_no_command_shows_the_help(run: Run) -> None:
    assert "Commands:" in run().output


def test_interruption(run: Run) -> None:
    result = run("extract", "bridge.txt", "interrupt", "--format", "attribution")
    assert result.exit_code == 130
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.strip() == "onrecord: interrupted; what was finished before is kept"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_in_a_process() -> None:
    with subprocess.Popen(
        [*FAKE, "extract", "wait", "--format", "attribution"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        # a job in a shell's background inherits a deaf ear for this signal
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith(b'{"doc":"first"')
        running.send_signal(signal.SIGINT)
        rest, said = running.communicate(timeout=120)
    assert running.returncode == 130
    assert rest == b""
    assert b"Traceback" not in said


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_reader_that_leaves_is_no_failure() -> None:
    command = " ".join([*FAKE, "extract", *["bridge.txt"] * 3000, "--format", "jsonl"])
    script = f"set -o pipefail; {command} | head -n 1"
    done = process("bash", "-c", script)
    assert done.stderr == b""
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
def test_output_is_utf8_in_any_locale(locale: dict[str, str]) -> None:
    done = process(*FAKE, "extract", "bridge.txt", "warned-é.txt", **locale)
    assert done.returncode == 0
    assert "“There are no plans to close the" in done.stdout.decode("utf-8")


def test_half_a_character_is_written_as_an_escape() -> None:
    done = process(*FAKE, "extract", "half", "--format", "jsonl")
    assert done.returncode == 0
    assert b"\\ud83d" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_progress_is_for_a_terminal_only() -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*FAKE, "add", "bridge.txt", "bad.txt"], stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT
    ) as running:
        data, _ = running.communicate(timeout=120)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert data.decode() == "added 1 document, 3 statements; 1 failed\n"
    assert "adding" in shown
    assert "\r\x1b[2Konrecord: bad.txt: is empty; give a file with text" in shown
    silent = process(*FAKE, "add", "bridge.txt")
    assert silent.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_an_output_that_is_full_is_said_so() -> None:
    done = process("bash", "-c", " ".join([*FAKE, "extract", "bridge.txt", ">", "/dev/full"]))
    assert done.returncode == 2
    assert done.stderr == b"onrecord: cannot write the output (No space left on device)\n"


@pytest.mark.skipif(os.name != "posix", reason="redirections of POSIX")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_failure(closed: str) -> None:
    done = process("bash", "-c", " ".join([*FAKE, "extract", "bridge.txt", "warned.txt", closed]))
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
