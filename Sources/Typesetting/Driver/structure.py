"""Mends the structure tree that WeasyPrint 70 makes, so that it is the document's own tree.

WeasyPrint builds the tree from the boxes that it has laid out, a page at a time. So an element that two pages share is
there twice, a table with its head on each; notes stand at the end of their page; what stands in the margins is marked as
text that is nowhere in the tree; links are described by their address and fields by the first line of their label.
"""
import pydyf

# The parts of a page that a reader passes over, and inline elements, which have no names of their own in PDF 1.7.
ROLES = {"strong": "Span", "em": "Span", "cite": "Span", "sup": "Span", "label": "Span", "code": "Code", "pre": "P",
         "header": "Div", "nav": "Div", "figure": "Div", "dl": "L"}
# What elements that hold others in order may hold.
HOLDERS = {"L": ("LI", "Caption"), "TOC": ("TOCI", "TOC", "Caption"), "LI": ("Lbl", "LBody"), "TR": ("TH", "TD"),
           "Table": ("Caption", "THead", "TBody", "TR"), "THead": ("TR",), "TBody": ("TR",)}
NODES = {}  # of a StructElem's number: the box that it was made from


def install():
    """Takes note of which box each structure element is made from."""
    from weasyprint.pdf import tags

    original = tags._build_box_tree

    def noting(box, *arguments):
        for element in original(box, *arguments):
            NODES.setdefault(element.number, box)
            yield element

    tags._build_box_tree = noting


def finish(document, pdf):
    """What WeasyPrint calls when everything but the file is made."""
    try:
        objects = {item.number: item for item in pdf.objects}
        root = resolve(pdf.catalog["StructTreeRoot"], objects)
        top = Node(resolve(root["K"][0], objects), None, objects, {})
        pages = [resolve(reference, objects) for reference in pdf.page_references]
        nest(top)
        join(top)
        place_notes(top)
        keep_one_link(top, objects)
        shape(top)
        describe(top, pages)
        drop_empty(top)
        write(top, root, pages, objects, pdf)
    finally:
        NODES.clear()


def resolve(reference, objects):
    return objects[int(bytes(reference).split()[0])]


class Leaf:
    """Marked content of a page, or an annotation."""

    def __init__(self, page, number=None, object=None):
        self.page, self.number, self.object = page, number, object


class Node:
    """A structure element with its kids in their order."""

    def __init__(self, item, parent, objects, seen):
        self.item, self.parent, self.kids = item, parent, []
        self.box = NODES.get(item.number)
        self.element = getattr(self.box, "element", None)
        self.role, self.description = item["S"][1:], None
        seen[item.number] = self
        page = item.get("Pg")
        for kid in item["K"]:
            if isinstance(kid, int):
                self.kids.append(Leaf(page, number=kid))
                continue
            value = resolve(kid, objects)
            if value.get("Type") == "/OBJR":
                self.kids.append(Leaf(value["Pg"], object=value))
            else:
                self.kids.append(Node(value, self, objects, seen))

    @property
    def tag(self):
        return str(self.element.tag).split("}")[-1] if self.element is not None else ""

    @property
    def nodes(self):
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def all(self):
        yield self
        for kid in self.nodes:
            yield from kid.all()

    def adopt(self, kids, index=None):
        index = len(self.kids) if index is None else index
        self.kids[index:index] = kids
        for kid in kids:
            if isinstance(kid, Node):
                kid.parent = self

    def is_same(self, other):
        """Whether both were made from one element that lines or pages have divided."""
        return self.element is not None and self.element is other.element and self.role == other.role


# ---- One element, one node ----

def nest(node):
    """A list in an item stands beside it; before what pages have divided is joined it has to stand in it."""
    kids, node.kids = node.kids, []
    for kid in kids:
        last = node.kids[-1] if node.kids else None
        if node.role == "L" and isinstance(kid, Node) and kid.role == "L" and isinstance(last, Node) and last.role == "LI":
            last.adopt([kid])
        else:
            node.kids.append(kid)
    for kid in node.nodes:
        nest(kid)


def join(node):
    kids, node.kids = node.kids, []
    for kid in kids:
        last = node.kids[-1] if node.kids else None
        # A note that goes on at the foot of the next page stands between the halves of the text: see place_notes.
        if isinstance(kid, Node) and isinstance(last, Node) and last.is_same(kid):
            unite(last, kid)
        elif isinstance(kid, Node) and node.parent is None and is_note_area(kid):
            node.kids.insert(0, kid)
        else:
            node.kids.append(kid)
    for kid in node.nodes:
        join(kid)
    # A box without a name of its own, which only holds the element's lines.
    for kid in node.nodes:
        if kid.element is not None and kid.element is node.element and kid.role in (node.role, "NonStruct"):
            index = node.kids.index(kid)
            node.kids[index:index + 1] = []
            node.adopt(kid.kids, index)


def unite(first, second):
    if first.role == "Table":
        unite_table(first, second)
    elif first.role == "TR":
        for cell in second.nodes:
            same = next((other for other in first.nodes if other.element is cell.element), None)
            if same is None:
                first.adopt([cell])
            else:
                same.adopt(cell.kids)
    else:
        first.adopt(second.kids)


def unite_table(first, second):
    """The head that is repeated on the next page is no second head: it leaves the tree, and its cells' names with it."""
    heads = {id(cell.element): cell for cell in first.all() if cell.role == "TH"}
    names = {}
    for cell in second.all():
        same = heads.get(id(cell.element))
        if cell.role == "TH" and same is not None:
            names[cell.item["ID"].string] = same.item["ID"]
    for cell in second.all():
        attributes = cell.item.get("A", {})
        if "Headers" in attributes:
            attributes["Headers"] = pydyf.Array(names.get(name.string, name) for name in attributes["Headers"])
    known = {id(kid.element) for kid in first.nodes if kid.role in ("THead", "Caption")}
    first.adopt([kid for kid in second.kids if id(getattr(kid, "element", None)) not in known])


# ---- Notes ----

def is_note_area(node):
    return node.role == "NonStruct" and node.element is None and any(is_note(inner) for inner in node.all())


def is_note(node):
    return node.tag == "span" and "note" in (node.element.get("class") or "").split()


def place_notes(top):
    """A note stands after the mark that calls it, as in the text that it was written in."""
    areas = [kid for kid in top.nodes if is_note_area(kid)]
    top.kids = [kid for kid in top.kids if kid not in areas]
    notes = {}
    for area in areas:
        for node in list(area.all()):
            if is_note(node) and not is_note(node.parent):
                first = notes.setdefault(id(node.element), node)
                if first is not node:
                    first.adopt(node.kids)
    for call in [node for node in top.all() if is_note(node)]:
        note = notes.pop(id(call.element), None)
        if note is None or call.parent is None:
            continue
        call.role, note.role = "Reference", "Note"
        note.item["ID"] = pydyf.String(call.element.get("id"))
        call.parent.adopt([note], call.parent.kids.index(call) + 1)
    if notes:
        raise ValueError("a note at the foot of a page is called nowhere")


# ---- Links ----

def keep_one_link(top, objects):
    """An element within a link has got a link of its own, on top of the one that it is a part of."""
    for inner in [inner for node in top.all() if node.role == "Link" for inner in node.all() if inner is not node]:
        for leaf in [kid for kid in inner.kids if isinstance(kid, Leaf) and kid.object is not None]:
            annotation = leaf.object["Obj"]
            resolve(leaf.page, objects)["Annots"].remove(annotation)
            resolve(annotation, objects).clear()
            inner.kids.remove(leaf)


# ---- Names ----

def shape(top):
    """Gives elements the names that PDF has for them."""
    for node in list(top.all()):
        element, tag = node.element, node.tag
        if element is None:
            continue
        if node.role == "NonStruct" and tag in ROLES and getattr(node.box, "element_tag", tag) == tag:
            node.role = ROLES[tag]
        if tag == "div" and node.parent is not None and node.parent.tag == "dl":
            node.role = "LI"
        if tag in ("dt", "dd") and node.role == "LI" and node.parent is not None and node.parent.role == "LI":
            inner = node.nodes[0]
            inner.role, node.role = ("Lbl" if tag == "dt" else "LBody"), "Div"
            index = node.parent.kids.index(node)
            node.parent.kids[index:index + 1] = []
            node.parent.adopt([inner], index)
        if node.role == "LI" and any(inner.role == "L" for inner in node.nodes):
            bodies = [inner for inner in node.nodes if inner.role != "Lbl"]
            first = next((inner for inner in bodies if inner.role == "LBody"), None)
            if first is not None:
                node.kids = [kid for kid in node.kids if kid not in bodies] + [first]
                kids = [kid for inner in bodies for kid in (inner.kids if inner.role == "LBody" else [inner])]
                first.kids = []
                first.adopt(kids)
        if node.role == "TH":
            scope = {"col": "/Column", "row": "/Row"}.get(element.get("scope"))
            if scope:
                node.item["A"]["Scope"] = scope
        if tag == "span" and element.get("lang"):
            node.item["Lang"] = pydyf.String(element.get("lang"))
    for node in list(top.all()):
        if node.tag == "nav":
            for inner in node.all():
                if inner.role == "L":
                    inner.role = "TOC"
                elif inner.role == "LI":
                    inner.role = "TOCI"


def text(element):
    return " ".join("".join(element.itertext()).split())


def describe(top, pages):
    """Says what links, fields and figures are."""
    for node in top.all():
        if node.role == "Link":
            title = node.element.get("title")
            node.description = text(node.element)
            if title and title not in node.description:
                node.description += f" ({title})"
        if node.role == "Figure" and node.element is not None:
            alternative = node.element.get("aria-label") or node.element.get("alt") or ""
            if not alternative:
                raise ValueError("a figure has no alternative text")
            node.item["Alt"] = pydyf.String(alternative)
            box = node.box
            height = next(page["MediaBox"][3] for page in pages if page.reference == node.item["Pg"])
            x, y = box.content_box_x(), box.content_box_y()
            node.item["A"]["BBox"] = pydyf.Array(
                [x * 0.75, height - (y + box.height) * 0.75, (x + box.width) * 0.75, height - y * 0.75])


# ---- Writing it back ----

def drop_empty(node):
    for kid in node.nodes:
        drop_empty(kid)
    # Between the items of a list and the rows of a table there is nothing but white space.
    allowed = HOLDERS.get(node.role)
    node.kids = [kid for kid in node.kids
                 if isinstance(kid, Leaf) or (kid.kids or kid.role in ("TD", "TH")) and (not allowed or kid.role in allowed)]


def write(top, root, pages, objects, pdf):
    content = {page.reference: {} for page in pages}
    annotations = {}
    names = []
    live = set()
    for node in top.all():
        item = node.item
        live.add(item.number)
        item["S"] = f"/{node.role}"
        if node.parent is not None:
            item["P"] = node.parent.item.reference
        if "ID" in item:
            names.append((item["ID"].string, item))
        kids = pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(kid.item.reference)
            elif kid.object is not None:
                live.add(kid.object.number)
                annotation = resolve(kid.object["Obj"], objects)
                annotations[annotation["StructParent"]] = item.reference
                if node.description:
                    annotation["Contents"] = pydyf.String(node.description)
                if annotation.get("Subtype") == "/Widget":
                    annotation["TU"] = pydyf.String(node.parent.element.get("data-label"))
                    show_states(annotation, pdf)
                kids.append(kid.object.reference)
            else:
                content[kid.page][kid.number] = item.reference
                if kid.page == item.get("Pg"):
                    kids.append(kid.number)
                else:
                    kids.append(pydyf.Dictionary({"Type": "/MCR", "Pg": kid.page, "MCID": kid.number}))
        item["K"] = kids
    # What was taken out of the tree is emptied: pydyf miscounts objects that are taken out of the file.
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") in ("/StructElem", "/OBJR") and item.number not in live:
            item.clear()
    numbers = pydyf.Array()
    for index, page in enumerate(pages):
        marks = content[page.reference]
        numbers.append(index)
        numbers.append(pydyf.Array(marks.get(mark, "null") for mark in range(max(marks, default=-1) + 1)))
        make_artifacts(page, marks, objects)
    for key in sorted(annotations):
        numbers.append(key)
        numbers.append(annotations[key])
    tree = resolve(root["ParentTree"], objects)
    tree["Nums"] = numbers
    root["ParentTreeNextKey"] = max([len(pages) - 1, *annotations]) + 1
    if names:
        flat = pydyf.Array()
        for name, item in sorted(names, key=lambda pair: pydyf.String(pair[0]).data):
            flat.append(pydyf.String(name))
            flat.append(item.reference)
        root["IDTree"] = pydyf.Dictionary({"Names": flat})


def show_states(field, pdf):
    """Gives a box both its looks. A reader that is told to make them itself makes a tick of a font that is not there."""
    left, top, right, bottom = field["Rect"]
    field["Rect"] = pydyf.Array([left, bottom, right, top])
    empty = pydyf.Stream(extra={"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, right - left, top - bottom])})
    pdf.add_object(empty)
    field["AP"]["N"]["Off"] = empty.reference
    pdf.catalog["AcroForm"]["NeedAppearances"] = "false"


def make_artifacts(page, marks, objects):
    """What is in no element of the tree is decoration: heads and feet of pages, heads of tables that are repeated."""
    lines = resolve(page["Contents"], objects).stream
    for index, line in enumerate(lines):
        if line == b"BDC" and lines[index - 1].get("MCID") not in marks:
            lines[index - 2:index + 1] = ["/Artifact", b"BMC", b""]
