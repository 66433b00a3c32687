"""Where in the real guidance a fault can be planted: paragraphs, lists, boxes, tables, notes, heads."""
import re

from guidance import Conflict, Line

PAGES = r"Content/.*\.md"
CHECKLISTS = r"Content/del-\d/checklista\.md"


def pick(random, choices):
    choices = list(choices)
    if not choices:
        raise Conflict("no place")
    return random.choice(choices)


def head_end(lines):
    """The index of the line that closes a page's head."""
    return next(index for index, line in enumerate(lines[1:], start=1) if line.text == "---")


def gaps(lines):
    """The empty lines at which a block can be put in without becoming part of another: those above headings.

    Not above one on the fourth level: a heading that is put in there would be two levels higher.
    """
    found, in_code = [], False
    for index, line in enumerate(lines):
        if line.text.startswith("```"):
            in_code = not in_code
        if not in_code and index > head_end(lines) + 1 and re.match(r"###? ", line.text) and lines[index - 1].text == "":
            found.append(index - 1)
    return found or [len(lines) - 1 if lines[-1].text == "" else len(lines)]


def put(tree, random, texts, pages=PAGES, path=None):
    """Puts a block of lines into a page, with empty lines around it; gives the path and the new lines."""
    path = path or pick(random, tree.paths(pages))
    lines = tree.lines(path)
    new = [Line(text) for text in texts]
    index = pick(random, gaps(lines))
    lines[index:index] = [Line(""), *new]
    if index + len(new) + 1 < len(lines) and lines[index + len(new) + 1].text != "":
        lines.insert(index + len(new) + 1, Line(""))
    return path, new


# ---- Running text: each puts a snippet somewhere and gives the path and the line that it stands on ----

def block(template, at):
    """A place made of lines; `at` is the one that the snippet stands on."""
    def place(tree, random, snippet):
        number = tree.next()
        path, new = put(tree, random, [text.replace("¤", snippet).replace("№", f"prov-{number}") for text in template])
        return path, new[at]
    return place


def existing(pattern, extend):
    """A place in what stands there: at the end of a line that fits."""
    def place(tree, random, snippet):
        found = []
        for path in tree.paths(PAGES):
            lines = tree.peek(path)
            end = head_end(lines)
            fences = [index for index, line in enumerate(lines) if line.text.startswith("```")]
            inside = {index for first, last in zip(fences[::2], fences[1::2]) for index in range(first, last + 1)}
            found += [(path, index) for index in range(end + 1, len(lines)) if index not in inside and re.fullmatch(pattern, lines[index].text)]
        path, index = pick(random, found)
        line = tree.lines(path)[index]
        line.text = extend(line.text, snippet)
        return path, line
    return place


def ended(text, snippet):
    return f"{text} {snippet}"


def in_cell(text, snippet):
    return f"{text.rstrip().removesuffix('|')} {snippet} |"


TEXT = {
    "paragraph": block(["Ett stycke för provet med ¤ mitt i."], 0),
    "second line": block(["Ett stycke för provet", "som går vidare med ¤ här."], 1),
    "emphasis": block(["Ett stycke där *allt med ¤ är betonat*."], 0),
    "list": block(["- En punkt.", "- En punkt med ¤ i."], 1),
    "nested list": block(["1. En punkt.", "   - En inre punkt med ¤ i."], 1),
    "box": block(["> [!RUTA] En ruta", ">", "> Text med ¤ i rutan."], 2),
    "quote": block(["> Ett citat med ¤ i."], 0),
    "table": block(["| Ett | Två |", "| --- | --- |", "| text med ¤ | text |"], 2),
    "caption": block(["Tabell: En rubrik med ¤ i.", "", "| Ett | Två |", "| --- | --- |", "| text | text |"], 0),
    "footnote": block(["En mening.[^№]", "", "[^№]: En not med ¤ i."], 2),
    "source": block(["> [!RUTA] En ruta", ">", "> Text.", ">", "> Källa: någon med ¤ i."], 4),
    "real paragraph": existing(r"[A-ZÅÄÖ][^|\[{]*[a-zåäö]\.", ended),
    "real item": existing(r"- [A-ZÅÄÖ][^|\[{]*[a-zåäö]\.", ended),
    "real box": existing(r"> [A-ZÅÄÖ][^|\[{:]*[a-zåäö]\.", ended),
    "real cell": existing(r"\| (?!---).*[a-zåäö.] \|", in_cell),
    "real note": existing(r"\[\^[a-z0-9-]+\]: .*\.", ended),
}


# ---- Heads and registers ----

def head(tree, random, pattern, pages=PAGES):
    """A line of a page's head that fits."""
    path, index = pick(random, [(path, index) for path in tree.paths(pages) for index, line in enumerate(tree.peek(path)[:head_end(tree.peek(path))])
                                if index and re.match(pattern, line.text)])
    return path, tree.lines(path)[index]


def add_to_head(tree, random, text, pages=PAGES):
    key = text.split(":")[0] + ":"
    path = pick(random, [path for path in tree.paths(pages) if not any(line.text.startswith(key) for line in tree.peek(path))])
    lines = tree.lines(path)
    line = Line(text)
    lines.insert(head_end(lines), line)
    return path, line


def register(name):
    return f"Content/register/{name}.yml"


def row(tree, random, path, pattern):
    """A line of a file that fits."""
    return pick(random, [line for line in tree.lines(path) if re.match(pattern, line.text)])


def entries(lines):
    """The ranges of a register's entries."""
    starts = [index for index, line in enumerate(lines) if line.text.startswith("- ")]
    ends = [*starts[1:], len(lines)]
    return [(start, next((index for index in range(start + 1, end) if not lines[index].text.startswith("  ")), end)) for start, end in zip(starts, ends)]
