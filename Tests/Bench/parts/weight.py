"""What a reader's first view weighs: each page of the real guidance with all that it loads, compressed, and how much moves."""
import gzip
import sys
import tempfile
from pathlib import Path

from measuring import Failed, run
from report import Figure, Result
from workspace import PROJECT

sys.path.append(str(PROJECT / "Tests/Site"))

from browser import Browser  # noqa: E402
from pages import RESOURCES, Site, is_outside, target  # noqa: E402
from server import serving  # noqa: E402
from test_every_page import SHIFTS  # noqa: E402

TITLE = "first view of the real guidance, compressed with gzip -9"


def measure(bench):
    result = Result(TITLE)
    bench.say("weight of pages")
    with tempfile.TemporaryDirectory() as folder:
        try:
            run([bench.lots, "build", "--quiet", "--root", PROJECT, "--output", folder + "/site"])
        except Failed as failure:
            result.failures.append(str(failure))
            return result
        site = Site(Path(folder) / "site")
        weights = {path: weigh(site, page) for path, page in site.on_screen.items()}
        shift = shifts(site)
    heaviest = sorted(weights, key=lambda path: -sum(weights[path].values()))[:5]
    result.tables = [("the heaviest pages, kB", ["page", "HTML", "CSS", "JavaScript", "all"],
                      [[path, *(f"{weights[path][kind] / 1000:.1f}" for kind in ("html", "css", "js")), f"{sum(weights[path].values()) / 1000:.1f}"]
                       for path in heaviest])]
    reading = [weight for path, weight in weights.items() if path != "sok.html"]
    result.figures = [
        Figure("first view, all in", max(sum(weight.values()) for weight in reading) / 1000, " kB", at_most=60, digits=1),
        Figure("CSS", max(weight["css"] for weight in reading) / 1000, " kB", at_most=12, digits=1),
        Figure("JavaScript outside search", max(weight["js"] for weight in reading) / 1000, " kB", at_most=6, digits=1),
        Figure("fonts", sum(weight["font"] for weight in weights.values()) / 1000, " kB", at_most=0, digits=1),
        Figure("largest layout shift, every page, wide and narrow", shift, "", at_most=0.001, digits=4),
    ]
    return result


def weigh(site, page):
    """Bytes by kind; pictures and the icon count as `other`."""
    weight = {"html": compressed(site.root / page.path), "css": 0, "js": 0, "font": 0, "other": 0}
    addresses = {target(page.path, address)[0].lstrip("/") for element, address in page.addresses(RESOURCES)
                 if not is_outside(address) and element.attributes.get("rel") not in ("canonical", "alternate", "search")}
    for file in addresses:
        kind = {"css": "css", "js": "js", "woff": "font", "woff2": "font", "ttf": "font"}.get(file.rsplit(".", 1)[-1], "other")
        weight[kind] += compressed(site.root / file)
    return weight


def compressed(file):
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def shifts(site):
    browser = Browser()
    try:
        with serving(site.root) as address:
            found = [0.0]
            for path in site.on_screen:
                for width in (1280, 390):
                    browser.open(address + path, width=width)
                    found.append(sum(browser.driver.execute_async_script(SHIFTS)))
            return max(found)
    finally:
        browser.close()
