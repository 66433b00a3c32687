#!/usr/bin/env python3
"""Takes pictures of rendered pages for someone to look at: wide, phone, dark and print. A tool, not a test.

    .venv/bin/python Tests/Site/screenshots.py --into /tmp/pictures index.html del-1/checklista.html
    .venv/bin/python Tests/Site/screenshots.py --into /tmp/pictures --only wide,phone --window ordlista.html

A page's pictures are named after its path: del-1_checklista-wide.png. Without pages, one of each kind is taken.
"""
import argparse
import subprocess
import tempfile
from pathlib import Path

import browser as chromium
from pages import Site
from server import serving

VIEWS = {
    "wide": {"width": chromium.WIDE},
    "phone": {"width": chromium.PHONE, "height": 844},
    "narrow": {"width": chromium.NARROW, "height": 700},
    "dark": {"width": chromium.WIDE, "scheme": "dark"},
    "phone-dark": {"width": chromium.PHONE, "height": 844, "scheme": "dark"},
    "contrast": {"width": chromium.WIDE, "forced_colors": "active"},
}
USUAL = ["wide", "phone", "dark", "print"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="path below the site's root, a fragment allowed")
    parser.add_argument("--site", type=Path, default=Path(__file__).parents[2] / "Site/public", help="the rendered site")
    parser.add_argument("--into", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--only", type=lambda text: text.split(","), default=USUAL, help=f"of {', '.join([*VIEWS, 'print'])}")
    parser.add_argument("--window", action="store_true", help="what the window shows, not the whole page")
    parser.add_argument("--menu", action="store_true", help="with the menu opened")
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)

    browser = chromium.Browser()
    try:
        with serving(options.site) as root:
            for page in options.pages or Site(options.site).of_each_kind():
                for view in options.only:
                    take(browser, root, page, view, options)
    finally:
        browser.close()


def take(browser, root, page, view, options):
    stem = options.into / f"{page.replace('.html', '').replace('/', '_').replace('#', '_')}-{view}"
    browser.open(root + page, **VIEWS.get(view, {}))
    if view == "print":
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(browser.paper())
            file.flush()
            subprocess.run(["pdftoppm", "-r", "60", "-png", file.name, stem], check=True)
    else:
        if options.menu:
            browser.run("document.querySelector('.site-menu details').open = true")
        stem.with_name(stem.name + ".png").write_bytes(browser.picture(whole=not options.window))
    print(stem.name)


if __name__ == "__main__":
    main()
