"""What stands around each page's text: what it is, what it rests on, when it was last seen to, what changed, where one goes next."""
import shutil

import pytest
import yaml

from conftest import PROJECT, render, site_sources
from pages import Site, target
from server import serving

SOURCE = "https://example.org/kalla/Content/"
OVERDUE, IN_TIME = "del-1/medicinsk-bedomning.html", "del-1/forsakringsmedicinsk-bedomning.html"


def words(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def sources():
    """Every page's front matter by its path on the site."""
    content = PROJECT / "Content"
    return {file.relative_to(content).with_suffix(".html").as_posix(): yaml.safe_load(file.read_text(encoding="utf-8").split("\n---\n")[0][4:])
            for file in content.rglob("*.md")}


@pytest.fixture(scope="module")
def seen_to(tmp_path_factory):
    """The guidance as a publisher may have it: with an address for the sources, and pages to be reviewed by a day."""
    folder = tmp_path_factory.mktemp("seen-to")
    shutil.copytree(PROJECT / "Content", folder / "Content")
    for path, day in ((OVERDUE, "2020-01-01"), (IN_TIME, "2999-12-31")):
        page = folder / "Content" / path.replace(".html", ".md")
        lines = [line for line in page.read_text(encoding="utf-8").splitlines() if not line.startswith(("reviewed:", "review_by:"))]
        page.write_text("\n".join([lines[0], "reviewed: 2019-06-01", f"review_by: {day}", *lines[1:]]) + "\n", encoding="utf-8")
    settings = site_sources(folder) / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"source: {SOURCE}\n", encoding="utf-8")
    return Site(render(folder / "site", "--content", folder / "Content", "--site", folder / "Site"))


def about(page):
    """What stands below the text, by its label."""
    section = next(element for element in page.all("section") if element.attributes.get("aria-labelledby") == "about_page")
    return words(section.text)


def test_each_page_says_its_status_and_what_changed(site, sources):
    for path, source in sources.items():
        said = about(site.pages[path])
        assert "Utkast" in said if source["status"] == "utkast" else "Utkast" not in said, path
        for change in source["changes"]:
            assert f"{change['date']}: {change['note']}" in said, path
        assert words(str(source.get("audience") or "")) in said, path
        assert ("ingen granskning noterad" in said) == ("reviewed" not in source), path


def test_a_page_says_when_it_was_reviewed_and_a_script_when_that_is_too_long_ago(seen_to, browser):
    with serving(seen_to.root) as address:
        for path, is_late in ((OVERDUE, True), (IN_TIME, False)):
            assert "2019-06-01" in about(seen_to.pages[path])
            browser.open(address + path)
            assert browser.run("return document.querySelector('.overdue').checkVisibility()") == is_late, path
            browser.open(address + path, javascript=False, scripting="none")
            assert not browser.run("return document.querySelector('.overdue').checkVisibility()"), path


def test_editors_find_the_source_of_each_page(site, seen_to, sources):
    for path in sources:
        addresses = [link.attributes["href"] for link in seen_to.pages[path].all("a")]
        assert SOURCE + path.replace(".html", ".md") in addresses, path
        assert "Sidans källfil" not in about(site.pages[path]), path


def test_each_page_lists_the_provisions_that_it_rests_on(site, sources):
    """Each that its text links to, once, with the way to the register's page about it."""
    listing = 0
    for path in sources:
        page = site.pages[path]
        lists = [element for element in page.all("section") if "legal-basis" in element.classes()]
        cited = [link for link in page.all("a") if "legal" in link.classes() and "article" in link.inside]
        assert len(lists) == bool(cited), path
        for section in lists:
            listing += 1
            leads = [target(path, link.attributes["href"]) for link in page.all("a")
                     if link.line > section.line and target(path, link.attributes["href"])[0].startswith("forfattningar/") and "section" in link.inside]
            assert leads and len(set(leads)) == len(leads), path
            assert all(file in site.pages and (not place or place in site.pages[file].ids) for file, place in leads), path
    assert listing > 20


def test_next_leads_through_the_whole_guidance_and_previous_back(site):
    def way(path, name):
        links = [link for link in site.pages[path].all("a") if link.attributes.get("rel") == name]
        return target(path, links[0].attributes["href"])[0] if links else None
    pages = [path for path in site.on_screen if way(path, "next") or way(path, "prev")]
    first = [path for path in pages if way(path, "prev") in (None, "index.html")]
    assert len(first) == 1
    read = first
    while following := way(read[-1], "next"):
        assert way(following, "prev") == read[-1]
        read.append(following)
        assert len(read) <= len(pages)
    assert sorted(read) == sorted(pages)
    parts = [path for path in read if path.startswith("del-")]
    assert parts == sorted(parts, key=lambda path: path[:5]) and len(parts) > 15


def test_each_page_says_where_it_belongs(site):
    for path, page in site.on_screen.items():
        crumbs = [link for link in page.all("a") if "ol" in link.inside and "nav" in link.inside and "main" in link.inside]
        assert bool(crumbs) == (path not in ("index.html", "404.html")), path
