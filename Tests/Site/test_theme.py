"""Light and dark: as the system has it, until the reader chooses; kept in the browser, shown before anything is drawn."""
import pytest

from browser import NARROW, WIDE
from test_every_page import AXE, RULES
from browser import axe_source

SECTION = "del-1/forsakringsmedicinsk-bedomning.html"
GROUND = "return getComputedStyle(document.body).backgroundColor"
PRESSED = "return [...document.querySelectorAll('[data-theme-choice][aria-pressed=true]')].map(button => button.dataset.themeChoice)"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(16, 24, 25)"

# The ground at the first frame, seen by a script that runs before any of the page's own.
FIRST = """
requestAnimationFrame(() => { window.firstGround = getComputedStyle(document.documentElement).colorScheme })"""


def choose(browser, theme):
    browser.click(f".theme [data-theme-choice='{theme}']")


@pytest.fixture(autouse=True)
def forgotten(served, browser):
    yield
    browser.open(served + SECTION)
    browser.run("localStorage.clear()")


def test_the_system_decides_until_the_reader_does(served, browser):
    for scheme, ground in (("light", LIGHT), ("dark", DARK)):
        browser.open(served + SECTION, scheme=scheme)
        assert browser.run(GROUND) == ground and browser.run(PRESSED) == [""]


def test_a_choice_holds_on_every_page_and_can_be_taken_back(served, browser):
    browser.open(served + SECTION, scheme="light")
    choose(browser, "dark")
    assert browser.run(GROUND) == DARK and browser.run(PRESSED) == ["dark"]
    browser.open(served + "index.html", scheme="light")
    assert browser.run(GROUND) == DARK and browser.run(PRESSED) == ["dark"]
    choose(browser, "light")
    browser.look(scheme="dark")
    assert browser.run(GROUND) == LIGHT
    choose(browser, "")
    assert browser.run(GROUND) == DARK and browser.run("return localStorage.length") == 0


def test_the_chosen_one_is_drawn_at_once(served, browser):
    """Without a flash of the other: it stands before the first frame."""
    browser.open(served + SECTION, scheme="light")
    choose(browser, "dark")
    script = browser.tell("Page.addScriptToEvaluateOnNewDocument", source=FIRST)["identifier"]
    try:
        browser.open(served + SECTION, scheme="light")
        assert browser.run("return window.firstGround") == "dark"
    finally:
        browser.tell("Page.removeScriptToEvaluateOnNewDocument", identifier=script)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_when_chosen_against_the_system(served, browser, width):
    browser.open(served + SECTION, scheme="light", width=width)
    choose(browser, "dark")
    browser.run(axe_source())
    assert not browser.driver.execute_async_script(AXE, RULES)


def test_without_javascript_there_is_nothing_to_choose(served, browser):
    browser.open(served + SECTION, javascript=False, scripting="none")
    assert not browser.run("return document.querySelector('.theme').checkVisibility()")
