"""Checklists on screen: ticked, counted, cleared, kept while the tab is open, printed as they are, and whole without JavaScript."""
import subprocess

import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW, PHONE, WIDE

# Ticks of one page, told apart by item; the page that they are on has a conditional item.
PATH = "del-1/checklista.html"
CONDITIONAL = "involvera-andra-professioner"
TICKED = "return [...document.querySelectorAll('.checklist-line input:checked')].map(box => box.closest('li').id)"
REFUSE = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('refused', 'SecurityError') } })"


def box(item, other=False):
    label = ".checklist-not" if other else "label:not(.checklist-not)"
    return f"#{item} > .checklist-line > {label} input"


def count(browser):
    return browser.find(".progress").text


@pytest.fixture
def checklist(served, browser):
    """The page with nothing ticked, whatever an earlier test left in the tab."""
    browser.open(served + PATH)
    browser.run("sessionStorage.clear()")
    browser.open(served + PATH)
    yield browser
    browser.run("try { sessionStorage.clear() } catch (error) {}")


# ---- The boxes ----

def test_every_box_has_a_label_of_its_own_with_the_items_text(site):
    """The label wraps the text, so that a tap on it ticks; the link to the section stands after it."""
    for path, page in site.pages.items():
        if page.kind != "checklist":
            continue
        texts = [element for element in page.elements if "checklist-text" in element.classes()]
        assert texts and all("label" in text.inside and text.text.strip() for text in texts), path
        more = [element for element in page.elements if "checklist-more" in element.classes()]
        assert more and not any("label" in element.inside for element in more), path
        assert all("label" in element.inside for element in page.all("input") if element.attributes.get("type") == "checkbox"), path


def test_a_screen_reader_hears_the_whole_item_and_its_condition(checklist):
    def heard(selector):
        found = checklist.tell("Runtime.evaluate", expression=f"document.querySelector({selector!r})")["result"]["objectId"]
        node = checklist.tell("Accessibility.getPartialAXTree", objectId=found, fetchRelatives=False)["nodes"][0]
        return [node[part]["value"] if part in node else "" for part in ("role", "name", "description")]

    text = checklist.run("return document.querySelector(arguments[0]).textContent", f"#{CONDITIONAL} .checklist-text")
    condition = checklist.run("return document.querySelector(arguments[0]).textContent", f"#{CONDITIONAL} .checklist-condition")
    assert heard(box(CONDITIONAL)) == ["checkbox", text, condition]
    assert heard(box(CONDITIONAL, other=True)) == ["checkbox", f"Ej aktuellt {text}", ""]


def test_the_text_ticks_the_box_and_the_link_does_not(checklist):
    checklist.look(width=PHONE, height=800)
    checklist.click("#diagnos .checklist-text")
    assert checklist.run(TICKED) == ["diagnos"]
    checklist.click("#diagnos .checklist-more a")
    assert checklist.driver.current_url.endswith("medicinsk-bedomning.html")
    checklist.driver.back()
    assert checklist.run(TICKED) == ["diagnos"]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_everything_to_hit_is_at_least_24_pixels(site, served, browser, width):
    for path, page in site.pages.items():
        if page.kind == "checklist":
            browser.open(served + path, width=width)
            small = browser.run("""return [...document.querySelectorAll('.checklist-line input, .checklist-line label, .tools button, .tools a, .checklist-more a')]
                .map(element => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
                .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)""")
            assert not small, f"{path}: {small}"


# ---- Counting and clearing ----

def test_ticks_are_counted_and_never_as_a_share(checklist):
    assert count(checklist) == "0 markerade"
    checklist.run("document.querySelector(arguments[0]).focus()", box("diagnos"))
    checklist.press(Keys.SPACE)
    assert count(checklist) == "1 markerad"
    checklist.click(box("fmb"))
    checklist.click(box("arbetsformaga"))
    assert count(checklist) == "3 markerade"
    assert checklist.run("return document.querySelector('.progress').getAttribute('role')") == "status"
    checklist.click(box("fmb"))
    assert count(checklist) == "2 markerade"


def test_an_item_with_a_condition_can_be_answered_with_not_applicable(checklist):
    others = checklist.run("return [...document.querySelectorAll('.checklist-not')].map(label => label.closest('li').id)")
    conditions = checklist.run("return [...document.querySelectorAll('.checklist-condition')].map(mark => mark.closest('li').id)")
    assert others == conditions and CONDITIONAL in others
    checklist.click(box("diagnos"))
    checklist.click(box(CONDITIONAL, other=True))
    assert count(checklist) == "1 markerad, 1 ej aktuell"
    checklist.click(box(CONDITIONAL))  # one answer or the other
    assert count(checklist) == "2 markerade"
    checklist.click(box(CONDITIONAL, other=True))
    assert count(checklist) == "1 markerad, 1 ej aktuell"


def test_clearing_takes_every_tick_away_for_good(checklist):
    checklist.click(box("diagnos"))
    checklist.click(box(CONDITIONAL, other=True))
    checklist.find("[data-clear]").send_keys(Keys.ENTER)
    assert checklist.run(TICKED) == [] and count(checklist) == "0 markerade"
    assert checklist.run("return document.activeElement.matches('[data-clear]')")
    checklist.driver.refresh()
    assert checklist.run(TICKED) == []


# ---- Kept in the tab and nowhere else ----

def test_ticks_stay_while_the_tab_is_open(checklist):
    checklist.click(box("diagnos"))
    checklist.click(box(CONDITIONAL, other=True))
    checklist.driver.refresh()
    assert checklist.run(TICKED) == ["diagnos", CONDITIONAL]
    assert count(checklist) == "1 markerad, 1 ej aktuell"
    address = checklist.driver.current_url
    checklist.find(".site-title").click()
    checklist.driver.get(address)  # as by a link, not by going back
    assert checklist.run(TICKED) == ["diagnos", CONDITIONAL]


def test_going_back_shows_the_latest_ticks(checklist):
    """The page as it was put aside is older than what one has ticked since."""
    address = checklist.driver.current_url
    checklist.click(box("diagnos"))
    checklist.find(".site-title").click()
    checklist.driver.get(address)
    checklist.find("[data-clear]").click()
    checklist.driver.back()
    checklist.driver.back()
    assert checklist.driver.current_url == address
    assert checklist.run(TICKED) == [] and count(checklist) == "0 markerade"


def test_each_checklist_has_its_own_ticks(checklist, served):
    checklist.click(box("diagnos"))
    checklist.open(served + "del-2/checklista.html")
    assert checklist.run(TICKED) == [] and count(checklist) == "0 markerade"
    checklist.open(served + PATH)
    assert checklist.run(TICKED) == ["diagnos"]


def test_another_tab_knows_nothing(checklist, served):
    checklist.click(box("diagnos"))
    first = checklist.driver.current_window_handle
    checklist.driver.switch_to.new_window("tab")
    try:
        checklist.driver.get(served + PATH)
        assert checklist.run(TICKED) == []
    finally:
        checklist.driver.close()
        checklist.driver.switch_to.window(first)


def test_ticks_are_nowhere_but_in_the_session_storage_and_nothing_is_sent(checklist):
    checklist.requests()
    checklist.click(box("diagnos"))
    assert checklist.requests() == []
    assert checklist.run("return [localStorage.length, document.cookie, sessionStorage.length]") == [0, "", 1]
    assert checklist.driver.current_url.endswith(PATH)
    assert "skickas" in checklist.find(".tools-note").text and "den här fliken" in checklist.find(".tools-note").text
    checklist.find("[data-clear]").click()
    assert checklist.run("return sessionStorage.length") == 0


def test_where_storage_is_refused_all_else_works(served, browser):
    script = browser.tell("Page.addScriptToEvaluateOnNewDocument", source=REFUSE)["identifier"]
    try:
        browser.open(served + PATH)
        browser.click(box("diagnos"))
        browser.click(box(CONDITIONAL, other=True))
        assert count(browser) == "1 markerad, 1 ej aktuell"
        browser.find("[data-clear]").click()
        assert count(browser) == "0 markerade" and not browser.complaints()
    finally:
        browser.tell("Page.removeScriptToEvaluateOnNewDocument", identifier=script)


@pytest.mark.parametrize("broken", ["{", "null", "3", '"diagnos"', '{"finns-inte":"yes","diagnos":1}'])
def test_what_is_stored_may_be_anything(checklist, broken):
    checklist.click(box("diagnos"))
    checklist.run("sessionStorage.setItem(sessionStorage.key(0), arguments[0])", broken)
    checklist.driver.refresh()
    checklist.run("document.querySelectorAll('.checklist-line input').forEach(box => { box.checked = false })")
    checklist.click(box("fmb"))
    assert count(checklist) == "1 markerad" and not checklist.complaints()


def test_ticks_are_kept_from_a_folder_on_a_disk_too(site, browser):
    browser.open((site.root / PATH).as_uri())
    browser.click(box("diagnos"))
    browser.driver.refresh()
    assert browser.run(TICKED) == ["diagnos"]
    browser.find("[data-clear]").click()
    assert not browser.complaints()


# ---- On paper and without JavaScript ----

def test_printing_opens_the_print_dialogue(checklist):
    checklist.run("window.print = () => { window.asked = true }")
    checklist.find("[data-print]").click()
    assert checklist.run("return window.asked")


def test_paper_shows_the_ticks_as_they_are_and_no_tools(checklist, tmp_path):
    def ink():
        """How dark the paper is where the first item's box stands, and the words of the first page."""
        file = tmp_path / "paper.pdf"
        file.write_bytes(checklist.paper())
        picture = subprocess.run(["pdftoppm", "-gray", "-r", "50", file], capture_output=True, check=True).stdout
        text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
        return picture, text

    empty, text = ink()
    assert "Rensa" not in text and "markerade" not in text and "Ej aktuellt" in text
    checklist.click(box("diagnos"))
    ticked, _ = ink()
    checklist.find("[data-clear]").click()
    cleared, _ = ink()
    assert ticked != empty and cleared == empty


def test_the_print_ready_page_is_one_sheet_from_the_browser_too(site, served, browser, tmp_path):
    """Without WeasyPrint someone prints it straight from the site: the notes stand below the list, and all has room."""
    paths = [path for path, page in site.pages.items() if page.kind == "print-checklist"]
    assert len(paths) == 3
    for path in paths:
        browser.open(served + path)
        file = tmp_path / "paper.pdf"
        file.write_bytes(browser.paper())
        pages = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
        assert len(pages) == 1 and "Sida 1 av 1" in pages[0] and "Till sidan på webbplatsen" not in pages[0], path
        assert "Inte en journalhandling" in pages[0] and "Författningar som texten hänvisar till" in pages[0], path


def test_without_javascript_it_is_a_good_empty_form(served, browser):
    browser.open(served + PATH, javascript=False, scripting="none")
    assert not browser.run("return document.querySelector('.tools').checkVisibility()")
    assert browser.run("return [...document.querySelectorAll('.checklist-line input')].every(box => box.checkVisibility() && !box.checked)")
    browser.find(".checklist-text").click()
    assert browser.find(".checklist input").is_selected()
