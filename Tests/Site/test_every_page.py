"""Every page in a real browser, wide and narrow, light and dark, under the policy that a publisher's server sends.

Each page is loaded once and then looked at in every way, which is what takes the time, about a minute and a half for
every hundred pages; the tests below read what was found.
"""
import dataclasses
import math
import re
from urllib.parse import urlsplit

import pytest

from browser import NARROW, WIDE, axe_source
from server import serving

VIEWS = [{"width": width, "scheme": scheme} for width in (WIDE, NARROW) for scheme in ("light", "dark")]
# All that a rule looks at is the same in the dark, but for colours.
COLOURS = ["color-contrast", "link-in-text-block"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A page of each kind that a short window shows much of, and in how many ways each is cut where an element ends.
IN_PIECES = ["index.html", "forfattningar/1982-80.html", "del-1/index.html", "del-1/checklista.html", "sok.html", "404.html"]
PIECES = 4

# And they stay open, whatever the window's width does to them.
OPEN_ALL = """document.querySelectorAll('details').forEach(details => {
    details.open = true;
    new MutationObserver(() => { if (!details.open) details.open = true }).observe(details, { attributes: true })})"""

# What makes the page scroll sideways, or sticks out of the window where nobody can see it. A part that scrolls inside
# itself may be as wide as it likes; the skip link waits outside until it has the focus.
SIDEWAYS = """
const width = document.documentElement.clientWidth, found = [];
if (document.documentElement.scrollWidth > width) found.push('the page is ' + document.documentElement.scrollWidth + ' px wide');
const scrolls = element => { for (let e = element.parentElement; e; e = e.parentElement)
    if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e !== document.documentElement) return true; return false };
for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > width + 1 || box.left < -1) && !element.closest('.skip-link, svg') && !scrolls(element)
        && getComputedStyle(element).clipPath !== 'inset(50%)')
        found.push(element.tagName.toLowerCase() + '.' + element.className + ' reaches ' + Math.round(box.left) + '–' + Math.round(box.right) + ' px');
}
return found.slice(0, 3)"""

# WCAG 1.4.12: the reader's own spacing. A constructed sheet is the reader's, which no policy of the site's forbids.
SPACING = """
const sheet = new CSSStyleSheet();
sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
document.adoptedStyleSheets = [sheet]"""

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, { runOnly: { type: arguments[0][0].startsWith('wcag') ? 'tag' : 'rule', values: arguments[0] }, resultTypes: ['violations'], preload: false }).then(
    result => done(result.violations.map(rule => rule.id + ': ' + rule.nodes.length + ' × ' + rule.nodes[0].html.slice(0, 160)
        + ' – ' + rule.nodes[0].failureSummary.replace(/\\s+/g, ' ').slice(0, 300))), error => done(['axe failed: ' + error]))"""

# WCAG 2.5.8: what a finger has to hit. An inline link in a sentence is as high as its line, and a circle of 24 px around
# the middle of any other small one touches no neighbour.
TARGETS = """
const all = [...document.querySelectorAll('a[href], button, input, summary, label')].filter(element => element.checkVisibility({ visibilityProperty: true })
    && element.getClientRects().length && !element.closest('.unseen') && getComputedStyle(element).clipPath !== 'inset(50%)');
const found = [];
for (const element of all) {
    const box = element.getBoundingClientRect();
    if (!box.width || box.right < 0 || Math.min(box.width, box.height) >= 23.5 || element.matches('input') && element.closest('label')) continue;
    if (getComputedStyle(element).display === 'inline' && element.closest('p, li, td, dd, figcaption, caption, .box-title')) continue;
    found.push(element.outerHTML.slice(0, 100) + ' is ' + Math.round(box.width) + ' × ' + Math.round(box.height));
}
return found.slice(0, 3)"""

# In forced colours what is drawn with a background alone is gone: what tells boxes, the menu's mark and buttons has a border.
FORCED = """
const has = element => ['Top', 'Right', 'Bottom', 'Left'].some(side => getComputedStyle(element)['border' + side + 'Style'] !== 'none'
    && parseFloat(getComputedStyle(element)['border' + side + 'Width']) > 0);
return [...document.querySelectorAll('.box, button, .tool, .checklist-link a, [aria-current=page], .contents [aria-current]')]
    .filter(element => element.checkVisibility() && !has(element)).map(element => element.outerHTML.slice(0, 100))"""

# WCAG 1.3.2: in one column the eye goes down the page, and so must the text in the order that a screen reader reads it. Cells
# of a row stand beside each other; a drawing has its own order.
ORDER = """
const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let above = -Infinity, before = '';
while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (!text.data.trim() || element.closest('svg, .skip-link, tr > :not(:first-child), caption') || !element.checkVisibility({ visibilityProperty: true })
        || [element, element.parentElement].some(one => getComputedStyle(one).clipPath === 'inset(50%)')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = [...range.getClientRects()].find(box => box.width && box.height);
    if (!box) continue;
    if (box.bottom < above) found.push(text.data.trim().slice(0, 60) + ' stands above ' + before);
    above = box.top;
    before = text.data.trim().slice(0, 60);
}
return found.slice(0, 3)"""

SHIFTS = """
const done = arguments[0], shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
setTimeout(() => done(shifts.map(shift => shift.value).filter(value => value > 0.001)), 20)"""


@dataclasses.dataclass
class Found:
    """What was found on all pages, each fault a line that says where."""
    complaints: list
    requests: list
    sideways: list
    spacing: list
    axe: list
    shifts: list
    targets: list
    forced: list
    order: list


@pytest.fixture(scope="module")
def found(site, served, browser):
    axe, found = axe_source(), Found(*([] for _ in dataclasses.fields(Found)))
    for path in site.pages:
        browser.open(served + path, **VIEWS[0])
        found.shifts += [f"{path}: {value}" for value in browser.driver.execute_async_script(SHIFTS)]
        browser.run(OPEN_ALL)
        browser.run(axe)
        # Paper is white, and so is its page on a screen.
        for view in VIEWS if path in site.on_screen else [view for view in VIEWS if view["scheme"] == "light"]:
            where = f"{path} at {view['width']} px, {view['scheme']}"
            browser.look(**view)
            found.sideways += [f"{where}: {fault}" for fault in browser.run(SIDEWAYS)]
            found.targets += [f"{where}: {fault}" for fault in browser.run(TARGETS)] if view["scheme"] == "light" else []
            found.axe += [f"{where}: {fault}" for fault in browser.driver.execute_async_script(AXE, RULES if view["scheme"] == "light" else COLOURS)]
        found.order += [f"{path}: {fault}" for fault in browser.run(ORDER)]
        browser.look(width=NARROW, forced_colors="active", prefers_reduced_motion="reduce")
        found.forced += [f"{path}: {fault}" for fault in browser.run(FORCED)]
        found.sideways += [f"{path} in forced colours: {fault}" for fault in browser.run(SIDEWAYS)]
        browser.look(width=NARROW)
        browser.run(SPACING)
        found.spacing += [f"{path} at {NARROW} px: {fault}" for fault in browser.run(SIDEWAYS)]
        found.complaints += [f"{path}: {message}" for message in browser.complaints()]
        found.requests += [(path, address) for address in browser.requests()]
    return found


def test_the_policy_is_kept_and_no_script_fails(found):
    assert not found.complaints, "\n".join(found.complaints)


def test_no_request_leaves_the_site(found, site, served):
    elsewhere = [f"{path}: {address}" for path, address in found.requests
                 if not address.startswith(served) and urlsplit(address).scheme not in ("data", "about")]
    assert not elsewhere, "\n".join(elsewhere)
    assert {path for path, _ in found.requests} == set(site.pages)  # or nothing was recorded


def test_nothing_scrolls_sideways(found):
    """320 px is also a window of 1280 px at 400 %."""
    assert not found.sideways, "\n".join(found.sideways)


def test_a_readers_own_spacing_breaks_nothing(found):
    assert not found.spacing, "\n".join(found.spacing)


def test_axe_finds_nothing(found):
    assert not found.axe, "\n".join(found.axe)


def test_nothing_moves_while_a_page_loads(found):
    assert not found.shifts, "\n".join(found.shifts)


def test_nothing_moves_while_a_page_comes_in_pieces(site, browser):
    """On a slow line the first half is drawn before the second is there: columns must not wait to be counted."""
    cuts, moved, shown = {}, [], 0
    with serving(site.root, cuts=cuts) as address:
        for path in IN_PIECES:
            text = (site.root / path).read_bytes()
            ends = [tag.end() for tag in re.finditer(rb"</(?:li|p|ul|nav|section|header|article|button|div)>\n", text)]
            columns = [tag.start() for tag in re.finditer(rb'<li class="part">|<div class="(?:theme|colophon)"', text)]
            for cut in ends[::math.ceil(len(ends) / PIECES)] + columns:
                cuts[path] = cut
                browser.open(address + path, **VIEWS[0])
                moved += [f"{path}, cut after {text[:cut].splitlines()[-1].decode()[-60:]}: {value}"
                          for value in browser.driver.execute_async_script(SHIFTS)]
                shown += browser.run("return performance.getEntriesByName('first-paint')[0]?.startTime < performance.getEntriesByType('navigation')[0].responseEnd")
    assert not moved, "\n".join(moved)
    assert shown  # or nothing was drawn before all was there


def test_targets_are_large_enough(found):
    assert not found.targets, "\n".join(found.targets)


def test_in_forced_colours_what_matters_has_a_border(found):
    assert not found.forced, "\n".join(found.forced)


def test_in_one_column_the_text_is_read_as_it_stands(found):
    assert not found.order, "\n".join(found.order)
