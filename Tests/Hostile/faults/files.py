"""Faults of whole files: what cannot be read, what is not where it should be."""
from faults import fault
from guidance import Line, Planted
from places import PAGES, head_end, pick

TEXTS = {"page": PAGES, "register": r"Content/register/(?!publicerade|omdir).*\.yml", "settings": r"Site/site\.yml", "words": r"Templates/strings\.yml",
         "template": r"Templates/.*\.mustache", "drawing": r"Content/figurer/.*\.svg"}


def spoiled(tree, random, place, byte):
    """A byte more somewhere in a file's text; gives the path and the line."""
    path = tree.claim(pick(random, tree.paths(TEXTS[place])))
    content = tree.base.text(path).encode("utf-8")
    lines = content.split(b"\n")
    number = random.randrange(max(1, len(lines) - 1))
    lines[number] += byte
    tree.raw[path] = b"\n".join(lines)
    return path, number + 1


@fault("invalid-utf8", *TEXTS)
def _(tree, random, place):
    return [Planted("invalid-utf8", *spoiled(tree, random, place, pick(random, [b"\xe4", b"\xff", b"\xed\xa0\x80", b"\xc0\xaf"])))]


@fault("control-character", *TEXTS)
def _(tree, random, place):
    return [Planted("control-character", *spoiled(tree, random, place, pick(random, [b"\x00", b"\x1b[31m", b"\x08", b"\x7f"])))]


@fault("direction-override", *TEXTS)
def _(tree, random, place):
    return [Planted("direction-override", *spoiled(tree, random, place, pick(random, ["\u202E", "\u2066", "\u202A"]).encode()))]


@fault("file-too-large", *TEXTS, "asset")
def _(tree, random, place):
    path = tree.claim(pick(random, tree.paths(TEXTS.get(place, r"Site/assets/.*\.(js|css)"))))
    tree.raw[path] = tree.base.text(path).encode("utf-8") + b" " * (4 << 20)
    return [Planted("file-too-large", path)]


@fault("unreadable-file", *TEXTS, "asset")
def _(tree, random, place):
    """A link that leads nowhere in the file's place."""
    path = tree.claim(pick(random, tree.paths(TEXTS.get(place, r"Site/assets/.*\.(js|css)"))))
    tree.gone.add(path)
    tree.links[path] = "finns-inte"
    return [Planted("unreadable-file", path)]


FOLDERS = ["Content/del-1", "Content/bilagor", "Content/figurer", "Content/register", "Templates/partials", "Site/assets"]


def replaced(tree, random, target):
    """A link in the place of a folder with all that is in it."""
    path = pick(random, FOLDERS)
    for file in tree.paths(path + "/.*"):
        tree.claim(file)
    tree.gone.add(path)
    tree.links[path] = target
    return path


@fault("unreadable-file", "folder")
def _(tree, random, _):
    return [Planted("unreadable-file", replaced(tree, random, "finns-inte"))]


@fault("outside-content", "folder")
def _(tree, random, _):
    return [Planted("outside-content", replaced(tree, random, "/etc"))]


@fault("symbolic-link-cycle", "folder")
def _(tree, random, _):
    return [Planted("symbolic-link-cycle", replaced(tree, random, "."))]


@fault("outside-content", "page", "drawing", "register", "template")
def _(tree, random, place):
    path = tree.claim(pick(random, tree.paths(TEXTS[place])))
    tree.gone.add(path)
    tree.links[path] = "/etc/hostname"
    return [Planted("outside-content", path)]


@fault("symbolic-link-cycle", "page", "drawing", "register")
def _(tree, random, place):
    path = tree.claim(pick(random, tree.paths(TEXTS[place])))
    tree.gone.add(path)
    tree.links[path] = path.split("/")[-1]
    return [Planted("symbolic-link-cycle", path)]


@fault("symbolic-link-cycle", "a folder more")
def _(tree, random, _):
    tree.damage()
    path = f"Content/del-1/tillbaka-{tree.next()}"
    tree.links[path] = ".."
    return [Planted("symbolic-link-cycle", path)]


@fault("interrupted-move", "Content", stage="alone")
def _(tree, random, place):
    tree.raw[f"{place}/.lots-flytt"] = b"{}"
    return [Planted("interrupted-move", f"{place}/.lots-flytt")]


@fault("missing-folder", "Content", "Templates", "Site", stage="alone")
def _(tree, random, place):
    tree.gone.add(place)
    return [Planted("missing-folder", place)]


@fault("invalid-file-name", "upper case", "space", "suffix", "dots", "folder", "picture")
def _(tree, random, place):
    name = {"upper case": "del-1/Sida-№.md", "space": "del-1/en sida №.md", "suffix": "del-2/sida-№.MD", "dots": "del-2/sida.№.md",
            "folder": "Mapp_№/sida.md", "picture": "figurer/Bild-№.svg"}[place].replace("№", f"{tree.next()}")
    tree.damage()
    tree.raw[f"Content/{name}"] = "---\ntitle: En sida\nkind: page\n---\n\nText.\n".encode()
    return [Planted("invalid-file-name", "Content/" + (name.split("/")[0] if place == "folder" else name))]


@fault("invalid-file-name", "renamed page", "renamed folder")
def _(tree, random, place):
    """Pages that others link to, under a name that cannot be: it is the name that is wrong, not the links."""
    old = pick(random, tree.paths(r"Content/del-\d/(?!index).*\.md") if place == "renamed page" else ["Content/del-1", "Content/bilagor"])
    new = old[:8] + old[8:].title().replace(".Md", ".md") if place == "renamed folder" else "/".join([*old.split("/")[:-1], old.split("/")[-1].capitalize()])
    moved = [tree.claim(path) for path in tree.paths(old + "(/.*)?")]
    for path in moved:
        tree.raw[new + path[len(old):]] = tree.base.text(path).encode("utf-8")
        tree.gone.add(path)
    return [Planted("invalid-file-name", new)]


@fault("duplicate-output", "ordlista.md", "referenser.md", "aktorer.md", "normer.md", "sok.md", "andringar.md", "404.md", stage="layout")
def _(tree, random, place):
    """A page in the place of one that lots makes; linked, so that it is no orphan."""
    page = tree.claim(f"Content/{place}")
    tree.raw[page] = "---\ntitle: En sida\nkind: page\n---\n\nText.\n".encode()
    lines = tree.lines("Content/om/index.md")
    end = head_end(lines) + 1
    lines[end:end] = [Line(""), Line(f"[Sidan](../{place})")]
    return [Planted("duplicate-output", page)]
