"""A document for paper twice over: its HTML as Python's own parser reads it, and its PDF as pikepdf and poppler do.

Nothing here knows how the PDF is made. Both become the same kind of tree, so that they can be laid side by side.
"""
import dataclasses
import functools
import re
import subprocess
from html.parser import HTMLParser

import pikepdf

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclasses.dataclass
class Node:
    """An element of the HTML or of the PDF's structure tree. Its children are nodes and strings, in reading order."""
    name: str
    attributes: dict = dataclasses.field(default_factory=dict)
    children: list = dataclasses.field(default_factory=list)
    parent: "Node" = None

    def all(self, *names):
        """The nodes of these names below this one and itself, in order; every node if no name is given."""
        found = [self] if not names or self.name in names else []
        for child in self.children:
            if isinstance(child, Node):
                found += child.all(*names)
        return found

    def around(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def text(self):
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def classes(self):
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("document")

    def handle_starttag(self, tag, attributes):
        node = Node(tag, {name: value or "" for name, value in attributes}, parent=self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open = self.open.parent

    def handle_endtag(self, tag):
        node = self.open
        while node is not None and node.name != tag:
            node = node.parent
        if node is not None:
            self.open = node.parent

    def handle_data(self, data):
        self.open.children.append(data)


def read_html(file):
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return reader.root


def letters(text):
    """The text without what lines and generated marks change: white space, the page that a link names, arrows, bullets."""
    return re.sub(r"\(s\.\s*\d+\)|[→•·◦‣▪↩\s]", "", text)


def _letters_of_font(font):
    """By glyph number: the text that its ToUnicode map gives it, as a reader copies it."""
    texts, text = {}, font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, value in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            texts[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    assert texts and "beginbfrange" not in text
    return texts


def _painted(page, fonts):
    """What each piece of marked content on a page says, and the texts that stand in none and are no decoration."""
    texts, loose, stack, font = {}, [], [], None
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if len(operands) > 1 else None
            stack.append((str(operands[0]), None if number is None else int(number)))
            if number is not None:
                texts[int(number)] = ""
        elif operator == "EMC":
            stack.pop()
        elif operator == "Tf":
            font = fonts(page.Resources.Font[str(operands[0])])
        elif operator in ("Tj", "TJ"):
            parts = operands[0] if operator == "TJ" else [operands[0]]
            glyphs = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            text = "".join(font.get(int.from_bytes(glyphs[at:at + 2]), "\ufffd") for at in range(0, len(glyphs), 2))
            number = next((number for _, number in reversed(stack) if number is not None), None)
            if number is not None:
                texts[number] += text
            elif not any(tag == "/Artifact" for tag, _ in stack):
                loose.append(text)
    return texts, loose


class Document:
    def __init__(self, html):
        self.name, self.file, self.pdf_file = html.stem, html, html.with_suffix(".pdf")

    @functools.cached_property
    def html(self):
        """What is printed: the HTML's `main`."""
        return read_html(self.file).all("main")[0]

    @functools.cached_property
    def head(self):
        return read_html(self.file).all("head")[0]

    @functools.cached_property
    def pdf(self):
        return pikepdf.open(self.pdf_file)

    @functools.cached_property
    def painted(self):
        """By page: what its pieces of marked content say, by number, and the texts that are in none."""
        known = {}

        def fonts(font):
            if font.objgen not in known:
                known[font.objgen] = _letters_of_font(font)
            return known[font.objgen]

        return {page.objgen: _painted(page, fonts) for page in self.pdf.pages}

    @functools.cached_property
    def tree(self):
        """The structure tree with the texts that are in it, in reading order."""
        root = Node("root")

        def walk(item, parent, page):
            page = item.get("/Pg", page)
            node = Node(str(item.S)[1:], parent=parent)
            parent.children.append(node)
            kids = item.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    node.children.append(self.painted[page.objgen][0][kid])
                elif kid.get("/Type") == "/MCR":
                    node.children.append(self.painted[kid.get("/Pg", page).objgen][0][int(kid.MCID)])
                elif "/S" in kid:
                    walk(kid, node, page)

        top = self.pdf.Root.StructTreeRoot.K
        for item in top if isinstance(top, pikepdf.Array) else [top]:
            walk(item, root, None)
        return root

    @functools.cached_property
    def elements(self):
        """The structure elements as they stand in the file, in reading order: pikepdf dictionaries."""
        found = []

        def walk(item):
            if isinstance(item, pikepdf.Array):
                for kid in item:
                    walk(kid)
            elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
                found.append(item)
                if "/K" in item:
                    walk(item.K)

        walk(self.pdf.Root.StructTreeRoot.K)
        return found

    def of_role(self, role):
        return [element for element in self.elements if element.S == "/" + role]

    @functools.cached_property
    def annotations(self):
        return [annotation for page in self.pdf.pages for annotation in page.get("/Annots", [])]

    @functools.cached_property
    def pages(self):
        """The text of each page, as someone copies or searches it."""
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", self.pdf_file, "-"], capture_output=True, text=True, check=True,
                              timeout=120).stdout
        return text.split("\f")[:-1]

    @functools.cached_property
    def lines(self):
        """For each page its lines as (left, top, right, bottom, text) in points, as poppler lays them out."""
        account = subprocess.run(["pdftotext", "-bbox-layout", self.pdf_file, "-"], capture_output=True, text=True, check=True,
                                 timeout=120).stdout
        reader = _Reader()
        reader.feed(account)
        return [[(*(float(line.attributes[name]) for name in ("xmin", "ymin", "xmax", "ymax")),
                  " ".join(word.text for word in line.all("word"))) for line in page.all("line")]
                for page in reader.root.all("page")]


def reading(main, without=None):
    """The HTML's text in the order in which it is read on paper: a note stands after the mark that calls it.

    Elements of the class `without` are left out.
    """
    notes = {item.attributes.get("id"): item for section in main.all("section") if "footnotes" in section.classes()
             for item in section.all("li")}
    texts = []

    def walk(node):
        if "footnotes" in node.classes() or node.attributes.get("role") == "doc-backlink" or node.name == "svg":
            return
        if without in node.classes():
            return
        number = int(node.attributes.get("start", 1)) - 1
        for child in node.children:
            if isinstance(child, str):
                texts.append(child)
                continue
            if node.name == "ol" and child.name == "li":
                number += 1
                texts.append(f"{number}.")
            walk(child)
        if node.attributes.get("role") == "doc-noteref":
            texts.append(node.text)
            walk(notes[node.attributes["href"][1:]])

    walk(main)
    return "".join(texts)
