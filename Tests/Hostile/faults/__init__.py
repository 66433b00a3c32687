"""Every fault that lots knows, as something that goes wrong in the real guidance: what is planted, and what must be said.

A mutation is (code, place, stage, function); the function is given a tree, a source of chance and the place, and gives what
must be reported. Those of `check` are reported by `lots check` alone. Faults of one stage are reported together: of `layout`
and `last` only where nothing else is wrong.
"""
from guidance import Planted
from places import PAGES, TEXT, put, register

MUTATIONS = []


def fault(code, *places, stage="content"):
    def add(function):
        MUTATIONS.extend((code, place, stage, function) for place in places)
        return function
    return add


def snippet(code, text, *names, trust=None):
    """A fault in running text, in many kinds of place; № is another number each time."""
    @fault(code, *(names or TEXT))
    def _(tree, random, name):
        if trust:
            tree.trust(register(trust))
        path, line = TEXT[name](tree, random, text.replace("№", f"{tree.next()}"))
        return [Planted(code, path, line)]


def block(code, place, texts, at=0, pages=None, trust=None):
    """A fault that is a block of its own; `at` is the line that is reported."""
    @fault(code, place)
    def _(tree, random, _):
        if trust:
            tree.trust(register(trust))
        if code == "nesting-too-deep" or "block" in place or "comment" in place or place == "script":
            tree.damage()
        number = tree.next()
        # What nothing ends hides what stands below it.
        alone = tree.untouched(random, pages or PAGES) if "without end" in place else None
        path, new = put(tree, random, [text.replace("№", f"{number}") for text in texts], pages or PAGES, alone)
        if alone:
            tree.claim_touched(path)
        return [Planted(code, path, new[at])]


from faults import drawings, files, heads, reading, registers, templates, text  # noqa: E402,F401 (each adds its own)
