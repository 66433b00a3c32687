"""Faults in the text of pages."""
import re

from faults import block, fault, snippet
from guidance import Line, Planted
from places import CHECKLISTS, PAGES, TEXT, gaps, head_end, pick, put

snippet("raw-html", "<br>")
snippet("empty-link", "[](https://socialstyrelsen.se)")
snippet("broken-link", "[hit](finns-inte-alls.md)")
snippet("broken-fragment", "[hit](#finns-inte-alls)")
snippet("forbidden-scheme", "[hit](javascript:alert)")
snippet("unknown-term", "[hit](term:finns-inte-alls)", trust="termer")
snippet("unknown-reference", "[@finns-inte-alls]", trust="referenser")
snippet("unknown-act", "[hit](lag:2099:999)", trust="forfattningar")
snippet("invalid-provision", "[hit](lag:2010:110#femte)", trust="forfattningar")
snippet("act-number-disagrees", "27 kap. 25 § SFB (2010:111)", trust="forfattningar")
snippet("unknown-code", "KVÅ-kod DV999", trust="kodverk")
snippet("invalid-language", "[word](lang:engelska)")
snippet("unknown-footnote", "ord[^finns-inte-alls-№]", *[name for name in TEXT if "note" not in name])
snippet("control-character", "&#7;")
snippet("direction-override", "&#x202E;")
snippet("mixed-alphabets", "p\u0430tient")

block("empty-link", "no address", ["Ett stycke [hit]() mitt i."])
block("broken-link", "out of Content", ["Ett stycke [hit](../../../utanfor.md) mitt i."])
block("broken-link", "reference", ["Ett stycke [hit][ref№] mitt i.", "", "[ref№]: finns-inte-alls.md"], 2)
block("unknown-act", "running text", ["Det följer av 8 § lagen (2099:999) om prov."], trust="forfattningar")
block("invalid-provision", "no chapter", ["Det följer av 25 § SFB."], trust="forfattningar")
block("invalid-provision", "a chapter too many", ["Det följer av 2 kap. 8 § lagen (1991:1047) om sjuklön."], trust="forfattningar")
block("section-without-act", "paragraph", ["Enligt 27 kap. 25 § gäller det."], trust="forfattningar")
block("section-without-act", "box", ["> [!RUTA] En ruta", ">", "> Enligt 27 kap. 25 § gäller det."], 2, trust="forfattningar")
block("section-without-act", "note", ["Ord.[^a№]", "", "[^a№]: Se 27 kap. 25 §."], 2, trust="forfattningar")

block("raw-html", "block", ["<div>", "text", "</div>"])
block("raw-html", "script", ["<script>alert(1)</script>"])
block("raw-html", "comment", ["<!-- dold -->"])
block("raw-html", "comment without end", ["<!-- dold"])
block("unclosed-code", "block without end", ["~~~ text", "kod"])
block("unclosed-code", "block in an item", ["- Punkt №.", "", "  ```", "  kod", "  ``"], 2)
block("unclosed-code", "block in a box", ["> [!RUTA] Titel", ">", "> ````", "> ```"], 2)
block("h1-in-body", "heading", ["# En rubrik №"])
block("h1-in-body", "underlined", ["En rubrik №", "====="])
block("skipped-heading-level", "heading", ["###### En rubrik №"])
block("skipped-heading-level", "next level but one", ["## Först №", "", "#### Sedan №"], 2)
block("empty-id", "heading", ["##"])
block("empty-id", "heading of signs", ["## !!! ???"])
block("empty-id", "item", ["- [ ] Gör så här №", "- [ ] {#tom-№}"], 1, CHECKLISTS)
block("invalid-id", "heading", ["## En rubrik № {#Fel Id}"])
block("invalid-id", "another brace", ["## En rubrik № {villkor: nej}"])
block("invalid-id", "item", ["- [ ] Gör så här № {#Fel Id}"], 0, CHECKLISTS)
block("invalid-id", "condition that says nothing", ["- [ ] Gör så här № {villkor:}"], 0, CHECKLISTS)
block("invalid-id", "two ids", ["## En rubrik № {#en-№} {#annan-№}"])
block("invalid-id", "two conditions", ["- [ ] Gör så här № {villkor: vid behov} {villkor: alltid}"], 0, CHECKLISTS)
block("invalid-id", "footnote", ["Ord.[^Not_№]", "", "[^Not_№]: Text."], 2)
block("unknown-box", "box", ["> [!OBSERVERA] Titel", ">", "> Text."])
block("unknown-box", "box in a list", ["- Punkt.", "", "  > [!TANKPA] Titel", "  >", "  > Text."], 2)
block("table-row-too-long", "table", ["| Ett | Två |", "| --- | --- |", "| a | b |", "| a | b | c |"], 3)
block("table-row-too-long", "table in a box", ["> [!RUTA] Titel", ">", "> | Ett | Två |", "> | --- | --- |", "> | a | b | c |"], 4)
block("caption-without-table", "paragraph", ["Tabell: Ingenting"])
block("caption-without-table", "box", ["> [!RUTA] Titel", ">", "> Tabell: Ingenting"], 2)
block("ticked-item", "list", ["- [x] Gör så här №"], 0, CHECKLISTS)
block("ticked-item", "inner list", ["- [ ] Gör så här №", "  - [X] Och så här №"], 1, CHECKLISTS)
block("mixed-checklist", "list", ["- [ ] Gör så här №", "- Och så här"], 1, CHECKLISTS)
block("mixed-checklist", "inner list", ["- [ ] Gör så här №", "  - [ ] Så №", "  - Och så här"], 2, CHECKLISTS)
block("duplicate-footnote", "note", ["Ord.[^a№]", "", "[^a№]: Ett.", "", "[^a№]: Två."], 4)
block("duplicate-footnote", "same paragraph", ["Ord.[^a№]", "", "[^a№]: Ett.", "[^a№]: Två."], 3)
block("unused-footnote", "note", ["[^a№]: Ett."])
block("footnote-continuation", "note", ["Ord.[^a№]", "", "[^a№]: Ett.", "", "    Två."], 4)
block("footnote-continuation", "after a tab", ["Ord.[^a№]", "", "[^a№]: Ett.", "", "\tTvå."], 4)
block("misplaced-footnote", "heading", ["## En rubrik № [^a№] till", "", "[^a№]: Ett."])
block("misplaced-footnote", "link", ["Ord [hit[^a№]](https://socialstyrelsen.se).", "", "[^a№]: Ett."])
block("misplaced-footnote", "item", ["- [ ] Gör så här №[^a№] och så", "", "[^a№]: Ett."], 0, CHECKLISTS)
block("nesting-too-deep", "quotes", [">" * 120 + " djupt"])
block("nesting-too-deep", "lists", ["- " * 120 + "djupt"])
block("nesting-too-deep", "emphasis", ["Ord " + "*a **b " * 60 + "ord" + "** c*" * 60 + " slut."])
block("missing-image", "figure", ["![En bild](prov-№.svg)"])
block("missing-image", "another site", ["![En bild](https://example.org/prov-№.png)"])
block("unsupported-image", "figure", ["![En film](prov-№.mp4)"])
block("unsupported-image", "a page", ["![En sida](index.md)"], 0, r"Content/[a-z0-9-]+/.*\.md")
block("invalid-date", "validity", ["Uppgifterna gäller: 2026-02-30"])
block("invalid-date", "validity in words", ["Uppgifterna gäller: tills vidare och längre än så"])
block("mixed-alphabets", "heading", ["## En r\u0443brik № {#rubrik-№}"])
block("mixed-alphabets", "code", ["Ett stycke med `p\u0430tient` i."])

NO_CHECKLIST = r"Content/(?!.*checklista).*\.md"
block("task-outside-checklist", "list", ["- [ ] Gör så här №"], 0, NO_CHECKLIST)
block("task-outside-checklist", "box", ["> [!RUTA] Titel", ">", "> - [ ] Gör så här №"], 2, NO_CHECKLIST)


@fault("duplicate-id", "heading")
def _(tree, random, _):
    path = pick(random, [path for path in tree.paths(PAGES) if len(gaps(tree.peek(path))) > 2])
    lines = tree.lines(path)
    places = gaps(lines)
    line = Line(re.sub(r"^#+", "##", lines[places[0] + 1].text))
    index = pick(random, places[1:])
    lines[index:index] = [Line(""), line]
    return [Planted("duplicate-id", path, line)]


@fault("duplicate-id", "item")
def _(tree, random, _):
    path = pick(random, tree.paths(CHECKLISTS))
    lines = tree.lines(path)
    items = [index for index, line in enumerate(lines) if line.text.startswith("- [ ]") and "{#" in line.text]
    line = Line("- [ ] En till punkt. {#" + re.search(r"\{#(.*)\}", lines[items[0]].text)[1] + "}")
    lines.insert(items[-1] + 1, line)
    return [Planted("duplicate-id", path, line)]


@fault("empty-checklist", "page")
def _(tree, random, _):
    """The items of a checklist become plain ones."""
    path = pick(random, tree.paths(CHECKLISTS))
    tree.trust(path.replace("checklista", "index"))  # nothing else may rely on the items
    lines = tree.lines(path)
    for line in lines:
        line.text = line.text.replace("- [ ] ", "- ")
    return [Planted("empty-checklist", path, 1)]


def real_link(code, pattern, replacement):
    """In a line of the guidance that has one link of its kind."""
    @fault(code, "real link")
    def _(tree, random, _):
        path, index = pick(random, [
            (path, index) for path in tree.paths(PAGES) for index, line in enumerate(tree.peek(path))
            if index > head_end(tree.peek(path)) and len(re.findall(pattern, line.text)) == 1])
        line = tree.lines(path)[index]
        line.text = re.sub(pattern, replacement, line.text)
        return [Planted(code, path, line)]


real_link("broken-link", r"(\]\([a-z0-9./-]*)\.md", r"\1-finns-inte.md")
real_link("broken-fragment", r"(\]\([a-z0-9./-]*\.md#)", r"\1finns-inte-")


@fault("repealed-act", "paragraph", "list", "note")
def _(tree, random, place):
    tree.trust("Content/register/forfattningar.yml")
    texts = {"paragraph": ["Det följer av 3 § patientjournallagen (1985:562)."],
             "list": ["- Det följer av 3 § patientjournallagen (1985:562)."],
             "note": ["Ord.[^rep]", "", "[^rep]: Se 3 § patientjournallagen (1985:562)."]}[place]
    path, new = put(tree, random, texts)
    return [Planted("repealed-act", path, new[-1])]
