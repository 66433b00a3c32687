"""What must not happen in a search: a question that leaves the browser, or that does something; and what may fail."""
import json
from urllib.parse import unquote, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW
from searching import SECTION, WORDS, asked, field, heading, hits, options, wait
from server import serving
from test_every_page import SIDEWAYS

HOSTILE = {
    "long": "arbetsförmåga " * 800,
    "one long word": "sjuk" * 2500,
    "markup": "<img src=x onerror=\"window.broken = true\"><script>window.broken = true</script>",
    "an attribute": "\" autofocus onfocus=\"window.broken = true\" x=\"",
    "bidirectional marks": "sjuk\u202e\u2066\u200fskrivning\u061c",
    "a regular expression": "(.*)+$[a-z]{2,}\\d|^?(((",
    "names that objects have": "__proto__ constructor toString hasOwnProperty",
    "a percent sign": "100 % %zz %E5",
    "an address": "javascript:alert(1)#q=x&typ=term?q=y",
    "half a character": "sjuk\ud800skrivning",
    "nothing but space": " \t\u00a0\u3000 ",
    "signs": "!\"#¤%&/()=?`´^¨~*'_:;,.-–—…§½€",
    "what the page fills in": "{question} {count} {title}",
    "emoji": "👩🏽‍⚕️🏥",
}


# ---- Nobody else hears the question ----

def test_no_question_is_in_the_servers_log(site, browser):
    log = []
    with serving(site.root, log=log) as root:
        browser.open(root + SECTION)
        field(browser).send_keys("hemligfråga sjuklön", Keys.ENTER)
        wait(browser, "document.querySelector('.hits') && !document.querySelector('.hits').hidden")
        field(browser).send_keys(Keys.CONTROL, "a")
        field(browser).send_keys("hemligfråga koordinator", Keys.ENTER)
        browser.find("form[role=search] button").click()
        wait(browser, "document.querySelector('.hits').textContent.includes('koordinator')")
        browser.driver.refresh()
        wait(browser, "document.querySelector('.hits') && !document.querySelector('.hits').hidden")
        browser.find(".site-title").click()
        wait(browser, "location.pathname.endsWith('index.html')")
    assert any("sok.html" in line for line in log) and any("motor.js" in line for line in log)
    assert not [line for line in log if any(word in unquote(line).lower() for word in ("hemlig", "sjukl", "koordinator", "q="))]


def test_nothing_asked_is_kept(served, browser):
    browser.open(served + "sok.html#q=sjukl%C3%B6n")
    hits(browser)
    assert browser.run("return [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


# ---- Hostile questions ----

@pytest.mark.parametrize("question", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_question_is_text_and_does_nothing(served, browser, question):
    browser.open(served + "sok.html")
    set_value = """const field = document.querySelector('form[role=search] input');
        field.focus(); field.value = JSON.parse(arguments[0]); field.dispatchEvent(new Event('input', { bubbles: true }))"""
    browser.run(set_value, json.dumps(question))
    browser.press(Keys.ENTER)
    wait(browser, "document.querySelector('.hits').hidden === !JSON.parse(arguments[0]).trim()", json.dumps(question))
    assert not browser.run("return window.broken || document.querySelectorAll('main img, main script, .answer [onfocus], .hits b').length > 0")
    if question.strip():
        assert browser.run("return document.querySelector('.hits bdi').textContent.length") <= 101
    assert not browser.run(SIDEWAYS)
    browser.look(width=NARROW, height=700)
    assert not browser.run(SIDEWAYS)
    fragment = urlsplit(browser.driver.current_url).fragment
    browser.open(served + "sok.html#" + fragment)  # and as a link
    if question.strip() and "\ud800" not in question:
        assert field(browser).get_attribute("value") == question
        wait(browser, "!document.querySelector('.hits').hidden")
    assert not browser.run("return window.broken") and not browser.complaints()


def test_a_hostile_question_in_the_field_of_any_page(served, browser):
    for question in ("<img src=x onerror=alert(1)>", "(.*)+$", "\u202esjuk", "%", "a" * 10_000):
        browser.open(served + SECTION)
        browser.run("""const field = document.querySelector('form[role=search] input');
            field.focus(); field.value = arguments[0]""", question)
        wait(browser, "window.LotsSearch && LotsSearch.ready && document.querySelector('[role=listbox]')")
        browser.run("document.querySelector('form[role=search] input').dispatchEvent(new Event('input', { bubbles: true }))")
        browser.press(Keys.ENTER)
        wait(browser, "location.pathname.endsWith('sok.html') && document.querySelector('.hits') && !document.querySelector('.hits').hidden")
        assert asked(browser) == question and not browser.complaints()


# ---- Wherever one reads ----

def test_search_works_from_a_folder_on_a_disk(site, browser):
    browser.open((site.root / SECTION).as_uri())
    field(browser).send_keys("koordinator")
    assert options(browser)
    browser.press(Keys.ESCAPE, Keys.ENTER)
    hits(browser)
    wait(browser, "document.querySelector('.result mark')")
    assert browser.driver.current_url == (site.root / "sok.html").as_uri() + "#q=koordinator"
    field(browser).send_keys(Keys.CONTROL, "a")
    field(browser).send_keys("sjuklön", Keys.ESCAPE, Keys.ENTER)
    wait(browser, "document.querySelector('.hits').textContent.includes('sjuklön')")
    browser.driver.back()
    wait(browser, "document.querySelector('.hits').textContent.includes('koordinator')")
    browser.find(".result a").click()
    wait(browser, "!location.pathname.endsWith('sok.html')")
    assert not browser.complaints()


def test_where_storage_is_refused_search_works(served, browser):
    source = "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError') } })"
    script = browser.tell("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]
    try:
        browser.open(served + SECTION)
        field(browser).send_keys("koordinator", Keys.ENTER)
        assert hits(browser) and not browser.complaints()
    finally:
        browser.tell("Page.removeScriptToEvaluateOnNewDocument", identifier=script)


def test_where_the_index_does_not_come_the_page_says_so(served, browser):
    browser.tell("Network.enable")
    browser.tell("Network.setBlockedURLs", urls=["*/sok/index.js"])
    try:
        browser.open(served + SECTION)
        field(browser).send_keys("koordinator", Keys.ENTER)
        wait(browser, "document.querySelector('.hits') && !document.querySelector('.hits').hidden")
        assert heading(browser) == WORDS["searchFailed"]
        assert browser.run("return document.querySelector('.ways').checkVisibility()")
    finally:
        browser.tell("Network.setBlockedURLs", urls=[])
