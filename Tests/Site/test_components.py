"""The page that shows every component does so, and the style's values stand in one place that the page tells of."""
import datetime
import re
import struct

import pytest
import yaml

from conftest import PREFIX, PROJECT
from pages import target

PAGE = "om-webbplatsen/komponenter.html"
STYLE = (PROJECT / "Site/assets/site.css").read_text(encoding="utf-8")
STRINGS = yaml.safe_load((PROJECT / "Templates/strings.yml").read_text(encoding="utf-8"))


def test_every_box_and_every_other_component_is_shown(site):
    html = (site.root / PAGE).read_text(encoding="utf-8")
    for box in STRINGS["boxes"].values():
        assert f'class="box box-{box["class"]}"' in html and f".box-{box['class']} " in STYLE or box["class"] == "ruta", box
    for sign in ("<table", "<figcaption", 'role="doc-noteref"', 'class="validity"', "<blockquote", "<ol>", 'lang="en"', "<h4", "<code"):
        assert sign in html, sign


def test_every_value_of_the_style_is_told(site):
    """A name such as --space-1 to --space-8 is told by its ends."""
    told = set(re.findall(r"--[a-z0-9-]+", site.pages[PAGE].all("main")[0].text))
    values = set(re.findall(r"^  (--[a-z0-9-]+):", STYLE.split("\n}\n", 1)[0], re.M))
    missing = {value for value in values - told if not value.startswith("--icon-") and not re.fullmatch(r"--space-[2-7]", value)}
    assert values and not missing, missing
    assert told <= values, told - values


def test_colours_stand_in_one_place():
    rules = re.sub(r'url\("data:[^"]*"\)', "", STYLE.split("\n}\n", 1)[1])
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.S)
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", rules)) <= {"#fff", "#16211f"}  # on grounds that are the same in light and dark


def test_a_passage_is_marked_once_its_day_has_passed(served, browser):
    browser.open(served + PAGE)
    said = browser.run("return [...document.querySelectorAll('.validity')].map(note => [note.dataset.until, note.querySelector('.validity-past').checkVisibility()])")
    today = datetime.date.today().isoformat()
    assert len(said) == 2 and {shown for _, shown in said} == {True, False}
    assert all(shown == (until < today) for until, shown in said)


def test_without_javascript_a_passage_says_its_days_and_no_more(served, browser):
    browser.open(served + PAGE, javascript=False, scripting="none")
    said = browser.run("return [...document.querySelectorAll('.validity')].map(note => note.innerText.trim())")
    assert said and all(re.fullmatch(r"Uppgifterna gäller: \d{4}-\d\d-\d\d till \d{4}-\d\d-\d\d", text) for text in said), said


@pytest.mark.parametrize("path, count", [("index.html", 6), ("bilagor/rehabiliteringskedjan.html", 8)])
def test_figures_are_links(site, served, browser, path, count):
    browser.open(served + path)
    links = browser.run("return [...document.querySelectorAll('.figure svg a')].map(link => [link.getAttribute('href'), link.textContent.trim()])")
    assert len(links) == count and all(text for _, text in links)
    if path == "index.html":
        assert {href for href, _ in links} == {f"del-{n}/{page}.html" for n in (1, 2, 3) for page in ("index", "checklista")}
        browser.run("document.querySelector('.figure svg a').focus()")
        assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_on_paper_a_figure_has_no_links(site):
    for path, page in site.pages.items():
        if path.startswith("utskrift/"):
            assert not [link for link in page.all("a") if "svg" in link.inside], path


def test_the_start_page_answers_where_am_i_and_who_am_i(site):
    page = site.pages["index.html"]
    headings = [" ".join(heading.text.split()) for heading in page.all("h2")]
    hrefs = {link.attributes["href"] for link in page.all("a") if "main" in link.inside}
    assert {f"del-{n}/{name}.html" for n in (1, 2, 3) for name in ("index", "checklista")} | {"#sok-diagnos-i-fmb", "chefer/index.html"} <= hrefs
    roles = [box for box in page.all("div") if "box-roll" in box.classes()]
    assert len(roles) == 3
    assert headings[:3] == ["Var i processen är du?", "Vägar in efter roll", "Sök diagnos i FMB"]


def said(page):
    return {tag.attributes.get("property") or tag.attributes["name"]: tag.attributes["content"] for tag in page.all("meta") if "charset" not in tag.attributes}


def test_link_previews(site):
    for path, page in site.on_screen.items():
        tags = said(page)
        assert tags["og:title"] == " ".join(page.all("h1")[0].text.split()) and tags["og:site_name"], path
        assert tags["og:type"] == ("website" if path == "index.html" else "article"), path
        assert tags.get("og:description") == tags.get("description"), path
        assert not {"og:image", "og:url"} & set(tags), path  # whoever shows them needs whole addresses, and localhost is none


def test_link_previews_have_a_picture_when_the_publisher_has_said_where_the_site_is(prefixed_site):
    base = f"https://example.org{PREFIX}/"
    for path, page in prefixed_site.on_screen.items():
        tags = said(page)
        assert tags.get("og:url") == (None if path == "404.html" else base + path), path
        picture = (prefixed_site.root / tags["og:image"].removeprefix(base)).read_bytes()
        assert tags["og:image:alt"] and tags["twitter:card"] == "summary_large_image"
    assert picture.startswith(b"\x89PNG") and struct.unpack(">II", picture[16:24]) == (1200, 630)


def test_the_site_has_icons_for_tabs_and_home_screens(site):
    for path, page in site.on_screen.items():
        icons = {link.attributes["rel"]: target(path, link.attributes["href"])[0].lstrip("/") for link in page.all("link") if "icon" in link.attributes["rel"]}
        assert set(icons) == {"icon", "apple-touch-icon"} and all((site.root / icon).is_file() for icon in icons.values()), path
