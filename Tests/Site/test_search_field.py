"""The search field on every page: where it leads, and its suggestions, as WAI-ARIA's practices describe a combobox."""
import xml.etree.ElementTree as xml

import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW, WIDE
from conftest import PREFIX
from searching import SECTION, WORDS, active, asked, field, hits, is_open, options, wait
from server import serving
from test_every_page import SIDEWAYS

QUESTION = "arbetsförmåga"  # a word of the guidance, with letters that an address has to encode


# ---- The field ----

def test_every_page_has_one_search_field_that_leads_to_the_page_of_search(site):
    for path, page in site.on_screen.items():
        forms = [form for form in page.all("form") if form.attributes.get("role") == "search"]
        assert len(forms) == 1 and forms[0].attributes["action"].endswith("sok.html"), path
        inputs = [element for element in page.all("input") if "form" in element.inside]
        labels = [label.attributes.get("for") for label in page.all("label") if "form" in label.inside]
        assert [field.attributes["id"] for field in inputs] == labels, path


def test_nothing_of_the_search_is_loaded_before_the_field_is_used(served, browser):
    browser.open(served + SECTION)
    assert not [address for address in browser.requests() if "/sok/" in address]
    field(browser).click()
    wait(browser, "window.LotsSearch && LotsSearch.ready")
    assert [address.rsplit("/", 1)[1] for address in browser.requests()] == ["motor.js", "index.js", "falt.js"]
    field(browser).send_keys(Keys.TAB, Keys.SHIFT, Keys.TAB)
    field(browser).click()
    assert not browser.requests()


def test_enter_leads_to_the_answer(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys(QUESTION, Keys.ENTER)
    assert hits(browser) and asked(browser) == QUESTION
    assert field(browser).get_attribute("value") == QUESTION
    assert not browser.complaints()


def test_the_button_leads_to_the_answer_too(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("sjuklön")
    browser.find("form[role=search] button").click()
    assert hits(browser) and asked(browser) == "sjuklön"


@pytest.mark.parametrize("path", ["index.html", SECTION, "sok.html"])
def test_without_javascript_the_field_leads_to_the_contents_and_the_registers_and_takes_nothing_along(site, served, browser, path):
    browser.open(served + path, javascript=False, scripting="none")
    field(browser).send_keys("arbetsförmåga", Keys.ENTER)
    wait(browser, "location.pathname.endsWith('/sok.html')")
    assert "arbets" not in browser.driver.current_url
    links = browser.run("return [...document.querySelectorAll('main a')].filter(link => link.checkVisibility()).map(link => link.getAttribute('href'))")
    assert {"del-1/index.html", "del-2/index.html", "del-3/index.html", "ordlista.html", "forfattningar/index.html",
            "kodverk/index.html", "aktorer.html", "referenser.html"} <= set(links)


@pytest.mark.parametrize("address", ["finns-inte.html", "del-1/finns/inte/heller.html"])
def test_the_page_not_found_searches_at_any_depth(prefixed_site, browser, address):
    with serving(prefixed_site.root, PREFIX) as root:
        browser.open(root + address)
        field(browser).send_keys("koordinator")
        assert options(browser)
        field(browser).send_keys(Keys.ENTER)
        assert hits(browser) and browser.driver.current_url == root + "sok.html#q=koordinator"


# ---- Suggestions ----

def test_suggestions_come_as_one_types_and_a_screen_reader_hears_how_many(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("sjukskr")
    count = options(browser)
    status = wait(browser, "document.querySelector('form [role=status]').textContent")
    assert status == WORDS["suggestionsMany"].replace("{count}", str(count))
    field(browser).send_keys("zzzzzzz")
    wait(browser, "document.querySelector('form [role=status]').textContent === arguments[0]", WORDS["suggestionsNone"])
    assert not is_open(browser)


def test_the_field_is_a_combobox_that_owns_its_list(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("sjuk")
    options(browser)
    found = browser.tell("Runtime.evaluate", expression="document.querySelector('form[role=search] input')")["result"]["objectId"]
    node = browser.tell("Accessibility.getPartialAXTree", objectId=found, fetchRelatives=False)["nodes"][0]
    state = {entry["name"]: entry["value"].get("value") for entry in node["properties"]}
    assert (node["role"]["value"], node["name"]["value"]) == ("combobox", WORDS["searchField"])
    assert state["autocomplete"] == "list" and state["expanded"] is True and state["hasPopup"] == "listbox"
    assert browser.run("return document.getElementById(arguments[0]).getAttribute('role')", field(browser).get_attribute("aria-controls")) == "listbox"
    assert browser.run("return !!document.querySelector('[role=listbox]').getAttribute('aria-label')")


def test_arrows_move_among_the_suggestions_and_the_focus_stays(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("sjuk")
    count = options(browser)
    texts = browser.run("return [...document.querySelectorAll('[role=option]')].map(option => option.textContent)")
    assert active(browser) is None
    seen = []
    for _ in range(count):
        browser.press(Keys.ARROW_DOWN)
        seen.append(active(browser))
    assert seen == texts
    browser.press(Keys.ARROW_DOWN)
    assert active(browser) is None  # the field itself, and round again
    browser.press(Keys.ARROW_UP)
    assert active(browser) == texts[-1]
    assert browser.run("return document.activeElement.matches('form[role=search] input')")
    assert field(browser).get_attribute("value") == "sjuk"
    browser.press(Keys.HOME)
    assert active(browser) is None and browser.run("return document.activeElement.selectionStart") == 0
    browser.press(Keys.ARROW_DOWN, Keys.END)
    assert active(browser) is None and browser.run("return document.activeElement.selectionStart") == 4


def test_escape_closes_the_list_and_then_empties_the_field(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("sjuk")
    options(browser)
    browser.press(Keys.ARROW_DOWN, Keys.ESCAPE)
    assert not is_open(browser) and active(browser) is None and field(browser).get_attribute("value") == "sjuk"
    browser.press(Keys.ARROW_DOWN)
    assert is_open(browser) and active(browser)
    browser.press(Keys.ESCAPE, Keys.ESCAPE)
    assert field(browser).get_attribute("value") == "" and not is_open(browser)
    assert browser.driver.current_url == served + SECTION


def test_leaving_the_field_closes_the_list(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("sjuk")
    options(browser)
    browser.press(Keys.TAB)
    assert not is_open(browser)
    assert browser.run("return document.activeElement.matches('form[role=search] button')")


def test_enter_on_a_word_asks_it(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("koordin")
    options(browser)
    while "koordin" not in (active(browser) or "") or browser.run(
            "return !!document.querySelector('[aria-selected=true] .suggestion-kind')"):
        browser.press(Keys.ARROW_DOWN)
    word = active(browser)
    browser.press(Keys.ENTER)
    assert hits(browser) and asked(browser) == word and field(browser).get_attribute("value") == word


def test_a_page_among_the_suggestions_is_opened_at_once(served, browser):
    browser.open(served + SECTION)
    field(browser).send_keys("Checklista för del 2")
    options(browser)
    browser.press(Keys.ARROW_DOWN)
    assert active(browser) == f"Checklista för del 2 {WORDS['kindPage']}"
    browser.press(Keys.ENTER)
    assert browser.driver.current_url == served + "del-2/checklista.html"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_suggestion_is_chosen_by_pointing_at_it(served, browser, width):
    browser.open(served + SECTION, width=width, height=700)
    field(browser).send_keys("sjuklön")
    options(browser)
    assert not browser.run(SIDEWAYS)
    small = browser.run("return [...document.querySelectorAll('[role=option]')].filter(option => option.getBoundingClientRect().height < 24).length")
    assert not small
    browser.click("[role=option]")
    wait(browser, "!location.pathname.endsWith(arguments[0])", SECTION)


# ---- The browser's own search field ----

def test_opensearch_puts_the_question_into_the_fragment(site, prefixed_site):
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    for site, address in ((site, "http://localhost/"), (prefixed_site, f"https://example.org{PREFIX}/")):
        root = xml.parse(site.root / "opensearch.xml").getroot()
        assert root.tag == name + "OpenSearchDescription"
        assert 0 < len(root.find(name + "ShortName").text) <= 16 and root.find(name + "Description").text
        assert root.find(name + "Url").attrib == {"type": "text/html", "method": "get", "template": address + "sok.html#q={searchTerms}"}
    for path, page in site.on_screen.items():
        links = [link.attributes for link in page.all("link") if link.attributes.get("rel") == "search"]
        assert len(links) == 1 and links[0]["type"] == "application/opensearchdescription+xml" and links[0]["title"], path
