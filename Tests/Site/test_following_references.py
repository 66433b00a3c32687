"""The registers of law and codes, used as a reader does: from a page to the provision, and back to every page that cites it."""
import re
from urllib.parse import urldefrag, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW, WIDE
from pages import target
from searching import SECTION, wait

REGISTERS = {"aktorer.html", "normer.html"}  # what they rest on is linked too, and is no text of the guidance

# A link without a fragment leads to the top of its page.
IN_VIEW = """(() => { const box = document.querySelector(location.hash ? ':target' : 'h1')?.getBoundingClientRect();
    return box && box.top >= 0 && box.top < innerHeight })()"""


def follow(browser, link, way):
    """Follows the link as a pointer or a keyboard does, and waits until its target stands in the window."""
    address = browser.run("return arguments[0].href", link)
    if way == "keyboard":
        browser.run("arguments[0].focus()", link)
        browser.press(Keys.ENTER)
    else:
        # Where chromedriver scrolls to a link itself, it leaves the page's scroll-padding out of account and clicks beside it.
        browser.run("arguments[0].scrollIntoView({ block: 'center', inline: 'nearest' })", link)
        link.click()
    wait(browser, "location.href === arguments[0]", address)
    wait(browser, IN_VIEW)
    return address


def entries(site, path):
    """The entries of a register's page by their ids, each with the pages that it says use it."""
    html = (site.root / path).read_text(encoding="utf-8")
    parts = re.split(r'<section class="entry" id="([^"]+)">', html)[1:]
    return {name: {target(path, href)[0] for href in re.findall(r'<a href="([^"]+)"', text)}
            for name, text in zip(parts[::2], parts[1::2])}


@pytest.mark.parametrize("way, width", [("pointer", WIDE), ("keyboard", WIDE), ("pointer", NARROW)])
def test_the_box_of_a_page_leads_to_the_provision_and_the_provision_back(served, browser, way, width):
    browser.open(served + SECTION, width=width)
    link = browser.find(".legal-basis a[href*='#']")
    title = link.text
    provision = follow(browser, link, way)
    heading = browser.find(":target h2").text
    assert heading and title.startswith(heading)
    quoted = browser.find(f":target li:has(a[href*='{SECTION}']) .use-sentence").text
    follow(browser, browser.find(f":target a[href*='{SECTION}']"), way)
    assert urlsplit(browser.driver.current_url).path.endswith(SECTION)
    # What is quoted stands on the page.
    text = browser.run("return document.querySelector('main').textContent.replace(/\\s+/g, ' ')")
    assert quoted.split(" (")[0].split("[")[0].strip()[:40] in text
    browser.driver.back()
    wait(browser, "location.href === arguments[0]", provision)
    assert not browser.complaints()


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_a_code_in_the_text_leads_to_its_entry(site, served, browser, way):
    path = next(path for path, page in site.on_screen.items()
                if any("code-link" in link.classes() for link in page.all("a")))
    browser.open(served + path)
    link = browser.find("main a.code-link")
    code, title = link.text, link.get_attribute("title")
    follow(browser, link, way)
    assert browser.find(":target h2").text == f"{code} {title}"
    assert browser.run("return document.querySelectorAll(':target .uses a').length") > 0


def test_the_list_of_acts_leads_to_each_of_them(site, served, browser):
    browser.open(served + "forfattningar/index.html")
    links = browser.run("return [...document.querySelectorAll('.entry-title')].map(link => [link.href, link.textContent])")
    pages = {path for path in site.on_screen if path.startswith("forfattningar/")} - {"forfattningar/index.html"}
    assert {urlsplit(href).path.removeprefix("/") for href, _ in links} == pages and len(pages) > 20
    for href, title in links[:3]:
        browser.driver.get(href)
        assert browser.find("h1").text == title
    assert not browser.complaints()


def test_every_link_to_a_provision_is_told_of_in_the_register(site):
    """Each link in a text to a place in an act has its entry in the register, and the entry names the page."""
    acts = {}
    for path in site.on_screen:
        if path.startswith("forfattningar/") and path != "forfattningar/index.html":
            outside = [link.attributes["href"] for link in site.pages[path].all("a") if "external" in link.classes()]
            if outside:
                acts[urldefrag(outside[0]).url] = entries(site, path)
    checked = 0
    for path, page in site.on_screen.items():
        if path in REGISTERS:
            continue
        for link in page.all("a"):
            act, place = urldefrag(link.attributes.get("href", ""))
            if "legal" not in link.classes() or act not in acts or not place:
                continue
            # Points are in the register and have no address in the act.
            named = [pages for name, pages in acts[act].items() if re.fullmatch(place + r"(S\d+)?(N\d+[a-z]?)?", name)]
            assert any(path in pages for pages in named), (path, act, place)
            checked += 1
    assert checked > 150


def test_a_work_named_by_its_number_leads_to_the_bibliography_and_back(served, browser):
    browser.open(served + "bakgrund/index.html")
    link = browser.find("main a.legal[href*='referenser.html#']")
    assert link.text == "SOU 2023:48" and "Rätt förutsättningar" in link.get_attribute("title")
    follow(browser, link, "pointer")
    assert "SOU 2023:48" in browser.find(":target").text
    follow(browser, browser.find(":target a[href*='bakgrund/index.html']"), "pointer")
