"""Faults in how the guidance reads, which `lots check` alone finds."""
from faults import fault
from guidance import Planted
from places import PAGES, TEXT, add_to_head, head, put

# The page that shows every component has what would be a fault elsewhere.
ORDINARY = r"Content/(?!om-webbplatsen/).*\.md"
LONG = " ".join(["Läkaren bedömer patienten, som har berättat om sin dag,"] * 5) + " i lugn och ro."


def word(code, text):
    """In many kinds of place."""
    @fault(code, *TEXT, stage="check")
    def _(tree, random, name):
        path, line = TEXT[name](tree, random, text)
        return [Planted(code, path, line)]


def block(code, place, texts, at=0):
    @fault(code, place, stage="check")
    def _(tree, random, _):
        path, new = put(tree, random, texts, ORDINARY)
        return [Planted(code, path, new[at])]


word("misspelling", "bedömmerr")
word("discouraged-term", "rehabkedjan")
word("unexplained-abbreviation", "XQZ")
word("unread-mark", "två ** stjärnor")

block("review-overdue", "passage", ["Beloppet är påhittat.", "", "Uppgifterna gäller: 2020-01-01 till 2020-12-31"], 2)
block("figure-without-description", "figure", ['![Processen i tre steg.](../figurer/process.svg "Figur 90. Processen")'])
block("figure-without-description", "figure and text", ['![Processen.](../figurer/process.svg "Figur 90. Processen")', "", "Text."])
block("table-without-caption", "table", ["| Ett | Två |", "| --- | --- |", "| a | b |"])
block("table-without-caption", "table in a box", ["> [!RUTA] Titel", ">", "> | Ett | Två |", "> | --- | --- |", "> | a | b |"], 2)
block("ambiguous-link-text", "paragraph", ["Se [provet](https://ett.example/) och", "[provet](https://tva.example/)."], 1)
block("ambiguous-link-text", "list", ["- [Prövningen](https://ett.example/)", "- [prövningen](https://tva.example/)"], 1)
block("unread-mark", "emphasis", ["Det här är **viktigt **för läsaren."])
block("unread-mark", "box", ["> [!RUTA Titel", ">", "> Text."])
block("unread-mark", "id", ["Ett stycke {#eget-id} till."])
block("unread-mark", "heading", ["Text.", "", "##Rubrik"], 2)
block("unread-mark", "table", ["| Ett | Två |", "| a | b |"])
block("long-sentence", "paragraph", [LONG])
block("long-sentence", "item", ["- Kort.", f"- {LONG}"], 1)
block("obligation-without-basis", "paragraph", ["Läkaren ska göra så här."])
block("obligation-without-basis", "item", ["Så är det.", "", "- Läkaren", "- ska göra så."], 3)


@fault("review-overdue", "changed in a head", stage="check")
def _(tree, random, _):
    path, line = head(tree, random, "review_by:", ORDINARY)
    line.text = "review_by: 2026-11-20"
    return [Planted("review-overdue", path, line)]


@fault("review-overdue", "added to a head", stage="check")
def _(tree, random, _):
    path, line = add_to_head(tree, random, "review_by: 2020-02-29", ORDINARY)
    return [Planted("review-overdue", path, line)]


@fault("misspelling", "summary", stage="check")
def _(tree, random, _):
    path, line = head(tree, random, "summary: [A-Z]", PAGES)
    line.text += " Ordet bedömmerr."
    return [Planted("misspelling", path, line)]


@fault("readability-index", "new page", "new page of short words", stage="check")
def _(tree, random, place):
    path = f"Content/bilagor/prov-{tree.next()}.md"
    text = "Hon ser hur det är nu. " if "short" in place else "Rehabiliteringskoordinatorn samordnar sjukskrivningsprocessen. "
    tree.raw[path] = f"---\ntitle: Prov\nkind: appendix\n---\n\n{text * 20}\n".encode()
    return [Planted("readability-index", path, 1)]
