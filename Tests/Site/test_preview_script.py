"""What an editor sees in a page that is open while its files are saved: the new text, and all else as it was."""
import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from browser import NARROW, PHONE, WIDE, axe_source
from conftest import LOTS
from editing import ASSETS, Preview, StandIn

SECTION, SECTION_PAGE = "Content/del-1/forsakringsmedicinsk-bedomning.md", "del-1/forsakringsmedicinsk-bedomning.html"
FIRST = "Läkaren ansvarar för den försäkringsmedicinska bedömningen."  # begins the section's text
HEADING = "## Bedöm funktionsnedsättning"
CHECKLIST, CHECKLIST_PAGE = "Content/del-1/checklista.md", "del-1/checklista.html"
TICKED = "return [...document.querySelectorAll('.checklist-line input:checked')].map(box => box.closest('li').id)"
OVERLAY = ".lots-faults"


@pytest.fixture
def preview(tmp_path, browser):
    preview = Preview(tmp_path, LOTS)
    yield preview
    browser.driver.get("about:blank")
    preview.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = StandIn(tmp_path_factory.mktemp("stand-in"), LOTS)
    yield server
    server.stop()


@pytest.fixture
def stand_in(server, browser):
    """The server that says what it is told to; whatever a test does to the pages' files is undone."""
    sources = {path: path.read_bytes() for path in (server.root / "Content").rglob("*.md")}
    yield server
    browser.driver.get("about:blank")
    for path, text in sources.items():
        path.write_bytes(text)
    server.rebuild()


def opened(preview, browser, path, **view):
    """Opens a page and waits until it listens. What is remembered in the page tells a reload from an update."""
    listens = preview.opening()
    browser.open(preview.address + path, **view)
    browser.run("sessionStorage.clear()")
    wait(browser, listens)
    browser.run("window.same = true")
    return browser


def wait(browser, condition, seconds=10):
    """Until the condition holds; what it gives."""
    return WebDriverWait(browser.driver, seconds, poll_frequency=0.02).until(lambda driver: condition())


def shows(browser, text):
    wait(browser, lambda: text in browser.run("return document.querySelector('main').textContent")
         or browser.driver.find_elements("css selector", OVERLAY))
    faults = browser.driver.find_elements("css selector", OVERLAY)
    assert not faults, faults[0].text


def is_same(browser):
    return browser.run("return window.same === true")


def settle(browser):
    """Two frames, so that what follows a change has followed."""
    browser.driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()))")


def axe(browser):
    browser.run(axe_source())
    return browser.driver.execute_async_script("""const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
            .then(result => done(result.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' | '))))""")


# ---- A saved page ----

def test_a_saved_text_is_shown_without_reload(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    preview.edit(SECTION, FIRST, "Läkaren bär ansvaret för bedömningen.")
    shows(browser, "Läkaren bär ansvaret för bedömningen.")
    assert is_same(browser) and not browser.complaints()


def test_nothing_is_added_to_a_page_while_all_is_well(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    preview.edit(SECTION, FIRST, "Läkaren bär ansvaret för bedömningen.")
    shows(browser, "Läkaren bär ansvaret")
    assert not browser.run("return document.querySelector('.lots-preview')")
    assert browser.run("return [...document.body.children].map(child => child.localName).join(' ')") == "header div footer"
    assert browser.run("return document.querySelectorAll('[style]').length") == 0


def test_only_what_differs_is_replaced(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.run("document.querySelectorAll('.prose > *').forEach((element, index) => { element.number = index })")
    preview.edit(SECTION, HEADING, "Ett nytt stycke.\n\n" + HEADING)
    shows(browser, "Ett nytt stycke.")
    numbers = browser.run("return [...document.querySelectorAll('.prose > *')].map(element => element.number)")
    assert numbers.count(None) == 1 and [number for number in numbers if number is not None] == list(range(len(numbers) - 1))


def test_the_place_stays_though_text_comes_and_goes_above_it(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    top = "return document.getElementById('bedom-funktionsnedsattning').getBoundingClientRect().top"
    browser.run("document.getElementById('bedom-funktionsnedsattning').scrollIntoView(); scrollBy(0, -120)")
    settle(browser)
    before, scroll = browser.run(top), browser.run("return scrollY")
    text = preview.read(SECTION)
    preview.edit(SECTION, FIRST, FIRST + "\n\n" + "\n\n".join(["Ett längre stycke. " * 30] * 6))
    shows(browser, "Ett längre stycke.")
    settle(browser)
    assert abs(browser.run(top) - before) < 1.5 and browser.run("return scrollY") > scroll + 300
    preview.write(SECTION, text)
    wait(browser, lambda: "Ett längre stycke." not in browser.find("main").text)
    settle(browser)
    assert abs(browser.run(top) - before) < 1.5 and abs(browser.run("return scrollY") - scroll) < 1.5


def test_the_place_stays_when_what_was_in_view_is_gone(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.run("document.getElementById('bedom-funktionsnedsattning').scrollIntoView()")
    settle(browser)
    following = "return document.querySelector('#bedom-aktivitetsbegransning-utifran-arbetets-krav').getBoundingClientRect().top"
    before = browser.run(following)
    text = preview.read(SECTION)
    start, end = text.index("Funktionsnedsättning betyder enligt"), text.index("I försäkringsmedicinska sammanhang kan funktionsnedsättning")
    preview.write(SECTION, text.replace(text[start:end], "Kortare.[^icf-2023]\n\n"))
    shows(browser, "Kortare.")
    settle(browser)
    assert 0 <= browser.run("return document.getElementById('bedom-funktionsnedsattning').getBoundingClientRect().top") < 40
    assert browser.run(following) < before


def test_the_focus_and_the_selection_in_a_field_stay(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.find("#search_field").send_keys("sjukskrivning")
    wait(browser, lambda: browser.run("return document.querySelectorAll('#search_suggestions li').length"))
    browser.run("document.activeElement.setSelectionRange(2, 5)")
    options = browser.run("return document.querySelector('#search_suggestions').textContent")
    preview.edit(SECTION, FIRST, "Läkaren bär ansvaret för bedömningen.")
    shows(browser, "Läkaren bär ansvaret")
    assert browser.run("const field = document.activeElement; return [field.id, field.value, field.selectionStart, field.selectionEnd]") \
        == ["search_field", "sjukskrivning", 2, 5]
    # What scripts have made of the page stays as well.
    assert browser.run("return document.querySelector('#search_suggestions').textContent") == options
    assert browser.run("return document.activeElement.getAttribute('role')") == "combobox"
    assert is_same(browser)


def test_a_link_keeps_the_focus_when_its_paragraph_changes(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.run("document.querySelector('.prose a[href=\"utfardande-av-intyg.html\"]').focus()")
    preview.edit(SECTION, "Mer om intyg står i [", "Läs mera om intyg i [")
    shows(browser, "Läs mera om intyg i")
    assert browser.run("return document.activeElement.getAttribute('href')") == "utfardande-av-intyg.html"


def test_a_selected_text_stays_selected(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.run("""const text = document.querySelector('.prose p').lastChild, range = document.createRange();
        const start = text.data.indexOf('annan profession');
        range.setStart(text, start);
        range.setEnd(text, start + 'annan profession'.length);
        getSelection().addRange(range)""")
    preview.edit(SECTION, "Det kan vara en annan profession som har sett", "Det kan ibland vara en annan profession som har sett")
    shows(browser, "Det kan ibland vara")
    assert browser.run("return getSelection().toString()") == "annan profession"


def test_open_menus_stay_open(preview, browser):
    opened(preview, browser, SECTION_PAGE, width=PHONE, height=800)
    browser.click(".site-menu summary")
    browser.click(".contents summary")
    preview.edit(SECTION, HEADING, "## Bedöm nedsättningen {#bedom-funktionsnedsattning}")
    shows(browser, "Bedöm nedsättningen")
    assert browser.run("return [...document.querySelectorAll('.site-menu > details, .contents > details')].map(each => each.open)") == [True, True]
    # And they still do what they did: choosing a heading that is new closes the contents.
    browser.click(".contents a[href='#bedom-funktionsnedsattning']")
    assert not browser.run("return document.querySelector('.contents > details').open") and is_same(browser)


def test_a_new_heading_is_marked_when_it_is_read(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    preview.edit(SECTION, HEADING, "## Något nytt\n\n" + "\n\n".join(["Ett längre stycke. " * 30] * 9) + "\n\n" + HEADING)
    shows(browser, "Något nytt")
    browser.run("document.getElementById('nagot-nytt').scrollIntoView()")
    wait(browser, lambda: browser.run("return [...document.querySelectorAll('.contents [aria-current]')].map(link => link.hash).join()") == "#nagot-nytt")


def test_the_head_of_the_page_changes_too(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    preview.edit(SECTION, "title: Försäkringsmedicinsk bedömning", "title: Bedömningen")
    wait(browser, lambda: browser.driver.title.startswith("Bedömningen – "))
    preview.edit("Site/site.yml", "language: sv", "language: en")
    wait(browser, lambda: browser.run("return document.documentElement.lang") == "en")
    preview.edit(SECTION, "summary: Läkaren bedömer", "summary: Läkaren prövar")
    wait(browser, lambda: browser.find("meta[name=description]").get_attribute("content").startswith("Läkaren prövar"))
    assert is_same(browser)


def test_the_page_is_what_a_fresh_load_shows(preview, browser):
    """After edits of all sorts the page differs in nothing from one that is opened anew."""
    opened(preview, browser, SECTION_PAGE)
    preview.edit(SECTION, HEADING, "## Nedsättningar\n\nEtt stycke.\n\n" + HEADING + "\n\n> [!RUTA] Ruta\n>\n> Text i rutan.\n\nTabell: En tabell\n\n| A | B |\n|---|--:|\n| ett | 2 |\n")
    shows(browser, "Text i rutan.")
    preview.edit(SECTION, "| ett | 2 |", "| ett | 2 |\n| två | 3 |")
    preview.edit(SECTION, "- **testresultat:** även klinisk bedömning ingår.", "")
    preview.edit(SECTION, "status: utkast", "status: granskad\nreviewed: 2026-11-21")
    wait(browser, lambda: "Granskad" in browser.find(".facts").text)
    assert is_same(browser)
    look = "scrollTo(0, 0); return document.querySelector('.frame').outerHTML"
    settle(browser)
    updated = browser.run(look)
    browser.driver.refresh()
    settle(browser)
    assert updated == browser.run(look)


# ---- A checklist ----

def test_ticks_stay_and_new_items_can_be_ticked(preview, browser):
    opened(preview, browser, CHECKLIST_PAGE)
    browser.click("#fmb .checklist-text")
    browser.click("#sjukskrivning .checklist-text")
    preview.edit(CHECKLIST, "- [ ] Bedöm behov av sjukskrivning, med grad och längd.",
                 "- [ ] En ny punkt. {#ny}\n- [ ] Bedöm sjukskrivningens grad och längd.")
    shows(browser, "Bedöm sjukskrivningens grad och längd.")
    assert browser.run(TICKED) == ["fmb", "sjukskrivning"] and browser.find(".progress").text == "2 markerade"
    browser.click("#ny .checklist-text")
    assert browser.run(TICKED) == ["fmb", "ny", "sjukskrivning"] and browser.find(".progress").text == "3 markerade"
    browser.find("[data-clear]").click()
    assert browser.run(TICKED) == [] and is_same(browser)


def test_a_tick_follows_its_item_and_never_another(preview, browser):
    opened(preview, browser, CHECKLIST_PAGE)
    browser.click("#diagnos .checklist-text")
    browser.click("#koordinering .checklist-text")
    browser.run("document.querySelectorAll('.checklist-item').forEach(item => { item.name = item.id })")
    browser.run("document.querySelector('#diagnos input').focus()")
    text = preview.read(CHECKLIST)
    lines = [line for line in text.splitlines() if line.startswith("- [ ]")]
    moved = text.replace("\n".join(lines), "\n".join([lines[-1].replace("{#koordinering}", "{#annan}"), *lines[1:-1], lines[0]]))
    preview.write(CHECKLIST, moved)
    wait(browser, lambda: browser.run("return document.getElementById('annan')"))
    assert browser.run(TICKED) == ["diagnos"] and browser.find(".progress").text == "1 markerad"
    # The item that was moved is the same element, with the focus in it; the one in another's place is not.
    assert browser.run("return [document.activeElement.closest('li').name, document.getElementById('annan').name]") == ["diagnos", None]
    assert not browser.run("return document.getElementById('koordinering')")


# ---- Style sheets and scripts ----

def test_a_style_sheet_is_swapped_without_reload_or_flash(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.run("""window.bare = 0;
        new MutationObserver(() => {
            const sheets = [...document.styleSheets].filter(sheet => /assets\\/site\\./.test(sheet.href));
            if (!sheets.length) window.bare += 1;
        }).observe(document.head, { childList: true })""")
    sheet = preview.read("Site/assets/site.css")
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        preview.write("Site/assets/site.css", sheet + f"\nh1 {{ color: {colour}; }}\n")
        wait(browser, lambda: browser.run("return getComputedStyle(document.querySelector('h1')).color") == colour)
    wait(browser, lambda: browser.run("return document.querySelectorAll('link[href*=\"assets/site.\"]').length") == 1)
    assert is_same(browser) and browser.run("return window.bare") == 0


def test_a_changed_script_loads_the_page_anew_where_the_reader_was(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.run("scrollTo(0, 900)")
    settle(browser)
    preview.write("Site/assets/site.js", preview.read("Site/assets/site.js") + "\ndocument.documentElement.dataset.anew = 'yes';\n")
    wait(browser, lambda: browser.run("return document.documentElement.dataset.anew") == "yes")
    assert not is_same(browser)
    wait(browser, lambda: abs(browser.run("return scrollY") - 900) < 3)


def test_other_pages_are_left_alone(stand_in, browser):
    opened(stand_in, browser, SECTION_PAGE)
    stand_in.requests.clear()
    stand_in.edit(CHECKLIST, "Checklistan är ett stöd,", "Checklistan är bara ett stöd,")
    stand_in.edit(SECTION, FIRST, "Läkaren bär ansvaret för bedömningen.")
    shows(browser, "Läkaren bär ansvaret")
    assert stand_in.requests.count("/" + SECTION_PAGE) == 1


# ---- Faults ----

def overlay(browser):
    return wait(browser, lambda: browser.driver.find_elements("css selector", OVERLAY))[0]


def gone(browser, selector=OVERLAY):
    return wait(browser, lambda: not browser.driver.find_elements("css selector", selector))


def test_a_fault_is_shown_over_the_last_good_version_and_goes_when_mended(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    browser.find("#search_field").click()
    text = preview.read(SECTION)
    preview.edit(SECTION, "[Utfärdande av intyg](utfardande-av-intyg.md)", "[Utfärdande av intyg](utfardande.md)")
    shown = overlay(browser)
    line = text[:text.index("[Utfärdande av intyg](utfardande-av-intyg.md)")].count("\n") + 1
    assert f"{SECTION}:{line}:" in shown.text and "1 fel" in shown.text and "broken-link" in shown.text
    assert "utfardande.md" in browser.find(".lots-fault mark").text
    assert shown.find_element("css selector", "pre").text == preview.read(SECTION).splitlines()[line - 1]
    assert browser.find(".lots-place a").get_attribute("href").startswith("vscode://file/")
    assert FIRST in browser.find("main").text
    assert browser.run("return document.activeElement.id") == "search_field"  # the focus is not taken
    preview.write(SECTION, text)
    gone(browser)
    assert is_same(browser) and not browser.run("return document.querySelector('.lots-preview')")


def test_the_overlay_covers_nothing_for_good_and_folds_down(stand_in, browser):
    for width in (WIDE, NARROW):
        opened(stand_in, browser, SECTION_PAGE, width=width, height=700)
        stand_in.send("faults", {"build": 9, "diagnostics": [fault(line=number) for number in range(1, 30)]})
        shown = overlay(browser)
        settle(browser)
        assert shown.rect["height"] < 0.75 * 700
        browser.run("scrollTo(0, document.documentElement.scrollHeight)")
        settle(browser)
        footer, top = browser.run("return [document.querySelector('.site-footer').getBoundingClientRect().bottom, "
                                  "document.querySelector('.lots-preview').getBoundingClientRect().top]")
        assert footer <= top + 1  # the end of the page can be read
        assert browser.run("return document.documentElement.scrollWidth") <= width
        button = browser.find(".lots-bar button")
        assert button.get_attribute("aria-expanded") == "true" and browser.find(".lots-scroller").is_displayed()
        button.send_keys(Keys.ENTER)
        assert button.get_attribute("aria-expanded") == "false" and not browser.find(".lots-scroller").is_displayed()
        assert shown.rect["height"] < (80 if width == WIDE else 180)
        stand_in.send("faults", {"build": 10, "diagnostics": [fault(line=77)]})
        wait(browser, lambda: "1 fel" in shown.text)
        assert not browser.find(".lots-scroller").is_displayed()  # folded it stays
        button.send_keys(Keys.ENTER)
        assert "rad.md:77:" in browser.find(".lots-list").text
        stand_in.send("built", {"build": 11, "changed": []})
        gone(browser)


def test_the_overlay_is_accessible(stand_in, browser):
    for scheme in ("light", "dark"):
        opened(stand_in, browser, SECTION_PAGE, scheme=scheme)
        stand_in.send("faults", {"build": 9, "diagnostics": [fault(href="vscode://file/x"), fault(severity="warning", hint="Gör så.")]})
        overlay(browser)
        assert not axe(browser)
        nodes = browser.tell("Accessibility.getFullAXTree")["nodes"]
        alert = [node for node in nodes if node["role"]["value"] == "alert" and not node.get("ignored")]
        assert len(alert) == 1 and "1 fel och 1 varning" in browser.find("[role=alert]").get_attribute("textContent")


def fault(**parts):
    return {"file": "Content/rad.md", "line": 1, "column": 3, "endColumn": 5, "severity": "error", "code": "broken-link",
            "message": "Filen finns inte.", "hint": None, "excerpt": "en rad text"} | parts


HOSTILE = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>"


def test_hostile_texts_are_only_texts(stand_in, browser):
    opened(stand_in, browser, SECTION_PAGE)
    stand_in.send("faults", {"build": 9, "diagnostics": [
        fault(**{name: HOSTILE for name in ("file", "code", "message", "hint", "excerpt", "severity")}, href="javascript:window.hacked=1"),
        fault(href=" JaVaScRiPt:window.hacked=1"), fault(href="data:text/html,x"), fault(href="//example.org/"),
        fault(column=-4, endColumn=1e9), fault(column="<b>", endColumn=None, line={}), fault(excerpt="x" * 300000, column=150000, endColumn=150003),
        fault(excerpt=["a"], message=None, hint={"x": 1}, file=7), None, "fault", 3, [], {}]})
    shown = overlay(browser)
    assert not shown.find_elements("css selector", "img, script, a, b")
    assert shown.text.count(HOSTILE) >= 4
    assert len(shown.find_elements("css selector", "li")) == 10
    assert max(len(line.text) for line in shown.find_elements("css selector", "pre")) < 500
    for payload in ("{", "null", "7", '"x"', "[]", '{"diagnostics":3}', '{"build":1,"diagnostics":{}}'):
        stand_in.send("faults", payload)
    for payload in ("{", "null", "7", '{"changed":"x"}', '{"changed":[3,null,"%"]}'):
        stand_in.send("built", payload)
    gone(browser)
    assert not browser.run("return window.hacked") and is_same(browser) and not browser.complaints()


@pytest.mark.parametrize("excerpt, column, end, marked", [
    ("ett ord här", 5, 8, "ord"), ("👩‍⚕️ läkare", 3, 9, "läkare"), ("\tindrag", 2, 8, "indrag"), ("kort", 5, 5, ""), ("e\u0301n rad", 2, 3, "n")])
def test_the_mark_stands_where_the_terminal_says(stand_in, browser, excerpt, column, end, marked):
    opened(stand_in, browser, SECTION_PAGE)
    stand_in.send("faults", {"build": 9, "diagnostics": [fault(excerpt=excerpt, column=column, endColumn=end)]})
    overlay(browser)
    assert browser.run("return document.querySelector('.lots-fault mark').textContent") == marked
    assert browser.run("return document.querySelector('.lots-fault pre').textContent") == excerpt


def test_of_a_very_long_line_a_part_is_sent_and_shown(stand_in, browser):
    opened(stand_in, browser, SECTION_PAGE)
    stand_in.send("faults", {"build": 9, "diagnostics": [
        fault(excerpt="ord fel ord", column=5005, endColumn=5008, excerptColumn=5001, excerptIsCut=True)]})
    overlay(browser)
    assert browser.run("return document.querySelector('.lots-fault mark').textContent") == "fel"
    assert browser.run("return document.querySelector('.lots-fault pre').textContent") == "…ord fel ord…"


def test_of_many_faults_the_first_are_shown(stand_in, browser):
    opened(stand_in, browser, SECTION_PAGE)
    stand_in.send("faults", {"build": 9, "diagnostics": [fault(line=number + 1) for number in range(5000)]})
    assert "5000 fel" in overlay(browser).text
    assert len(browser.driver.find_elements("css selector", ".lots-fault")) == 50
    assert "Och 4950 till." in browser.run("return document.querySelector('.lots-more').textContent")


def test_a_page_opened_while_there_are_faults_shows_them(preview, browser):
    preview.edit(SECTION, "status: utkast", "status: utkas")
    opened(preview, browser, CHECKLIST_PAGE)
    assert "unknown-value" in overlay(browser).text
    preview.edit(SECTION, "status: utkas\n", "status: utkast\n")
    gone(browser)


# ---- Pages that come and go, servers too ----

def test_a_page_that_was_removed_says_so_and_comes_back(preview, browser):
    page = "Content/del-1/prov.md"
    preview.write(page, "---\ntitle: Prov\nkind: section\norder: 99\nstatus: utkast\n---\n\nEn text.\n")
    opened(preview, browser, "del-1/prov.html")
    preview.remove(page)
    notice = wait(browser, lambda: browser.driver.find_elements("css selector", ".lots-notice"))[0]
    assert "finns inte längre" in notice.text and notice.find_element("css selector", "a").get_attribute("href") == preview.address
    assert "En text." in browser.find("main").text
    preview.write(page, "---\ntitle: Prov\nkind: section\norder: 99\nstatus: utkast\n---\n\nEn annan text.\n")
    shows(browser, "En annan text.")
    gone(browser, ".lots-notice")
    assert is_same(browser)


def test_an_address_without_a_page_shows_the_page_once_it_is_written(preview, browser):
    opened(preview, browser, "del-1/prov.html")
    preview.write("Content/del-1/prov.md", "---\ntitle: Prov\nkind: section\norder: 99\nstatus: utkast\n---\n\nEn text.\n")
    shows(browser, "En text.")


def test_while_there_is_no_site_the_page_tells_the_faults_and_then_becomes_the_site(preview, browser):
    preview.stop()
    text = preview.read(SECTION)
    preview.write(SECTION, text.replace("status: utkast", "status: utkas"))
    preview.start()
    opened(preview, browser, SECTION_PAGE)
    browser.driver.refresh()
    assert "utkas" in wait(browser, lambda: browser.find("pre").text)
    preview.write(SECTION, text.replace("status: utkast", "status: utka"))
    wait(browser, lambda: "”utka”" in browser.find("pre").text)
    assert not browser.driver.find_elements("css selector", OVERLAY)  # which would say the same
    preview.write(SECTION, text)
    shows(browser, FIRST)


def test_it_reconnects_after_a_restart_and_shows_what_has_changed(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    preview.stop()
    lost = wait(browser, lambda: browser.driver.find_elements("css selector", ".lots-lost"))[0]
    assert "svarar inte" in lost.text
    preview.edit(SECTION, FIRST, "Läkaren bär ansvaret för bedömningen.")  # saved while nobody watched
    preview.start()
    shows(browser, "Läkaren bär ansvaret för bedömningen.")
    gone(browser, ".lots-lost")
    assert is_same(browser)
    preview.edit(SECTION, "Läkaren bär ansvaret för bedömningen.", "Läkaren har ansvaret för bedömningen.")
    shows(browser, "Läkaren har ansvaret")
    assert is_same(browser)


def test_faults_that_were_mended_meanwhile_are_gone_after_a_restart(preview, browser):
    opened(preview, browser, SECTION_PAGE)
    text = preview.read(SECTION)
    preview.edit(SECTION, "status: utkast", "status: utkas")
    overlay(browser)
    preview.stop()
    preview.write(SECTION, text)
    preview.start()
    gone(browser)


def test_many_pages_share_one_connection(stand_in, browser):
    """A browser allows six connections to a server; a seventh page would wait for ever."""
    opened(stand_in, browser, SECTION_PAGE)
    first = browser.driver.current_window_handle
    others = []
    try:
        for _ in range(8):
            browser.driver.switch_to.new_window("tab")
            others.append(browser.driver.current_window_handle)
            browser.driver.get(stand_in.address + SECTION_PAGE)
        assert len(stand_in.streams) == 1
        begun = stand_in.streams_begun
        stand_in.edit(SECTION, FIRST, "Läkaren bär ansvaret för bedömningen.")
        for handle in [first, *others]:
            browser.driver.switch_to.window(handle)
            shows(browser, "Läkaren bär ansvaret")
        # The page that listens closes: another takes over, and the rest hear of what follows.
        browser.driver.switch_to.window(first)
        browser.driver.get("about:blank")
        wait(browser, lambda: stand_in.streams_begun > begun and len(stand_in.streams) == 1)
        stand_in.edit(SECTION, "Läkaren bär ansvaret för bedömningen.", "Läkaren har ansvaret för bedömningen.")
        for handle in others:
            browser.driver.switch_to.window(handle)
            shows(browser, "Läkaren har ansvaret")
        stand_in.edit(SECTION, "status: utkast", "status: utkas")
        for handle in others[:2]:
            browser.driver.switch_to.window(handle)
            overlay(browser)
        browser.driver.switch_to.window(first)  # a page that is opened now learns from the others
        browser.driver.get(stand_in.address + CHECKLIST_PAGE)
        overlay(browser)
    finally:
        for handle in others:
            browser.driver.switch_to.window(handle)
            browser.driver.close()
        browser.driver.switch_to.window(first)


# ---- The editors' page ----

@pytest.fixture
def overview(preview, browser):
    return opened(preview, browser, "_lots")


ROWS = "return [...document.querySelectorAll('tbody tr')].filter(row => row.getClientRects().length).map(row => row.querySelector('a').textContent)"


def test_the_editors_page_is_filtered_by_words(overview):
    field = overview.find(".lots-filter input[type=text]")
    status = overview.find(".lots-filter [role=status]")
    count = len(overview.run(ROWS))
    assert count > 40 and status.text == f"Visar {count} av {count} sidor"
    field.send_keys("DEL-1/med bedömn utk")
    assert overview.run(ROWS) == ["Medicinsk bedömning"] and status.text == f"Visar 1 av {count} sidor"
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("beslutad")
    assert overview.run(ROWS) == []
    field.send_keys(Keys.CONTROL, "a", Keys.BACKSPACE)
    assert len(overview.run(ROWS)) == count
    field.send_keys(Keys.ENTER)
    assert overview.driver.current_url.endswith("/_lots")


def test_the_filter_stays_when_the_editors_page_changes(preview, overview):
    overview.find(".lots-filter input[type=text]").send_keys("checklista")
    before = overview.run(ROWS)
    assert before
    overview.run("document.querySelector('tbody tr:not([hidden]) details').open = true")
    preview.edit(CHECKLIST, "title: Checklista för del 1", "title: Checklista för första delen")
    after = ["Checklista för första delen" if title == "Checklista för del 1" else title for title in before]
    wait(overview, lambda: overview.run(ROWS) == after != before)
    assert overview.run("return document.querySelector('details[open]') && document.activeElement.value") == "checklista"
    preview.edit(SECTION, "status: utkast", "status: utkas")
    wait(overview, lambda: overview.driver.find_elements("css selector", ".lots-stopped"))
    wait(overview, lambda: overview.run(ROWS) == after)
    assert is_same(overview)


def test_of_the_pages_those_with_work_are_shown_alone(preview, overview):
    box = overview.find(".lots-filter input[type=checkbox]")
    box.click()
    assert CHECKLIST not in overview.find("tbody").text
    preview.edit(CHECKLIST, "status: utkast", "status: utkast\nreview_by: 2020-01-01")
    wait(overview, lambda: CHECKLIST in overview.find("tbody").text)
    assert "2020-01-01 – passerat" in overview.find("tbody").text


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editors_page_is_accessible(overview, width, scheme):
    overview.look(width=width, scheme=scheme)
    settle(overview)
    assert not axe(overview) and not overview.complaints()
    assert overview.run("return document.documentElement.scrollWidth") <= width


# ---- The algorithm ----

MORPH = """
const seeded = seed => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const tree = (random, depth) => {
    let text = '';
    for (let count = Math.floor(random() * 6); count > 0; count -= 1) {
        const kind = Math.floor(random() * 6), id = random() < .3 ? ` id="i${Math.floor(random() * 12)}"` : '';
        const inner = depth ? tree(random, depth - 1) : 'blad';
        text += kind === 0 ? `ord ${Math.floor(random() * 4)} ` : kind === 1 ? `<!--${Math.floor(random() * 3)}-->`
            : kind === 2 ? `<p${id} class="c${Math.floor(random() * 3)}">${inner.replace(/<[^>]*>/g, '')}</p>`
            : kind === 3 ? `<ul${id}><li>${inner}</li><li${id && ''}>två</li></ul>`
            : kind === 4 ? `<svg${id} viewBox="0 0 ${Math.floor(random() * 3)} 1"><a xlink:href="#${Math.floor(random() * 3)}"><g></g></a></svg>`
            : `<div${id}>${inner}</div>`;
    }
    return text;
};
const parse = body => new DOMParser().parseFromString('<!DOCTYPE html><html lang="sv"><head><title>' + body.length + '</title></head><body>' + body + '</body></html>', 'text/html');
const faults = [];
for (let round = 0; round < arguments[0]; round += 1) {
    const random = seeded(round * 7919 + 17);
    const first = tree(random, 3);
    const live = parse(first), version = new LotsMorph.Version(parse(first), live, () => {});
    live.querySelectorAll('div').forEach((each, index) => { // what scripts do to a page
        if (index % 3 === 0) { each.append(Object.assign(live.createElement('output'), { textContent: 'extra' })); }
        if (index % 4 === 0) { each.setAttribute('data-mark', 'x'); }
    });
    let now = first;
    for (let step = 0; step < 4; step += 1) {
        const pieces = now.split(/(?=<)/);
        const place = Math.floor(random() * pieces.length);
        now = random() < .5 ? tree(random, 3) : pieces.slice(0, place).join('') + tree(random, 1) + pieces.slice(place + Math.floor(random() * 3)).join('');
        const wanted = parse(now);
        if (!version.update(parse(now))) { faults.push(`${round}.${step}: the kept tree is not the new version`); break; }
        const bare = live.documentElement.cloneNode(true);
        bare.querySelectorAll('output').forEach(each => each.remove());
        bare.querySelectorAll('[data-mark]').forEach(each => each.removeAttribute('data-mark'));
        bare.normalize();
        wanted.documentElement.normalize();
        if (!bare.isEqualNode(wanted.documentElement)) { faults.push(`${round}.${step}: the page is not the new version: ${bare.outerHTML} instead of ${wanted.documentElement.outerHTML}`); break; }
    }
}
return faults.slice(0, 3);
"""


def test_any_page_becomes_any_other(browser):
    browser.open("about:blank")
    browser.run((ASSETS / "morph.js").read_text(encoding="utf-8").replace("const LotsMorph", "window.LotsMorph", 1))
    faults = browser.run(MORPH, 400)
    assert not faults, "\n".join(faults)


def test_long_lists_are_compared_within_bounds(browser):
    """Two lists of some thousand entries that have nothing in common."""
    browser.open("about:blank")
    browser.run((ASSETS / "morph.js").read_text(encoding="utf-8").replace("const LotsMorph", "window.LotsMorph", 1))
    assert browser.run("""
        const page = (from, count) => new DOMParser().parseFromString('<ul>' + Array.from({ length: count }, (_, index) => `<li>${from + index}</li>`).join('') + '</ul>', 'text/html');
        const live = page(0, 5000), version = new LotsMorph.Version(page(0, 5000), live, () => {});
        return version.update(page(90000, 4000)) && live.documentElement.isEqualNode(page(90000, 4000).documentElement)""")
