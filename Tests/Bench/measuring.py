"""Runs one program at a time and says what it took: wall time, CPU time, peak memory.

Nothing here knows which programs there are.
"""
import dataclasses
import os
import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path

TIME_LIMIT = 600  # seconds, after which a program hangs


class Failed(Exception):
    """A program could not be measured; the text is for whoever runs the benchmark."""


@dataclasses.dataclass(frozen=True)
class Run:
    """What one run of a program took.

    The peak is the kernel's `ru_maxrss`, which counts Python's own memory before the program's start: below about
    20 MiB it says nothing.
    """
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # MiB
    others: float  # CPU seconds that went to other processes meanwhile
    stdout: str
    stderr: str


def run(command):
    """Runs the command to its end and returns a Run; an exit status other than 0 is a Failed."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        busy, begin = _busy_seconds(), time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        watchdog = threading.Timer(TIME_LIMIT, process.kill)
        watchdog.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            watchdog.cancel()
        wall, busy = time.perf_counter() - begin, _busy_seconds() - busy
        process.returncode = os.waitstatus_to_exitcode(status)  # wait4 has reaped it, Popen shall not try
        out.seek(0)
        err.seek(0)
        stdout, stderr = out.read().decode(errors="replace"), err.read().decode(errors="replace")
    if process.returncode != 0:
        last = "\n".join((stderr or stdout).strip().splitlines()[-8:])
        raise Failed(f"{' '.join(map(str, command))}\nended with status {process.returncode}\n{last}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(wall, cpu, usage.ru_maxrss / 1024, max(0.0, busy - cpu), stdout, stderr)


def others_share(runs):
    """The share of the cores that other processes used during the runs; None if they were too short to tell."""
    had = sum(run.wall for run in runs) * os.cpu_count()
    return sum(run.others for run in runs) / had if had > 1 else None


def _busy_seconds():
    """CPU seconds that all processes of the machine have used since it started; 0 where /proc does not say."""
    try:
        fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    except OSError:
        return 0.0
    user, nice, system, _idle, _iowait, interrupts, soft_interrupts = map(int, fields[:7])
    return (user + nice + system + interrupts + soft_interrupts) / os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass
class Measurement:
    """The runs of one program over one input. Medians stand for it; the range of wall times shows the noise."""
    program: str
    pages: int
    runs: list
    files: int = 0  # HTML files of the last run's output
    bytes: int = 0  # and their size

    @property
    def wall(self):
        return statistics.median(run.wall for run in self.runs)

    @property
    def fastest(self):
        return min(run.wall for run in self.runs)

    @property
    def slowest(self):
        return max(run.wall for run in self.runs)

    @property
    def cpu(self):
        return statistics.median(run.cpu for run in self.runs)

    @property
    def peak(self):
        return max(run.peak for run in self.runs)

    def json(self):
        return {
            "program": self.program, "pages": self.pages, "htmlFiles": self.files, "htmlBytes": self.bytes,
            "wallSeconds": round(self.wall, 4), "cpuSeconds": round(self.cpu, 4), "peakMiB": round(self.peak, 1),
            "runs": [{"wallSeconds": round(run.wall, 4), "cpuSeconds": round(run.cpu, 4), "peakMiB": round(run.peak, 1)}
                     for run in self.runs],
        }
