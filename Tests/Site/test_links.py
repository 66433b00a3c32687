"""Every link on the pages is followed on the output's own files: no reader meets one that leads nowhere."""
import re
import unicodedata
from urllib.parse import urlsplit

from conftest import PREFIX
from pages import LINKS, RESOURCES, is_outside, target

# The lines of a page's head that need the site's whole address.
WHERE = re.compile(r'<(?:link rel="canonical"|meta property="og:(?:url|image)[^"]*"|meta name="twitter:card") [^>]*>\n')
NOT_FOUND = "404.html"  # stands at any depth, so it alone says where the site's root is


def internal(page):
    return [(element, address) for element, address in page.addresses(LINKS | RESOURCES)
            if not is_outside(address) and not address.startswith("/")]


def leads_nowhere(site, path, address):
    """Why the relative address on the page is wrong, or None."""
    file, fragment = target(path, address)
    if file.startswith(".."):
        return "leaves the site"
    if file not in site.files:
        return "no such file: a link names the file, not its folder" if (site.root / file).is_dir() else "no such file"
    if fragment and (file not in site.pages or fragment not in site.pages[file].ids):
        return "no such place on that page"
    return None


def test_every_internal_link_and_fragment_exists(site):
    links = [(path, element, address) for path, page in site.pages.items() for element, address in internal(page)]
    faults = [f"{path}:{element.line}: {address}: {fault}" for path, element, address in links
              if (fault := leads_nowhere(site, path, address))]
    assert not faults, "\n".join(faults)
    assert len(links) > 1000  # the guidance is full of links: finding none is a fault of this test


def test_ids_are_unique_on_each_page(site):
    faults = [f"{path}: {name}" for path, page in site.pages.items() for name in set(page.ids) if page.ids.count(name) > 1]
    assert not faults, "\n".join(faults)


def test_labels_and_descriptions_point_at_something(site):
    """A name that a screen reader looks up by id must be on the page."""
    faults = [f"{path}:{element.line}: {name}={value}" for path, page in site.pages.items() for element in page.elements
              for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
              for value in element.attributes.get(name, "").split() if value not in page.ids]
    assert not faults, "\n".join(faults)


def test_only_the_page_not_found_has_absolute_internal_links(site):
    """The same tree must work under any prefix and from a folder on a disk."""
    faults = [f"{path}:{element.line}: {address}" for path, page in site.pages.items() if path != NOT_FOUND
              for element, address in page.addresses(LINKS | RESOURCES)
              if address.startswith("/") or urlsplit(address).hostname in ("localhost", "127.0.0.1", "example.org")]
    assert not faults, "\n".join(faults)


def test_the_page_not_found_works_at_any_depth(site):
    addresses = [(element, address) for element, address in site.pages[NOT_FOUND].addresses(LINKS | RESOURCES)
                 if not is_outside(address) and not address.startswith("#")]
    faults = [f"{NOT_FOUND}:{element.line}: {address}" for element, address in addresses
              if not address.startswith("/") or leads_nowhere(site, NOT_FOUND, address[1:])]
    assert addresses and not faults, "\n".join(faults)


def test_under_a_prefix_only_the_page_not_found_differs(site, prefixed_site):
    """So that a publisher can take the rendered pages to another address as they are, but for the line that says where they
    belong, which is there when the publisher has said so. What is made for paper says its address in words."""
    assert site.files == prefixed_site.files
    printed = {path for path in site.pages if path.startswith("utskrift/")}
    differing_in_more = {NOT_FOUND} | printed
    assert printed
    for path in printed:
        page = (prefixed_site.root / path).read_text(encoding="utf-8")
        assert page.replace(f"https://example.org{PREFIX}/", "http://localhost/") == (site.root / path).read_text(encoding="utf-8")
    for path in set(site.pages) - differing_in_more:
        without = [WHERE.sub("", (either.root / path).read_text(encoding="utf-8")) for either in (site, prefixed_site)]
        assert without[0] == without[1], path
    addresses = [address for _, address in prefixed_site.pages[NOT_FOUND].addresses(LINKS | RESOURCES)
                 if not is_outside(address) and not address.startswith("#")]
    assert all(address.startswith(PREFIX + "/") for address in addresses), addresses


def test_every_page_is_reached_from_the_start(site):
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in site.pages:
            continue
        reached.add(path)
        waiting += [target(path, address)[0] for element, address in internal(site.pages[path]) if element.tag == "a"]
    assert set(site.pages) - reached == {NOT_FOUND}


def test_links_lead_to_the_web_mail_or_telephone(site):
    faults = [f"{path}:{element.line}: {address}" for path, page in site.pages.items()
              for element, address in page.addresses(LINKS)
              if is_outside(address) and urlsplit(address).scheme not in ("http", "https", "mailto", "tel")]
    assert not faults, "\n".join(faults)


def test_every_link_says_where_it_leads(site):
    """Out of its context, as a screen reader lists it. Neither empty nor `läs mer` alone."""
    faults = []
    for path, page in site.pages.items():
        for link in page.all("a"):
            name = link.attributes.get("aria-label") or " ".join(link.text.split())
            letters = [letter for letter in name if unicodedata.category(letter)[0] in "LN"]
            if not letters or re.fullmatch(r"(läs mer|mer|här|klicka här|länk|se)\W*", name.lower()):
                faults.append(f"{path}:{link.line}: {link.attributes.get('href')}: {name!r}")
    assert not faults, "\n".join(faults)


def test_nothing_is_fetched_from_elsewhere(site):
    faults = [f"{path}:{element.line}: {address}" for path, page in site.pages.items()
              for element, address in page.addresses(RESOURCES)
              if is_outside(address) and element.attributes.get("rel") != "canonical"]
    for style in site.files:
        if style.endswith(".css"):
            text = (site.root / style).read_text(encoding="utf-8")
            addresses = re.findall(r"""url\(\s*["']?(.*?)["']?\s*\)""", re.sub(r'url\("data:[^"]*"\)', "", text))
            faults += [f"{style}: {address}" for address in addresses if leads_nowhere(site, style, address)]
            faults += [f"{style}: @import"] if "@import" in text else []
    assert not faults, "\n".join(faults)


def test_every_asset_is_used(site, prefixed_site):
    used = {target(path, address)[0].lstrip("/") for path, page in site.pages.items()
            for _, address in page.addresses(RESOURCES) if not is_outside(address)}
    used |= {tag.attributes["content"].split(PREFIX + "/")[1] for tag in prefixed_site.pages["index.html"].all("meta")
             if tag.attributes.get("property") == "og:image"}
    assets = {path for path in site.files if path.startswith("assets/")}
    assert assets and assets == {path for path in used if path.startswith("assets/")}
