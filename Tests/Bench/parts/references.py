"""How fast references to law are recognised, in text that has none and in the corpus, and what they add to a build."""
import itertools
import random
import re
import shutil
import statistics

import programs
from measuring import Failed, run
from report import Figure, Result
from workspace import HERE, PROJECT

TITLE = "references"
PAGES = 1_000
SIZE = 8_000_000
SECONDS = 2
PROGRAM = PROJECT / ".build/release/ReferencesBench"

# What names an act, a code or a court is no text without references.
_NAMES = re.compile(
    r"kap|st|nr|sfb|hsl|psl|pdl|aml|kv[aå]|eu|eg|gdpr|hfd|rå|ad|nja|paragraf(en)?|[a-z]{2}\d+|.*(lagen|balken|förordningen)s?")


def measure(bench):
    result = Result(TITLE)
    if not PROGRAM.exists():
        result.failures.append(f"{PROGRAM} is missing: swift build -c release --product ReferencesBench")
        return result
    folder = bench.workspace.folder / "references"
    bench.workspace.kept(folder, f"{PAGES} {SIZE}", lambda _: None)
    corpus = folder / "corpus.md"
    pages = sorted((bench.workspace.root(PAGES) / "Content").rglob("*.md"))
    corpus.write_text("\n\n".join(page.read_text(encoding="utf-8") for page in pages), encoding="utf-8")
    plain = folder / "plain.md"
    plain.write_text(_plain_text(), encoding="utf-8")
    without, _ = _rate(bench, plain, result)
    within, found = _rate(bench, corpus, result)
    result.figures = [
        Figure("text without references, one thread", without, " MB/s", at_least=200, digits=0),
        Figure("the benchmark corpus, one thread", within, " MB/s", at_least=40, digits=0),
        Figure("references found in the corpus", found, "", at_least=PAGES * 8, digits=0),
        *_added(bench, result, within and corpus.stat().st_size / PAGES / within / 1e6),
    ]
    return result


def _added(bench, result, page):
    """What references add to a build, on two threads, beside limit on the same pages in the same run.

    `page` is the time that the recogniser alone takes for a page of the corpus, on one thread.
    """
    pages = max(bench.sizes)
    names = [f"references add, {pages} pages / limit, {what}" for what in ("wall", "CPU", "CPU, the recogniser alone")]
    root = bench.workspace.root(pages)
    try:
        floor = _limit(bench, root)
        bench.say(f"what references add, {pages} pages")
        lines = run([PROGRAM, "--added", root, bench.rounds + 1]).stdout.splitlines()[1:]  # the first warms up
        rounds = [[float(number) for number in line.split()] for line in lines]
        floor += _limit(bench, root)
        walls = [with_clock - clock for clock, _, with_clock, _ in rounds]
        cpus = [with_processor - processor for _, processor, _, with_processor in rounds]
    except (Failed, ValueError) as failure:
        result.failures.append(str(failure))
        return [Figure(name, None, " ×", at_most=0.5) for name in names]
    limit_wall, limit_cpu = (statistics.median(times) for times in zip(*floor))
    result.notes.append(
        "What references add: the stage of a build that finds what its pages refer to, with the recognition and linking of "
        "references and codes and their index over all pages, less the same stage without them; in one process, both in turn "
        f"on the same trees, medians of {len(rounds)} rounds on two threads. Wall {statistics.median(walls):.3f} s, CPU "
        f"{statistics.median(cpus):.3f} s; limit, before and after: wall {limit_wall:.3f} s, CPU {limit_cpu:.3f} s.")
    return [
        Figure(names[0], statistics.median(walls) / limit_wall, " ×", at_most=0.5),
        Figure(names[1], statistics.median(cpus) / limit_cpu, " ×", at_most=0.5),
        Figure(names[2], page and page * pages / limit_cpu, " ×", at_most=0.5),
    ]


def _limit(bench, root):
    """Wall and CPU of the floor, round by round; the first is not counted."""
    limit = programs.Limit(bench.workspace)
    output = bench.workspace.output / "limit"
    times = []
    for number in range(bench.rounds + 1):
        bench.say(f"limit, round {number}")
        try:
            once = run(limit.command(limit.prepare(root), output))
        finally:
            shutil.rmtree(output, ignore_errors=True)
        if number > 0:
            times.append((once.wall, once.cpu))
    return times


def _rate(bench, file, result):
    """The fastest round counts: on a machine with other work the slower ones measure that."""
    bench.say(f"references in {file.name}")
    try:
        rate, _, found = run([PROGRAM, file, SECONDS]).stdout.split()
    except (Failed, ValueError) as failure:
        result.failures.append(str(failure))
        return None, None
    return float(rate), int(found)


def _plain_text():
    """Sentences of guidance-like words, none of which begins a reference."""
    words = [word for word in (HERE / "words.txt").read_text(encoding="utf-8").split() if not _NAMES.fullmatch(word)]
    weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.15 for rank in range(len(words))))
    generator = random.Random(1)
    paragraphs, size = [], 0
    while size < SIZE:
        sentences = (" ".join(generator.choices(words, cum_weights=weights, k=generator.randint(8, 18))) for _ in range(5))
        paragraphs.append(" ".join(sentence.capitalize() + "." for sentence in sentences))
        size += len(paragraphs[-1].encode())
    return "\n\n".join(paragraphs)
