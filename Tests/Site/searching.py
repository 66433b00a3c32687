"""What the tests of the search share: what a reader sees of the field, its suggestions and the answer."""
import time
from urllib.parse import unquote, urlsplit

import yaml

from conftest import PROJECT

SECTION = "del-1/forsakringsmedicinsk-bedomning.html"
WORDS = yaml.safe_load((PROJECT / "Templates/strings.yml").read_text(encoding="utf-8"))["interface"]


def wait(browser, condition, *arguments):
    """Until the expression is true on the page, and no longer than it may take on a slow machine."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        value = browser.run(f"return {condition}", *arguments)
        if value:
            return value
    raise AssertionError(f"never true: {condition}; the page says {browser.find('body').text[:400]!r}")


def field(browser):
    return browser.find("form[role=search] input")


def hits(browser):
    """The number of results on the page, once there are any."""
    return wait(browser, "document.querySelectorAll('.results:not([hidden]) .result').length")


def heading(browser):
    return browser.find(".hits").text


def asked(browser):
    """The question that the address holds."""
    fragment = urlsplit(browser.driver.current_url).fragment
    return unquote(fragment.removeprefix("q=").split("&")[0])


def options(browser):
    return wait(browser, "document.querySelectorAll('[role=listbox]:not([hidden]) [role=option]').length")


def active(browser):
    """The option that is chosen with the arrows, or None."""
    return browser.run("""const id = document.querySelector('form[role=search] input').getAttribute('aria-activedescendant');
        const option = id && document.getElementById(id);
        return option && option.getAttribute('aria-selected') === 'true' ? option.textContent : null""")


def is_open(browser):
    return browser.run("""const field = document.querySelector('form[role=search] input'), list = document.querySelector('[role=listbox]');
        const open = field.getAttribute('aria-expanded') === 'true';
        if (open === list.hidden) throw new Error('the field and the list disagree');
        return open""")
