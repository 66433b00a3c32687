"""Runs `lots export` as a person does."""
import dataclasses
import os
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LOTS = Path(os.environ.get("LOTS", PROJECT / ".build/release/lots")).resolve()
PYTHON = PROJECT / ".venv/bin/python"


@dataclasses.dataclass
class Result:
    status: int
    errors: str


def command(*words, root, output=None, python=PYTHON):
    place = ["--output", output] if output else []
    return [str(word) for word in [LOTS, "export", *words, "--root", root, *place, "--weasyprint", python]]


def export(*words, root, output=None, python=PYTHON, environment=None):
    run = subprocess.run(command(*words, root=root, output=output, python=python), capture_output=True, text=True, timeout=300,
                         env=os.environ | (environment or {}))
    assert not run.stdout, run.stdout
    return Result(run.returncode, run.stderr)


def build(root, *options):
    run = subprocess.run([LOTS, "build", "--root", root, *options], capture_output=True, text=True, timeout=120)
    return Result(run.returncode, run.stderr)
