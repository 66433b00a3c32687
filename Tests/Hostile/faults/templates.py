"""Faults in the templates."""
import re

from faults import fault
from guidance import Line, Planted
from places import pick

TEMPLATES = r"Templates/.*\.mustache"


def value(tree, random, pattern):
    """A line of a template with a tag that fits, in a file with no other fault."""
    path, index = pick(random, [(path, index) for path in tree.paths(TEMPLATES) for index, line in enumerate(tree.peek(path))
                                if re.search(pattern, line.text)])
    tree.claim(path)
    return path, tree.peek(path)[index]


@fault("unknown-template-name", "name", "text as HTML", "HTML as text", "word", "section")
def _(tree, random, place):
    pattern, text = {
        "name": (r"\{\{title\}\}", "{{finnsintealls}}"), "text as HTML": (r"\{\{title\}\}", "{{{title}}}"),
        "HTML as text": (r"\{\{\{content\}\}\}", "{{content}}"), "word": (r"\{\{strings\.\w+\}\}", "{{strings.finnsintealls}}"),
        "section": (r"\{\{title\}\}", "{{#finnsintealls}}{{/finnsintealls}}"),
    }[place]
    path, line = value(tree, random, pattern)
    line.text = re.sub(pattern, text, line.text, count=1)
    return [Planted("unknown-template-name", path, line)]


@fault("missing-partial", "misspelt")
def _(tree, random, _):
    path, line = value(tree, random, r"\{\{>partials/")
    line.text = re.sub(r"\{\{>partials/", "{{>partials/finns-inte-", line.text, count=1)
    return [Planted("missing-partial", path, line)]


@fault("missing-template", "template")
def _(tree, random, _):
    path = tree.claim(pick(random, tree.paths(r"Templates/[^/]*\.mustache")))
    tree.gone.add(path)
    return [Planted("missing-template", path)]


@fault("template-syntax", "delimiters", "closed too often")
def _(tree, random, place):
    path = tree.claim(pick(random, tree.paths(TEMPLATES)))
    lines = tree.peek(path)
    line = Line({"delimiters": "{{=<% %>=}}", "closed too often": "{{/title}}"}[place])
    lines.insert(0, line)
    return [Planted("template-syntax", path, line)]


@fault("template-syntax", "not closed")
def _(tree, random, _):
    """A section without its end is reported where it begins."""
    path, end = value(tree, random, r"^\{\{/\w+\}\}$")
    lines = tree.peek(path)
    name = end.text[3:-2]
    start = [line for line in lines[:lines.index(end)] if re.search(r"\{\{[#^]%s\}\}" % name, line.text)][-1]
    lines.remove(end)
    return [Planted("template-syntax", path, start)]


@fault("template-syntax", "brace")
def _(tree, random, _):
    path, line = value(tree, random, r"\{\{title\}\}")
    line.text = line.text.replace("{{title}}", "{{title}", 1)
    return [Planted("template-syntax", path, line)]
