"""How fast the real guidance becomes documents for paper: HTML and PDF, with WeasyPrint's start."""
import shutil

from measuring import Failed, Measurement, run
from report import Figure, Result
from workspace import PROJECT

TITLE = "lots export, the real guidance"
PYTHON = PROJECT / ".venv/bin/python"


def measure(bench):
    result = Result(TITLE)
    if not (PROJECT / "Content").is_dir():
        result.notes.append("The project has no Content: nothing was measured.")
        return result
    output = bench.workspace.output / "paper"
    try:
        lists = _cold(bench, "checklists", output)
        whole = _cold(bench, "guidance", output)
        again = _measured(bench, "guidance, nothing changed", ["guidance", "--pdf"], output, lambda: None)
    except Failed as failure:
        result.failures.append(str(failure))
        return result
    finally:
        shutil.rmtree(output, ignore_errors=True)
    result.measurements = [lists, whole, again]
    result.figures = [
        Figure("the checklists as PDF", lists.wall, " s", at_most=2.5),
        Figure("the whole guidance as PDF", whole.wall, " s", at_most=15, digits=1),
        Figure("the whole guidance again, nothing changed", again.wall, " s"),
    ]
    return result


def _cold(bench, what, output):
    return _measured(bench, what, [what, "--pdf"], output, lambda: shutil.rmtree(output, ignore_errors=True))


def _measured(bench, name, words, output, before):
    """The first run is not counted: it brings the fonts and the programs into memory."""
    measurement = Measurement(f"lots export {name}", 0, [])
    for number in range(min(bench.rounds, 3) + 1):
        bench.say(f"export {name}, round {number}")
        before()
        once = run([bench.lots, "export", *words, "--quiet", "--root", PROJECT, "--output", output, "--weasyprint", PYTHON])
        if number > 0:
            measurement.runs.append(once)
    made = list(output.glob("*.pdf"))
    measurement.bytes = sum(file.stat().st_size for file in made)
    measurement.pages = len(made)
    if not made:
        raise Failed(f"lots export {name} made no PDF")
    return measurement
