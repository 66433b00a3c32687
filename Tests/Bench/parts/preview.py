"""How long it takes from a save to the new bytes in `lots preview`, beside the preview servers of Hugo and Zensical.

One client saves a file and asks for the page until the new text is there: from lots it waits for the event first, the
others say nothing and are asked again and again.
"""
import contextlib
import http.client
import shutil
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

import programs
from measuring import Failed
from report import Figure, Result
from workspace import HERE, PROJECT

sys.path.insert(0, str(PROJECT / "Tests/Site"))
from previewing import Events, previewing  # noqa: E402  the client that the tests use

TITLE = "preview: from a save to the new bytes"
PAGES = 1_000
SAVES = 60
SLOW_SAVES = 10  # of what takes whole seconds, and of edits that touch every page
PAUSE = 0.12  # seconds between two saves: nobody saves twice in less
PATIENCE = 60


def measure(bench):
    result = Result(TITLE)
    if "lots" not in bench.only:
        return result
    folder = bench.workspace.output / "preview"
    folder.mkdir()
    rows = []
    try:
        root = _copy(bench.workspace.root(PAGES), folder / "root")
        _lots(bench, root, "del-001/sida-00154", result, rows)
        _real(bench, folder / "real", result, rows)
        for name, server in (("hugo server", _hugo), ("zensical serve", _zensical)):
            bench.say(name)
            try:
                _beside(name, server, bench, root, folder, rows)
            except Failed as failure:
                result.failures.append(str(failure))
    except (Failed, AssertionError, OSError) as failure:
        result.failures.append(f"preview: {failure}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    result.tables.append(("from the save to the new bytes, in ms", ["what", "saves", "median", "p95", "slowest"], rows))
    return result


def _copy(root, target):
    for name in ("Content", "Templates", "Site"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("public", ".*"))
    return target


def _lots(bench, root, page, result, rows):
    bench.say("lots preview")
    file = root / f"Content/{page}.md"
    with previewing(bench.lots, root, "--quiet") as preview:
        events = Events(preview)
        edits = [
            ("lots, a text", SAVES, file, f"/{page}.html", lambda text, mark: f"{text}\n{mark}\n"),
            ("lots, a code of the register", SLOW_SAVES, root / "Content/register/kodverk.yml", "/kodverk/kva.html", _in_title),
            ("lots, a template", SLOW_SAVES, root / "Templates/partials/footer.mustache", f"/{page}.html",
             lambda text, mark: text.replace("<footer", f'<footer data-mark="{mark}"', 1)),
        ]
        times = [_saved_and_seen(events, preview, *edit[1:]) for edit in edits]
    for edit, found in zip(edits, times):
        rows.append(_row(f"{edit[0]}, {PAGES} pages", found))
    result.figures += [
        Figure(f"a text, {PAGES} pages, median", statistics.median(times[0]), " ms", at_most=30, digits=1),
        Figure(f"a text, {PAGES} pages, p95", _p95(times[0]), " ms", at_most=100, digits=1),
        Figure(f"a register, {PAGES} pages, median", statistics.median(times[1]), " ms", at_most=400, digits=0),
        Figure(f"a template, {PAGES} pages, median", statistics.median(times[2]), " ms", at_most=400, digits=0),
    ]


def _real(bench, folder, result, rows):
    bench.say("lots preview of the real guidance")
    root = _copy(PROJECT, folder)
    page = next(file for file in sorted((root / "Content").rglob("*.md")) if file.parent != root / "Content" and file.name != "index.md")
    path = "/" + page.relative_to(root / "Content").with_suffix(".html").as_posix()
    with previewing(bench.lots, root, "--quiet") as preview:
        times = _saved_and_seen(Events(preview), preview, SAVES, page, path, lambda text, mark: f"{text}\n{mark}\n")
    rows.append(_row("lots, a text, the real guidance", times))
    result.figures.append(Figure("a text, the real guidance, median", statistics.median(times), " ms", at_most=15, digits=1))


def _in_title(text, mark):
    return text.replace("title: Plan upprättad", f"title: Plan upprättad {mark}", 1)


def _saved_and_seen(events, preview, saves, file, path, edit):
    """Milliseconds from each save until the page with the new text has come."""
    whole = file.read_text(encoding="utf-8")
    connection = preview.connect()
    times = []
    for number in range(saves + 2):
        time.sleep(PAUSE)
        mark = f"Markering{number}x"
        text = edit(whole, mark)
        begin = time.perf_counter()
        file.write_text(text, encoding="utf-8")
        while True:
            name, data = events.next()
            if name != "built":
                raise Failed(f"lots preview: {name} after an edit of {file.name}: {data}")
            connection.request("GET", path)
            if mark.encode() in connection.getresponse().read():
                break
        if number >= 2:  # the first ones bring what they use into memory
            times.append((time.perf_counter() - begin) * 1000)
    file.write_text(whole, encoding="utf-8")
    events.built()
    connection.close()
    return times


# ---- The others ----------------------------------------------------------------------------------------------------

def _beside(name, server, bench, root, folder, rows):
    command, content, address, path = server(bench, root, folder / name.replace(" ", "-"))
    process = subprocess.Popen(command, cwd=content.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        file = content / "del-001/sida-00154.md"
        _until(address, path, b"</html>", 120, name)
        time.sleep(2)
        whole = file.read_text(encoding="utf-8")
        times = []
        for number in range(SLOW_SAVES + 1):
            time.sleep(1)
            mark = f"Markering{number}x"
            begin = time.perf_counter()
            file.write_text(f"{whole}\n{mark}\n", encoding="utf-8")
            _until(address, path, mark.encode(), PATIENCE, name)
            if number:
                times.append((time.perf_counter() - begin) * 1000)
        rows.append(_row(f"{name}, a text, {PAGES} pages", times))
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def _until(port, path, wanted, patience, name):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
            connection.request("GET", path)
            if wanted in connection.getresponse().read():
                return
        time.sleep(0.005)
    raise Failed(f"{name}: {path} did not come within {patience} s")


def _hugo(bench, root, folder):
    hugo = programs.Hugo(bench.workspace)
    content = folder / "content"
    folder.mkdir()
    hugo.translate(root / "Content", content)
    port = _free_port()
    command = [hugo.binary, "server", "--source", HERE / "hugo", "--contentDir", content, "--port", str(port), "--bind", "127.0.0.1",
               "--renderToMemory", "--noBuildLock", "--cacheDir", folder / "cache", "--baseURL", f"http://127.0.0.1:{port}/"]
    return command, content, port, "/del-001/sida-00154.html"


def _zensical(bench, root, folder):
    program = Path(sys.prefix) / "bin/zensical"
    if not program.exists():
        raise Failed(f"zensical: not installed in {sys.prefix}; pip install -r {HERE / 'requirements.txt'}")
    folder.mkdir()
    shutil.copytree(root / "Content", folder / "docs")
    (folder / "zensical.toml").write_text('[project]\nsite_name = "Provsamling"\n', encoding="utf-8")
    port = _free_port()
    return [program, "serve", "-a", f"127.0.0.1:{port}"], folder / "docs", port, "/del-001/sida-00154/"


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _p95(times):
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.95))]


def _row(name, times):
    return [name, str(len(times)), f"{statistics.median(times):.1f}", f"{_p95(times):.1f}", f"{max(times):.1f}"]
