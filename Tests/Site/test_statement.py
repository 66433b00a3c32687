"""The statement on accessibility says what the register of clauses says, and no more; and what the tests say is so."""
import json
import re
import shutil
import subprocess

import pytest
import yaml

from conftest import LOTS, PROJECT, render, site_sources
from pages import Site

STATEMENT = "om-webbplatsen/tillganglighet.html"
REGISTER = yaml.safe_load((PROJECT / "Content/register/tillganglighet.yml").read_text(encoding="utf-8"))
WORDS = yaml.safe_load((PROJECT / "Templates/strings.yml").read_text(encoding="utf-8"))["interface"]


def words(text):
    return " ".join(text.split())


def text_of(site):
    return words(site.pages[STATEMENT].all("main")[0].text)


def test_every_clause_stands_in_the_statement(site):
    rows = [words(row.text) for row in site.pages[STATEMENT].all("tr")]
    for clause in REGISTER:
        assert any(row.startswith(f"{clause['id']} {clause['title']}") and clause["result"] in row for row in rows), clause


def test_the_register_has_every_criterion_of_wcag_2_1_a_and_aa():
    wanted = [f"9.{number}" for number in
              "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 "
              "2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.5.1 2.5.2 2.5.3 2.5.4 "
              "3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.3.1 3.3.2 3.3.3 3.3.4 4.1.1 4.1.2 4.1.3".split()]
    assert [clause["id"] for clause in REGISTER if re.match(r"9\.\d\.", clause["id"])] == wanted


def test_what_is_not_tested_is_not_claimed(site):
    assert any(clause["method"] == "inte testad" for clause in REGISTER)
    assert WORDS["accessibilityFull"] not in text_of(site)
    assert WORDS["accessibilityUnknown"] in text_of(site)


@pytest.mark.parametrize("result, conclusion", [
    ("result: uppfyllt, method: manuell, date: 2026-11-21", "accessibilityFull"),
    ("result: inget fel funnet, method: automatisk, date: 2026-11-21", "accessibilityUnknown"),
    ("result: ej bedömt, method: inte testad", "accessibilityUnknown"),
    ('result: brist, method: manuell, date: 2026-11-21, fault: "Något brister"', "accessibilityPartly"),
    ("result: ej tillämpligt, method: inte testad", "accessibilityUnknown"),
])
def test_the_conclusion_follows_from_the_clauses(tmp_path, result, conclusion):
    root = tmp_path / "root"
    for name in ("Content", "Templates"):
        shutil.copytree(PROJECT / name, root / name)
    site_sources(root)
    (root / "Content/register/tillganglighet.yml").write_text(
        '- {id: "9.1.1.1", title: Ett, result: uppfyllt, method: manuell, date: 2026-11-20}\n- {id: "9.1.2.1", title: Två, ' + result + "}\n", encoding="utf-8")
    subprocess.run([LOTS, "build", "--strict", "--quiet", "--root", root], check=True, timeout=120)
    text = text_of(Site(root / "Site/public"))
    said = [key for key in ("accessibilityFull", "accessibilityPartly", "accessibilityUnknown") if WORDS[key] in text]
    assert said == [conclusion]
    assert ("Något brister" in text) == (conclusion == "accessibilityPartly")


def test_the_statement_says_where_to_turn_and_the_build_warns_where_it_cannot(site, tmp_path):
    hrefs = [link.attributes["href"] for link in site.pages[STATEMENT].all("a")]
    assert {"mailto:brister@example.org", "mailto:format@example.org", "https://tillsyn.example/"} <= set(hrefs)
    settings = site_sources(tmp_path) / "site.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    settings.write_text("\n".join(line for line in lines if not line.startswith("accessibleVersions:")) + "\n", encoding="utf-8")
    command = [LOTS, "build", "--format", "json", "--root", PROJECT, "--site", tmp_path / "Site", "--output", tmp_path / "public"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    found = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert result.returncode == 0 and [(fault["code"], fault["severity"]) for fault in found] == [("missing-accessibility-contact", "warning")]
    assert "accessibleVersions" in found[0]["hint"]
    assert WORDS["accessibilityNoContact"] in text_of(Site(tmp_path / "public"))


def test_every_page_leads_to_the_statement(site):
    for path, page in site.on_screen.items():
        assert any(link.attributes.get("href", "").endswith("om-webbplatsen/tillganglighet.html") or
                   path.startswith("om-webbplatsen/") and link.attributes.get("href") == "tillganglighet.html"
                   for link in page.all("a") if "footer" in link.inside), path


def test_nothing_sounds_moves_listens_or_takes_input_but_to_search_and_tick(site):
    """What makes the register say that a clause asks nothing of this site."""
    for path, page in site.pages.items():
        assert not page.all("audio", "video", "canvas", "object", "embed", "marquee", "blink", "track", "textarea", "select"), path
        assert not [tag for tag in page.all("meta") if tag.attributes.get("http-equiv") == "refresh"], path
        kinds = {field.attributes.get("type") for field in page.all("input")} - {"checkbox"}
        assert kinds <= {"text"}, path
        assert all(form.attributes.get("role") == "search" for form in page.all("form")), path
    for path in site.files:
        if path.endswith((".js", ".css")):
            text = (site.root / path).read_text(encoding="utf-8")
            assert not re.search(r"getUserMedia|devicemotion|deviceorientation|RTCPeerConnection|navigator\.credentials|@keyframes|\banimation:|\btransition:", text), path
