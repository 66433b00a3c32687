"""The site with a keyboard alone: everything is reached in reading order, and one always sees where one is."""
import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW, WIDE

STOPS = 100  # a glossary has a thousand more of the same

# Where the focus is and what a reader sees of it: its ring, whether the window shows it, what lies on top of it.
FOCUS = """
const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement) return null;
const parts = [...element.getClientRects()].filter(box => box.width && box.height), style = getComputedStyle(element);
const box = parts[0] || element.getBoundingClientRect();
// Of what is taller than the window, the middle of the part that the window shows.
const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), middle);
return { index: reading.indexOf(element), name: (element.textContent || element.type).trim().slice(0, 40),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== 'rgba(0, 0, 0, 0)',
    shown: (box.top >= -1 && box.bottom <= innerHeight + 1 || box.height > innerHeight) && box.left >= -1 && box.right <= innerWidth + 1,
    covered: !(top && (element.contains(top) || top.contains(element) || top.closest('label') === element.closest('label') && top.closest('label'))) }"""

# What ought to be reached: all that is shown and does something. Elements are numbered before anything is explained: that
# puts new ones into the page.
REACHABLE = """
window.reading = [...document.querySelectorAll('*')];
return [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')].filter(element =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length)
    .map(element => reading.indexOf(element))"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_everything_is_reached_in_reading_order_and_seen(site, served, browser, width):
    faults = []
    for path in site.of_each_kind():
        browser.open(served + path, width=width, height=700)
        expected, stops = browser.run(REACHABLE), []
        while len(stops) < STOPS:
            browser.tab()
            stop = browser.run(FOCUS)
            if not stop or stops and stop["index"] == stops[0]["index"]:
                break
            stops.append(stop)
            faults += [f"{path}: {stop['name']!r}: {fault}" for fault, wrong in
                       [("no ring", not stop["ring"]), ("not in the window", not stop["shown"]), ("covered", stop["covered"])] if wrong]
        reached = [stop["index"] for stop in stops]
        if reached != sorted(set(reached)):
            faults.append(f"{path}: not in reading order")
        missed = {index for index in expected if len(reached) < STOPS or index < reached[-1]} - set(reached)
        faults += [f"{path}: never reached: {browser.run('return reading[arguments[0]].outerHTML', index)[:120]}"
                   for index in sorted(missed)]
    assert not faults, "\n".join(faults)


def test_the_skip_link_leads_past_the_menu(site, served, browser):
    for path in site.of_each_kind():
        browser.open(served + path)
        assert not browser.run("const box = document.querySelector('.skip-link').getBoundingClientRect(); return box.right > 0"), path
        browser.press(Keys.TAB)
        assert browser.run("const link = document.activeElement, box = link.getBoundingClientRect();"
                           "return link.matches('.skip-link') && box.left >= 0 && box.top >= 0 && box.height > 24"), path
        browser.press(Keys.ENTER)
        browser.press(Keys.TAB)
        assert browser.run("return document.querySelector('main').contains(document.activeElement)"), path
