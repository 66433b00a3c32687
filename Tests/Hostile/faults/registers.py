"""Faults in the registers, in the settings and in the interface's words."""
import re

from faults import fault
from guidance import Line, Planted
from places import entries, pick, register

SETTINGS, WORDS = "Site/site.yml", "Templates/strings.yml"
ACTS, TERMS, WORKS, CODES, ACTORS, NORMS, REQUIREMENTS, AREAS, REDIRECTS, PUBLISHED = (register(name) for name in (
    "forfattningar", "termer", "referenser", "kodverk", "aktorer", "normer", "tillganglighet", "uppfoljningsomraden",
    "omdirigeringar", "publicerade-id"))


def name(path):
    return path.split("/")[-1]


def change(code, path, pattern, replacement, at=0, whole=False):
    """A line that fits becomes another, or several; `at` is the one that is reported.

    With `whole` the fault makes the file unreadable: nothing else in it is looked for.
    """
    @fault(code, f"{name(path)}: {replacement.strip()}")
    def _(tree, random, _):
        lines = tree.peek(tree.claim(path)) if whole else tree.lines(path)
        line = pick(random, [line for line in lines if re.match(pattern, line.text)])
        first, *more = re.sub(pattern, replacement, line.text, count=1).split("\n")
        line.text = first
        new = [line, *(Line(text) for text in more)]
        index = lines.index(line) + 1
        lines[index:index] = new[1:]
        return [Planted(code, path, new[at])]


def in_entry(code, path, key, text=None):
    """An entry's line becomes another, or is gone: reported where the entry begins."""
    @fault(code, f"{name(path)}: {text or 'no ' + key}")
    def _(tree, random, _):
        lines = tree.peek(tree.claim(path))
        start, index = pick(random, [(start, index) for start, end in entries(lines) for index in range(start + 1, end)
                                     if lines[index].text.startswith(f"  {key}:")])
        first = lines[start]
        lines[index:index + 1] = [Line(f"  {text}")] if text else []
        return [Planted(code, path, first)]


for path in (ACTS, TERMS, WORKS, ACTORS, NORMS, AREAS):
    change("invalid-yaml", path, r"  (\w+): [^\[].*", r"  \1: [1, 2", whole=True)
    change("yaml-alias", path, r"  (\w+): [^\[].*", r"  \1: *alias", whole=True)
    change("yaml-alias", path, r"(- \w+): (.*)", r"\1: &a \2", whole=True)
for path in (ACTS, TERMS, WORKS, ACTORS, NORMS, AREAS, CODES):
    change("unknown-key", path, r"(- \w+: .*)", "\\1\n  redaktionsnummer: 7", 1)

for path, keys in {ACTS: ("title", "numbering"), TERMS: ("term", "definition"), WORKS: ("title",), ACTORS: ("name",),
                   NORMS: ("actor", "modality", "force"), AREAS: ("title", "at"), CODES: ("title",)}.items():
    for key in keys:
        in_entry("missing-key", path, key)

change("wrong-type", ACTS, r"  names: .*", "  names: {a: b}")
change("wrong-type", TERMS, r"  see: .*", "  see: {a: b}")
change("wrong-type", NORMS, r"  source_line: .*", "  source_line: elva")
change("wrong-type", ACTORS, r"  name: .*", "  name: [a]")
change("unknown-value", ACTS, r"  numbering: .*", "  numbering: kapitel")
change("unknown-value", NORMS, r"  modality: .*", "  modality: måste")
change("unknown-value", NORMS, r"  force: .*", "  force: lagen")
change("unknown-value", REQUIREMENTS, r"(.*)method: inte testad(.*)", r"\1method: otestad\2")
change("invalid-date", ACTS, r"  repealed: .*", "  repealed: 2008-13-01")
change("invalid-date", REQUIREMENTS, r"(.*)date: \d+-\d+-\d+(.*)", r"\1date: 2026-02-30\2")
change("forbidden-scheme", ACTS, r"  url: .*", "  url: javascript:alert(1)")
change("forbidden-scheme", WORKS, r"  url: .*", "  url: ftp://example.org/")
change("forbidden-scheme", CODES, r"  url: .*", "  url: data:text/html,x")
change("unsupported-claim", REQUIREMENTS, r"(.*)result: ej bedömt, method: inte testad(.*)", r"\1result: uppfyllt, method: inte testad\2")
change("unsupported-claim", REQUIREMENTS, r"(.*)result: ej bedömt, method: inte testad(.*)", r"\1result: inget fel funnet, method: inte testad\2")
change("missing-key", REQUIREMENTS, r"(.*)method: automatisk, date: \d+-\d+-\d+(.*)", r"\1method: automatisk\2")
change("mixed-alphabets", TERMS, r"  definition: \".*", "  definition: \"En p\u0430tient.\"")
change("mixed-alphabets", ACTORS, r"  role: .*", "  role: \"En p\u0430tient.\"")
in_entry("broken-link", NORMS, "at", 'at: "finns/inte-alls.md"')
in_entry("broken-link", AREAS, "at", "at: finns/inte-alls.md")
in_entry("broken-fragment", NORMS, "at", 'at: "del-1/checklista.md#finns-inte-alls"')
in_entry("broken-fragment", AREAS, "at", "at: del-1/checklista.md#finns-inte-alls")
in_entry("norm-without-text", NORMS, "keys", 'keys: ["ordetsomintefinns"]')
in_entry("unknown-term", TERMS, "see", "see: [finns-inte-alls]")

change("invalid-yaml", SETTINGS, r"language: .*", "language: [sv", whole=True)
change("yaml-alias", SETTINGS, r"language: .*", "language: *sv", whole=True)
change("unknown-value", SETTINGS, r"baseURL: .*", "baseURL: www.example.org")
change("unknown-key", SETTINGS, r"language: .*", "language: sv\nsprak: sv", 1)
change("wrong-type", SETTINGS, r"language: .*", "language: [sv]")
change("missing-key", SETTINGS, r"  id: .*", "  previous: x", whole=True)
change("invalid-date", SETTINGS, r"  date: .*", "  date: i dag")
change("mixed-alphabets", SETTINGS, r"title: .*", "title: \"V\u0430rd\"")
change("invalid-yaml", WORDS, r"  menu: .*", "  menu: [1", whole=True)
change("unknown-key", WORDS, r"interface:.*", "interfaces: {}\ninterface:", whole=True)
change("wrong-type", WORDS, r"  menu: .*", "  menu: [1]", whole=True)


@fault("broken-link", "navigation", "printed")
def _(tree, random, place):
    lines = tree.lines(SETTINGS)
    index = next(index for index, line in enumerate(lines) if line.text == f"{place}:") + 2
    lines[index].text = "  - finns-inte-alls"
    return [Planted("broken-link", SETTINGS, lines[index])]


@fault("broken-link", "footer", "accessibility")
def _(tree, random, place):
    tree.rely_on_whole()
    lines = tree.lines(SETTINGS)
    index = next(index for index, line in enumerate(lines) if line.text.startswith(f"{place}:"))
    line = lines[index + 2] if place == "footer" else lines[index]
    line.text = "  - finns-inte-alls.html" if place == "footer" else "accessibility: finns/inte-alls.md"
    return [Planted("broken-link", SETTINGS, line)]


@fault("missing-key", "site.yml: title")
def _(tree, random, _):
    lines = tree.peek(tree.claim(SETTINGS))
    lines.remove(next(line for line in lines if line.text.startswith("title:")))
    return [Planted("missing-key", SETTINGS, next(line for line in lines if line.text.startswith("language:")))]


@fault("missing-key", "strings.yml: a word")
def _(tree, random, _):
    lines = tree.peek(tree.claim(WORDS))
    lines.remove(pick(random, [line for line in lines if re.match(r"  (searchTitle|notFoundTitle|feedTitle|glossaryTitle):", line.text)]))
    start = next(index for index, line in enumerate(lines) if line.text == "interface:")
    return [Planted("missing-key", WORDS, next(line for line in lines[start + 1:] if re.match(r"  \w+:", line.text)))]


@fault("wrong-type", *(name(path) for path in (ACTS, TERMS, WORKS, CODES, ACTORS, AREAS)))
def _(tree, random, place):
    """The list of entries becomes something else."""
    path = tree.claim(f"Content/register/{place}")
    tree.raw[path] = b"poster: inga\n"
    return [Planted("wrong-type", path, 1)]


@fault("wrong-type", *(f"{name(path)}: an entry" for path in (ACTS, TERMS, WORKS, CODES, ACTORS)))
def _(tree, random, place):
    """An entry becomes a list."""
    path = tree.claim(f"Content/register/{place.split(':')[0]}")
    lines = tree.peek(path)
    start, end = pick(random, entries(lines))
    lines[start:end] = [Line("- [1, 2]")]
    return [Planted("wrong-type", path, lines[start])]


@fault("duplicate-entry", *(name(path) for path in (ACTS, TERMS, WORKS, ACTORS, NORMS, AREAS)))
def _(tree, random, place):
    path = f"Content/register/{place}"
    lines = tree.lines(path)
    start, end = pick(random, entries(lines))
    new = [Line(line.text) for line in lines[start:end]]
    lines += new
    return [Planted("duplicate-entry", path, new[0])]


@fault("duplicate-entry", "code")
def _(tree, random, _):
    lines = tree.lines(CODES)
    code = pick(random, [line for line in lines if line.text.startswith("    - code:")]).text
    new = [Line(code), Line("      title: En till")]
    last = max(index for index, line in enumerate(lines) if line.text.startswith("      ")) + 1
    lines[last:last] = new
    return [Planted("duplicate-entry", CODES, new[0])]


@fault("duplicate-entry", "name of an act", "form of a term")
def _(tree, random, place):
    """An entry more, with a name that another one has."""
    path, texts = {
        "name of an act": (ACTS, ['- id: "2099:998"', "  title: Provlag (2099:998)", "  numbering: sections", "  names: [SFB]"]),
        "form of a term": (TERMS, ["- id: provord", "  term: provord", "  definition: En term.", "  forms: [Sjukskrivningen]"]),
    }[place]
    new = [Line(text) for text in texts]
    tree.lines(path).extend(new)
    return [Planted("duplicate-entry", path, new[3])]


@fault("unknown-register", "termer.yaml", "begrepp.yml", "anteckningar.txt")
def _(tree, random, place):
    path = tree.claim(f"Content/register/{place}")
    tree.raw[path] = b"- id: a\n"
    return [Planted("unknown-register", path)]


@fault("invalid-id", "act", "term", "work", "actor", "area")
def _(tree, random, place):
    """An entry more, whose id cannot be one."""
    path, texts = {
        "act": (ACTS, ["- id: SFS 2099:999", "  title: Provlag", "  numbering: sections"]),
        "term": (TERMS, ["- id: Fel Id", "  term: provtermen", "  definition: En term."]),
        "work": (WORKS, ["- key: Fel Id", "  title: Ett verk"]),
        "actor": (ACTORS, ["- id: Fel Id", "  name: En aktör"]),
        "area": (AREAS, ["- id: Fel Id", "  title: Ett område", "  at: chefer/uppfoljningsomraden.md"]),
    }[place]
    new = [Line(text) for text in texts]
    tree.lines(path).extend(new)
    return [Planted("invalid-id", path, new[0])]


@fault("self-reference", "alone", "in a list")
def _(tree, random, place):
    """A term more, that leads to itself."""
    term = f"provtermen-{tree.next()}"
    see = {"alone": term, "in a list": f"[sjukskrivning, {term}]"}[place]
    new = [Line(text) for text in (f"- id: {term}", f"  term: {term}", "  definition: En term.", f"  see: {see}")]
    tree.lines(TERMS).extend(new)
    return [Planted("self-reference", TERMS, new[3])]


# ---- What is looked for where nothing else is wrong ----

def unused(code, path, texts):
    @fault(code, "entry", stage="information" if code == "uncited-act" else "last")
    def _(tree, random, _):
        number = f"{tree.next()}"
        new = [Line(text.replace("№", number)) for text in texts]
        tree.lines(path).extend(new)
        return [Planted(code, path, new[0])]


unused("unused-term", TERMS, ["- id: provtermen-№", "  term: provtermen №", "  definition: En term."])
unused("unused-reference", WORKS, ["- key: provverket-№", "  title: Ett verk"])
unused("uncited-act", ACTS, ['- id: "2099:999"', "  title: Provlag (2099:999)", "  numbering: sections"])


@fault("missing-accessibility-contact", "accessibilityReport", "accessibleVersions", "supervisoryAuthority", stage="last")
def _(tree, random, place):
    lines = tree.lines(SETTINGS)
    lines.remove(pick(random, [line for line in lines if line.text.startswith(place)]))
    return [Planted("missing-accessibility-contact", SETTINGS)]


@fault("orphan-page", "page", "folder", stage="last")
def _(tree, random, place):
    path = {"page": "Content/ensam-№.md", "folder": "Content/ensam-№/index.md"}[place].replace("№", f"{tree.next()}")
    tree.raw[path] = "---\ntitle: En sida\nkind: page\n---\n\nText.\n".encode()
    return [Planted("orphan-page", path, 1)]


# ---- Redirects and published ids ----

def redirects(code, place, *pairs, at):
    """Entries of the register of redirects; `at` are those reported, by number, at their from or to."""
    @fault(code, place)
    def _(tree, random, _):
        tree.rely_on_whole()
        number = f"{tree.next()}"
        lines = tree.lines(REDIRECTS)
        planted = []
        for index, (old, new) in enumerate(pairs):
            entry = [Line(f"- from: {old.replace('№', number)}"), Line(f"  to: {new.replace('№', number)}")]
            lines += entry
            if index in at:
                planted.append(Planted(code, REDIRECTS, entry[at[index] == "to"]))
        return planted


redirects("broken-redirect", "page", ("gammal-№.html", "finns-inte-alls.html"), at={0: "to"})
redirects("broken-redirect", "id", ("gammal-№.html", "del-1/index.html#finns-inte-alls"), at={0: "to"})
redirects("broken-redirect", "another site", ("gammal-№.html", "https://example.org/"), at={0: "to"})
redirects("broken-redirect", "script", ("gammal-№.html", "javascript:alert(1)"), at={0: "to"})
redirects("redirect-loop", "cycle", ("a-№.html", "b-№.html"), ("b-№.html", "a-№.html"), at={0: "to", 1: "to"})
redirects("redirect-loop", "chain", ("a-№.html", "b-№.html"), ("b-№.html", "index.html"), at={0: "to"})
redirects("redirect-from-existing", "page", ("del-1/index.html", "index.html"), at={0: "from"})
redirects("redirect-from-existing", "start", ("index.html", "del-1/index.html"), at={0: "from"})
redirects("redirect-from-existing", "out of the site", ("../gammal-№.html", "index.html"), at={0: "from"})
redirects("redirect-from-existing", "ours", ("api/v1/№.html", "index.html"), at={0: "from"})
redirects("duplicate-entry", "redirect", ("gammal-№.html", "index.html"), ("/gammal-№.html", "del-1/index.html"), at={1: "from"})


@fault("missing-published-id", "page", "id")
def _(tree, random, place):
    tree.rely_on_whole()
    tree.claim(PUBLISHED)
    texts = {"page": ["- page: borta.html"], "id": ["- page: del-1/checklista.html", "  ids:", "    - diagnos", "    - borta"]}[place]
    tree.raw[PUBLISHED] = ("\n".join(texts) + "\n").encode()
    return [Planted("missing-published-id", PUBLISHED, len(texts))]
