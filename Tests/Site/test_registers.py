"""The registers as pages: found from everywhere, with ways to each entry, and what an entry rests on leads to the very paragraph."""
import json
import re
import subprocess

import pytest
import yaml

from conftest import PROJECT
from pages import target

ACTORS, NORMS = (yaml.safe_load((PROJECT / f"Content/register/{name}.yml").read_text(encoding="utf-8")) for name in ("aktorer", "normer"))
PLACE = re.compile(r"\d+ (?:kap\.|§)")


def legal_links(page):
    return {" ".join(link.text.split()): link.attributes["href"] for link in page.all("a") if "legal" in link.classes() and "main" in link.inside}


def test_every_register_is_in_the_menu_of_every_page_and_marked_on_its_own(site):
    footer = yaml.safe_load((PROJECT / "Site/site.yml").read_text(encoding="utf-8"))["footer"]
    for path, page in site.on_screen.items():
        if path == "404.html":
            continue
        links = [link for link in page.all("a") if "details" in link.inside and "nav" in link.inside and "main" not in link.inside]
        assert set(footer) <= {target(path, link.attributes["href"])[0] for link in links}, path
        marked = {target(path, link.attributes["href"])[0] for link in links if link.attributes.get("aria-current") == "true"}
        folder = path.split("/")[0] + "/index.html"
        assert marked == {path, folder} & set(footer), path


@pytest.mark.parametrize("path, bases", [
    ("aktorer.html", [duty["basis"] for actor in ACTORS for duty in actor["responsibilities"] if duty.get("basis")]),
    ("normer.html", [", ".join(norm["basis"]) for norm in NORMS if norm["at"] and norm.get("basis")]),
])
def test_what_an_entry_rests_on_is_a_link(site, path, bases):
    links = legal_links(site.pages[path])
    assert len(links) > 10
    shown = " ".join(site.pages[path].all("main")[0].text.split())
    for basis in bases:
        if basis in shown and PLACE.search(basis):
            assert any(text in basis for text in links), basis


def test_it_leads_to_the_very_paragraph(site):
    links = legal_links(site.pages["aktorer.html"])
    assert links["27 kap. 25 § SFB"].startswith("https://") and links["27 kap. 25 § SFB"].endswith("#K27P25")
    inside = [href for href in links.values() if not href.startswith("http")]
    for href in inside:  # where the register has no address of the text
        file, fragment = target("aktorer.html", href)
        assert file in site.pages and (not fragment or fragment in site.pages[file].ids)


@pytest.mark.parametrize("path", ["forfattningar/2010-110.html", "aktorer.html", "ordlista.html", "normer.html"])
def test_a_long_register_has_a_way_to_each_entry(site, path):
    page = site.pages[path]
    jumps = {link.attributes["href"][1:] for link in page.all("a") if link.attributes["href"].startswith("#") and "nav" in link.inside and "article" in link.inside}
    headed = {element.attributes["id"] for element in page.all("section", "h2") if "id" in element.attributes and "article" in element.inside}
    assert jumps and jumps <= set(page.ids) and headed <= jumps


def test_every_act_in_the_list_says_its_number(site):
    acts = yaml.safe_load((PROJECT / "Content/register/forfattningar.yml").read_text(encoding="utf-8"))
    entries = [" ".join(entry.text.split()) for entry in site.pages["forfattningar/index.html"].all("li") if "entry" in entry.classes()]
    assert len(entries) == len(acts)
    for act in acts:
        assert sum(act["id"] in entry for entry in entries) >= 1, act["id"]


def page_of(act):
    return f"forfattningar/{act['id'].lower().replace(':', '-').replace(' ', '-')}.html"


def test_an_act_that_no_page_names_is_in_the_list_and_no_answer(site):
    acts = yaml.safe_load((PROJECT / "Content/register/forfattningar.yml").read_text(encoding="utf-8"))
    cited = {citation["id"] for citation in json.loads((site.root / "api/v1/citations.json").read_text(encoding="utf-8"))["items"]}
    others = {page_of(act): act for act in acts if act["id"] not in cited}
    assert others
    for path, act in others.items():
        assert "Ingen sida i vägledningen" in site.pages[path].all("main")[0].text, path
    questions = "".join(json.dumps({"id": path, "query": name}) + "\n" for path, act in others.items() for name in [act["id"], *act["names"]])
    answers = subprocess.run(
        ["node", PROJECT / "Tests/Search/query.mjs", site.root, "--batch", "/dev/stdin"], input=questions, capture_output=True, text=True, check=True)
    for answer in map(json.loads, answers.stdout.splitlines()):
        assert answer["id"] not in [result["url"] for result in answer["results"]], answer["id"]


def test_a_repealed_act_leads_to_the_one_that_replaced_it(site):
    acts = yaml.safe_load((PROJECT / "Content/register/forfattningar.yml").read_text(encoding="utf-8"))
    titles = {act["id"]: act["title"] for act in acts}
    replaced = [act for act in acts if act.get("replaced_by") in titles]
    assert replaced
    for act in replaced:
        path = page_of(act)
        [link] = [link for link in site.pages[path].all("a") if "dl" in link.inside and not link.attributes["href"].startswith("http")]
        assert target(path, link.attributes["href"])[0] == page_of({"id": act["replaced_by"]})
        assert titles[act["replaced_by"]] in link.text and act["replaced_by"] in link.text


def test_a_statement_that_leads_to_a_list_says_that_it_goes_on(site):
    cells = [" ".join(cell.text.split()) for cell in site.pages["normer.html"].all("td")]
    assert any(cell.endswith(" att …") for cell in cells)
    assert not [cell for cell in cells if re.search(r"(:|\b(att|genom|för))$", cell)]
