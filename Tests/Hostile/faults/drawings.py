"""Faults in figures: in the drawings, and in how pages show them."""
import re

from faults import fault
from guidance import Line, Planted
from places import PAGES, pick, put


def shown(tree):
    """The drawings that pages show: (page, its line's index, drawing)."""
    found = []
    for path in tree.paths(PAGES):
        for index, line in enumerate(tree.peek(path)):
            match = re.match(r"!\[.*\]\((?:\.\./)*(figurer/[a-z-]+\.svg)", line.text)
            if match:
                found.append((path, index, f"Content/{match[1]}"))
    return found


def draw(tree, random, text):
    """Puts an element into a drawing; gives its path, the line and the drawing's last."""
    _, _, path = pick(random, shown(tree))
    lines = tree.lines(path)
    last = next(index for index in reversed(range(len(lines))) if "</svg>" in lines[index].text)
    lines.insert(last, Line(text))
    return path, lines[last], lines[last + 1]


HOSTILE = {
    "script": "<script>alert(1)</script>", "event": '<rect width="1" onload="alert(1)"/>', "style": '<rect style="fill:red"/>',
    "foreign element": "<foreignObject/>", "outside": '<use href="https://example.org/a.svg#b"/>', "animation": '<animate attributeName="href"/>',
    "link": '<a href="javascript:alert(1)"><text>a</text></a>',
}


@fault("unsafe-svg", *HOSTILE)
def _(tree, random, place):
    path, line, _ = draw(tree, random, HOSTILE[place])
    return [Planted("unsafe-svg", path, line)]


@fault("unsafe-svg", "not closed")
def _(tree, random, _):
    """What is never closed is noticed where the drawing ends."""
    _, _, path = pick(random, shown(tree))
    tree.claim(path)
    lines = tree.peek(path)
    last = next(index for index in reversed(range(len(lines))) if "</svg>" in lines[index].text)
    lines.insert(last, Line("<g>"))
    return [Planted("unsafe-svg", path, lines[last + 1])]


ADDRESSES = {"broken-link": "../del-1/finns-inte-alls.md", "broken-fragment": "../index.md#finns-inte-alls",
             "unknown-act": "lag:2099:999", "invalid-provision": "lag:2010:110#femte"}


@fault("broken-link", "link in a drawing")
def _(tree, random, _):
    return linked(tree, random, "broken-link")


@fault("broken-fragment", "link in a drawing")
def _(tree, random, _):
    return linked(tree, random, "broken-fragment")


@fault("unknown-act", "link in a drawing")
def _(tree, random, _):
    return linked(tree, random, "unknown-act")


@fault("invalid-provision", "link in a drawing")
def _(tree, random, _):
    return linked(tree, random, "invalid-provision")


def linked(tree, random, code):
    """A link that leads nowhere: looked for only in a drawing that has no other fault."""
    if ADDRESSES[code].startswith("lag:"):
        tree.trust("Content/register/forfattningar.yml")
    _, _, path = pick(random, shown(tree))
    tree.claim(path)
    lines = tree.peek(path)
    last = next(index for index in reversed(range(len(lines))) if "</svg>" in lines[index].text)
    line = Line(f'<a href="{ADDRESSES[code]}"><text>a</text></a>')
    lines.insert(last, line)
    return [Planted(code, path, line)]


@fault("mixed-alphabets", "drawing")
def _(tree, random, _):
    path, line, _ = draw(tree, random, "<text>p\u0430tient</text>")
    return [Planted("mixed-alphabets", path, line)]


@fault("misplaced-image", "paragraph", "list", "table")
def _(tree, random, place):
    path = pick(random, tree.paths(PAGES))
    picture = f"![En bild]({'../' * (path.count('/') - 1)}figurer/process.svg)"
    texts = {"paragraph": [f"Text med {picture} i."], "list": [f"- Text med {picture} i."],
             "table": ["| Ett | Två |", "| --- | --- |", f"| a | {picture} |"]}[place]
    _, new = put(tree, random, texts, path=path)
    return [Planted("misplaced-image", path, new[-1])]


@fault("missing-alternative-text", "none", "blank")
def _(tree, random, place):
    path, index, _ = pick(random, shown(tree))
    line = tree.lines(path)[index]
    line.text = re.sub(r"!\[.*?\]\(", "![](" if place == "none" else "![ ](", line.text)
    return [Planted("missing-alternative-text", path, line)]


@fault("missing-image", "real figure")
def _(tree, random, _):
    path, index, _ = pick(random, shown(tree))
    line = tree.lines(path)[index]
    line.text = line.text.replace(".svg", "n.svg", 1)
    return [Planted("missing-image", path, line)]
