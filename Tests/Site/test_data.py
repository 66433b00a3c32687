"""The guidance as data, as a vendor with curl meets it: every file follows its schema and agrees with the pages."""
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from conftest import PROJECT, render, site_sources
from pages import read_page, target

API = "api/v1/"
RELEASED = Path(__file__).parent / "released-schemas.txt"


@pytest.fixture(scope="module")
def data(site):
    """Every JSON file of the interface but the schemas, by its path below api/v1."""
    paths = [path for path in site.files if path.startswith(API) and path.endswith(".json") and "/schema/" not in path]
    return {path.removeprefix(API): json.loads((site.root / path).read_text(encoding="utf-8")) for path in paths}


@pytest.fixture(scope="module")
def schemas(site):
    return {path: json.loads((site.root / path).read_text(encoding="utf-8")) for path in site.files
            if path.startswith(API + "schema/")}


def only(items, **wanted):
    found = [item for item in items if all(item.get(key) == value for key, value in wanted.items())]
    assert len(found) == 1, (wanted, len(found))
    return found[0]


def objects(value):
    """Every object in a value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


def items_of(checklist):
    """Every item of a checklist, those below others too."""
    waiting = [item for group in checklist["groups"] for item in group["items"]]
    while waiting:
        item = waiting.pop(0)
        yield item
        waiting[:0] = item["items"]


def test_every_file_follows_the_schema_that_it_names(data, schemas):
    assert len(data) > 60 and len(schemas) == 12
    used, faults = set(), []
    for path, value in data.items():
        name, _ = target(API + path, value["schema"])
        used.add(name)
        validator = Draft202012Validator(schemas[name], format_checker=FormatChecker())
        faults += [f"{path}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]
    assert not faults, "\n".join(faults[:20])
    assert used == set(schemas)  # a schema that nothing follows is a promise that nobody keeps


def test_the_schemas_are_schemas_and_closed(schemas):
    for path, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        loose = [inner for inner in objects(schema) if inner.get("type") == "object" and inner.get("additionalProperties") is not False]
        assert not loose, path


def meaning(schema):
    """The schema without what only explains it."""
    if isinstance(schema, dict):
        return {key: meaning(value) for key, value in schema.items() if not (key == "description" and isinstance(value, str))}
    return [meaning(value) for value in schema] if isinstance(schema, list) else schema


def test_a_released_schema_does_not_change(schemas):
    """Who has written a program against version 1 never meets another one under that name.

    A new file may come; what is said in words may be said better. Anything else is version 2, in a folder of its own.
    """
    released = dict(line.split()[::-1] for line in RELEASED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    now = {path: hashlib.sha256(json.dumps(meaning(schema), sort_keys=True).encode()).hexdigest() for path, schema in schemas.items()}
    assert {path: now.get(path) for path in released} == released
    assert set(now) == set(released), "a new schema is written into released-schemas.txt"


def test_keys_are_camel_case_and_sorted(site, data):
    for path in data:
        def check(pairs):
            keys = [key for key, _ in pairs]
            assert keys == sorted(keys) and all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", key) for key in keys), (path, keys)
            return dict(pairs)
        json.loads((site.root / API / path).read_text(encoding="utf-8"), object_pairs_hook=check)


def test_the_index_lists_every_file_with_its_digest(site, data):
    index = data["index.json"]
    listed = {file["path"]: file for file in index["files"]}
    assert set(listed) == set(data) - {"index.json"}
    # FNV-1a with 64 bits, so that a vendor can check it in a few lines.
    for path in ("actors.json", next(path for path in listed if path.startswith("checklists/"))):
        digest = 0xCBF29CE484222325
        for byte in (site.root / API / path).read_bytes():
            digest = (digest ^ byte) * 0x100000001B3 % 2**64
        assert listed[path]["digest"] == f"{digest:016x}"
    for path, file in listed.items():
        assert (site.root / API / file["schema"]).is_file() and file["schema"].endswith(data[path]["schema"].split("/")[-1])


def test_a_digest_changes_with_its_file_and_no_other(site, data, tmp_path):
    sources = tmp_path / "Content"

    shutil.copytree(PROJECT / "Content", sources)
    actors = sources / "register/aktorer.yml"
    actors.write_text(actors.read_text(encoding="utf-8").replace("name: Patienten", "name: Patienten själv", 1), encoding="utf-8")
    render(tmp_path / "site", "--content", sources, "--site", site_sources(tmp_path))
    changed = json.loads((tmp_path / "site" / API / "index.json").read_text(encoding="utf-8"))
    before = data["index.json"]
    assert changed["digest"] != before["digest"]
    old = {file["path"]: file["digest"] for file in before["files"]}
    assert [file["path"] for file in changed["files"] if file["digest"] != old[file["path"]]] == ["actors.json"]


def test_an_undecided_text_says_so_in_every_file(data):
    statuses = {page["status"] for page in data["pages.json"]["items"]}
    assert statuses != {"beslutad"}, "then this test has nothing to say, and another one is needed"
    for path, value in data.items():
        if "status" in value:
            assert ("standing" in value) == (value["status"] != "beslutad"), path
        else:
            assert value["standing"], path


def test_every_page_is_there_with_its_text(site, data):
    listed = {page["id"]: page for page in data["pages.json"]["items"]}
    assert {f"pages/{name}.json" for name in listed} == {path for path in data if path.startswith("pages/")}
    for name, entry in listed.items():
        page = data[entry["data"]]
        assert page["id"] == name and page["page"] == f"{name}.html" and page["page"] in site.pages
        shown = " ".join(site.pages[page["page"]].all("main")[0].text.split())
        for section in page["sections"]:
            for line in [section["title"], *section["text"].split("\n")]:
                # A list and a table are lines of text here, cells apart: single words are compared.
                missing = [word for word in line.split() if word not in shown]
                assert not missing, (name, section["title"], missing)
        ids = [section["id"] for section in page["sections"] if "id" in section]
        assert set(ids) <= set(site.pages[page["page"]].ids)
        assert "<script" not in page["html"] and "style=" not in page["html"]


def test_pages_hang_together(data):
    pages = {page["id"]: data[page["data"]] for page in data["pages.json"]["items"]}
    for name, page in pages.items():
        for key, back in (("next", "previous"), ("previous", "next")):
            assert key not in page or pages[page[key]][back] == name
        assert all(pages[child].get("parent") == name for child in page["children"] if name != "index")
        assert page.get("part", "") == "" or pages[page["part"]]["kind"] == "part"


def test_a_checklist_can_be_shown_from_its_file_alone(site, data):
    listed = data["checklists.json"]["items"]
    assert len(listed) >= 3
    for entry in listed:
        checklist = data[entry["data"]]
        items = list(items_of(checklist))
        assert len(items) == entry["itemCount"] > 0
        page = site.pages[checklist["page"]]
        shown = [element for element in page.all("li") if "checklist-item" in element.classes()]
        assert [item["id"] for item in items] == [element.attributes["id"] for element in shown]
        for item, element in zip(items, shown):
            assert item["text"] and " ".join(item["text"].split()) in " ".join(element.text.split())
            assert all(link["address"].startswith(("http://", "https://")) and link["text"] for link in item["links"])
            assert 'href="http' in item["html"] or "href" not in item["html"]
    assert any(item.get("condition") for entry in listed for item in items_of(data[entry["data"]]))


def test_an_item_has_the_codes_and_items_that_stand_in_it(data, tmp_path):
    """No item of the guidance names a code today, so one is made that does."""
    shutil.copytree(PROJECT / "Content", tmp_path / "Content")
    page = tmp_path / "Content/del-1/checklista.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n## Prov\n\n- [ ] Registrera planen med DV077. {villkor: vid behov} {#prov-1}\n"
                    "    - [ ] Följ upp den. {#prov-2}\n", encoding="utf-8")
    render(tmp_path / "site", "--content", tmp_path / "Content", "--site", site_sources(tmp_path))
    checklist = json.loads((tmp_path / "site" / API / "checklists/del-1/checklista.json").read_text(encoding="utf-8"))
    item = only(only(checklist["groups"], id="prov")["items"], id="prov-1")
    assert item["condition"] == "vid behov" and item["text"].startswith("Registrera planen med DV077")
    code = only(item["codes"], code="DV077")
    assert code["system"] and code["title"] == only(data["codes.json"]["items"], code="DV077")["title"]
    assert only(item["links"], kind="code")["address"].endswith("#DV077")
    assert only(item["items"], id="prov-2")["codes"] == []


def test_conditions_are_those_that_readers_see(site, data):
    for entry in data["checklists.json"]["items"]:
        page = site.pages[entry["page"]]
        seen = [element.text.lower() for element in page.all("span") if "checklist-condition" in element.classes()]
        assert [item["condition"].lower() for item in items_of(data[entry["data"]]) if "condition" in item] == seen


def fragments(site):
    return [path for path in site.files if path.startswith(API + "fragments/")]


def test_every_section_has_its_fragment(site, data):
    named = {API + section["fragment"] for path, page in data.items() if path.startswith("pages/")
             for section in page["sections"] if "fragment" in section}
    assert set(fragments(site)) == named and len(named) > 200


def test_a_fragment_is_a_whole_section_without_script(site, data):
    for path in fragments(site):
        page = read_page(site.root, path)
        text = (site.root / path).read_text(encoding="utf-8")
        assert not page.all("script", "style", "link", "meta", "body") and not re.search(r"\son[a-z]+=|style=", text), path
        heading = page.all("h2", "h3", "h4", "h5", "h6")[0]
        assert heading.attributes["id"] == Path(path).stem
        assert page.elements[0].tag == "section" and page.elements[0].attributes["lang"]
        assert "standing" in page.elements[1].classes(), path  # the reader sees that it is not decided, there too
        for element, address in page.addresses({("a", "href"), ("img", "src"), ("svg", "href"), ("use", "href")}):
            # What leads out is a whole address; what leads to a footnote finds it in the same fragment.
            assert address.startswith(("http://", "https://", "mailto:", "#")), (path, address)
            assert not address.startswith("#") or address[1:] in page.ids, (path, address)
        assert len(page.ids) == len(set(page.ids)), path


def test_addresses_of_our_own_lead_somewhere(site, data):
    """With the site's address from site.yml before them, pages, registers and places on them exist."""
    base = "http://localhost/"
    faults = []
    texts = [(path, (site.root / path).read_text(encoding="utf-8")) for path in fragments(site)]
    texts += [(path, page["html"]) for path, page in data.items() if path.startswith("pages/")]
    for path, text in texts:
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            if address.startswith(base):
                file, _, fragment = address.removeprefix(base).partition("#")
                if file not in site.files or fragment and fragment not in site.pages[file].ids:
                    faults.append(f"{path}: {address}")
    assert not faults, "\n".join(faults[:20])


def test_places_in_the_registers_exist(site, data):
    faults = []
    for name in ("terms", "actors", "bibliography", "codes", "follow-up-areas", "citations"):
        for entry in objects(data[f"{name}.json"]):
            if "page" in entry:
                file, _, fragment = entry["page"].partition("#")
                fragment = entry.get("heading", fragment)
                if file not in site.pages or fragment and fragment not in site.pages[file].ids:
                    faults.append(f"{name}: {entry['page']} {fragment}")
    assert not faults, "\n".join(faults[:20])


def test_follow_up_areas_stand_on_their_page(site, data):
    items = data["follow-up-areas.json"]["items"]
    assert len(items) >= 10
    for area in items:
        shown = site.pages[area["page"].partition("#")[0]].all("main")[0].text
        assert area["title"] in shown and area.get("description", "") in shown, area["id"]


def test_the_licence_is_said_when_the_publisher_has_said_it(data, tmp_path):
    assert "licence" not in data["index.json"]
    settings = site_sources(tmp_path) / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'licence: "CC BY 4.0"\n', encoding="utf-8")
    render(tmp_path / "site", "--site", tmp_path / "Site")
    assert json.loads((tmp_path / "site" / API / "index.json").read_text(encoding="utf-8"))["licence"] == "CC BY 4.0"


def test_the_examples_on_the_page_about_data_are_true(site, data):
    """What it says that a vendor gets is what a vendor gets."""
    text = (PROJECT / "Content/om-webbplatsen/data.md").read_text(encoding="utf-8")
    for path in re.findall(r"^curl https://\S+?/(api/\S+)$", text, flags=re.M):
        assert path in site.files, path
    example = json.loads(re.search(r"```json\n(.*?)```", text, flags=re.S)[1])
    real = data[f"checklists/{example['id']}.json"]

    def agree(shown, whole):
        if isinstance(shown, dict):
            return all(key in whole and agree(value, whole[key]) for key, value in shown.items())
        if isinstance(shown, list):
            return all(any(agree(value, other) for other in whole) for value in shown) and (shown or not whole) or not shown
        return shown == "…" or shown == whole or str(shown).replace("https://webbplatsens-adress/", "http://localhost/") == whole
    assert agree(example, real)
    table = set(re.findall(r"^\| `([^`<]+\.json)`", text, flags=re.M))
    assert table == {path for path in data if "/" not in path}
