"""Faults that `lots check` finds: how the guidance reads."""
from faults import fault
from guidance import Planted
from places import add_to_head, block as at_place, pick, put

PLACES = {
    "paragraph": at_place(["Ett stycke för provet. ¤ Och så en mening till."], 0), "list": at_place(["- En punkt.", "- ¤"], 1),
    "box": at_place(["> [!RUTA] En ruta", ">", "> ¤"], 2), "table": at_place(["Tabell: Prov", "", "| Ett | Två |", "| --- | --- |", "| text | ¤ |"], 4),
}


def sentence(code, text, *places):
    @fault(code, *(places or PLACES), stage="check")
    def _(tree, random, place):
        path, line = PLACES[place](tree, random, text)
        return [Planted(code, path, line)]


sentence("misspelling", "Patienten får rehabiltering.")
sentence("discouraged-term", "Patienten får förtidspension.")
sentence("unexplained-abbreviation", "Patienten får XQZV av vården.")
sentence("long-sentence", "Läkaren, koordinatorn och patienten går tillsammans igenom " + "arbetet och vården och planen " * 9 + "innan mötet är slut.", "paragraph", "list", "box")
sentence("obligation-without-basis", "Läkaren ska göra det här.", "paragraph", "list", "box")
sentence("ambiguous-link-text", "Se [samma text](https://example.org/a) och [samma text](https://example.org/b).", "paragraph", "list", "box")


@fault("table-without-caption", "page", "box", stage="check")
def _(tree, random, place):
    mark = "> " if place == "box" else ""
    texts = [f"{mark}| Ett | Två |", f"{mark}| --- | --- |", f"{mark}| a | b |"]
    path, new = put(tree, random, ["> [!RUTA] En ruta", ">", *texts] if mark else texts)
    return [Planted("table-without-caption", path, new[2 if mark else 0])]


@fault("figure-without-description", "figure", stage="check")
def _(tree, random, _):
    path = pick(random, [path for path in tree.paths(r"Content/del-\d/.*\.md") if not any("![" in line.text for line in tree.peek(path))])
    _, new = put(tree, random, ['![En bild](../figurer/samlat-stod.svg "Figur 99. Prov")'], path=path)
    return [Planted("figure-without-description", path, new[0])]


@fault("review-overdue", "head", "validity", stage="check")
def _(tree, random, place):
    if place == "head":
        path, line = add_to_head(tree, random, "review_by: 2020-01-01")
        return [Planted("review-overdue", path, line)]
    path, new = put(tree, random, ["Ett stycke.", "", "Uppgifterna gäller: 2019-01-01 till 2020-01-01"])
    return [Planted("review-overdue", path, new[2])]
