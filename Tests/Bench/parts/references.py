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
        *_added(bench, result),
    ]
    return result


def _added(bench, result):
    """What references add to a build, on two threads, beside limit on the same pages in the same run."""
    pages = max(bench.sizes)
    names = [f"{what}, {pages} pages / limit, {clock}" for what in ("recognition", "all that references add")
             for clock in ("wall", "CPU")]
    root = bench.workspace.root(pages)
    try:
        floor = _limit(bench, root)
        bench.say(f"what references add, {pages} pages")
        lines = run([PROGRAM, "--added", root, bench.rounds + 1]).stdout.splitlines()[1:]  # the first warms up
        rounds = [[float(number) for number in line.split()] for line in lines]
        floor += _limit(bench, root)
        without, added, recognition = ([line[2 * part:2 * part + 2] for line in rounds] for part in range(3))
    except (Failed, ValueError) as failure:
        result.failures.append(str(failure))
        return [Figure(name, None, " ×", at_most=0.5) for name in names]
    limits = _medians(floor)
    alone = _medians(recognition)
    everything = _medians([[with_it - without_it for with_it, without_it in zip(*pair, strict=True)] for pair in zip(added, without)])
    result.notes.append(
        "Recognition: which lines of each page tell of references, and the references and codes in all its paragraphs. All that "
        "references add: the stage of a build that finds what its pages refer to, with recognition, links, quotations and the "
        "index over all pages, less the same stage without references. In one process, in turn on the same pages, medians of "
        f"{len(rounds)} rounds on two threads. Wall {alone[0]:.3f} and {everything[0]:.3f} s, CPU {alone[1]:.3f} and "
        f"{everything[1]:.3f} s; limit, before and after: wall {limits[0]:.3f} s, CPU {limits[1]:.3f} s.")
    ratios = [time / limit for times in (alone, everything) for time, limit in zip(times, limits)]
    return [Figure(name, ratio, " ×", at_most=0.5) for name, ratio in zip(names, ratios)]


def _medians(rounds):
    return [statistics.median(times) for times in zip(*rounds)]


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
