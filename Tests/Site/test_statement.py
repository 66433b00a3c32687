"""The statement on accessibility says what the register of clauses says, and no more; and what the tests say is so."""
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from conftest import LOTS, PROJECT, render, site_sources
from pages import Site

TESTS = Path(__file__).parents[1]
STATEMENT = "om-webbplatsen/tillganglighet.html"
REGISTER = yaml.safe_load((PROJECT / "Content/register/tillganglighet.yml").read_text(encoding="utf-8"))
WORDS = yaml.safe_load((PROJECT / "Templates/strings.yml").read_text(encoding="utf-8"))["interface"]

# What the register says that a test does, and the test that does it.
EVERY, MARKUP, LINKS, OPERATION, SELF = "Site/test_every_page.py", "Site/test_markup.py", "Site/test_links.py", "Site/test_operation.py", "Site/test_statement.py"
STRUCTURE = "Print/test_structure.py"
STILL = "test_nothing_sounds_moves_listens_or_takes_input_but_to_search_and_tick"
DONE = {
    "axe på varje sida, ljust och mörkt, brett och 320 px": (EVERY, "test_axe_finds_nothing"),
    "rubriknivåer, landmärken, tabellers rubrikceller": (MARKUP, "test_one_h1_and_no_level_skipped", "test_landmarks", "test_tables_say_what_their_headers_head"),
    "Texten på varje sida vid 320 px: uppifrån och ner i samma ordning som i koden": (EVERY, "test_in_one_column_the_text_is_read_as_it_stands"),
    "Ingen sida rullar i sidled vid 320 px; det är också 1280 px vid 400 %": (EVERY, "test_nothing_scrolls_sideways"),
    "Varje sida vid 400 %": (EVERY, "test_nothing_scrolls_sideways"),
    "Läsarens egna avstånd på varje sida vid 320 px": (EVERY, "test_a_readers_own_spacing_breaks_nothing"),
    "Mörkt läge, tvingade färger, egna avstånd": (EVERY, "test_axe_finds_nothing", "test_in_forced_colours_what_matters_has_a_border",
                                                  "test_a_readers_own_spacing_breaks_nothing"),
    "Tangentbord på varje sida, brett och 320 px, med allt som går att nå": (
        "Site/test_keyboard.py", "test_everything_is_reached_in_reading_order", "test_the_focus_is_seen_and_nothing_covers_it", "test_the_focus_alone_leads_nowhere"),
    "Länken till innehållet, en sida av varje slag": ("Site/test_keyboard.py", "test_the_skip_link_leads_past_the_menu"),
    "En förklarad term: visas, stannar, går att stänga": (
        "Site/test_terms.py", "test_the_focus_explains_and_escape_puts_it_away", "test_a_pointer_explains_and_may_rest_on_the_explanation"),
    "Varje tecken på tangentbordet, en sida av varje slag: inget händer": (OPERATION, "test_no_single_key_does_anything"),
    "En nedtryckt knapp eller länk som släpps på ett annat ställe gör inget, en sida av varje slag": (OPERATION, "test_a_press_that_is_let_go_elsewhere_does_nothing"),
    "Kryss och sökord byter inte sida och flyttar inte fokus": (OPERATION, "test_input_leads_nowhere_by_itself"),
    "Knappars, fälts och fokusmarkeringens kontrast mot grunden, ljust och mörkt, en sida av varje slag": (OPERATION, "test_edges_and_focus_stand_out"),
    "Ingen formatmall och inget skript låser eller frågar efter visningsriktning": (OPERATION, "test_pages_turn_with_the_phone"),
    "Inget skript lyssnar på dragningar eller gester": (OPERATION, "test_nothing_listens_to_gestures"),
    "Ingen sida har bilder utom ritningar, och deras text är text": (OPERATION, "test_drawings_are_the_only_pictures_and_their_words_are_text"),
    "Varje sidas titel är egen och börjar med rubriken": (MARKUP, "test_pages_are_in_swedish_and_have_titles_of_their_own"),
    "Språket på varje sida": (MARKUP, "test_pages_are_in_swedish_and_have_titles_of_their_own"),
    "Nu HTML Checker på varje sida": (MARKUP, "test_the_nu_html_checker_finds_nothing"),
    "Sidhuvudets och sidfotens länkar, samma ordning på varje sida": (MARKUP, "test_header_and_footer_are_the_same_on_every_page"),
    "Sidhuvudets och sidfotens länkar och knappar, samma namn på varje sida": (MARKUP, "test_header_and_footer_are_the_same_on_every_page"),
    "Ingen länk heter bara ”läs mer” eller liknande": (LINKS, "test_every_link_says_where_it_leads"),
    "Varje sida nås från startsidan, och med sökningen": (LINKS, "test_every_page_is_reached_from_the_start"),
    "Sökningens besked": ("Site/test_search_page.py", "test_the_number_of_results_is_told"),
    "Inget formulär utom sökning och kryss, och inget som skickar uppgifter": (SELF, STILL),
    "Inget skript använder mikrofon eller kamera": (SELF, STILL), "Inget skript identifierar den som läser": (SELF, STILL),
    "Inget skript lyssnar på rörelse": (SELF, STILL), "Ingen sida laddar om sig själv": (SELF, STILL),
    "Ingen sida har ljud, video eller annat som rör sig": (SELF, STILL),
    "Det går inte att skapa innehåll på webbplatsen": (SELF, STILL), "Pdf-filerna görs av samma text, utan ljud och video": (SELF, STILL),
    "Figurernas alternativtexter i varje pdf; inte validerad mot PDF/UA": (STRUCTURE, "test_figures_have_their_alternative_text_and_a_place"),
    "Rubriker, listor och tabeller i varje pdf-fils struktur; inte validerad mot PDF/UA": (
        STRUCTURE, "test_headings_are_headings_of_the_same_level_in_the_same_order", "test_lists_have_as_many_items_and_nest_alike",
        "test_a_table_is_one_table_with_all_its_cells_whatever_pages_it_crosses"),
    "Texten i varje pdf-fils läsordning är webbsidans": (STRUCTURE, "test_the_text_in_reading_order_is_the_htmls"),
    "Titel och språk i varje pdf": (STRUCTURE, "test_title_language_and_what_the_standard_asks_a_reader_to_show"),
    "Ord på andra språk är märkta i varje pdf": (STRUCTURE, "test_words_of_another_language_say_so"),
    "Varje länk i varje pdf säger vart den leder": (STRUCTURE, "test_links_are_the_htmls_and_each_says_where_it_leads"),
    "Varje kryssruta i pdf-filerna är ett fält med punktens hela text som namn": (STRUCTURE, "test_every_box_is_a_field_named_by_the_items_whole_text"),
}


def words(text):
    return " ".join(text.split())


def text_of(site):
    return words(site.pages[STATEMENT].all("main")[0].text)


def test_every_clause_stands_in_the_statement(site):
    rows = [words(row.text) for row in site.pages[STATEMENT].all("tr")]
    for clause in REGISTER:
        assert any(row.startswith(f"{clause['id']} {clause['title']}") and clause["result"] in row for row in rows), clause


def test_every_heading_of_the_statement_is_in_its_contents(site):
    page = site.pages[STATEMENT]
    headings = [heading.attributes["id"] for heading in page.all("h2") if "main" in heading.inside and heading.attributes["id"].startswith("accessibility_")]
    links = [link.attributes["href"] for link in page.all("a")]
    assert len(headings) == 4
    assert [href for href in links if href.startswith("#accessibility_")] == ["#" + heading for heading in headings]


def test_the_register_has_every_criterion_of_wcag_2_1_a_and_aa():
    wanted = [f"9.{number}" for number in
              "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 "
              "2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.5.1 2.5.2 2.5.3 2.5.4 "
              "3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.3.1 3.3.2 3.3.3 3.3.4 4.1.1 4.1.2 4.1.3".split()]
    assert [clause["id"] for clause in REGISTER if re.match(r"9\.\d\.", clause["id"])] == wanted


def test_the_register_has_the_other_clauses_for_web_content():
    """As the European Commission lists them for V3.2.1; documents to download have WCAG's criteria but four that speak of sets of pages."""
    wanted = ("5.2 5.3 5.4 6.1 6.2.1.1 6.2.1.2 6.2.2.1 6.2.2.2 6.2.2.3 6.2.2.4 6.2.3 6.2.4 6.3 6.4 6.5.2 6.5.3 6.5.4 6.5.5 6.5.6 "
              "7.1.1 7.1.2 7.1.3 7.1.4 7.1.5 7.2.1 7.2.2 7.2.3 7.3 9.6 11.7 11.8.1 11.8.2 11.8.3 11.8.4 11.8.5 12.1.1 12.1.2 12.2.2 12.2.3 12.2.4")
    ids = [clause["id"] for clause in REGISTER]
    assert [id for id in ids if not re.match(r"(9\.\d|10)\.", id)] == wanted.split()
    about_sets = {"2.4.1", "2.4.5", "3.2.3", "3.2.4"}
    assert [id[3:] for id in ids if id.startswith("10.")] == [id[2:] for id in ids if re.match(r"9\.\d\.", id) and id[2:] not in about_sets]


def test_what_is_claimed_of_tests_is_what_they_do():
    """Each sentence of the register that says what `make test` does belongs to tests that are there."""
    said = {clause["id"]: clause["test"] for clause in REGISTER if clause["method"] == "automatisk"}
    claims = {part for text in said.values() for part in ([text] if text in DONE else text.split("; "))}
    assert claims == set(DONE), claims ^ set(DONE)
    for file, *names in DONE.values():
        text = (TESTS / file).read_text(encoding="utf-8")
        assert all(re.search(rf"^def {name}\(", text, re.M) for name in names), (file, names)


def test_what_is_not_tested_is_not_claimed(site):
    assert any(clause["method"] == "inte testad" for clause in REGISTER)
    assert WORDS["accessibilityFull"] not in text_of(site)
    assert WORDS["accessibilityUnknown"] in text_of(site)


@pytest.mark.parametrize("result, conclusion", [
    ("result: uppfyllt, method: manuell, date: 2026-11-21", "accessibilityFull"),
    ("result: inget fel funnet, method: automatisk, date: 2026-11-21", "accessibilityUnknown"),
    ("result: ej bedömt, method: inte testad", "accessibilityUnknown"),
    ('result: brist, method: manuell, date: 2026-11-21, fault: "Något brister"', "accessibilityPartly"),
    ("result: ej tillämpligt, method: inte testad", "accessibilityUnknown"),
])
def test_the_conclusion_follows_from_the_clauses(tmp_path, result, conclusion):
    root = tmp_path / "root"
    for name in ("Content", "Templates"):
        shutil.copytree(PROJECT / name, root / name)
    site_sources(root)
    (root / "Content/register/tillganglighet.yml").write_text(
        '- {id: "9.1.1.1", title: Ett, result: uppfyllt, method: manuell, date: 2026-11-20}\n- {id: "9.1.2.1", title: Två, ' + result + "}\n", encoding="utf-8")
    subprocess.run([LOTS, "build", "--strict", "--quiet", "--root", root], check=True, timeout=120)
    text = text_of(Site(root / "Site/public"))
    said = [key for key in ("accessibilityFull", "accessibilityPartly", "accessibilityUnknown") if WORDS[key] in text]
    assert said == [conclusion]
    assert ("Något brister" in text) == (conclusion == "accessibilityPartly")


def test_the_statement_says_where_to_turn_and_the_build_warns_where_it_cannot(site, tmp_path):
    hrefs = [link.attributes["href"] for link in site.pages[STATEMENT].all("a")]
    assert {"mailto:brister@example.org", "mailto:format@example.org", "https://tillsyn.example/"} <= set(hrefs)
    settings = site_sources(tmp_path) / "site.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    settings.write_text("\n".join(line for line in lines if not line.startswith("accessibleVersions:")) + "\n", encoding="utf-8")
    command = [LOTS, "build", "--format", "json", "--root", PROJECT, "--site", tmp_path / "Site", "--output", tmp_path / "public"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    found = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert result.returncode == 0 and [(fault["code"], fault["severity"]) for fault in found] == [("missing-accessibility-contact", "warning")]
    assert "accessibleVersions" in found[0]["hint"]
    assert WORDS["accessibilityNoContact"] in text_of(Site(tmp_path / "public"))


def test_every_page_leads_to_the_statement(site):
    for path, page in site.on_screen.items():
        assert any(link.attributes.get("href", "").endswith("om-webbplatsen/tillganglighet.html") or
                   path.startswith("om-webbplatsen/") and link.attributes.get("href") == "tillganglighet.html"
                   for link in page.all("a") if "footer" in link.inside), path


def test_nothing_sounds_moves_listens_or_takes_input_but_to_search_and_tick(site):
    """What makes the register say that a clause asks nothing of this site."""
    for path, page in site.pages.items():
        assert not page.all("audio", "video", "canvas", "object", "embed", "marquee", "blink", "track", "textarea", "select"), path
        assert not [tag for tag in page.all("meta") if tag.attributes.get("http-equiv") == "refresh"], path
        kinds = {field.attributes.get("type") for field in page.all("input")} - {"checkbox"}
        assert kinds <= {"text"}, path
        assert all(form.attributes.get("role") == "search" for form in page.all("form")), path
    for path in site.files:
        if path.endswith((".js", ".css")):
            text = (site.root / path).read_text(encoding="utf-8")
            assert not re.search(r"sendBeacon|XMLHttpRequest|\bfetch\(|WebSocket|getUserMedia|devicemotion|deviceorientation|RTCPeerConnection|navigator\.credentials|@keyframes|\banimation:|\btransition:", text), path
