"""A guidance of more than a thousand sections is loaded word by word: a reader finds the same way in it."""
import shutil
import subprocess

import pytest
from selenium.webdriver.common.keys import Keys

from conftest import LOTS, PROJECT, site_sources
from searching import field, heading, hits, options, wait
from server import serving

PAGE = """---
title: Ämnen från {first}
kind: page
order: {order}
summary: Ämnen som gör vägledningen stor.
status: utkast
---

{sections}
"""
SECTION = """## Ämne {number}

Här står om kamomill{rare} i ämne nummer {number}, för den som arbetar med trädgårdar.
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    root = tmp_path_factory.mktemp("large")
    for name in ("Content", "Templates"):
        shutil.copytree(PROJECT / name, root / name)
    site_sources(root)
    for order in range(3):
        first = 400 * order
        sections = "\n".join(SECTION.format(number=number, rare=" och vallmo" if number == 777 else "") for number in range(first, first + 400))
        text = PAGE.format(first=first, order=90 + order, sections=sections)
        (root / f"Content/bakgrund/amnen-{order}.md").write_text(text, encoding="utf-8")
    made = subprocess.run([LOTS, "build", "--quiet", "--root", root], capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stdout + made.stderr
    return root / "Site/public"


@pytest.fixture(scope="module")
def address(large):
    with serving(large) as address:
        yield address


def test_the_words_are_divided_into_files_and_the_texts_too(large):
    files = {path.name for path in (large / "sok").iterdir()}
    assert {"v0.js", "l0.js", "h0.js", "t0.js"} <= files and len(files) < 200


@pytest.mark.parametrize("question", ["vallmo", "kamomill vallmo"])
def test_a_question_is_answered_with_headings_and_sentences(address, browser, question):
    browser.open(f"{address}sok.html#q={question}")
    assert hits(browser) and "777" in browser.find(".results h3").text
    text = wait(browser, "document.querySelector('.result-text').textContent")
    assert "ämne nummer 777" in text
    assert "Bakgrund" in browser.find(".result-path").text
    assert not browser.complaints()


def test_many_results_are_all_shown_and_more_on_demand(address, browser):
    browser.open(f"{address}sok.html#q=kamomill")
    assert hits(browser) == 10 and "1200" in heading(browser)
    browser.find(".more-hits").click()
    wait(browser, "document.querySelectorAll('.result h3 a').length > 10")


def test_words_are_suggested_once_their_first_letters_are_typed(address, browser):
    browser.open(f"{address}index.html")
    field(browser).click()
    wait(browser, "window.LotsSearch && LotsSearch.ready && Boolean(LotsSearch.suggest)")
    field(browser).send_keys("kamom")
    assert options(browser)
    wait(browser, "[...document.querySelectorAll('[role=option]')].some(option => option.textContent === 'kamomill')")
    field(browser).send_keys("ill", Keys.ENTER)
    assert hits(browser)
