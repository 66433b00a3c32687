"""Makes PDFs of documents for paper: one line of JSON in for each document, one line of JSON out.

In:  {"html": "/folder/del-1.html", "pdf": "/folder/.del-1.pdf"}
Out: {"pages": 14, "bytes": 81234} or {"missing": ["U+1F600"]} or {"error": "..."}

The first line out is {"ready": "WeasyPrint 70.0, ..."}: what the PDFs depend on besides the documents. Nothing is fetched
but files beside the document.
"""
import gc
import json
import logging
import os
import re
import sys
from functools import lru_cache
from html import escape
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlsplit

import tinycss2

import structure

SVG = "{http://www.w3.org/2000/svg}svg"

# How many letters a line has room for in tables of few, many and very many columns, and how many a cell's edge takes.
LETTERS, EDGE = {"dense": 116, "wide": 199}, 3
LOOSE = 103

# Boxes to tick are form fields, and a field is only made where the browser's own look is asked for.
FIELDS = 'input[type="checkbox"] { appearance: auto !important; display: inline-block !important; padding: 0 !important }'

COMMA = tinycss2.parse_one_component_value(",")
# The machine's own configuration of fonts, by a path or by the name that it has where the machine keeps it.
FONTS = os.environ.get("FONTCONFIG_FILE") or "fonts.conf"


class Missing(logging.Handler):
    """Collects the characters that no font has, which WeasyPrint only mentions in its log."""

    def __init__(self):
        super().__init__()
        self.found = []

    def emit(self, record):
        if ".notdef" in str(record.msg) and record.args:
            name = f"U+{record.args[-1]:04X}"
            if name not in self.found:
                self.found.append(name)


def main():
    # WeasyPrint's own messages must not be taken for answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(values):
        answers.write(json.dumps(values, sort_keys=True) + "\n")
        answers.flush()

    import weasyprint
    from weasyprint.text.ffi import pango

    structure.install()
    missing = Missing()
    log = logging.getLogger("weasyprint")
    log.handlers, log.propagate = [missing], False
    answer({"ready": f"WeasyPrint {weasyprint.__version__}, pydyf {version('pydyf')}, "
                     f"fontTools {version('fonttools')}, Pango {pango.pango_version()}"})

    # Hundreds of thousands of boxes live until the document is done: looking for garbage among them finds none.
    gc.disable()
    for line in sys.stdin:
        order = json.loads(line)
        missing.found.clear()
        try:
            values = typeset(weasyprint, Path(order["html"]), Path(order["pdf"]))
            answer({"missing": missing.found} if missing.found else values)
        except Exception as error:  # whatever went wrong, the next document may go well
            answer({"error": f"{type(error).__name__}: {error}"})
        gc.collect()


def typeset(weasyprint, source, target):
    fetcher = only_below(weasyprint, source.parent)
    html = weasyprint.HTML(filename=source, url_fetcher=fetcher)
    rules = stylesheets(html.etree_element, source.parent)
    prepare(html.etree_element, rules)
    fonts = fonts_named(rules)
    style = weasyprint.CSS(string=FIELDS, font_config=fonts)
    document = html.render(stylesheets=[style], font_config=fonts, pdf_forms=True, pdf_variant="pdf/ua-1")
    data = document.write_pdf(finisher=structure.finish, pdf_forms=True, pdf_variant="pdf/ua-1")
    with open(target, "wb") as file:
        file.write(data)
    return {"pages": len(document.pages), "bytes": len(data)}


def only_below(weasyprint, folder):
    """Fetches files below the folder and data in the document itself. What cannot be had ends the document: a picture or a
    stylesheet that is missing would leave a PDF that looks whole and is not."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Fetcher(URLFetcher):
        def fetch(self, url, headers=None):
            parts = urlsplit(url)
            if parts.scheme == "file":
                path = Path(unquote(parts.path)).resolve()
                if not path.is_relative_to(folder.resolve()):
                    raise FatalURLFetchingError(f"{path} is outside the document's folder")
            elif parts.scheme != "data":
                raise FatalURLFetchingError(f"{url} is not fetched")
            try:
                return super().fetch(url, headers)
            except Exception as error:
                raise FatalURLFetchingError(f"{url}: {error}") from error

    return Fetcher(allowed_protocols=("file", "data"))


def stylesheets(root, folder):
    """What the document's stylesheets say, all in one."""
    sheets = [link.get("href") for link in root.iter("link") if link.get("rel") == "stylesheet"]
    return "\n".join((folder / unquote(sheet)).read_text(encoding="utf-8") for sheet in sheets)


def fonts_named(rules):
    """The machine's fonts, but only those that the stylesheets name: a letter that none of them has would otherwise be taken
    from whatever font the machine happens to have, and the same document would look different on the next, or be refused
    there."""
    families = set()
    for value in re.findall(r"[{;\s](?:font|font-family|--[\w-]+)\s*:([^;}]*)", rules):
        name = []
        for token in [*tinycss2.parse_component_value_list(value, skip_comments=True), COMMA]:
            if token.type in ("string", "ident"):
                name.append(token.value)
            elif token.type in ("dimension", "percentage", "number") or token == "/":  # sizes stand before the families
                name.clear()
            elif token == ",":
                families.add(" ".join(name))
                name.clear()
    return configuration(frozenset(families - {""}))


@lru_cache(maxsize=1)
def configuration(families):
    from weasyprint.text.fonts import FontConfiguration

    named = "".join(f"<acceptfont><pattern><patelt name='family'><string>{escape(family)}</string></patelt></pattern></acceptfont>"
                    for family in sorted(families))
    file = Path(__file__).with_name("fonts.conf")
    file.write_text(f"<?xml version='1.0'?><fontconfig><include>{escape(FONTS)}</include><selectfont>{named}"
                    f"<rejectfont><pattern/></rejectfont></selectfont></fontconfig>", encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(file)
    return FontConfiguration()


def prepare(root, rules):
    """Changes the document into what a PDF needs: notes where they are called, and names for its fields."""
    parents = {child: parent for parent in root.iter() for child in parent}
    calls = {}
    for link in root.iter("a"):
        if link.get("role") == "doc-noteref":
            calls.setdefault(link.get("href", "#")[1:], link)
    for section in [element for element in root.iter("section") if "footnotes" in element.get("class", "").split()]:
        for item in section.iter("li"):
            call = calls.get(item.get("id"))
            if call is not None:
                move_note(item, call, parents)
        remove(section, parents)
    for table in root.iter("table"):
        set_columns(table)
    # WeasyPrint knows no rules inside a drawing but its own.
    drawn = "\n".join(re.findall(r"^\.fig-[^{]*{[^}]*}", rules, re.MULTILINE))
    for drawing in list(root.iter(SVG)):
        style = drawing.makeelement(SVG.replace("}svg", "}style"), {})
        style.text = drawn
        drawing.insert(0, style)
    for item in root.iter("li"):
        fields = [field for field in item.iter("input") if owner(field, parents) is item]
        for number, field in enumerate(fields, start=1):
            label = " ".join("".join(parents[field].itertext()).split())
            # The other answer to an item means nothing without it.
            question = label if number == 1 else question
            # A full stop would divide a field's name.
            field.set("name", f"{item.get('id', '').replace('.', '-')}{'' if number == 1 else f'-{number}'}")
            field.set("data-label", label if number == 1 else f"{label}: {question}")


def set_columns(table):
    """Gives a table's columns their widths. Left to itself WeasyPrint sets every cell several times over, which takes a third
    of the time of a long document; and a column of long texts would squeeze the others until words break."""
    rows = [[words(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    line = next((LETTERS[name] for name in table.get("class", "").split() if name in LETTERS), LOOSE)
    needed, wanted = [], []
    for column in zip(*rows):
        needed.append(max((len(word) for cell in column for word in cell), default=1) + EDGE)
        wanted.append((sum(sum(len(word) + 1 for word in cell) for cell in column) / len(column)) ** 0.75 + 1)
    left = line - sum(needed)
    if left < 0:  # some words have to be broken: the longest
        needed, left = [min(need, line // len(needed)) for need in needed], 0
    else:  # WeasyPrint breaks some though there is room for them, unless it may not
        table.set("style", "overflow-wrap: normal")
    widths = [need + left * want / sum(wanted) for need, want in zip(needed, wanted)]
    group = table.makeelement("colgroup", {})
    for width in widths:
        group.append(table.makeelement("col", {"style": f"width: {100 * width / sum(widths):.2f}%"}))
    table.insert(1 if len(table) and table[0].tag == "caption" else 0, group)
    table.set("style", "table-layout: fixed; " + table.get("style", ""))


def words(element):
    """What a line can be broken between."""
    return re.findall(r"[^\s-]+-*|-+", "".join(element.itertext()))


def owner(field, parents):
    element = field
    while element is not None and element.tag != "li":
        element = parents.get(element)
    return element


def move_note(item, call, parents):
    """Puts a note in the place of its call's mark; the mark is made anew by the stylesheet, with the same number."""
    mark = parents[call]  # <sup>
    note = mark.makeelement("span", {"class": "note", "id": item.get("id"), "data-number": call.text or ""})
    for number, paragraph in enumerate(item.iter("p")):
        add_text(note, (" " if number else "") + (paragraph.text or ""))
        for child in paragraph:
            if child.get("role") != "doc-backlink":
                note.append(child)
                parents[child] = note
    # The space before the way back has nothing after it now.
    trim(note)
    note.tail, mark.tail = mark.tail, None
    holder = parents[mark]
    holder[list(holder).index(mark)] = note
    parents[note] = holder


def add_text(element, text):
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def trim(element):
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip()
    else:
        element.text = (element.text or "").rstrip()


def remove(element, parents):
    parent = parents[element]
    index = list(parent).index(element)
    if element.tail:
        if index:
            parent[index - 1].tail = (parent[index - 1].tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


if __name__ == "__main__":
    main()
