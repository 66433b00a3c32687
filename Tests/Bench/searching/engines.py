"""The searches that answer the questions: ours, and two that other sites have. Each prints lines {"id", "results", "ms"}."""
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import snowballstemmer

from measuring import Failed
from workspace import PROJECT

HERE = Path(__file__).resolve().parent
TESTS = PROJECT / "Tests/Search"
QUESTIONS = TESTS / "questions.jsonl"
LUNR = Path("/usr/share/javascript/lunr/lunr.js")


def node(script, *arguments):
    """What the script prints; it is told nothing on its input."""
    command = ["node", str(script), *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600)
    if ended.returncode != 0:
        last = "\n".join((ended.stderr or ended.stdout).strip().splitlines()[-8:])
        raise Failed(f"{' '.join(command)}\nended with status {ended.returncode}\n{last}")
    return ended.stdout


class Ours:
    """What the site ships, through the program that its tests use."""
    name = "lots"

    def answer(self, site, _sections, _folder):
        return node(TESTS / "query.mjs", site, "--batch", QUESTIONS)


class Lunr:
    """Debian's lunr with Snowball's Swedish stemmer; a heading weighs five, a page's title two."""
    name = "lunr, Swedish stemmer"

    def answer(self, _site, sections, folder):
        if not LUNR.exists():
            raise Failed(f"lunr: {LUNR} does not exist; install libjs-lunr")
        asked = [json.loads(line)["query"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
        texts = [text for one in sections for text in (one.page, one.heading, one.text)]
        words = set(re.findall(r"[^\W_]+", " ".join(texts + asked).lower()))
        stem = snowballstemmer.stemmer("swedish").stemWord
        files = {"sections.json": [vars(one) for one in sections], "stems.json": {word: stem(word) for word in words}}
        for name, value in files.items():
            (folder / name).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return node(HERE / "lunr.mjs", LUNR, folder / "sections.json", folder / "stems.json", QUESTIONS)


class Pagefind:
    """Pagefind with its Swedish stemmer over one page a section, so that it answers with sections as the others do."""
    name = "Pagefind"

    def answer(self, _site, sections, folder):
        pages = folder / "pages"
        pages.mkdir(parents=True)
        urls = {}
        for number, one in enumerate(sections):
            urls[f"{number}.html"] = one.url
            heading, page, text = map(html.escape, (one.heading, one.page, one.text))
            (pages / f"{number}.html").write_text(
                f'<!DOCTYPE html>\n<html lang="sv"><head><title>{heading}</title></head>'
                f"<body><h1>{heading}</h1><p>{page}</p><p>{text}</p></body></html>\n", encoding="utf-8")
        (folder / "urls.json").write_text(json.dumps(urls), encoding="utf-8")
        command = [sys.executable, "-m", "pagefind_bin", "--site", pages, "--output-path", folder / "bundle"]
        ended = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=600)
        if ended.returncode != 0:
            raise Failed(f"Pagefind ended with status {ended.returncode}\n{ended.stdout}{ended.stderr}")
        return node(HERE / "pagefind.mjs", folder / "bundle", folder / "urls.json", QUESTIONS)


ENGINES = [Ours(), Pagefind(), Lunr()]
