"""A disk that gets full."""
import contextlib
import subprocess
import sys

import pytest


@contextlib.contextmanager
def mounted(target, options):
    """A small file system in memory; the test is left out, loudly, where that is not allowed."""
    target.mkdir(parents=True, exist_ok=True)
    result = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", target], capture_output=True, text=True)
    if result.returncode != 0:
        print(f"NOT TESTED: a full disk. This machine lets nobody mount: {result.stderr.strip()}", file=sys.stderr)
        pytest.skip(f"NOT TESTED, mount is not allowed here: {result.stderr.strip()}")
    try:
        yield target
    finally:
        subprocess.run(["umount", "-l", target], check=True)
