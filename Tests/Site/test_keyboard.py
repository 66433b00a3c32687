"""The site with a keyboard alone: everything is reached in reading order, and one always sees where one is."""
import dataclasses

import pytest
from selenium.webdriver.common.keys import Keys

from browser import NARROW, WIDE

# Where the focus is and what a reader sees of it: its ring, whether the window shows it, what lies on top of it. Noted when
# the next Tab comes, before it does anything.
WALK = """
window.reading = [...document.querySelectorAll('*')]; // before anything is explained: that puts new elements into the page
window.stops = [];
window.seen = element => {
    const parts = [...element.getClientRects()].filter(box => box.width && box.height), style = getComputedStyle(element);
    const box = parts[0] || element.getBoundingClientRect();
    // Of what is taller than the window, the middle of the part that the window shows.
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), middle);
    const faults = [];
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || style.outlineColor === 'rgba(0, 0, 0, 0)') faults.push('no ring');
    if (!(box.top >= -1 && box.bottom <= innerHeight + 1 || box.height > innerHeight) || box.left < -1 || box.right > innerWidth + 1) faults.push('not in the window');
    if (!(top && (element.contains(top) || top.contains(element) || top.closest('label') === element.closest('label') && top.closest('label')))) faults.push('covered');
    return faults.map(fault => fault + ': ' + element.outerHTML.slice(0, 120));
};
window.note = () => {
    const element = document.activeElement;
    if (element && element !== document.body && element !== document.documentElement) stops.push([reading.indexOf(element), seen(element).length > 0]);
};
addEventListener('keydown', event => { if (event.key === 'Tab') note() }, true);
return [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')].filter(element =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length)
    .map(element => reading.indexOf(element))"""

# The same for one that has had time to be drawn.
LOOK = """
const done = arguments[0];
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(seen(document.activeElement)), 50)))"""

# What a keyboard operates by itself: a browser's own elements, and a region that scrolls.
FOREIGN = """
return [...document.querySelectorAll('[tabindex], [role=button], [role=link], [role=checkbox], [contenteditable], [accesskey]')]
    .filter(element => !element.matches('a[href], button, input, summary, main[tabindex="-1"], .table[role=region][tabindex="0"]'))
    .map(element => element.outerHTML.slice(0, 120))"""


@dataclasses.dataclass
class Walked:
    """What was found on all pages, each fault a line that says where."""
    order: list
    seen: list
    moved: list
    foreign: list
    count: int = 0


@pytest.fixture(scope="module")
def walked(site, served, browser):
    """Each page from its first stop to its last, wide and narrow."""
    walked = Walked(*([] for _ in range(4)))
    for path in site.pages:
        for width in (WIDE, NARROW):
            where = f"{path} at {width} px"
            browser.open(served + path, width=width, height=700)
            expected = browser.run(WALK)
            browser.tabs(len(expected))
            address, stops = browser.run("note(); return [location.href, stops]")
            if (reached := [index for index, _ in stops]) != expected:
                wrong = next((at for at, (one, other) in enumerate(zip(reached, expected)) if one != other), min(len(reached), len(expected)))
                name = "return document.querySelectorAll('*')[arguments[0]]?.outerHTML.slice(0, 120)"
                walked.order.append(f"{where}: stop {wrong + 1} of {len(expected)} should be "
                                    + str(browser.run(name, expected[wrong]) if wrong < len(expected) else "none"))
            for number in [number for number, (_, is_doubtful) in enumerate(stops) if is_doubtful]:
                # So fast, the page may not have come to rest: once more from the stop before.
                browser.run("reading[arguments[0]].focus()", stops[max(number - 1, 0)][0])
                browser.tabs(1 if number else 0)
                walked.seen += [f"{where}: {fault}" for fault in browser.driver.execute_async_script(LOOK)]
            walked.moved += [where] if address != served + path else []
            walked.count += len(stops)
        walked.foreign += [f"{path}: {fault}" for fault in browser.run(FOREIGN)]
    return walked


def test_everything_is_reached_in_reading_order(walked, site):
    assert not walked.order, "\n".join(walked.order)
    assert walked.count > 20 * len(site.pages)  # or nothing was pressed


def test_the_focus_is_seen_and_nothing_covers_it(walked):
    assert not walked.seen, "\n".join(walked.seen[:20])


def test_the_focus_alone_leads_nowhere(walked):
    assert not walked.moved, "\n".join(walked.moved)


def test_all_that_is_operated_is_the_browsers_own(walked):
    """So Enter follows, presses and opens, and Space ticks, without a script that could forget it."""
    assert not walked.foreign, "\n".join(walked.foreign)


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
