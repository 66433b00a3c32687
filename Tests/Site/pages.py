"""The rendered site as files: each page read once, with Python's own HTML parser.

Nothing here knows how the generator works; a page is what stands in its file.
"""
import dataclasses
import functools
import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# Attributes that make the browser fetch something, and those that lead the reader somewhere.
RESOURCES = {("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("source", "srcset"),
             ("img", "srcset"), ("video", "src"), ("audio", "src"), ("object", "data"), ("embed", "src"), ("image", "href"),
             ("use", "href"), ("input", "src"), ("video", "poster")}
LINKS = {("a", "href"), ("area", "href"), ("form", "action")}


@dataclasses.dataclass
class Element:
    """One element with its attributes and its text, all that stands below it included."""
    tag: str
    attributes: dict
    line: int
    inside: tuple  # the tags around it, outermost first
    text: str = ""

    def classes(self):
        return self.attributes.get("class", "").split()


@dataclasses.dataclass
class Page:
    path: str  # below the site's root, with /
    elements: list

    def all(self, *tags):
        return [element for element in self.elements if element.tag in tags]

    @functools.cached_property
    def ids(self):
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @functools.cached_property
    def kind(self):
        """The template it was made with, from body's class."""
        names = self.all("body")[0].classes()
        return (names[-1] if names else "none").removeprefix("kind-")

    def addresses(self, which):
        """The (element, address) pairs of the attributes in `which`."""
        return [(element, value) for element in self.elements for name, value in element.attributes.items()
                if (element.tag, name.removeprefix("xlink:")) in which]


class _Parser(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.open = [], []

    def handle_starttag(self, tag, attributes):
        element = Element(tag, {name: value or "" for name, value in attributes}, self.getpos()[0],
                          tuple(outer.tag for outer in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def handle_data(self, data):
        for element in self.open:
            element.text += data


def read_page(root, path):
    parser = _Parser()
    parser.feed((Path(root) / path).read_text(encoding="utf-8"))
    parser.close()
    return Page(path, parser.elements)


class Site:
    """All pages of a rendered site, by path."""

    def __init__(self, root):
        self.root = Path(root)
        self.files = sorted(file.relative_to(self.root).as_posix() for file in self.root.rglob("*") if file.is_file())
        # What other systems show as a part of their own pages is no page.
        self.pages = {path: read_page(self.root, path) for path in self.files
                      if path.endswith(".html") and not path.startswith("api/")}

    @property
    def on_screen(self):
        """The pages that are no documents for paper, by path: those have none of the site's header and menu."""
        return {path: page for path, page in self.pages.items() if not page.kind.startswith("print-")}

    def of_each_kind(self, size=max, paper=True):
        """One page of each kind: the one with the most bytes, or with the fewest if `size` is `min`.

        Documents for paper have none of the site's header and menu; without `paper` they are left out.
        """
        kinds = {}
        for path, page in (self.pages if paper else self.on_screen).items():
            kinds.setdefault(page.kind, []).append(path)
        return sorted(size(paths, key=lambda path: (self.root / path).stat().st_size) for paths in kinds.values())


def is_outside(address):
    """Whether the address names a scheme or a host of its own."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def target(page, address):
    """The path below the root, and the fragment, that a relative address on the page leads to."""
    parts = urlsplit(address)
    if not parts.path:
        return page, unquote(parts.fragment)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))), unquote(parts.fragment)
