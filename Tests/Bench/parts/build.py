"""How fast and how big `lots build` is: beside the floor (limit), beside Hugo, over sizes."""
import re
import shutil

import programs
from measuring import Failed, Measurement, run
from report import Figure, Result
from workspace import PROJECT, html_files

TITLE = "lots build, cold"
SMALL, LARGE = 1_000, 10_000


def measure(bench):
    result = Result(TITLE)
    found = {}  # (program's name, pages) -> Measurement
    for pages in bench.sizes:
        root = bench.workspace.root(pages)
        for measurement in _measure_side_by_side(bench, root, pages, bench.programs(), result):
            found[measurement.program, pages] = measurement
        lots = found.get(("lots", pages))
        if lots and "copy" in bench.only:
            # The floor of writing as much as lots does: limit's pages have no head, menu or footer.
            copy = programs.Copy(bench.workspace, size=lots.bytes // lots.files)
            for measurement in _measure_side_by_side(bench, root, pages, [copy], result):
                found[measurement.program, pages] = measurement
    if "lots" in bench.only:
        real = _real_guidance(bench, result)
        if real:
            found["lots", "real"] = real
        _stages(bench, max(bench.sizes), result)
    result.measurements = list(found.values())
    result.figures = _figures(found)
    return result


def _measure_side_by_side(bench, root, pages, chosen, result):
    """One round after the other, every program in each, so that the noise of the machine meets all alike.

    The first round is not counted: it brings the input and the programs into memory.
    """
    ready = []
    for program in chosen:
        source = program.prepare(root)
        ready.append((program, source, Measurement(program.name, pages, [])))
    for number in range(bench.rounds + 1):
        for program, source, measurement in list(ready):
            if number > program.rounds:
                continue
            bench.say(f"{program.name}, {pages} pages, round {number}")
            try:
                once = _cold(bench, program, source, measurement)
            except Failed as failure:
                result.failures.append(str(failure))
                ready.remove((program, source, measurement))
                continue
            if number > 0:
                measurement.runs.append(once)
    return [measurement for _, _, measurement in ready]


def _cold(bench, program, source, measurement):
    """One run into a folder that does not exist. Nothing may be left that would make the next run a warm one."""
    output = bench.workspace.output / program.name.replace(" ", "-")
    before = _top_level(source)
    try:
        once = run(program.command(source, output))
        measurement.files, measurement.bytes = html_files(output)
    finally:
        shutil.rmtree(output, ignore_errors=True)
    left = _top_level(source) - before
    if left:
        raise Failed(f"{program.name} left {', '.join(sorted(left))} in {source}: the next run would not be cold")
    if measurement.files < measurement.pages:
        raise Failed(f"{program.name} wrote {measurement.files} HTML files for {measurement.pages} pages")
    return once


def _top_level(folder):
    return {entry.name for entry in folder.iterdir()}


def _real_guidance(bench, result):
    content = PROJECT / "Content"
    pages = sum(1 for _ in content.rglob("*.md")) if content.is_dir() else 0
    if not pages:
        result.notes.append("The project has no Content: the real guidance was not measured.")
        return None
    lots = programs.Lots(bench.lots)
    measurement = Measurement("lots, real guidance", pages, [])
    try:
        for number in range(bench.rounds + 1):
            bench.say(f"real guidance, round {number}")
            once = _cold(bench, lots, PROJECT, measurement)
            if number > 0:
                measurement.runs.append(once)
    except Failed as failure:
        result.failures.append(str(failure))
        return None
    return measurement


# `name  12.3 ms`, with anything after it. A name holds no digit, so that a line that sums up a build is none.
STAGE = re.compile(r"^[ \t]*([^\d\n]+?)[ \t:]+(\d+(?:[.,]\d+)?)\s*(s|ms|µs|us)\b", re.M)
UNITS = {"s": 1, "ms": 1e-3, "µs": 1e-6, "us": 1e-6}
_SUMS = {"total", "sum", "all", "wall", "totalt", "summa"}


def _stages(bench, pages, result):
    """Where the time goes, by the program's own account."""
    bench.say(f"lots --timings, {pages} pages")
    output = bench.workspace.output / "timings"
    lots = programs.Lots(bench.lots)
    command = [*lots.command(bench.workspace.folder / f"root-{pages}", output), "--timings"]
    try:
        once = run(command)
    except Failed as failure:
        result.failures.append(str(failure))
        return
    finally:
        shutil.rmtree(output, ignore_errors=True)
    for name, value, unit in STAGE.findall(once.stderr + once.stdout):
        if name.lower() not in _SUMS:
            result.stages.append((name, float(value.replace(",", ".")) * UNITS[unit]))
    if not result.stages:
        result.notes.append("lots build --timings printed no line of the form `stage 12.3 ms` (with --quiet).")


def _figures(found):
    def of(program, pages):
        return found.get((program, pages))

    def ratio(a, b):
        return a.wall / b.wall if a and b else None

    lots, small, real = of("lots", LARGE), of("lots", SMALL), of("lots", "real")
    per_page = (lots.wall / LARGE) / (small.wall / SMALL) if lots and small else None
    return [
        Figure(f"lots / limit, {LARGE} pages", ratio(lots, of("limit", LARGE)), " ×", at_most=5),
        Figure(f"hugo / lots, {LARGE} pages", ratio(of("hugo", LARGE), lots), " ×", at_least=4),
        Figure(f"cost per page, {LARGE} to {SMALL} pages", per_page, " ×", at_most=1.2),
        Figure(f"lots' peak memory, {LARGE} pages", lots and lots.peak, " MiB", at_most=600, digits=0),
        Figure("the real guidance, cold", real and real.wall, " s", at_most=0.1, digits=3),
        Figure(f"hugo / limit, {LARGE} pages", ratio(of("hugo", LARGE), of("limit", LARGE)), " ×"),
    ]
