"""What readers do by mistake harms nothing, and what they operate is seen: single keys, presses that are taken back, edges."""
import re

import pytest
from selenium.webdriver.common.keys import Keys

from browser import WIDE

# Whether anything happens to the page, but that it scrolls.
WATCH = """
window.happened = [];
new MutationObserver(records => happened.push(...records.map(record => record.type + ' of ' + (record.target.outerHTML || record.target.data).slice(0, 80))))
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true, attributeFilter: ['class', 'hidden', 'open', 'data-theme', 'aria-pressed', 'aria-expanded'] })"""
HAPPENED = "return [location.href, happened, document.activeElement === document.body]"

CHARACTERS = "abcdefghijklmnopqrstuvwxyzåäö0123456789-_.,:;/\\'\"!?+*#<>()="

# The contrast of what shows where a field, a button or the focus is, against what lies around it (WCAG 1.4.11): its edge or
# its ground. A browser draws checkboxes.
EDGES = """
const known = new Map();
const numbers = colour => { if (!known.has(colour)) known.set(colour, read(colour)); return known.get(colour) };
const read = colour => { const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    context.fillStyle = colour; context.fillRect(0, 0, 1, 1); return [...context.getImageData(0, 0, 1, 1).data] };
const light = colour => numbers(colour).slice(0, 3).map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
const contrast = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b); return (high + .05) / (low + .05) };
const ground = element => { for (let e = element; e; e = e.parentElement) if (numbers(getComputedStyle(e).backgroundColor)[3] === 255) return getComputedStyle(e).backgroundColor;
    return getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#000' : '#fff' };
const found = [];
for (const element of document.querySelectorAll('button, .tool, .checklist-link a, body:not(.kind-act) .letters a, .pager a, input[type=text]')) {
    if (!element.checkVisibility()) continue;
    const style = getComputedStyle(element), around = ground(element.parentElement);
    const edge = ['Top', 'Bottom'].every(side => parseFloat(style['border' + side + 'Width']) >= 1 && style['border' + side + 'Style'] !== 'none')
        ? contrast(style.borderTopColor, around) : 0;
    const own = contrast(ground(element), around);
    if (Math.max(edge, own) < 3) found.push(element.outerHTML.slice(0, 100) + ': ' + Math.max(edge, own).toFixed(2));
}
const kinds = new Set(), kind = element => [element, element.parentElement, element.closest('[class]')].map(one => one.tagName + '.' + one.className).join();
for (const element of document.querySelectorAll('a[href], button, input, summary')) {
    if (kinds.has(kind(element)) || !kinds.add(kind(element))) continue; // one of those that look alike
    if (!element.checkVisibility() || !element.getClientRects().length || element.closest('.skip-link')) continue;
    element.focus({ preventScroll: true, focusVisible: true });
    const style = getComputedStyle(element), around = ground(element.parentElement);
    const halo = /(rgba?\\([^)]*\\)|color\\([^)]*\\))/.exec(style.boxShadow);
    const best = Math.max(contrast(style.outlineColor, around), halo ? contrast(halo[0], around) : 0);
    if (best < 3) found.push('focus on ' + element.outerHTML.slice(0, 100) + ': ' + best.toFixed(2));
}
document.activeElement.blur();
return found.slice(0, 5)"""


def test_no_single_key_does_anything(site, served, browser):
    """Who dictates says letters, and who rests a hand on the keyboard presses them (2.1.4)."""
    faults = []
    for path in site.of_each_kind():
        browser.open(served + path)
        browser.run(WATCH)
        for character in CHARACTERS:
            browser.tell("Input.dispatchKeyEvent", type="keyDown", key=character, text=character)
            browser.tell("Input.dispatchKeyEvent", type="keyUp", key=character)
        address, happened, is_focus_free = browser.run(HAPPENED)
        if address != served + path or happened or not is_focus_free:
            faults.append(f"{path}: {address} {happened[:2]}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("selector", ["main a[href]:not(.term)", "button", "summary", "input[type=checkbox]"])
def test_a_press_that_is_let_go_elsewhere_does_nothing(site, served, browser, selector):
    """A hand that shakes has a second chance (2.5.2)."""
    tried = 0
    for path in site.of_each_kind():
        browser.open(served + path, width=WIDE)
        place = browser.run("""
            const element = [...document.querySelectorAll(arguments[0])].find(element => element.checkVisibility() && element.getClientRects().length && !element.closest('form'));
            if (!element) return null;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            window.pressed = element;
            const box = element.getClientRects()[0];
            return [box.left + Math.min(box.width / 2, 10), box.top + box.height / 2]""", selector)
        if not place:
            continue
        tried += 1
        before = browser.run("return [pressed.checked, pressed.getAttribute('aria-pressed'), pressed.parentElement.open]")
        for kind, x, y in (("mousePressed", *place), ("mouseMoved", 3, 3), ("mouseReleased", 3, 3)):
            browser.tell("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        assert browser.driver.current_url == served + path
        assert browser.run("return [pressed.checked, pressed.getAttribute('aria-pressed'), pressed.parentElement.open]") == before, path
    assert tried


def test_input_leads_nowhere_by_itself(site, served, browser):
    """A tick and a letter leave the reader where they are; only Enter and the button ask (3.2.2)."""
    path = next(path for path, page in site.pages.items() if page.kind == "checklist")
    browser.open(served + path)
    browser.run("document.querySelector('.checklist-line input').focus()")
    browser.press(Keys.SPACE)
    assert browser.run("return document.activeElement.checked") and browser.driver.current_url == served + path
    browser.press(Keys.SPACE)
    browser.run("document.querySelector('form[role=search] input').focus()")
    browser.press("koordinator")
    assert browser.run("return document.activeElement.value") == "koordinator" and browser.driver.current_url == served + path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_and_focus_stand_out(site, served, browser, scheme):
    faults = []
    for path in site.of_each_kind():
        browser.open(served + path, scheme=scheme if path in site.on_screen else "light")
        browser.press(Keys.TAB)  # so that a focus is shown as to one who uses the keyboard
        faults += [f"{path}, {scheme}: {fault}" for fault in browser.run(EDGES)]
    assert not faults, "\n".join(faults)


def texts(site):
    return {path: (site.root / path).read_text(encoding="utf-8") for path in site.files if path.endswith((".css", ".js"))}


def test_pages_turn_with_the_phone(site):
    """Nothing asks which way it is held (1.3.4)."""
    assert not [path for path, text in texts(site).items() if re.search(r"\(\s*orientation\s*:|screen\.orientation|lockOrientation", text)]


def test_nothing_listens_to_gestures(site):
    """All is done with one press at one point (2.5.1)."""
    assert not [path for path, text in texts(site).items()
                if re.search(r"touchmove|pointermove|mousemove|gesturestart|\bdragstart|ongesture", text)]


def test_drawings_are_the_only_pictures_and_their_words_are_text(site):
    """So they can be read aloud, enlarged and coloured (1.4.5)."""
    for path, page in site.pages.items():
        assert not page.all("picture", "canvas", "image", "object"), path
        assert all(image.attributes["src"].endswith(".svg") for image in page.all("img")), path
    assert any(page.all("svg") and "text" in [element.tag for element in page.elements if "svg" in element.inside] for page in site.pages.values())
