"""What readers do: open the menu on a phone, read without JavaScript, print, open the folder from a disk, mistype an address."""
import re
import subprocess

import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW, PHONE, WIDE
from conftest import PREFIX
from server import serving

SECTION = "del-1/forsakringsmedicinsk-bedomning.html"
REFERENCES = "bilagor/samverkan-med-andra-aktorer.html"
SHOWN = "return [...document.querySelectorAll('.menu a')].filter(link => link.checkVisibility() && link.getBoundingClientRect().height).length"

# Text of the page's own part that a reader cannot see, whatever hides it.
UNSEEN = """
const found = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
const left = element => arguments[0].some(selector => element.closest(selector));
while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (!text.data.trim() || left(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter(box => box.width && box.height);
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !boxes.length)
        found.push(text.data.trim().slice(0, 60));
    else if (boxes.some(box => box.right > innerWidth + 1) && !element.closest('.table'))
        found.push('outside: ' + text.data.trim().slice(0, 60));
}
return found.slice(0, 5)"""

SCREEN_ONLY = [".contents", ".shortcuts", ".breadcrumbs", ".pager", ".tools", ".letters", ".facts a", ".footnote-back"]  # no use on paper
# Said when it applies, headings for screen readers alone, what opens a list that stands open, a way to the only entry.
HIDDEN = ["[hidden]", ".see dt", ".part-pages summary", ".letters:has(li:only-child)"]


# ---- The menu ----

@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_opens_on_a_phone(served, browser, javascript):
    browser.open(served + SECTION, width=PHONE, height=800, javascript=javascript)
    assert browser.run(SHOWN) == 0
    browser.find(".site-menu summary").click()
    assert browser.run(SHOWN) > 10
    browser.find(".menu a[href='../del-2/index.html']").click()
    assert browser.driver.current_url == served + "del-2/index.html"
    assert browser.run(SHOWN) == 0  # closed again: the page is what one sees


def test_escape_closes_the_menu_and_gives_the_focus_back(served, browser):
    browser.open(served + SECTION, width=PHONE, height=800)
    browser.find(".site-menu summary").send_keys(Keys.ENTER)
    browser.find(".menu a").send_keys(Keys.ESCAPE)
    assert browser.run(SHOWN) == 0
    assert browser.run("return document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_stands_open_on_a_wide_screen(site, served, browser, javascript):
    for path in site.of_each_kind(paper=False):
        browser.open(served + path, javascript=javascript)
        assert browser.run(SHOWN) == browser.run("return document.querySelectorAll('.menu a').length") > 0, path


def test_the_menu_marks_the_page_that_is_open(site):
    for path, page in site.pages.items():
        marked = [link for link in page.all("a") if link.attributes.get("aria-current") == "page"]
        assert len(marked) <= 1, path
        if page.kind in ("part", "section", "checklist", "appendix"):
            assert len(marked) == 1 and marked[0].attributes["href"] == path.rsplit("/")[-1], path


def test_the_contents_lead_to_the_heading_and_mark_it(served, browser):
    browser.open(served + SECTION)
    link = ".contents details > ul > li:nth-of-type(3) > a"
    name = browser.run("return document.querySelector(arguments[0]).textContent", link)
    browser.click(link)
    browser.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    heading = browser.run("const heading = document.querySelector(':target'); return [heading.textContent, heading.getBoundingClientRect().top]")
    assert heading[0] == name and 0 <= heading[1] < 200
    assert browser.run("return document.querySelector('.contents [aria-current]').textContent") == name


# ---- Without JavaScript, with other media ----

def test_a_section_is_on_one_line_with_its_number_and_is_copied_as_it_was_written(served, browser):
    browser.open(served + REFERENCES, width=NARROW, height=800)
    lines, broken, copied = browser.run("""
        const places = [...document.querySelectorAll('.prose .unbroken')];
        getSelection().selectAllChildren(document.querySelector('.prose'));
        return [places.length, places.filter(place => place.getClientRects().length !== 1).map(place => place.textContent), getSelection().toString()]""")
    assert lines > 50 and not broken
    assert re.search(r"\d kap\. \d+ §", copied) and "\u00a0§" not in copied


def test_without_javascript_every_page_is_whole(site, served, browser):
    """Only what is folded, and says so, is out of sight; the tools that need scripts are not shown at all. A document for
    paper leaves out the arrows back from its notes."""
    faults = []
    for path in site.pages:
        for width in (WIDE, NARROW):
            browser.open(served + path, width=width, javascript=False, scripting="none")
            browser.run("document.querySelectorAll('summary').forEach(summary => { summary.parentElement.open = true })")
            faults += [f"{path} at {width} px: {text!r}" for text in browser.run(UNSEEN, [".tools", ".contents", ".document .footnote-back", *HIDDEN])]
            assert not browser.run("return [...document.querySelectorAll('main button')].filter(button => button.checkVisibility()).length"), path
    assert not faults, "\n".join(faults)


def test_dark_and_light_are_different(served, browser):
    browser.open(served + SECTION, scheme="light")
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = browser.run(ground)
    browser.look(scheme="dark")
    assert (light, browser.run(ground)) != (light, light)


def test_boxes_and_focus_stay_in_forced_colours(served, browser):
    browser.open(served + SECTION, forced_colors="active")
    assert browser.run("return [...document.querySelectorAll('.box')].every(box => getComputedStyle(box).borderLeftStyle !== 'none')")
    browser.press(Keys.TAB, Keys.TAB)
    assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


# ---- On paper ----

def test_on_paper_nothing_is_hidden_or_cut(site, served, browser):
    """Every page as a printer lays it out, without the script that opens what is folded: the style sheet alone must do."""
    faults = []
    for path in site.pages:
        browser.open(served + path, width=680, medium="print", javascript=False)
        faults += [f"{path}: {text!r}" for text in browser.run(UNSEEN, SCREEN_ONLY + HIDDEN)]
    assert not faults, "\n".join(faults)


def test_a_printed_page_has_every_word(site, served, browser, tmp_path):
    """Printed for real, one page of each kind: the words of its text stand on the paper."""
    faults = []
    for path in site.of_each_kind(min):
        browser.open(served + path)
        # A checklist on one sheet says by its marks alone that these are notes.
        notes = [".footnotes h2"] if path.startswith("utskrift/checklista") else []
        words = browser.run("""
            const copy = document.querySelector('main').cloneNode(true);
            copy.querySelectorAll(arguments[0].join()).forEach(element => element.remove());
            return copy.textContent.match(/[\\p{L}\\p{N}]+/gu)""", SCREEN_ONLY + HIDDEN + notes)
        paper = tmp_path / "page.pdf"
        paper.write_bytes(browser.paper())
        text = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
        text = "".join(text.replace("\u00ad", "").split())
        missing = [word for word in words if word not in text]
        faults += [f"{path}: {missing[:8]}"] if missing else []
    assert not faults, "\n".join(faults)


def test_no_printed_page_ends_with_the_head_of_a_table(served, browser, tmp_path):
    """Printed for real, a page whose table begins near the paper's end: its head goes with its first row."""
    browser.open(served + "bilagor/rehabiliteringskedjan.html")
    heads = browser.run("return [...document.querySelectorAll('main thead')].map(head => head.textContent.replace(/\\s+/g, ' ').trim())")
    paper = tmp_path / "page.pdf"
    paper.write_bytes(browser.paper())
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    ends = [" ".join(lines[-1].split()) for lines in (page.strip().splitlines() for page in text.split("\f")) if lines]
    assert len(ends) > 3 and len(heads) > 1
    assert not set(ends) & set(heads)


# ---- Addresses ----

@pytest.mark.parametrize("address", ["finns-inte.html", "del-1/finns/inte/heller.html"])
def test_a_mistyped_address_leads_on(served, browser, address):
    browser.open(served + address)
    assert browser.find("h1").text == "Sidan finns inte"
    assert browser.run("return getComputedStyle(document.querySelector('.site-band')).backgroundColor") != "rgba(0, 0, 0, 0)"
    browser.find("main a").click()
    assert browser.driver.current_url == served + "index.html"


def test_the_site_works_under_a_prefix(prefixed_site, browser):
    with serving(prefixed_site.root, PREFIX) as address:
        browser.open(address + "del-1/finns/inte.html")
        browser.find("main a").click()
        assert browser.driver.current_url == address + "index.html"
        browser.find("main .process a").click()
        assert browser.find("h1").text.startswith("Del 1")
        severe = [message for message in browser.complaints() if "finns/inte.html" not in message]
        assert not severe, severe


def test_pages_work_from_a_folder_on_a_disk(site, browser):
    faults = []
    for path in site.of_each_kind(paper=False):
        if path == "404.html":
            continue
        browser.open((site.root / path).as_uri())
        styled = browser.run("return getComputedStyle(document.querySelector('.site-band')).backgroundColor") != "rgba(0, 0, 0, 0)"
        faults += [] if styled else [f"{path}: no style"]
        faults += [f"{path}: {message}" for message in browser.complaints()]
        browser.find(".site-title").click()
        if browser.driver.current_url != (site.root / "index.html").as_uri():
            faults.append(f"{path}: the title leads to {browser.driver.current_url}")
    browser.open((site.root / SECTION).as_uri())
    browser.click(".contents a")
    assert "#" in browser.driver.current_url
    assert not faults, "\n".join(faults)
