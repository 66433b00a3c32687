"""Faults in the heads of pages."""
from faults import fault
from guidance import Line, Planted
from places import CHECKLISTS, PAGES, add_to_head, head, head_end, pick


def change(code, place, pattern, text, pages=PAGES):
    """A line of a page's head becomes another."""
    @fault(code, place)
    def _(tree, random, _):
        path, line = head(tree, random, pattern, pages)
        line.text = text
        return [Planted(code, path, line)]


def add(code, place, text):
    """A line more."""
    @fault(code, place)
    def _(tree, random, _):
        path, line = add_to_head(tree, random, text)
        return [Planted(code, path, line)]


def spoil(code, place, key, text, at=0):
    """Lines that make the whole head unreadable: nothing else in the file is looked for."""
    @fault(code, place)
    def _(tree, random, _):
        path = tree.claim(pick(random, tree.paths(PAGES)))
        lines = tree.peek(path)
        index = next(index for index, line in enumerate(lines[:head_end(lines)]) if line.text.startswith(key))
        lines[index:index + 1] = [Line(part) for part in text.split("\n")]
        return [Planted(code, path, lines[index + at])]


def cut(code, place, key):
    """A line less: what is missing is reported at the head's first line."""
    @fault(code, place)
    def _(tree, random, _):
        path = tree.claim(pick(random, tree.paths(PAGES)))
        lines = tree.peek(path)
        del lines[next(index for index, line in enumerate(lines[:head_end(lines)]) if line.text.startswith(key))]
        return [Planted(code, path, 2)]


add("unknown-key", "far", "redaktionsnummer: 7")
add("unknown-key", "near", "sumary: Något")
add("wrong-type", "list", "reviewed: [2026-01-01]")
add("wrong-type", "mapping", "review_by: {a: b}")
add("unknown-value", "part", "part: del-99")
add("invalid-date", "reviewed", "reviewed: 2026-02-30")
add("invalid-date", "review_by", "review_by: i våras")
add("mixed-alphabets", "head", "audience: p\u0430tienter")
change("wrong-type", "order", "order:", "order: många")
change("wrong-type", "summary", "summary:", "summary: {a: b}")
change("wrong-type", "status", "status:", "status: [utkast]")
change("unknown-value", "status", "status:", "status: klar")
change("unknown-value", "kind", "kind: section", "kind: sektion")
change("unknown-value", "kind of a checklist", "kind:", "kind: lista", CHECKLISTS)
change("unknown-value", "kind of a part", "kind: part", "kind: parti")
change("invalid-date", "change", "  - date:", "  - date: 2026-13-01")
change("kind-in-wrong-place", "start elsewhere", "kind: section", "kind: start")
change("kind-in-wrong-place", "start page", "kind:", "kind: page", r"Content/index\.md")
change("kind-in-wrong-place", "part elsewhere", "kind: section", "kind: part")
change("missing-key", "empty", "title:", "title:")
change("missing-key", "blank", "title:", 'title: "  "')
change("missing-key", "empty kind", "kind:", "kind:")
cut("missing-key", "title", "title:")
cut("missing-key", "kind", "kind:")
spoil("unknown-key", "misspelt title", "title:", "titel: Något")
spoil("invalid-yaml", "bracket", "order:", "order: [1, 2")
spoil("invalid-yaml", "quotation mark", "status:", 'status: "utkast')
spoil("invalid-yaml", "colon", "status:", "status: utkast: nu")
spoil("invalid-yaml", "tab", "order:", "order:\n\t- 1", 1)
spoil("invalid-yaml", "twice", "order:", "order: 1\norder: 2", 1)
spoil("invalid-yaml", "type", "order:", "order: !!int 1")
spoil("yaml-alias", "alias", "order:", "order: *ordning")
spoil("yaml-alias", "anchor", "status:", "status: &s utkast")
spoil("control-character", "escape", "summary:", 'summary: "a\\x07b"')
spoil("direction-override", "escape", "summary:", 'summary: "a\\u202Eb"')
spoil("direction-override", "plain", "summary:", "summary: Något \u202E bakvänt")


@fault("missing-key", "note of a change")
def _(tree, random, _):
    path, line = head(tree, random, "    note:")
    lines = tree.lines(path)
    index = lines.index(line)
    lines.remove(line)
    return [Planted("missing-key", path, lines[index - 1])]


@fault("unknown-key", "in a change")
def _(tree, random, _):
    path, line = head(tree, random, "    note:")
    lines = tree.lines(path)
    new = Line("    redaktionsnummer: 7")
    lines.insert(lines.index(line) + 1, new)
    return [Planted("unknown-key", path, new)]


@fault("missing-front-matter", "none", "no first line", "no last line", "empty line first", "empty file")
def _(tree, random, place):
    path = tree.claim(pick(random, tree.paths(PAGES)))
    lines = tree.peek(path)
    if place == "none":
        del lines[:head_end(lines) + 1]
    elif place == "no first line":
        del lines[0]
    elif place == "no last line":
        del lines[head_end(lines)]
        # Another such line would close it.
        for line in lines[1:]:
            if line.text == "---":
                line.text = "***"
    elif place == "empty line first":
        lines.insert(0, Line(""))
    else:
        lines[:] = [Line("")]
    return [Planted("missing-front-matter", path, 1)]
