"""The search answers readers' questions no worse than it has; what is asked stands in Tests/Search."""
import os
import subprocess
from pathlib import Path

TESTS = Path(__file__).parents[1] / "Search"


def test_answers_are_good_enough(site):
    command = ["node", "--test", TESTS / "test_scoring.mjs", TESTS / "test_quality.mjs"]
    ended = subprocess.run(command, env={**os.environ, "LOTS_SITE": str(site.root)}, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr
