"""The PDFs of the real guidance for someone who does not see them: their tags, names, languages, bookmarks and fields.

No validator for PDF/UA can be installed here. These are the checks that can be made without one.
"""
import copy
import io
import subprocess

import pikepdf


from documents import Node, letters, reading

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = {"ul": "li", "ol": "li", "dl": "div"}


def printed(main, *names):
    """The HTML's elements of these names that have a place of their own: notes are printed where they are called."""
    return [node for node in main.all(*names) if not any("footnotes" in outer.classes() for outer in (node, *node.around()))]


def compare(documents, of_html, of_pdf):
    faults = []
    for name, document in documents.items():
        wanted, found = of_html(document.html), of_pdf(document.tree)
        assert wanted, f"{name} has none"
        for index, pair in enumerate(zip(wanted + [None] * len(found), found + [None] * len(wanted))):
            if pair[0] != pair[1]:
                faults.append(f"{name}, number {index}: {pair[0]} in the HTML, {pair[1]} in the PDF")
                break
    assert not faults, "\n".join(faults)


# ---- The tree ----

def test_headings_are_headings_of_the_same_level_in_the_same_order(documents):
    compare(documents, lambda main: [(node.name.upper(), letters(node.text)) for node in printed(main, *HEADINGS)],
            lambda tree: [(node.name, letters(node.text)) for node in tree.all(*(name.upper() for name in HEADINGS))])


def test_paragraphs_are_whole_whatever_page_they_end_on(documents):
    compare(documents, lambda main: [letters(reading_within(main, node)) for node in printed(main, "p")],
            lambda tree: [letters(node.text) for node in tree.all("P")])


def reading_within(main, node):
    """The text of a part of the HTML, with the notes that are called in it."""
    notes = [section for section in main.all("section") if "footnotes" in section.classes()]
    return reading(Node("part", children=[node, *notes]))


def test_lists_have_as_many_items_and_nest_alike(documents):
    def of_html(main):
        return [sum(isinstance(child, Node) and child.name == LISTS[node.name] for child in node.children)
                for node in printed(main, *LISTS)]

    def of_pdf(tree):
        lists = tree.all("L", "TOC")
        assert all(node.parent.name != "L" for node in lists)
        return [sum(isinstance(child, Node) and child.name in ("LI", "TOCI") for child in node.children) for node in lists]

    compare(documents, of_html, of_pdf)


def test_a_table_is_one_table_with_all_its_cells_whatever_pages_it_crosses(documents):
    def of_html(main):
        return [[[(cell.name.upper(), letters(reading_within(main, cell))) for cell in row.all("td", "th")]
                 for row in table.all("tr")] for table in printed(main, "table")]

    def of_pdf(tree):
        return [[[(cell.name, letters(cell.text)) for cell in row.all("TD", "TH")] for row in table.all("TR")]
                for table in tree.all("Table")]

    compare({name: document for name, document in documents.items() if document.html.all("table")}, of_html, of_pdf)


def test_every_cell_names_the_heading_of_its_column(documents):
    count = 0
    for name, document in documents.items():
        for table in document.of_role("Table"):
            rows = [item for group in table.K if group.S in ("/THead", "/TBody") for item in group.K]
            heads = [str(cell.ID) for cell in rows[0].K]
            assert all(cell.S == "/TH" and cell.A.Scope == "/Column" for cell in rows[0].K), name
            assert len(set(heads)) == len(heads)
            for row in rows[1:]:
                assert [[str(head) for head in cell.A.Headers] for cell in row.K] == [[head] for head in heads], name
                count += 1
    assert count > 400


def test_the_parts_of_lists_and_tables_stand_where_they_may(documents):
    inside = {"LI": ("L",), "Lbl": ("LI",), "LBody": ("LI", "TOCI"), "TR": ("THead", "TBody"), "TH": ("TR",), "TD": ("TR",),
              "THead": ("Table",), "TBody": ("Table",), "TOCI": ("TOC",), "TOC": ("TOC", "LBody", "Sect", "Div", "Part"),
              "Form": None, "Figure": None}
    for name, document in documents.items():
        for node in document.tree.all(*inside):
            allowed = inside[node.name]
            assert allowed is None or node.parent.name in allowed, f"{name}: {node.name} in {node.parent.name}"


def test_the_text_in_reading_order_is_the_htmls(documents):
    for name, document in documents.items():
        tree = without_leaders(document.tree)
        for figure in tree.all("Figure"):
            figure.children = []
        wanted, found = letters(reading(document.html)), letters(tree.text)
        differs = next((index for index, pair in enumerate(zip(wanted, found)) if pair[0] != pair[1]), min(len(wanted), len(found)))
        at = slice(max(0, differs - 40), differs + 40)
        assert wanted == found, f"{name}: …{wanted[at]}… is …{found[at]}…"


def without_leaders(tree):
    """The tree without the dots and the numbers of pages in the contents."""
    tree = copy.deepcopy(tree)
    for link in [link for entry in tree.all("TOCI") for link in entry.all("Link")]:
        dots = next((index for index, child in enumerate(link.children) if child.strip() == "."), len(link.children))
        link.children = link.children[:dots]
    return tree


def test_all_that_is_painted_is_in_the_tree_or_marked_as_decoration(documents):
    for name, document in documents.items():
        parents = document.pdf.Root.StructTreeRoot.ParentTree
        owners = {int(parents.Nums[index]): parents.Nums[index + 1] for index in range(0, len(parents.Nums), 2)}
        for number, page in enumerate(document.pdf.pages, start=1):
            texts, loose = document.painted[page.objgen]
            known = owners[int(page.StructParents)]
            assert not loose, f"{name}, page {number}: {loose}"
            outside = [text for mark, text in texts.items() if mark >= len(known) or known[mark] is None]
            assert not outside, f"{name}, page {number}: {outside}"


# ---- What is said of the whole ----

def test_title_language_and_what_the_standard_asks_a_reader_to_show(documents):
    for name, document in documents.items():
        root, title = document.pdf.Root, document.head.all("title")[0].text
        assert str(root.Lang) == "sv" and root.MarkInfo.Marked is True, name
        assert root.ViewerPreferences.DisplayDocTitle is True and str(document.pdf.docinfo.Title) == title, name
        with document.pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == title and metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1", name
        assert all(page.Tabs == "/S" for page in document.pdf.pages if "/Annots" in page), name


def test_words_of_another_language_say_so(documents):
    count = 0
    for name, document in documents.items():
        wanted = sorted(span.attributes["lang"] for span in document.html.all("span") if "lang" in span.attributes)
        assert sorted(str(element.Lang) for element in document.elements if "/Lang" in element) == wanted, name
        count += len(wanted)
    assert count


def test_bookmarks_are_the_headings(documents):
    for name, document in documents.items():
        found = []

        def walk(items, depth):
            for item in items:
                found.append((depth, letters(item.title)))
                walk(item.children, depth + 1)

        with document.pdf.open_outline() as outline:
            walk(outline.root, 1)
        wanted = [(int(node.name[1]), letters(node.text)) for node in printed(document.html, *HEADINGS)]
        assert found == wanted, name


def test_every_font_is_embedded_and_its_letters_can_be_copied(documents):
    for name, document in documents.items():
        table = subprocess.run(["pdffonts", document.pdf_file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert table, name
        for line in table:
            embedded, _, unicode = line.split()[-5:-2]
            assert embedded == "yes" and unicode == "yes", f"{name}: {line}"


# ---- Links, figures and fields ----

def test_links_are_the_htmls_and_each_says_where_it_leads(documents):
    def of_html(main):
        return [letters(node.text) for node in printed(main, "a") if not node.attributes.get("role")] + [
            letters(node.text) for section in main.all("section") if "footnotes" in section.classes()
            for node in section.all("a") if not node.attributes.get("role")]

    for name, document in documents.items():
        wanted, found = of_html(document.html), [letters(node.text) for node in without_leaders(document.tree).all("Link")]
        assert sorted(wanted) == sorted(found), name
        links = [(" ".join(node.text.split()), node.attributes.get("title")) for node in document.html.all("a")]
        said_of = {text for text, _ in links} | {f"{text} ({title})" for text, title in links}
        for annotation in document.annotations:
            if annotation.Subtype == "/Link":
                assert str(annotation.get("/Contents", "")) in said_of, f"{name}: {annotation.get('/Contents')!r}"


def test_annotations_and_the_tree_know_each_other(documents):
    for name, document in documents.items():
        parents = document.pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(parents[index]): parents[index + 1] for index in range(0, len(parents), 2)}
        for annotation in document.annotations:
            owner = owners[int(annotation.StructParent)]
            kids = owner.K if isinstance(owner.K, pikepdf.Array) else [owner.K]
            held = [kid.Obj for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
            assert annotation.objgen in [item.objgen for item in held], name
            assert owner.S == ("/Form" if annotation.Subtype == "/Widget" else "/Link"), name


def test_figures_have_their_alternative_text_and_a_place(documents):
    count = 0
    for name, document in documents.items():
        wanted = [node.attributes.get("aria-label") or node.attributes.get("alt") for node in document.html.all("svg", "img")]
        figures = document.of_role("Figure")
        assert [str(figure.Alt) for figure in figures] == wanted and all(wanted), name
        for figure in figures:
            left, bottom, right, top = map(float, figure.A.BBox)
            assert 40 < left < right < 555 and 40 < bottom < top < 800, name
        count += len(figures)
    assert count > 7


def names(document):
    """What a screen reader says at each box, by the HTML."""
    found = []
    for item in [node for node in document.html.all("li") if "checklist-item" in node.classes()]:
        labels = [label for label in item.all("label") if next(outer for outer in label.around() if outer.name == "li") is item]
        question = " ".join(labels[0].text.split())
        found.append(question)
        found += [f"{' '.join(label.text.split())}: {question}" for label in labels[1:]]
    return found


def test_every_box_is_a_field_named_by_the_items_whole_text(documents):
    count = 0
    for name, document in documents.items():
        fields = [annotation for annotation in document.annotations if annotation.Subtype == "/Widget"]
        assert [str(field.TU) for field in fields] == names(document), name
        assert len({str(field.T) for field in fields}) == len(fields)
        form = document.pdf.Root.get("/AcroForm")
        assert not fields or {item.objgen for item in form.Fields} == {field.objgen for field in fields}, name
        for field in fields:
            assert field.FT == "/Btn" and not int(field.get("/Ff", 0)) & 0b1_1000_0000_0000_0001, name
            states = {str(state) for state in field.AP.N.keys()}
            assert field.AS == "/Off" and len(states - {"/Off"}) == 1, f"{name}: {states}"
            assert not int(field.get("/F", 0)) & 0b10 and int(field.get("/F", 0)) & 0b100, f"{name}: hidden, or not printed"
        count += len(fields)
    assert count > 40


def test_a_box_is_seen_empty_and_seen_ticked(checklists):
    for document in checklists.values():
        with pikepdf.open(document.pdf_file) as pdf:
            empty = ink(pdf)
            field = next(annotation for annotation in pdf.pages[0].Annots if annotation.Subtype == "/Widget")
            field.AS = field.V = next(pikepdf.Name(state) for state in field.AP.N.keys() if state != "/Off")
            area = [float(edge) for edge in field.Rect]
            ticked = ink(pdf)
            assert area[2] - area[0] > 10 and area[3] - area[1] > 10  # points, within the frame
            assert dark(empty, area) > 40, "the box's frame is faint"
            assert dark(ticked, area) > dark(empty, area) + 15, "a tick is not seen"


def ink(pdf, resolution=72):
    """The first page as rows of greys, a pixel a point."""
    file = io.BytesIO()
    pdf.save(file)
    picture = subprocess.run(["pdftoppm", "-gray", "-r", str(resolution), "-l", "1", "-"], input=file.getvalue(),
                             capture_output=True, check=True).stdout
    _, size, _, pixels = picture.split(b"\n", 3)
    width = int(size.split()[0])
    return [pixels[start:start + width] for start in range(0, len(pixels), width)]


def dark(rows, area):
    left, bottom, right, top = area
    height = len(rows)
    return sum(pixel < 110 for row in rows[int(height - top) - 2:int(height - bottom) + 2] for pixel in row[int(left) - 2:int(right) + 2])
