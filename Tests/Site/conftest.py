"""What the tests of the rendered site share: the site, a server for it, and one browser for all."""
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from browser import Browser
from pages import Site
from server import serving

# Whoever runs the tests in the background of a shell without job control passes SIGINT on as ignored, to the programs that
# they start too; those must end by it.
signal.signal(signal.SIGINT, signal.default_int_handler)

PROJECT = Path(__file__).parents[2]
LOTS = Path(os.environ.get("LOTS", PROJECT / ".build/release/lots"))
PREFIX = "/vard/vagledning"
CONTACTS = ["accessibilityReport: brister@example.org", "accessibleVersions: format@example.org", "supervisoryAuthority: https://tillsyn.example/"]


def render(output, *options):
    """Renders the real guidance into the folder; a warning is a fault."""
    command = [LOTS, "build", "--strict", "--quiet", "--root", PROJECT, "--output", output, *options]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, f"the real guidance does not build:\n{result.stdout}{result.stderr}"
    return output


def site_sources(folder):
    """The project's Site in a folder of its own, without what was rendered and exported into it, and with what a publisher
    has to fill in: the project knows none."""
    shutil.copytree(PROJECT / "Site", folder / "Site", ignore=shutil.ignore_patterns("public", ".*"))
    settings = folder / "Site/site.yml"
    missing = [line for line in CONTACTS if not re.search(rf"^{line.split(':')[0]}:", settings.read_text(encoding="utf-8"), re.M)]
    with settings.open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(missing) + "\n")
    return folder / "Site"


def copy_guidance(folder):
    """The real guidance in a folder of its own, to do anything to."""
    for name in ("Content", "Templates"):
        shutil.copytree(PROJECT / name, folder / name)
    site_sources(folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rendered")
    return Site(render(folder / "site", "--site", site_sources(folder)))


@pytest.fixture(scope="session")
def prefixed_site(tmp_path_factory):
    """The same guidance for a web server where it stands under a prefix: only `baseURL` differs."""
    folder = tmp_path_factory.mktemp("prefixed")
    settings = site_sources(folder) / "site.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    lines = [f"baseURL: https://example.org{PREFIX}/" if line.startswith("baseURL:") else line for line in lines]
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Site(render(folder / "site", "--site", folder / "Site"))


@pytest.fixture(scope="session")
def served(site):
    with serving(site.root) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    browser = Browser()
    yield browser
    browser.close()
