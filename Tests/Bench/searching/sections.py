"""The rendered pages as sections, for engines that index what they are given.

Each section is what stands under one heading, with the footnotes that it refers to; a register's entry is one too.
Left out is what every page has: menus, lists of pages, and the boxes at its end.
"""
import dataclasses
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "span", "strong", "sub", "sup", "time"}
LEFT_OUT = {"nav", "svg", "script", "style", "template"}
LEFT_OUT_CLASSES = {"legal-basis", "about-page", "pager", "facts", "footnote-ref", "footnote-back"}
LEFT_OUT_FOLDERS = {"utskrift", "sok", "assets", "api"}
LEFT_OUT_PAGES = {"404.html", "sok.html", "normer.html"}  # the page of statements repeats the sections' sentences


@dataclasses.dataclass
class Section:
    url: str
    page: str  # the page's title
    heading: str
    text: str


def sections(site):
    """All sections of the rendered site, in the order of the files' names."""
    found = []
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site)
        if path.parts[0] in LEFT_OUT_FOLDERS or str(path) in LEFT_OUT_PAGES:
            continue
        reader = _Reader(path.as_posix())
        reader.feed(file.read_text(encoding="utf-8"))
        reader.close()
        found += reader.sections()
    return found


@dataclasses.dataclass
class _Found:
    name: str  # the id; none for what stands before the first heading
    heading: list = dataclasses.field(default_factory=list)
    text: list = dataclasses.field(default_factory=list)
    notes: list = dataclasses.field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path = path
        self.open = []  # (tag, whether it begins what is left out, its id)
        self.found = [_Found("")]
        self.notes = {}
        self.in_heading = False  # of a section: a heading without an id is text

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        attributes = dict(attributes)
        name, classes = attributes.get("id") or "", set((attributes.get("class") or "").split())
        left_out = tag in LEFT_OUT or bool(classes & LEFT_OUT_CLASSES) or name == "footnotes--title"
        # A register's entry has its id on the element round the heading.
        section = (name or self.open[-1][2]) if tag in HEADINGS and self.open else ""
        self.open.append((tag, left_out, name))
        if tag == "a" and (attributes.get("href") or "").startswith("#fn--") and self._inside("main"):
            self.found[-1].notes.append(attributes["href"][1:])
        if self._skipped():
            return
        if section and tag != "h1":
            self.found.append(_Found(section))
        self.in_heading = self.in_heading or tag == "h1" or bool(section)
        if tag not in INLINE:
            self._text().append(" ")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        self.in_heading = self.in_heading and tag not in HEADINGS
        if tag not in INLINE and not self._skipped():
            self._text().append(" ")

    def handle_data(self, data):
        if not self._skipped():
            self._text().append(data)

    def _text(self):
        """Where text goes now: to a footnote, to the section's heading or to its text."""
        for _, _, name in self.open:
            if name.startswith("fn--"):
                return self.notes.setdefault(name, [])
        return self.found[-1].heading if self.in_heading else self.found[-1].text

    def _inside(self, tag):
        return any(name == tag for name, _, _ in self.open)

    def _skipped(self):
        return not self._inside("main") or any(left_out for _, left_out, _ in self.open)

    def sections(self):
        title = _plain(self.found[0].heading)
        for one in self.found:
            notes = [part for name in one.notes for part in self.notes.get(name, [])]
            url = f"{self.path}#{one.name}" if one.name else self.path
            yield Section(url, title, _plain(one.heading), _plain(one.text + notes))


def _plain(parts):
    return " ".join("".join(parts).split())
