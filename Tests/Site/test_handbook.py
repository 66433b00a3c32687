"""The editors' handbook is true: its examples build, its commands exist, and it explains every fault and no other."""
import re
import shutil
import subprocess

import pytest

from conftest import LOTS, PROJECT, site_sources
from pages import Site

HANDBOOK = (PROJECT / "docs/redaktorshandbok.md").read_text(encoding="utf-8")
# What is written by editors and must not be left over in a page.
MARKS = re.compile(r"\[!|\[\^|\[@|\{#|\{villkor|\[ \]|Tabell:|Figuren visar:|\]\(|\| ---")
HEAD = "---\ntitle: Exempel {number}\nkind: {kind}\norder: {number}\nstatus: utkast\n---\n\n{text}"


def examples(language):
    """What stands after the language, and the text, of each example in it."""
    return re.findall(rf"^```{language} ?(.*)\n((?:.*\n)*?)^```$", HANDBOOK, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The real guidance with the handbook's examples in it: the site, and the text of the page that each example made."""
    root = tmp_path_factory.mktemp("handbook")
    for name in ("Content", "Templates"):
        shutil.copytree(PROJECT / name, root / name)
    site_sources(root)
    for target, text in examples("yaml"):
        name = target.removeprefix("register=")
        assert target != name, f"an example that no test builds: {text}"
        with (root / "Content/register" / name).open("a", encoding="utf-8") as register:
            register.write("\n" + text)
    made = {}
    for number, (target, text) in enumerate(examples("markdown"), start=100):
        path = target.removeprefix("sida=")
        if target == path:
            kind = {"text": "section", "checklista": "checklist"}[target]
            path, text = f"Content/del-1/exempel-{number}.md", HEAD.format(number=number, kind=kind, text=text)
        (root / path).write_text(text, encoding="utf-8")
        made[path.removeprefix("Content/").removesuffix(".md") + ".html"] = text
    result = subprocess.run([LOTS, "build", "--strict", "--root", root], capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return Site(root / "Site/public"), made


def test_every_example_builds_without_faults(built):
    _, made = built
    assert len(made) > 10 and len(examples("yaml")) >= 4


def test_every_example_is_understood_as_what_it_shows(built):
    """Nothing of the marks is left in the text, and each convention is somewhere in the pages."""
    site, made = built
    for path in made:
        # An example may show that a backslash makes a mark words.
        left = [mark for mark in MARKS.findall(site.pages[path].all("article")[0].text) if "\\" + mark not in made[path]]
        assert not left, f"{path}: {left}"
    html = "\n".join((site.root / path).read_text(encoding="utf-8").split("<article", 1)[1].split("</article", 1)[0] for path in made)
    for sign in ('class="box', "<caption", "<figcaption", "checklist-condition", "checklist-more", 'class="term"', 'href="../ordlista.html#exempelord"',
                 "#K27P25", "2099-1.html#P8", 'href="../kodverk/kva.html#DV077"', 'role="doc-noteref"', 'lang="en"', "exempelverk-2026", 'id="underrubrik"'):
        assert sign in html, sign


def test_every_fault_is_explained_and_no_other():
    codes = re.findall(r'case \w+ = "([a-z0-9-]+)"', (PROJECT / "Sources/Diagnostics/DiagnosticCode.swift").read_text(encoding="utf-8"))
    explained = re.findall(r"^\| `([a-z0-9-]+)` \| \S", HANDBOOK.split("## När något är fel", 1)[1], flags=re.MULTILINE)
    assert len(codes) > 60
    assert sorted(explained) == sorted(codes)


def test_the_handbook_says_which_faults_are_warnings():
    found = {}
    for recorded in (PROJECT / "Tests/GuidanceTests/Faults").glob("*/expected.txt"):
        for severity, code in re.findall(r"^\S.*?:\d+:\d+: (\w+): .* \[([a-z0-9-]+)\]$", recorded.read_text(encoding="utf-8"), flags=re.MULTILINE):
            found.setdefault(code, set()).add(severity)
    words = {"(varning)": {"warning"}, "(upplysning)": {"information"}}
    said = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (\S+)", HANDBOOK, flags=re.MULTILINE))
    assert len(found) > 60
    for code, severities in found.items():
        assert words.get(said[code], {"error"}) == severities, code


def test_every_command_exists_with_its_options():
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line for _, text in examples("sh") for line in text.splitlines()]
    lines += re.findall(r"`((?:lots|make) [^`]+)`", HANDBOOK)
    assert len(lines) > 8
    for line in lines:
        words = [word for word in line.split() if "=" not in word or word.startswith("--")]
        if words[0] == "make":
            assert words[1] in targets, line
        elif words[1] != "help":
            manual = subprocess.run([LOTS, words[1], "--help"], capture_output=True, text=True).stdout
            assert f"USAGE: lots {words[1]}" in manual, line
            for option in (word for word in words if word.startswith("--")):
                assert re.search(rf"^  (?:-\w, )?{option}\b", manual, flags=re.MULTILINE), line


def test_every_link_within_the_handbook_leads_somewhere():
    """Ids as GitHub makes them: lower case, what is no letter, digit, hyphen or space dropped, spaces made hyphens."""
    body = re.sub(r"^```(?:.*\n)*?^```$", "", HANDBOOK, flags=re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", body, flags=re.MULTILINE)
    ids = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", body)
    assert links and set(links) <= ids


def test_every_field_of_a_page_is_described():
    fault = (PROJECT / "Tests/GuidanceTests/Faults/unknown-key-far/expected.txt").read_text(encoding="utf-8")
    fields = re.search(r"De nycklar som finns är (.*)\.", fault).group(1).split(", ")
    described = re.findall(r"^\| `(\w+)` \|", HANDBOOK.split("**Sidans huvud**", 1)[1].split("**Rubriker**", 1)[0], flags=re.MULTILINE)
    assert sorted(described) == sorted(fields)


def test_it_is_read_in_twenty_minutes():
    """At 200 words a minute; the tables of faults are looked up, not read."""
    assert len(HANDBOOK.split("### Filer", 1)[0].split()) < 20 * 200
