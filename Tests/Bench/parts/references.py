"""How fast references to law are recognised, on one thread: in text that has none and in the benchmark corpus."""
import itertools
import random
import re

from measuring import Failed, run
from report import Figure, Result
from workspace import HERE, PROJECT

TITLE = "references, one thread"
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
        Figure("text without references", without, " MB/s", at_least=200, digits=0),
        Figure("the benchmark corpus", within, " MB/s", at_least=40, digits=0),
        Figure("references found in the corpus", found, "", at_least=PAGES * 8, digits=0),
    ]
    return result


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
