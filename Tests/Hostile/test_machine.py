"""When the machine fails: the old site stands whole or the new one does, the message says why, and the next build works."""
import contextlib
import os
import random
import resource
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest

from guidance import LOTS, PROJECT
from smalldisk import mounted

LONG = bool(os.environ.get("LOTS_TEST_LONG"))
IS_ROOT = os.geteuid() == 0
SETTINGS = "title: Vägledning\nbaseURL: http://localhost/\nstanding: Inte beslutad.\n"


def page(title, text="Text.", kind="page"):
    return f"---\ntitle: {title}\nkind: {kind}\n---\n\n{text}\n"


def guidance(root, word, count=60):
    """A guidance of some pages that all hold a word, with a fault in none of them."""
    for name in ("Templates", "Site"):
        if not (root / name).exists():
            shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("public", ".*"))
    (root / "Site/site.yml").write_text(SETTINGS, encoding="utf-8")
    shutil.rmtree(root / "Content", ignore_errors=True)
    (root / "Content/del").mkdir(parents=True)
    (root / "Content/index.md").write_text(page("Start", f"Här står {word}.", "start"), encoding="utf-8")
    (root / "Content/del/index.md").write_text(page("Del", word, "part"), encoding="utf-8")
    for number in range(count):
        (root / f"Content/del/sida-{number}.md").write_text(page(f"Sida {number}", f"{word} " * 40), encoding="utf-8")
    return root


def lots(*arguments, prefix=(), lots=LOTS, **options):
    return subprocess.run([*prefix, lots, *arguments], capture_output=True, text=True, timeout=120, **options)


def files(folder):
    """What a folder holds, byte for byte."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def beside(output):
    """What stands beside the site: nothing may be left over."""
    return {path.name for path in output.parent.iterdir()} - {output.name}


@pytest.fixture
def folder():
    """A folder that everyone may look into: pytest's own are closed to other users."""
    path = Path(tempfile.mkdtemp(prefix="lots-machine-"))
    path.chmod(0o755)
    yield path
    subprocess.run(["chmod", "-R", "u+rwX", path], check=True)
    shutil.rmtree(path)


# ---- A full disk ----

@pytest.mark.parametrize("limit", ["size", "nr_inodes"])
def test_a_full_disk_leaves_the_old_site(folder, limit):
    """At many moments: the disk has room for the old site and for more and more of the new one."""
    old, new = guidance(folder / "old", "gammalt", 10), guidance(folder / "new", "nytt", 120)
    with mounted(folder / "disk", "size=64m,nr_inodes=4096") as disk:
        output = disk / "site/public"
        assert lots("build", "--root", old, "--output", output).returncode == 0
        before = files(output)
        used = os.statvfs(disk)
        taken = (used.f_blocks - used.f_bfree) * used.f_bsize if limit == "size" else used.f_files - used.f_ffree
        statuses = set()
        for share in [0.01, 0.1, 0.3, 0.6, 0.9]:
            room = taken + max(4096 if limit == "size" else 1, int(taken * 3 * share))
            subprocess.run(["mount", "-o", f"remount,{limit}={room}", disk], check=True)
            result = lots("build", "--root", new, "--output", output)
            statuses.add(result.returncode)
            if result.returncode == 0:
                break
            assert result.returncode == 74 and "disken är full" in result.stderr and "Den webbplats som fanns är orörd." in result.stderr, result.stderr
            assert files(output) == before and not beside(output)
        assert 74 in statuses
        subprocess.run(["mount", "-o", "remount,size=64m,nr_inodes=4096", disk], check=True)
        assert lots("build", "--root", new, "--output", output).returncode == 0
        assert lots("build", "--root", new, "--output", folder / "wanted").returncode == 0
        assert files(output) == files(folder / "wanted") and not beside(output)


def test_a_full_disk_does_not_hide_a_fault_in_the_text(folder):
    """Nothing is needed of the disk to say what is wrong."""
    root = guidance(folder / "guidance", "ord", 3)
    (root / "Content/fel.md").write_text(page("Fel", "[x](saknas.md)"), encoding="utf-8")
    with mounted(folder / "disk", "size=4k,nr_inodes=3") as disk:
        result = lots("build", "--root", root, "--output", disk / "public")
        assert result.returncode == 1 and "[broken-link]" in result.stderr
        assert not list(disk.iterdir())


def test_a_review_copy_that_finds_no_room_is_not_left_half(folder):
    root = guidance(folder / "guidance", "ord", 30)
    with mounted(folder / "disk", "size=16k") as disk:
        result = lots("build", "--root", root, "--output", folder / "ut/public", "--zip", disk / "kopia.zip")
        assert result.returncode == 74 and result.stderr.startswith("lots: ") or "\nlots: " in result.stderr, result.stderr
        assert not list(disk.iterdir())
    assert (folder / "ut/public/index.html").exists()


# ---- No permission ----

def as_nobody(folder, *paths):
    """Lots as a user who owns nothing but these paths: root may do everything."""
    program = folder / "lots"
    shutil.copy(LOTS, program)
    program.chmod(0o755)
    if not IS_ROOT:
        return lambda *arguments: lots(*arguments, lots=program)
    for path in paths:
        subprocess.run(["chown", "-R", "65534:65534", path], check=True)
    prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    return lambda *arguments: lots(*arguments, prefix=prefix, lots=program, cwd="/")


@pytest.mark.parametrize("path, kind", [("Content/del/sida-1.md", "Filen"), ("Content/del", "Mappen"), ("Templates/page.mustache", "Filen"), ("Templates/strings.yml", "Filen"),
                                        ("Site/site.yml", "Filen"), ("Site/assets", "Mappen"), ("Content", "Mappen")])
def test_what_may_not_be_read_is_named(folder, path, kind):
    root = guidance(folder / "guidance", "ord", 5)
    run = as_nobody(folder, root)
    (root / path).chmod(0)
    result = run("build", "--root", root, "--output", root / "ut")
    assert result.returncode == 1 and f"{path}:0:0: error: {kind} går inte att läsa: åtkomst nekad. [unreadable-file]" in result.stderr, result.stderr
    assert result.stderr.count(": error: ") == 1, result.stderr
    assert not (root / "ut").exists()
    (root / path).chmod(0o755)
    assert run("build", "--root", root, "--output", root / "ut").returncode == 0


@pytest.mark.parametrize("closed", ["ut", "ut/public", "ut/public/del", "ut/public/index.html"])
def test_where_nothing_may_be_written_the_old_site_stands(folder, closed):
    root, output = guidance(folder / "guidance", "ord", 5), folder / "ut/public"
    assert lots("build", "--root", root, "--output", output).returncode == 0
    before = files(output)
    run = as_nobody(folder, root, folder / "ut")
    guidance(root, "annat", 5)
    (folder / closed).chmod(0o555 if (folder / closed).is_dir() else 0o444)
    result = run("build", "--root", root, "--output", output)
    if result.returncode == 0:  # what is replaced as a whole need not be writable itself
        assert closed != "ut" and b"annat" in (output / "index.html").read_bytes() and not [name for name in beside(output) if name != ".public.lots-new"]
    else:
        assert result.returncode == 74 and "åtkomst nekad" in result.stderr and "Du har inte rätt att skriva där." in result.stderr, result.stderr
        assert files(output) == before
    subprocess.run(["chmod", "-R", "u+rwX", folder / "ut"], check=True)
    assert run("build", "--root", root, "--output", output).returncode == 0 and not beside(output)


def test_a_cache_that_may_not_be_written_is_done_without(folder):
    root = guidance(folder / "guidance", "ord", 5)
    run = as_nobody(folder, folder)
    subprocess.run(["chmod", "-R", "a-w", root], check=True)
    result = run("build", "--root", root, "--output", folder / "ut")
    assert result.returncode == 0, result.stderr
    assert files(folder / "ut") and not (root / "Site/.cache").exists()


def test_a_disk_that_can_only_be_read(folder):
    root, new = guidance(folder / "guidance", "ord", 5), guidance(folder / "new", "annat", 5)
    with mounted(folder / "disk", "size=64m") as disk:
        output = disk / "public"
        assert lots("build", "--root", root, "--output", output).returncode == 0
        before = files(output)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        result = lots("build", "--root", new, "--output", output)
        assert result.returncode == 74 and "filsystemet kan bara läsas" in result.stderr, result.stderr
        assert files(output) == before
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        assert lots("build", "--root", new, "--output", output).returncode == 0 and not beside(output)


def test_too_few_open_files_are_a_fault_and_no_crash(folder):
    root = guidance(folder / "guidance", "ord", 20)
    statuses = set()
    for limit in [8, 10, 12, 16, 24]:
        result = lots("build", "--root", root, "--output", folder / "ut/public", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
        statuses.add(result.returncode)
        assert result.returncode in (0, 1, 74, 127), f"{limit}: {result.returncode} {result.stderr}"  # 127: the system could not start it
    assert 0 in statuses and lots("build", "--root", root, "--output", folder / "ut/public").returncode == 0
    assert not beside(folder / "ut/public")


# ---- Files that come and go ----

def test_files_that_vanish_while_they_are_read(folder):
    root, output = guidance(folder / "guidance", "ord", 40), folder / "ut/public"
    assert lots("build", "--root", root, "--output", output).returncode == 0
    whole, stop, chance = files(output), threading.Event(), random.Random(1)
    names = [f"sida-{number}.md" for number in range(40)]

    def disturb():
        while not stop.is_set():
            file = root / "Content/del" / chance.choice(names)
            with contextlib.suppress(FileNotFoundError):
                content = file.read_bytes()
                file.unlink()
                file.write_bytes(content[:len(content) // 2])  # as an editor's program that saves
                file.write_bytes(content)

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        for _ in range(200 if LONG else 20):
            result = lots("build", "--root", root, "--output", output)
            assert result.returncode in (0, 1), result.stderr
            for line in result.stderr.splitlines():
                if ": error: " in line:
                    assert line.startswith("Content/del/sida-"), line
    finally:
        stop.set()
        thread.join()
    assert lots("build", "--root", root, "--output", output).returncode == 0
    assert files(output) == whole and not beside(output)


def test_an_output_folder_that_vanishes_while_it_is_written(folder):
    root, output = guidance(folder / "guidance", "ord", 100), folder / "ut/public"
    chance = random.Random(2)
    for _ in range(50 if LONG else 6):
        assert lots("build", "--root", root, "--output", output).returncode == 0
        process = subprocess.Popen([LOTS, "build", "--root", root, "--output", output], stderr=subprocess.PIPE, text=True)
        threading.Event().wait(chance.random() * 0.15)
        shutil.rmtree(output, ignore_errors=True)
        errors = process.communicate(timeout=60)[1]
        assert process.returncode in (0, 74), errors
    assert lots("build", "--root", root, "--output", output).returncode == 0 and not beside(output)


# ---- Clocks and languages ----

@pytest.mark.parametrize("moment", ["1970-01-01 00:00:01", "2100-02-28 23:59:59", "1999-12-31 23:59:59"])
def test_the_clock_changes_nothing(folder, moment):
    root = guidance(folder / "guidance", "ord", 5)
    assert lots("build", "--root", root, "--output", folder / "now").returncode == 0
    shutil.rmtree(root / "Site/.cache", ignore_errors=True)
    result = lots("build", "--root", root, "--output", folder / "then/public", prefix=["faketime", moment])
    assert result.returncode == 0, result.stderr
    assert files(folder / "now") == files(folder / "then/public") and not beside(folder / "then/public")
    # The same over a site that is as old or as new as no other.
    for seconds in (0, 4102444800):
        for file in (folder / "then/public").rglob("*"):
            os.utime(file, (seconds, seconds))
        assert lots("build", "--root", root, "--output", folder / "then/public", prefix=["faketime", moment]).returncode == 0
        assert files(folder / "now") == files(folder / "then/public")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "sv_SE.ISO-8859-1", "LC_ALL": "sv_SE.ISO-8859-1"}, {"LC_ALL": "tr_TR.UTF-8"}, {}, {"TZ": "Pacific/Kiritimati"}, {"HOME": "/nonexistent"}],
                         ids=["C", "POSIX", "Latin-1", "Turkish", "nothing", "zone", "home"])
def test_the_locale_changes_nothing(folder, environment):
    root = guidance(folder / "guidance", "åäö ÅÄÖ I i", 5)
    assert lots("build", "--root", root, "--output", folder / "now").returncode == 0
    assert lots("build", "--root", root, "--output", folder / "then", env=environment).returncode == 0
    assert files(folder / "now") == files(folder / "then")
    (root / "Content/fel.md").write_text(page("Fel", "Här är [en länk](saknas-åäö.md)."), encoding="utf-8")
    bytes_ = [subprocess.run([LOTS, "check", "--root", root, *options], capture_output=True, env=env, timeout=60)
              for env in (None, environment) for options in ([], ["--format", "json"])]
    assert [(result.stdout, result.stderr) for result in bytes_[:2]] == [(result.stdout, result.stderr) for result in bytes_[2:]]
    assert "Filen ”saknas-åäö.md” finns inte." in bytes_[2].stderr.decode("utf-8")


def test_nobody_listens(folder):
    """Standard output and error that are closed, or full, or a pipe that nobody reads."""
    root = guidance(folder / "guidance", "ord", 5)
    for number in range(100):
        (root / f"Content/fel-{number}.md").write_text(page("Fel", "[x](saknas.md)\n\n" * 20), encoding="utf-8")
    for shell in ('"$0" check --root "$1" --format json | true', '"$0" check --root "$1" 2>&1 | head -1', '"$0" check --root "$1" 2>&-', '"$0" check --root "$1" --format json >&-', '"$0" check --root "$1" --format json >/dev/full'):
        result = subprocess.run(["bash", "-c", f"set -o pipefail; {shell}", LOTS, root], capture_output=True, text=True, timeout=60)
        assert result.returncode in (0, 1, 74, 141), f"{shell}: {result.returncode} {result.stderr[-500:]}"
        assert "Fatal" not in result.stderr and "Crash" not in result.stderr
