"""The real guidance on paper as someone sees it: pages, what holds together, what stands in margins, and that words are found."""
import json
import re
from collections import Counter

import pikepdf

from documents import letters, reading

BASE = "http://localhost/"  # site.yml's address


# ---- Text that is searched and copied ----

def test_every_word_of_the_html_is_found_whole(documents):
    """A hyphen at a line's end that the text does not have would hide the word from a search."""
    for name, document in documents.items():
        wanted = words(reading(document.html, without="address"))  # which has no words, and may be broken anywhere
        found = words(" ".join(document.pages))
        missing = {word for word in wanted if word not in found}
        assert len(wanted) > 50 and not missing, f"{name}: {sorted(missing)[:10]}"
        assert "\u2010" not in "".join(document.pages) and "\u00ad" not in "".join(document.pages), name


def words(text):
    return set(re.findall(r"[^\W\d_]+", text))


def test_nothing_is_painted_outside_the_margins(documents):
    """Such a thing is cut off by a printer: a cell that is too narrow, a word that does not break."""
    faults = []
    for name, document in documents.items():
        side = (16 if name.startswith("checklista-") else 18) * 72 / 25.4
        for number, lines in enumerate(document.lines, start=1):
            width, height = [float(edge) for edge in document.pdf.pages[number - 1].MediaBox][2:]
            faults += [f"{name}, page {number}: {text}" for left, top, right, bottom, text in lines
                       if left < side - 2 or right > width - side + 2 or top < 15 or bottom > height - 12]
    assert not faults, "\n".join(faults)


def test_no_line_is_painted_over_another(documents):
    faults = []
    for name, document in documents.items():
        for number, lines in enumerate(document.lines, start=1):
            for index, one in enumerate(lines):
                for other in lines[index + 1:]:
                    across = min(one[2], other[2]) - max(one[0], other[0])
                    down = min(one[3], other[3]) - max(one[1], other[1])
                    if across > 3 and down > 0.6 * min(one[3] - one[1], other[3] - other[1]):
                        faults.append(f"{name}, page {number}: {one[4]!r} and {other[4]!r}")
    assert not faults, "\n".join(faults[:20])


def test_no_line_begins_with_a_sign_whose_number_stands_on_the_line_before(documents):
    begun = [f"{name}, page {number}: {text}" for name, document in documents.items()
             for number, lines in enumerate(document.lines, start=1)
             for *_, text in lines if re.match(r"§(?!§? ?\d)", text)]
    assert any("§" in page for document in documents.values() for page in document.pages)
    assert not begun, "\n".join(begun)


# ---- Pages ----

def test_each_checklist_is_one_sheet_with_all_that_it_needs(checklists, documents):
    assert len(checklists) == 3
    for name, document in checklists.items():
        assert len(document.pages) == 1, name
        text = " ".join(document.pages[0].split())
        for needed in ("Stöd, inte en uttömmande instruktion", "Vänder sig till:", "Status: Utkast", "Utgåva: 2026-1", "Granskad:",
                       f"Adress: {BASE}", "Anteckningar", "Inte beslutad.", "Sida 1 av 1",
                       "Inte en journalhandling. Skriv inga personuppgifter här; dokumentera i journalen."):
            assert needed in text, f"{name}: {needed}"


def test_every_page_is_a4_and_numbered_and_says_that_nobody_has_decided(documents):
    for name, document in documents.items():
        count = len(document.pages)
        assert count == len(document.pdf.pages)
        for number, page in enumerate(document.pages, start=1):
            size = [round(float(edge)) for edge in document.pdf.pages[number - 1].MediaBox]
            assert size in ([0, 0, 595, 842], [0, 0, 842, 595]), f"{name}, page {number}: {size}"
            assert f"Sida {number} av {count}" in page and "Inte beslutad." in page, f"{name}, page {number}"


def test_the_record_beside_them_says_how_many_pages_they_have(folder, documents):
    record = json.loads((folder / "export.json").read_text(encoding="utf-8"))
    assert {item["name"]: item["pages"] for item in record["items"]} == {
        name: len(document.pages) for name, document in documents.items()}


def leaves(document):
    """Every element that holds painted text itself, in reading order, with the page of its first and its last part."""
    numbers = {page.objgen: number for number, page in enumerate(document.pdf.pages, start=1)}
    found = []

    def walk(item, around):
        kids = item.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        pages = []
        for kid in kids:
            if isinstance(kid, int):
                pages.append(numbers[item.Pg.objgen])
            elif kid.get("/Type") == "/MCR":
                pages.append(numbers[kid.get("/Pg", item.get("/Pg")).objgen])
            elif "/S" in kid:
                if pages:
                    found.append((around + [item], pages[0], pages[-1]))
                    pages = []
                walk(kid, around + [item])
        if pages:
            found.append((around + [item], pages[0], pages[-1]))

    top = document.pdf.Root.StructTreeRoot.K
    for item in (top if isinstance(top, pikepdf.Array) else [top]):
        walk(item, [])
    return found


def roles(path):
    return [str(item.S) for item in path]


def test_no_heading_stands_alone_at_the_foot_of_a_page(documents):
    count = 0
    for name, document in documents.items():
        found = [leaf for leaf in leaves(document) if "/Note" not in roles(leaf[0])]
        for leaf, after in zip(found, found[1:]):
            if re.fullmatch(r"/H[1-6]", next((role for role in reversed(roles(leaf[0])) if role.startswith("/H")), "")):
                count += 1
                assert leaf[2] == after[1], f"{name}: a heading on page {leaf[2]}, its text on page {after[1]}"
    assert count > 300


def test_rows_short_tables_boxes_and_captions_are_not_divided(documents):
    for name, document in documents.items():
        short = ["short" in table.classes() for table in document.html.all("table")]
        tables, rows = {}, {}
        for path, first, last in leaves(document):
            for item in path:
                if item.S == "/Table":
                    tables.setdefault(item.objgen, []).extend([first, last])
                if item.S in ("/TR", "/Caption"):
                    rows.setdefault(item.objgen, set()).update([first, last])
        assert all(len(pages) == 1 for pages in rows.values()), name
        assert [len(set(pages)) == 1 for pages, is_short in zip(tables.values(), short) if is_short] == [True] * sum(short), name
        # A table's caption and head are not left behind by its first row.
        assert all(pages.count(pages[0]) > 4 for pages in tables.values()), name


def test_a_note_stands_on_the_page_that_calls_it(documents):
    count = 0
    for name, document in documents.items():
        found = leaves(document)
        for before, after in zip(found, found[1:]):
            if "/Reference" in roles(before[0]) and "/Note" in roles(after[0]):
                count += 1
                assert before[2] == after[1], f"{name}: called on page {before[2]}, stands on page {after[1]}"
    assert count > 80


# ---- The whole guidance ----

def test_ids_are_unique_and_links_stay_inside(documents):
    for name, document in documents.items():
        ids = Counter(node.attributes["id"] for node in document.html.all() if "id" in node.attributes)
        assert max(ids.values()) == 1, f"{name}: {ids.most_common(3)}"
        for link in document.html.all("a"):
            address = link.attributes["href"]
            if address.startswith("#"):
                assert address[1:] in ids, f"{name}: {address}"
            elif address.startswith(BASE):
                # A page that the document holds has the page's name as id.
                held = address[len(BASE):].split("#")[0].removesuffix(".html").replace("/", ".")
                assert held not in ids, f"{name}: {address} leaves a document that holds the page"


def test_the_whole_guidance_sends_nobody_to_the_site_for_what_it_holds(whole):
    """Only pages about the website itself are not printed, and acts without a published text have their page there alone."""
    outside = {link.attributes["href"][len(BASE):] for link in whole.html.all("a") if link.attributes["href"].startswith(BASE)}
    assert all(re.match(r"om-webbplatsen/|forfattningar/", address) for address in outside), sorted(outside)[:10]


def test_links_inside_lead_to_a_place_in_the_pdf(documents):
    for name, document in documents.items():
        places = destinations(document)
        for annotation in document.annotations:
            if annotation.Subtype == "/Link" and annotation.get("/A", {}).get("/S") != "/URI":
                target = annotation.get("/Dest") or annotation.A.D
                assert isinstance(target, pikepdf.Array) or str(target) in places, f"{name}: {target}"


def destinations(document):
    """The page's number of each named place."""
    numbers = {page.objgen: number for number, page in enumerate(document.pdf.pages, start=1)}
    names = document.pdf.Root.get("/Names")
    if names is None or "/Dests" not in names:
        return {}
    tree = pikepdf.NameTree(names.Dests)
    return {key: numbers[(value.D if isinstance(value, pikepdf.Dictionary) else value)[0].objgen] for key, value in tree.items()}


def test_the_contents_name_the_page_where_each_chapter_begins(documents):
    count = 0
    for name, document in documents.items():
        if not document.html.all("nav"):
            continue
        entries = [entry for entry in document.html.all("nav")[0].all("a")]
        places = destinations(document)
        printed = [entry for entry in document.tree.all("TOCI")]
        for entry, item in zip(entries, printed):
            text = "".join(child for link in item.all("Link")[:1] for child in link.children if isinstance(child, str))
            number = int(re.search(r"(\d+)\s*$", text)[1])
            assert letters(text).startswith(letters(entry.text)), f"{name}: {text}"
            assert places[entry.attributes["href"][1:]] == number, f"{name}: {text}"
            assert letters(entry.text) in letters(document.pages[number - 1]), f"{name}: {text}"
            count += 1
    assert count > 80


def test_every_page_of_the_whole_has_running_titles(whole):
    tops = [chapter for chapter in whole.html.all("section") if "chapter-top" in chapter.classes()]
    places = destinations(whole)
    for number, lines in enumerate(whole.lines[1:], start=2):
        assert any(bottom < 57 and text.startswith("Hälso- och sjukvårdens arbete") for _, _, _, bottom, text in lines), number
    for chapter in tops:
        title = chapter.all(*(f"h{level}" for level in range(1, 7)))[0]
        number = places[title.attributes["id"]]
        head = " ".join(text for _, _, _, bottom, text in whole.lines[number - 1] if bottom < 57)
        assert title.attributes["data-running"] in head, f"page {number}: {head}"
    assert len(tops) > 6


def test_legal_references_have_their_address_in_the_list_at_the_end(documents):
    for name, document in documents.items():
        listed = {node.text.strip() for node in document.html.all("p") if "address" in node.classes()}
        cited = {link.attributes["href"].split("#")[0] for link in document.html.all("a") if "legal" in link.classes()}
        cited = {address for address in cited if address.startswith("http") and not address.startswith(BASE)}
        assert cited <= listed, f"{name}: {sorted(cited - listed)}"
    assert len(listed) > 20  # the whole guidance, which comes last
