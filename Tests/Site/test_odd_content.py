"""What an editor may do to a page without meaning to: it stays legible, or is a clear error, and nothing is published."""
import shutil
import subprocess

import pytest

from browser import NARROW, WIDE, axe_source
from conftest import LOTS, PROJECT, site_sources
from pages import Site
from server import serving
from test_every_page import AXE, OPEN_ALL, RULES, SIDEWAYS

HEADING = ("En rubrik som aldrig tar slut därför att den som skrev den ville få med allt som avsnittet handlar om, från bedömning "
           "och planering till uppföljning och samverkan, och dessutom vem som gör vad och när det görs")[:200]
WORD = "arbetsförmågebedömningsunderlagskvalitetssäkringsprocessutvecklingssamordnargrupp"[:80]
COLUMNS = 15
DEEPEST = 6

START = "---\ntitle: Liten vägledning\nkind: start\n---\n\nText.\n"
PAGE = "---\ntitle: {title}\nkind: page\n---\n\n{text}\n"
TABLE = "\n".join(["| " + " | ".join(f"Kolumn {number}" for number in range(COLUMNS)) + " |", "|" + " --- |" * COLUMNS,
                   "| " + " | ".join(f"värde {number}" for number in range(COLUMNS)) + " |"])
TEXT = f"## {HEADING}\n\n{WORD} och [{WORD}](../index.md).\n\n> [!RUTA] {WORD}\n>\n> {WORD}\n\nTabell: Femton kolumner\n\n{TABLE}\n"


def guidance(root, pages, register=None):
    """A guidance of these pages with the project's templates and style, built; the program's answer."""
    shutil.copytree(PROJECT / "Templates", root / "Templates")
    site_sources(root)
    settings = root / "Site/site.yml"
    settings.write_text("title: Liten vägledning\nbaseURL: http://localhost/\nstanding: Inte beslutad.\n", encoding="utf-8")
    for path, text in {"index.md": START, **pages}.items():
        file = root / "Content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for name, text in (register or {}).items():
        (root / "Content/register").mkdir(exist_ok=True)
        (root / "Content/register" / name).write_text(text, encoding="utf-8")
    return subprocess.run([LOTS, "build", "--quiet", "--root", root], capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A menu six levels deep, a long heading, a wide table, an endless word, no figures and empty registers."""
    root = tmp_path_factory.mktemp("odd")
    pages, folder = {}, ""
    for level in range(1, DEEPEST + 1):
        folder += f"niva-{level}/"
        pages[folder + "index.md"] = PAGE.format(title=f"Nivå {level} med {WORD[:30]}", text="Text.")
    pages[folder + "underst.md"] = PAGE.format(title=f'"{HEADING}"', text=TEXT)
    registers = dict.fromkeys(["termer.yml", "forfattningar.yml", "kodverk.yml", "referenser.yml", "aktorer.yml", "normer.yml", "tillganglighet.yml"], "[]\n")
    result = guidance(root, pages, registers)
    assert result.returncode == 0, result.stderr
    return Site(root / "Site/public"), folder + "underst.html"


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_odd_pages_stay_legible(odd, browser, width, scheme):
    site, path = odd
    with serving(site.root) as address:
        browser.open(address + path, width=width, scheme=scheme)
        browser.run(OPEN_ALL)
        assert browser.run("return document.querySelector('h1').textContent") == HEADING
        assert not browser.run(SIDEWAYS)
        table = browser.run("const table = document.querySelector('.table'); return [table.scrollWidth > table.clientWidth, table.tabIndex]")
        assert table == [True, 0]
        # The menu shows three levels; the way through the others stands above the heading, and below each page what is below it.
        crumbs = browser.run("return [...document.querySelectorAll('.breadcrumbs a')].filter(link => link.checkVisibility()).length")
        assert crumbs == 1 + DEEPEST
        widths = browser.run("return [...document.querySelectorAll('.menu a')].map(link => link.checkVisibility() ? link.getBoundingClientRect().width : 0)")
        assert len(widths) == 3 and min(widths) > 100, widths
        browser.run(axe_source())
        assert not browser.driver.execute_async_script(AXE, RULES)


def test_a_guidance_without_parts_figures_and_registers_is_whole(odd, browser):
    """Its start page, its page of search, its page of changes and the one that is not found among them."""
    site, _ = odd
    with serving(site.root) as address:
        for path in site.on_screen:
            browser.open(address + path, width=NARROW)
            browser.run(OPEN_ALL)
            assert browser.run("return document.querySelector('h1').textContent.trim()"), path
            assert not browser.run(SIDEWAYS), path
            browser.run(axe_source())
            assert not browser.driver.execute_async_script(AXE, RULES), path
            empty = "return [...document.querySelectorAll('main :is(ul, ol, dl, nav)')].filter(list => list.checkVisibility() && !list.textContent.trim()).length"
            assert not browser.run(empty), path


def test_empty_registers_make_no_pages(odd):
    site, _ = odd
    assert not {"ordlista.html", "ordlista.js", "referenser.html", "aktorer.html", "normer.html", "forfattningar/index.html"} & set(site.files)


@pytest.mark.parametrize("page, place", [
    ("---\nkind: page\n---\n\nText.\n", ":2:1: error: title saknas. [missing-key]"),
    ("---\ntitle:\nkind: page\n---\n\nText.\n", ":2:1: error: title har inget värde. [missing-key]"),
    ('---\ntitle: "  "\nkind: page\n---\n\nText.\n', ":2:1: error: title har inget värde. [missing-key]"),
])
def test_a_page_without_a_title_is_an_error(tmp_path, page, place):
    result = guidance(tmp_path, {"sida.md": page})
    assert result.returncode == 1 and "Content/sida.md" in result.stderr and place in result.stderr, result.stderr
    assert not (tmp_path / "Site/public").exists()


def test_a_page_that_is_only_a_head_is_whole(tmp_path):
    result = guidance(tmp_path, {"sida.md": PAGE.format(title="Bara huvud", text="")})
    assert result.returncode == 0, result.stderr
    assert [heading.text for heading in Site(tmp_path / "Site/public").pages["sida.html"].all("h1")] == ["Bara huvud"]
