"""What tells readers and programs of changes and of what a page is: the page of changes, the feed, the map, linked data."""
import json
import shutil
import xml.etree.ElementTree as xml
from datetime import datetime

import pytest
import yaml

from conftest import PREFIX, PROJECT, render, site_sources
from pages import Site

ATOM, MAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = f"https://example.org{PREFIX}/"


def front_matter(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n"))


@pytest.fixture(scope="module")
def sources():
    """Every page's front matter by its path on the site."""
    content = PROJECT / "Content"
    return {file.relative_to(content).with_suffix(".html").as_posix(): front_matter(file) for file in content.rglob("*.md")}


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """The guidance after a second edition, with changes that say which edition they belong to."""
    folder = tmp_path_factory.mktemp("edited")
    shutil.copytree(PROJECT / "Content", folder / "Content")
    page = folder / "Content/del-1/medicinsk-bedomning.md"
    page.write_text(page.read_text(encoding="utf-8").replace(
        "changes:\n", 'changes:\n  - date: 2027-02-03\n    note: "Ett <nytt> stycke & mer"\n    edition: "2027-1"\n'
        '  - date: 2027-02-03\n    note: "En sak till"\n    edition: "2027-1"\n', 1), encoding="utf-8")
    settings = site_sources(folder) / "site.yml"
    text = settings.read_text(encoding="utf-8").replace(
        'id: "2026-1"\n  date: 2026-11-21', 'id: "2027-1"\n  date: 2027-02-03\n  previous: "2026-1"').replace(
        "http://localhost/", BASE)
    settings.write_text(text + "subscription: https://example.org/prenumerera\n", encoding="utf-8")
    return Site(render(folder / "site", "--content", folder / "Content", "--site", folder / "Site"))


def feed_of(site):
    return xml.parse(site.root / "feed.xml").getroot()


def test_the_feed_holds_every_change_and_nothing_else(prefixed_site, sources):
    feed = feed_of(prefixed_site)
    found = sorted((entry.find(f"{ATOM}link").get("href"), entry.find(f"{ATOM}updated").text[:10], entry.find(f"{ATOM}summary").text)
                   for entry in feed.iter(f"{ATOM}entry"))
    assert found == sorted((BASE + path, str(change["date"]), change["note"])
                           for path, page in sources.items() for change in page.get("changes", []))
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) and all(name.startswith(BASE) for name in ids)
    times = [datetime.fromisoformat(element.text) for element in feed.iter(f"{ATOM}updated")]
    assert times[0] == max(times)
    assert feed.find(f"{ATOM}author/{ATOM}name").text and feed.find(f"{ATOM}subtitle").text  # what is undecided says so
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": BASE + "feed.xml", "alternate": BASE + "andringar.html"}


def test_an_entry_keeps_its_id_when_another_change_is_noted(prefixed_site, edited):
    before = {entry.find(f"{ATOM}id").text for entry in feed_of(prefixed_site).iter(f"{ATOM}entry")}
    after = {entry.find(f"{ATOM}id").text: entry for entry in feed_of(edited).iter(f"{ATOM}entry")}
    assert before < set(after) and len(after) == len(before) + 2
    newest = next(iter(after.values()))
    assert newest.find(f"{ATOM}summary").text == "Ett <nytt> stycke & mer"


def test_every_page_tells_of_the_feed(site):
    for path, page in site.pages.items():
        feeds = [element for element in page.all("link") if element.attributes.get("rel") == "alternate"]
        assert path.startswith("utskrift/") or len(feeds) == 1 and feeds[0].attributes["href"].endswith("feed.xml"), path


def test_the_page_of_changes_has_each_change_by_edition(edited, site, sources):
    page = edited.pages["andringar.html"]
    main = page.all("main")[0].text
    headings = [" ".join(element.text.split()) for element in page.all("h2") if "main" in element.inside]
    assert any("2027-1, 2027-02-03" in heading for heading in headings)
    assert len([heading for heading in headings if heading]) == 3  # how to be told, this edition, and those that name none
    assert "Ett <nytt> stycke & mer" in main and main.index("Ett <nytt> stycke & mer") < main.index("Första utkastet")
    addresses = {element.attributes["href"] for element in page.all("a") if "main" in element.inside}
    assert {"feed.xml", "https://example.org/prenumerera", "del-1/medicinsk-bedomning.html"} <= addresses
    first = site.pages["andringar.html"]
    assert any("2026-1, 2026-11-21" in " ".join(element.text.split()) for element in first.all("h2"))
    linked = [element.attributes["href"] for element in first.all("a") if "main" in element.inside]
    assert all(path in linked for path, page in sources.items() if page.get("changes"))


def test_the_map_has_every_page_with_the_day_of_its_last_change(edited, sources):
    days = {url.find(f"{MAP}loc").text.removeprefix(BASE): getattr(url.find(f"{MAP}lastmod"), "text", None)
            for url in xml.parse(edited.root / "sitemap.xml").getroot()}
    for path, page in sources.items():
        wanted = "2027-02-03" if path == "del-1/medicinsk-bedomning.html" else max(
            (str(change["date"]) for change in page.get("changes", [])), default=None)
        assert days[path] == wanted, path
    left_out = {path for path in edited.pages if not path.startswith("utskrift/")} - set(days)
    assert left_out == {"404.html", "sok.html"} and set(days) <= set(edited.pages)
    assert f"Sitemap: {BASE}sitemap.xml" in (edited.root / "robots.txt").read_text(encoding="utf-8").splitlines()


def test_pages_say_where_they_belong_when_the_publisher_has_said_so(site, prefixed_site):
    def canonical(page):
        return [element.attributes["href"] for element in page.all("link") if element.attributes.get("rel") == "canonical"]
    assert not any(canonical(page) for page in site.pages.values())  # localhost is nobody's address
    for path, page in prefixed_site.pages.items():
        assert canonical(page) == ([] if path == "404.html" or path.startswith("utskrift/") else [BASE + path]), path


def linked_data(page):
    found = [element for element in page.all("script") if element.attributes.get("type") == "application/ld+json"]
    assert len(found) <= 1
    return json.loads(found[0].text)["@graph"] if found else []


def of_type(graph, name):
    return [node for node in graph if node["@type"] == name]


def test_every_page_says_what_it_is(site, sources):
    for path, source in sources.items():
        graph = linked_data(site.pages[path])
        page, = of_type(graph, "MedicalWebPage")
        assert page["name"] == source["title"] and page["inLanguage"] == "sv"
        assert page["dateModified"] == max(str(change["date"]) for change in source["changes"])
        assert page.get("lastReviewed") == (str(source["reviewed"]) if "reviewed" in source else None)
        assert ("audience" in page) == bool(source.get("audience"))
        assert page["creativeWorkStatus"] and (source["status"] == "beslutad") == (page["creativeWorkStatus"] == "Beslutad")
        crumbs = of_type(graph, "BreadcrumbList")
        assert len(crumbs) == (path != "index.html")
        for position, item in enumerate(crumbs[0]["itemListElement"] if crumbs else [], 1):
            assert item["position"] == position and item["name"]
    assert of_type(linked_data(site.pages["index.html"]), "WebSite")


def test_breadcrumbs_are_those_that_readers_see(site, sources):
    for path in sources:
        shown = [(" ".join(element.text.split()), element.attributes["href"]) for element in site.pages[path].all("a")
                 if "nav" in element.inside and "main" in element.inside and "ol" in element.inside]
        crumbs = of_type(linked_data(site.pages[path]), "BreadcrumbList")
        told = [(item["name"], item["item"]) for item in crumbs[0]["itemListElement"] if "item" in item] if crumbs else []
        assert told == shown, path


def test_the_glossary_is_a_set_of_terms(site):
    terms, = of_type(linked_data(site.pages["ordlista.html"]), "DefinedTermSet")
    assert len(terms["hasDefinedTerm"]) > 50
    assert all(term["url"][1:] in site.pages["ordlista.html"].ids for term in terms["hasDefinedTerm"])


def test_linked_data_is_short_and_breaks_out_of_nothing(site):
    for path, page in site.pages.items():
        for element in page.all("script"):
            if element.attributes.get("type") == "application/ld+json":
                assert "<" not in element.text
                assert path == "ordlista.html" or len(element.text) < 1400, (path, len(element.text))
