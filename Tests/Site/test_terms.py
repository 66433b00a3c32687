"""Terms explain themselves: on hover, on focus and at a tap; dismissable, hoverable, persistent (WCAG 1.4.13)."""
import time

import pytest
import yaml
from selenium.webdriver.common.keys import Keys

from browser import NARROW, WIDE, axe_source
from conftest import PROJECT
from searching import wait
from test_every_page import AXE, RULES, SIDEWAYS

SECTION = "del-1/forsakringsmedicinsk-bedomning.html"
TERM = "main a.term"
NOTE = "document.querySelector('#term_note').checkVisibility()"


def middle(browser, selector):
    return browser.run("""const element = document.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = element.getClientRects()[0];
        return [box.left + box.width / 2, box.top + box.height / 2]""", selector)


def point(browser, x, y):
    browser.tell("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)


def tap(browser, selector):
    x, y = middle(browser, selector)
    browser.tell("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
    browser.tell("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])


def focus_first_term(browser):
    browser.run("""const links = [...document.querySelectorAll('a[href], button, input, summary')].filter(element => element.checkVisibility());
        const term = document.querySelector(arguments[0]);
        links[links.indexOf(term) - 1].focus()""", TERM)
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.matches('a.term')")


def test_the_focus_explains_and_escape_puts_it_away(served, browser):
    browser.open(served + SECTION)
    assert not [address for address in browser.requests() if address.endswith("ordlista.js")]
    focus_first_term(browser)
    wait(browser, NOTE)
    described = browser.run("return document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent")
    definition = browser.run("return window.lotsTerms.terms[decodeURIComponent(document.activeElement.hash.slice(1))][1]")
    assert definition and definition in described
    browser.press(Keys.ESCAPE)
    assert not browser.run("return " + NOTE)
    assert browser.run("return document.activeElement.matches('a.term') && !document.activeElement.hasAttribute('aria-describedby')")
    browser.press(Keys.TAB)
    browser.press(Keys.SHIFT, Keys.TAB)
    wait(browser, NOTE)
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.matches('a.term') || !" + NOTE)


def test_a_pointer_explains_and_may_rest_on_the_explanation(served, browser):
    browser.open(served + SECTION)
    x, y = middle(browser, TERM)
    point(browser, x, y)
    wait(browser, NOTE)
    left, top, bottom = browser.run("const box = document.querySelector('#term_note').getBoundingClientRect(); return [box.left, box.top, box.bottom]")
    inside = (left + 20, (top + bottom) / 2)
    steps = 5
    for step in range(1, steps + 1):
        point(browser, x + (inside[0] - x) * step / steps, y + (inside[1] - y) * step / steps)
    time.sleep(0.7)  # longer than it takes to go away
    assert browser.run("return " + NOTE)
    point(browser, 5, 5)
    wait(browser, "!" + NOTE)


def test_a_tap_explains_and_a_second_one_follows_the_link(served, browser):
    browser.open(served + SECTION, width=390, height=800)
    browser.tell("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=1)
    try:
        tap(browser, TERM)
        wait(browser, NOTE)
        assert browser.driver.current_url.endswith(SECTION)
        assert browser.run("return document.querySelector('.term-again').checkVisibility()")
        tap(browser, "h1")
        wait(browser, "!" + NOTE)
        tap(browser, TERM)
        wait(browser, NOTE)
        tap(browser, TERM)
        wait(browser, "location.pathname.endsWith('/ordlista.html')")
    finally:
        browser.tell("Emulation.setTouchEmulationEnabled", enabled=False)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_term_is_explained(served, browser, width, scheme):
    browser.open(served + SECTION, width=width, scheme=scheme)
    focus_first_term(browser)
    wait(browser, NOTE)
    browser.run(axe_source())
    assert not browser.driver.execute_async_script(AXE, RULES)
    assert not browser.run(SIDEWAYS)
    box = browser.run("const box = document.querySelector('#term_note').getBoundingClientRect(); return [box.left, box.right, box.width]")
    assert box[0] >= 0 and box[1] <= width and box[2] > 100


def test_without_javascript_a_term_is_a_link_to_the_glossary(site):
    terms = [(path, link.attributes["href"]) for path, page in site.on_screen.items() for link in page.all("a") if "term" in link.classes()]
    assert len(terms) > 50 and all("ordlista.html#" in href for _, href in terms)


def test_abbreviations_say_what_they_stand_for(site, served, browser):
    """Where the glossary has it in words; while ours is shown, the browser's own explanation is not."""
    register = {term["id"]: term for term in yaml.safe_load((PROJECT / "Content/register/termer.yml").read_text(encoding="utf-8"))}
    marked = 0
    for path, page in site.on_screen.items():
        for mark in page.all("abbr"):
            link = next(link for link in page.all("a") if "term" in link.classes() and link.line == mark.line and link.text == mark.text)
            term = register[link.attributes["href"].split("#")[1]]
            assert mark.text == term["term"] and mark.attributes["title"] in term["forms"], (path, mark)
            marked += 1
        unmarked = [link.text for link in page.all("a") if "term" in link.classes() and link.text in ("FMB", "ICF", "KVÅ")
                    and not any(mark.line == link.line and mark.text == link.text for mark in page.all("abbr"))]
        assert not unmarked, (path, unmarked)
    assert marked > 20
    path = next(path for path, page in site.on_screen.items() if page.all("abbr"))
    browser.open(served + path)
    browser.run("document.querySelector('a.term:has(abbr)').scrollIntoView({ block: 'center', behavior: 'instant' })")
    point(browser, *middle(browser, "a.term:has(abbr)"))
    wait(browser, NOTE)
    assert browser.run("return document.querySelector('a.term abbr').hasAttribute('title')") is False
    point(browser, 5, 5)
    wait(browser, "!" + NOTE)
    assert browser.run("return document.querySelector('a.term abbr').title")


def test_it_works_from_a_folder_on_a_disk(site, browser):
    browser.open((site.root / SECTION).as_uri())
    focus_first_term(browser)
    wait(browser, NOTE)
