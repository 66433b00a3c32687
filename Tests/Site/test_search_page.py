"""The page of search: results as sections, filters, and a question in the address that one can come back to."""
from urllib.parse import unquote

import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW, PHONE, WIDE, axe_source
from searching import SECTION, WORDS, asked, field, heading, hits, options, wait
from test_every_page import AXE, OPEN_ALL, RULES, SIDEWAYS


# ---- The answer ----

def test_a_result_is_a_section_with_its_path_kind_and_sentence(served, browser, site):
    browser.open(served + "sok.html#q=koordineringsinsatser", height=4000)
    hits(browser)
    wait(browser, "[...document.querySelectorAll('.result')].every(result => result.querySelector('mark'))")
    results = browser.run("""return [...document.querySelectorAll('.result')].map(result => ({ href: result.querySelector('h3 a').getAttribute('href'),
        heading: result.querySelector('h3').textContent, kind: result.querySelector('.tag').textContent,
        path: result.querySelector('.result-path').textContent, marks: [...result.querySelectorAll('mark')].map(mark => mark.textContent) }))""")
    kinds = {WORDS[name] for name in ("kindSection", "kindChecklist", "kindProvision", "kindCode", "kindTerm")}
    for place, result in enumerate(results):
        path, _, fragment = result["href"].partition("#")
        assert path in site.pages and (not fragment or unquote(fragment) in site.pages[path].ids), result
        assert result["heading"] and result["kind"] in kinds, result
        # What is of the same kind comes after what is about the very word.
        assert place > 4 or any("koordin" in mark.lower() for mark in result["marks"]), result
    assert heading(browser).endswith("träffar på ”koordineringsinsatser”")
    browser.find(".result a").click()
    assert browser.driver.current_url == served + results[0]["href"]


def test_the_first_result_is_shown_where_one_has_come(served, browser):
    """A link to a section shows the section, at the window's top."""
    browser.open(served + "sok.html#q=arbetsf%C3%B6rm%C3%A5ga")
    hits(browser)
    link = browser.run("return [...document.querySelectorAll('.result h3 a')].find(link => link.hash)?.getAttribute('href')")
    browser.run("document.querySelector(`.result a[href='${arguments[0]}']`).click()", link)
    wait(browser, "document.querySelector(':target')")


def test_sentences_come_when_their_place_comes_into_view(served, browser):
    browser.open(served + "sok.html#q=sjukskrivning")
    assert hits(browser) == 10
    wait(browser, "document.querySelector('.result mark')")
    last = "[...document.querySelectorAll('.result-text')].at(-1)"
    assert not browser.run(f"return {last}.textContent")
    browser.run(f"{last}.scrollIntoView()")
    wait(browser, f"{last}.textContent")


def test_pages_with_many_hits_say_how_many_more(served, browser):
    browser.open(served + "sok.html#q=sjukskrivning")
    hits(browser)
    more = wait(browser, "[...document.querySelectorAll('.result-more a')].map(link => [link.textContent, link.getAttribute('href')])")
    assert all("till på sidan" in text and "#" not in href for text, href in more)


def test_more_results_are_shown_and_the_first_new_one_has_the_focus(served, browser):
    browser.open(served + "sok.html#q=sjukskrivning")
    first = hits(browser)
    browser.find(".more-hits").send_keys(Keys.ENTER)
    assert hits(browser) > first
    assert browser.run("return document.activeElement === document.querySelectorAll('.result')[arguments[0]].querySelector('a')", first)


def test_filters_narrow_the_answer_with_the_keyboard(served, browser):
    browser.open(served + "sok.html#q=sjukskrivning")
    hits(browser)
    browser.run("document.querySelector('.filters input[name=typ][value=\"\"]').focus()")
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    wait(browser, "[...document.querySelectorAll('.result .tag')].every(tag => tag.textContent === arguments[0])", WORDS["kindChecklist"])
    assert browser.run("return document.activeElement.value") == "checklist"  # still there
    assert browser.driver.current_url.endswith("#q=sjukskrivning&typ=checklist")
    browser.find(".filters input[name=del][value='del-2']").click()
    wait(browser, "[...document.querySelectorAll('.result h3 a')].every(link => link.getAttribute('href').startsWith('del-2/'))")
    assert "del=del-2" in browser.driver.current_url and hits(browser)
    browser.driver.refresh()
    hits(browser)
    assert browser.run("return [...document.querySelectorAll('.filters input:checked')].map(radio => radio.value)") == ["checklist", "del-2"]


def test_a_filter_that_leaves_nothing_says_so_and_can_be_taken_off(served, browser):
    browser.open(served + "sok.html#q=sjukskrivning&del=finns-inte")
    wait(browser, "document.querySelector('.hits') && !document.querySelector('.hits').hidden")
    assert heading(browser) == WORDS["hitsNoneFiltered"].replace("{question}", "sjukskrivning")
    browser.find(".advice a").click()
    assert hits(browser) and browser.driver.current_url.endswith("#q=sjukskrivning")


def test_what_nothing_answers_gets_none_and_the_way_to_the_contents(served, browser):
    browser.open(served + "sok.html#q=xqzwvbnm")
    wait(browser, "document.querySelector('.hits') && !document.querySelector('.hits').hidden")
    assert heading(browser) == WORDS["hitsNone"].replace("{question}", "xqzwvbnm")
    assert not browser.run("return document.querySelectorAll('.result').length")
    links = browser.run("return [...document.querySelectorAll('.ways a')].filter(link => link.checkVisibility()).map(link => link.getAttribute('href'))")
    assert "index.html" in links and "ordlista.html" in links


def test_a_misspelt_question_is_answered_and_says_what_was_asked_instead(served, browser):
    browser.open(served + "sok.html#q=arbetsf%C3%B6rmoga")
    wait(browser, "document.querySelector('.advice') && document.querySelector('.advice').textContent")
    assert "arbetsförmoga" in browser.find(".advice").text
    assert "arbetsförmåga" in browser.find(".answer").text


def test_a_suggested_question_is_a_link_that_asks_it(served, browser):
    """Whatever the engine suggests: it is given a suggestion to make."""
    browser.open(served + "sok.html")
    browser.run("const ask = LotsSearch.ask; LotsSearch.ask = (query, options) => query === 'xqzwvbnm'"
                " ? Object.assign(ask(query, options), { suggestion: 'sjuklön & <b>sjukpenning</b>' }) : ask(query, options)")
    field(browser).send_keys("xqzwvbnm", Keys.ENTER)
    wait(browser, "document.querySelector('.advice a')")
    assert browser.find(".advice").text == WORDS["didYouMean"].replace("{suggestion}", "sjuklön & <b>sjukpenning</b>")
    browser.find(".advice a").click()
    wait(browser, "document.querySelector('form[role=search] input').value.startsWith('sjuklön')")
    assert asked(browser) == "sjuklön & <b>sjukpenning</b>"


def test_the_number_of_results_is_told(served, browser):
    browser.open(served + "sok.html#q=sjuklön")
    hits(browser)
    assert wait(browser, "document.querySelector('.answer [role=status]').textContent") == heading(browser)
    field(browser).send_keys("xqzwvbnm")
    wait(browser, "document.querySelector('.answer [role=status]').textContent.startsWith(arguments[0])", WORDS["hitsNone"].split("{")[0])


# ---- The address ----

def test_typing_answers_and_replaces_and_enter_is_a_place_to_come_back_to(served, browser):
    browser.open(served + SECTION)
    browser.driver.get(served + "sok.html")
    field(browser).send_keys("sjuklön", Keys.ENTER)
    hits(browser)
    field(browser).send_keys(Keys.CONTROL, "a")
    field(browser).send_keys("koordinator")
    wait(browser, "decodeURIComponent(location.hash) === '#q=koordinator' && document.querySelector('.hits').textContent.includes('koordinator')")
    field(browser).send_keys(Keys.ESCAPE, Keys.ENTER)
    hits(browser)
    assert asked(browser) == "koordinator"
    browser.driver.back()
    wait(browser, "document.querySelector('.hits').textContent.includes('sjuklön')")
    assert asked(browser) == "sjuklön" and field(browser).get_attribute("value") == "sjuklön"
    browser.driver.back()
    wait(browser, "document.querySelector('.hits').hidden")
    assert browser.driver.current_url == served + "sok.html" and field(browser).get_attribute("value") == ""
    browser.driver.back()
    assert browser.driver.current_url == served + SECTION
    browser.driver.forward()
    browser.driver.forward()
    wait(browser, "document.querySelector('.hits').textContent.includes('sjuklön')")


def test_coming_back_from_a_result_shows_the_answer_again(served, browser):
    browser.open(served + "sok.html")
    field(browser).send_keys("koordinator")  # without Enter
    hits(browser)
    browser.press(Keys.ESCAPE)
    browser.find(".result a").click()
    wait(browser, "!location.pathname.endsWith('sok.html')")
    browser.driver.back()
    assert hits(browser) and field(browser).get_attribute("value") == "koordinator"


@pytest.mark.parametrize("address", ["sok.html?q=27+kap.+25+%C2%A7", "sok.html?x=1&q=27%20kap.%2025%20%C2%A7&y=2"])
def test_a_question_that_was_sent_is_answered_and_moved_to_the_fragment(served, browser, address):
    browser.open(served + address)
    hits(browser)
    assert browser.driver.current_url == served + "sok.html#q=27%20kap.%2025%20%C2%A7"
    assert field(browser).get_attribute("value") == "27 kap. 25 §"


@pytest.mark.parametrize("address, question", [("sok.html#q=a%20+%20b", "a + b"), ("sok.html#q=100%", "100%"), ("sok.html#q=%E5", "%E5"),
                                               ("sok.html#", ""), ("sok.html#typ=term", ""), ("sok.html#x&q=sjukl%C3%B6n&q2=1", "sjuklön")])
def test_any_fragment_is_read(served, browser, address, question):
    browser.open(served + address)
    assert field(browser).get_attribute("value") == question
    assert not browser.complaints()


# ---- With other eyes and hands ----

@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(served, browser, width, scheme):
    axe = axe_source()

    def faults():
        browser.run(OPEN_ALL)
        browser.run(axe)
        return browser.run(SIDEWAYS) + browser.driver.execute_async_script(AXE, RULES)

    browser.open(served + "sok.html#q=sjukskrivnings-%20och%20rehabiliteringsplan", width=width, height=4000, scheme=scheme)
    hits(browser)
    wait(browser, "[...document.querySelectorAll('.result-text')].every(text => text.textContent)")
    assert not faults()
    browser.open(served + "sok.html#q=xqzwvbnm", width=width, height=700, scheme=scheme)
    assert not faults()
    browser.open(served + SECTION, width=width, height=700, scheme=scheme)
    field(browser).send_keys("sjuk")
    options(browser)
    browser.press(Keys.ARROW_DOWN)
    assert not faults()


def test_the_chosen_suggestion_is_seen_in_forced_colours(served, browser):
    browser.open(served + SECTION, forced_colors="active")
    field(browser).send_keys("sjuk")
    options(browser)
    browser.press(Keys.ARROW_DOWN)
    grounds = browser.run("return [...document.querySelectorAll('[role=option]')].map(option => getComputedStyle(option).backgroundColor)")
    assert grounds[0] not in grounds[1:]


def test_everything_on_the_page_is_reached_with_the_keyboard_and_large_enough(served, browser):
    browser.open(served + "sok.html#q=sjukskrivning", width=PHONE, height=800)
    hits(browser)
    small = browser.run("""return [...document.querySelectorAll('form[role=search] :is(input, button), .filters summary, .filters label, .more-hits, .result h3 a')]
        .filter(element => element.checkVisibility()).map(element => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)""")
    assert not small, small
    browser.find(".filters summary").send_keys(Keys.ENTER)
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.name") == "typ"
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.name") == "del"
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.matches('.result a')")
