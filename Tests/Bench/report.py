"""What a part of the benchmark hands back, and how it is printed and kept."""
import dataclasses

from measuring import others_share


@dataclasses.dataclass
class Figure:
    """One number that an issue names, and its target: at most or at least so much."""
    name: str
    value: float | None  # None: not measured in this run
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None
    digits: int = 2

    @property
    def verdict(self):
        if self.value is None:
            return "not measured"
        if self.at_most is not None and self.value > self.at_most:
            return "over"
        if self.at_least is not None and self.value < self.at_least:
            return "under"
        return "ok" if self.target else ""

    @property
    def target(self):
        if self.at_most is not None:
            return f"≤ {self.at_most:g}{self.unit}"
        return f"≥ {self.at_least:g}{self.unit}" if self.at_least is not None else ""

    def row(self):
        value = "–" if self.value is None else f"{self.value:.{self.digits}f}{self.unit}"
        return [self.name, value, self.target, self.verdict]

    def json(self):
        value = None if self.value is None else round(self.value, 4)
        return {"name": self.name, "value": value, "unit": self.unit.strip(), "atMost": self.at_most,
                "atLeast": self.at_least, "verdict": self.verdict}


@dataclasses.dataclass
class Result:
    """What one part found: the runs, the figures with targets, and the stages' shares of the time."""
    part: str
    measurements: list = dataclasses.field(default_factory=list)
    figures: list = dataclasses.field(default_factory=list)
    stages: list = dataclasses.field(default_factory=list)  # (name, seconds)
    tables: list = dataclasses.field(default_factory=list)  # (caption, head, rows of text)
    failures: list = dataclasses.field(default_factory=list)
    notes: list = dataclasses.field(default_factory=list)

    def print(self):
        print(f"\n## {self.part}\n")
        if self.measurements:
            table(["program", "pages", "wall", "fastest–slowest", "CPU", "peak", "output", "others' CPU"],
                  [[m.program, str(m.pages), seconds(m.wall), f"{m.fastest:.3f}–{seconds(m.slowest)}", seconds(m.cpu),
                    f"{m.peak:.0f} MiB", f"{m.bytes / 1e6:.0f} MB", percent(others_share(m.runs))]
                   for m in self.measurements])
        if self.stages:
            print()
            whole = sum(time for _, time in self.stages)
            table(["stage of lots", "time", "share"],
                  [[name, seconds(time), percent(time / whole if whole else None)] for name, time in self.stages])
        for caption, head, rows in self.tables:
            print(f"\n{caption}")
            table(head, rows)
        if self.figures:
            print()
            table(["figure", "value", "target", ""], [figure.row() for figure in self.figures])
        for note in self.notes:
            print(f"\n{note}")
        for failure in self.failures:
            print(f"\nFAILED: {failure}")

    def json(self):
        return {
            "part": self.part,
            "measurements": [m.json() for m in self.measurements],
            "figures": [figure.json() for figure in self.figures],
            "tables": [{"caption": caption, "head": head, "rows": rows} for caption, head, rows in self.tables],
            "stages": [{"name": name, "seconds": round(time, 4)} for name, time in self.stages],
            "failures": self.failures,
            "notes": self.notes,
        }


def seconds(time):
    return f"{time:.3f} s"


def percent(share):
    return "–" if share is None else f"{100 * share:.0f} %"


def table(head, rows):
    """Prints rows of text under a head; the first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, ["-" * width for width in widths], *rows]:
        first, *others = zip(row, widths)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        print("  ".join(cells).rstrip())
