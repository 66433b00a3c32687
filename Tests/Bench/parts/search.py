"""How good the search's answers are beside Pagefind's and lunr's, what it loads, and how long it takes."""
import json
import random
import re
import shutil
import statistics

from measuring import Failed, run
from parts.build import STAGE, UNITS
from report import Figure, Result, percent
from searching.chromium import Reader
from searching.engines import ENGINES, HERE, QUESTIONS, TESTS, node
from searching.sections import sections
from workspace import PROJECT

TITLE = "search"
LARGE = 10_000
SETS = {
    "the shared questions": ["shared"],
    "our questions": ["before", "after", "later", "fourth", "fifth", "sixth", "seventh", "eighth"],
    "the held-out questions": ["ninth"],
}


def measure(bench):
    result = Result(TITLE)
    folder = bench.workspace.output / "search"
    folder.mkdir()
    try:
        real = _build_with_and_without_cache(bench, _copy_of_project(folder), folder / "site", result)
        _quality(bench, folder, result)
        _waiting(bench, folder / "site", _queries(), result, "the real guidance", kB=40, p95=5)
        _figure(result, "first answer after the first key", _first_answer(bench, folder / "site"), " ms", at_most=100, digits=0)
        _figure(result, "the whole build without the cache", real.without, " s", at_most=0.6)
        _figure(result, "the whole build with the cache", real.kept, " s", at_most=0.2)
        if LARGE in bench.sizes:
            _large(bench, folder / "large", result)
    except (Failed, RuntimeError) as failure:
        result.failures.append(str(failure))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return result


# ---- How good ------------------------------------------------------------------------------------------------------

def _quality(bench, folder, result):
    rendered = sections(folder / "site")
    scores = {}
    for number, engine in enumerate(ENGINES):
        bench.say(f"questions to {engine.name}")
        work = folder / f"engine-{number}"
        work.mkdir()
        answers = work / "answers.jsonl"
        answers.write_text(engine.answer(folder / "site", rendered, work), encoding="utf-8")
        scores[engine.name] = {
            **{name: _score(answers, sets)[0] for name, sets in SETS.items()},
            **{line["name"]: line for line in _score(answers, [])},
        }
    groups = next(iter(scores.values()))
    cells = [("success@3", "success"), ("best@3", "best"), ("nDCG@5", "ndcg")]
    for caption, key in cells:
        result.tables.append((f"{caption}, {len(rendered)} sections", ["questions", "number", *scores], [
            [name, str(group["questions"]), *(_two(lines[name][key]) for lines in scores.values())]
            for name, group in groups.items() if group["questions"] and name != "set: shared"]))
    result.tables.append(("questions without an answer that get none", ["engine", "of", "silent"], [
        [name, str(lines["all"]["unanswerable"]), percent(lines["all"]["silent"])] for name, lines in scores.items()]))
    ours = scores[ENGINES[0].name]
    for name in SETS:
        _figure(result, f"success@3, {name}", ours[name]["success"], at_least=0.97)
        _figure(result, f"nDCG@5, {name}", ours[name]["ndcg"], at_least=0.85)
    _figure(result, "questions without an answer that get none", ours["all"]["silent"], at_least=1)


def _score(answers, sets):
    return [json.loads(line) for line in node(TESTS / "score.mjs", answers, *sets).splitlines()]


def _queries():
    return [json.loads(line)["query"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


# ---- How fast ------------------------------------------------------------------------------------------------------

def _waiting(bench, site, queries, result, what, kB, p95):
    """Times in Node and in Chromium, and what each question loads as the first of a reader, up to the excerpts on the screen."""
    bench.say(f"{len(queries)} questions in Node, {what}")
    asked = site.parent / "queries.jsonl"
    asked.write_text("".join(json.dumps({"query": query}) + "\n" for query in queries), encoding="utf-8")
    in_node = json.loads(node(HERE / "timing.mjs", site, asked, bench.rounds))["ask"]
    with Reader(site) as reader:
        bench.say(f"{len(queries)} questions in Chromium, {what}")
        in_chromium = reader.times(queries, bench.rounds)
        firsts = list(dict.fromkeys(queries + _queries()))
        bench.say(f"{len(firsts)} questions as the first of a reader, {what}")
        loaded = reader.loaded(firsts)
    for way, target in (("brotli", {"at_most": kB}), ("gzip", {})):
        sizes = [size[way] / 1000 for size in loaded]
        _figure(result, f"a first question of {len(firsts)} loads, {what}, {way}: most", max(sizes), " kB", digits=1, **target)
        _figure(result, f"a first question of {len(firsts)} loads, {what}, {way}: median", statistics.median(sizes), " kB", digits=1)
    _figure(result, f"a question in Chromium, {what}: p95", _p95(in_chromium), " ms", at_most=p95)
    _figure(result, f"a question in Chromium, {what}: slowest", max(in_chromium), " ms")
    _figure(result, f"a question in Node, {what}: p95", _p95(in_node), " ms")


def _first_answer(bench, site):
    bench.say("the first word")
    with Reader(site) as reader:
        waits = [reader.first_answer("sjuk") for _ in range(bench.rounds)]
    if None in waits:
        raise Failed("no suggestion came within 5 s of the first word")
    return statistics.median(waits)


def _p95(times):
    return sorted(times)[int(0.95 * (len(times) - 1))]


# ---- What it costs to build ----------------------------------------------------------------------------------------

class _Cost:
    """Medians of whole builds and of their stages for the search, without the cache of analyses and with it (seconds)."""

    def __init__(self):
        self.builds = {"without": [], "kept": []}

    def add(self, name, once):
        stages = {stage: float(value.replace(",", ".")) * UNITS[unit] for stage, value, unit in STAGE.findall(once.stderr + once.stdout)}
        search = sum(time for stage, time in stages.items() if stage.startswith("search"))
        self.builds[name].append((once.wall, search))

    def median(self, name, part):
        return statistics.median(build[part] for build in self.builds[name])

    without = property(lambda self: self.median("without", 0))
    kept = property(lambda self: self.median("kept", 0))
    search_without = property(lambda self: self.median("without", 1))
    search_kept = property(lambda self: self.median("kept", 1))


def _build_with_and_without_cache(bench, root, output, result):
    """Builds in turn without the cache and with the one that the first left; the last output stays."""
    cost = _Cost()
    command = [bench.lots, "build", "--root", root, "--output", output, "--quiet", "--timings"]
    for number in range(bench.rounds + 1):
        bench.say(f"lots build of {root.name}, round {number}")
        shutil.rmtree(root / "Site/.cache", ignore_errors=True)
        for name in ("without", "kept"):
            shutil.rmtree(output, ignore_errors=True)
            once = run(command)
            if number > 0:
                cost.add(name, once)
    if not (root / "Site/.cache").exists():
        result.notes.append("lots build left no cache of analyses in Site/.cache: hunspell or its dictionary is missing, or it keeps none.")
    if not cost.search_kept:
        raise Failed("lots build --timings names no stage that begins with `search`")
    return cost


def _copy_of_project(folder):
    """The real guidance in a folder of its own, so that the project's cache is left alone."""
    root = folder / "guidance"
    for name in ("Content", "Templates", "Site"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("public", ".*"))
    return root


def _large(bench, site, result):
    root = bench.workspace.root(LARGE)
    cost = _build_with_and_without_cache(bench, root, site, result)
    words, queries = _words_and_queries(root / "Content")
    what = f"{LARGE} pages"
    _waiting(bench, site, queries, result, what, kB=150, p95=30)
    _figure(result, f"the index / the rest of the build, cache kept, {what}", cost.search_kept / (cost.kept - cost.search_kept),
            " ×", at_most=0.5)
    _figure(result, f"the index without the cache, {what}, a distinct word ({words})", cost.search_without / words * 1e6, " µs", digits=0)
    _figure(result, f"of that what the cache saves, a distinct word ({words})",
            (cost.search_without - cost.search_kept) / words * 1e6, " µs", at_most=120, digits=0)


def _words_and_queries(content):
    """The number of distinct words in the corpus, and questions of several kinds to it, the same in every run."""
    words, headings = set(), set()
    for page in content.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        words.update(re.findall(r"[^\W\d_]{2,}", text.lower()))
        headings.update(re.findall(r"^##+ (.+)$", text, re.M))
    generator = random.Random(1)
    long = sorted(word for word in words if len(word) > 6)
    chosen = generator.sample(long, 60)
    queries = [*chosen[:20]]
    queries += [" ".join(pair) for pair in zip(chosen[:20], chosen[20:40])]
    queries += [word[:3] + word[4:] for word in chosen[40:]]  # a letter is missing
    queries += generator.sample(sorted(headings), 20)
    queries += ["ansvar", "samverkan vid sjukskrivning", "vem ansvarar för dokumentation", "27 kap 25 § SFB", "8 § sjuklönelagen", "DV077",
                "PDL", "2017:30"]
    return len(words), queries


def _figure(result, name, value, unit="", **target):
    result.figures.append(Figure(name, value, unit, **target))


def _two(value):
    return f"{value:.2f}"
