"""`lots mv`: everything that names a page follows it, and nothing else changes."""
import json
import os
import shutil
import subprocess
import time
import types

import pytest

from publishing import LOTS, PROJECT, page, snapshot


def run(guidance, *words):
    command = subprocess.run([LOTS, *words, "--root", guidance.root], capture_output=True, text=True, timeout=120)
    return command.returncode, command.stdout + command.stderr


def move(guidance, old, new):
    status, said = run(guidance, "mv", old, new)
    assert status == 0, said


def build(guidance):
    status, said = run(guidance, "build", "--output", str(guidance.root / "public"))
    assert status == 0 and " error:" not in said, said
    return guidance.root / "public"


def refused(guidance, old, new, status, *words):
    before = snapshot(guidance.root)
    found, said = run(guidance, "mv", old, new)
    assert found == status, said
    for word in words:
        assert word in said, said
    assert snapshot(guidance.root) == before


def test_a_page(guidance):
    guidance.write("del-2/index.md", page("Del 2", "part", "Läs [sidan](../del-1/sida.md#rubrik), [den](<../del-1/sida.md>) och [igen][sidan].\n\n"
                                          "`[kod](../del-1/sida.md)` [sist](../del-1/sida.md \"Titel\")\n\n```\n[kod](../del-1/sida.md)\n```\n\n[sidan]: ../del-1/sida.md#rubrik"))
    guidance.write("del-1/sida.md", page("Sida", "section", "## Rubrik\n\nSe [delen](index.md), [listan](checklista.md#journal), [här](#rubrik) och [här](sida.md#rubrik).\r\n"))
    guidance.write("register/uppfoljningsomraden.yml", "# del-1/sida.md\n- id: a\n  title: \"Se del-1/sida.md\"\n  at: del-1/sida.md#rubrik\n  strength: viktigt\n")
    build(guidance)
    before = snapshot(guidance.root / "Content")
    move(guidance, "del-1/sida", "del-2/ny-sida.md")
    after = snapshot(guidance.root / "Content")
    assert "del-1/sida.md" not in after
    assert guidance.read("del-2/ny-sida.md") == before["del-1/sida.md"][1].decode().replace("](index.md)", "](../del-1/index.md)").replace(
        "](checklista.md#", "](../del-1/checklista.md#").replace("](sida.md#", "](ny-sida.md#")
    assert guidance.read("del-2/index.md") == before["del-2/index.md"][1].decode().replace(
        "[sidan](../del-1/sida.md#", "[sidan](ny-sida.md#").replace("(<../del-1/sida.md>)", "(<ny-sida.md>)").replace(
        "[sist](../del-1/sida.md ", "[sist](ny-sida.md ").replace("[sidan]: ../del-1/sida.md#", "[sidan]: ny-sida.md#")
    assert guidance.read("register/uppfoljningsomraden.yml") == before["register/uppfoljningsomraden.yml"][1].decode().replace("at: del-1/sida.md#", "at: del-2/ny-sida.md#")
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path) and after.get(path, ("file",))[0] == "file"}
    assert changed == {"del-1/sida.md", "del-2/ny-sida.md", "del-2/index.md", "del-1/index.md", "register/uppfoljningsomraden.yml", "register/omdirigeringar.yml"}
    site = build(guidance)
    assert 'url=../del-2/ny-sida.html"' in (site / "del-1/sida.html").read_text()


def test_there_and_back_again(guidance):
    before = guidance.read("del-1/sida.md"), guidance.read("del-1/index.md")
    move(guidance, "del-1/sida.md", "del-1/annan")
    move(guidance, "del-1/annan", "del-1/sida")
    assert (guidance.read("del-1/sida.md"), guidance.read("del-1/index.md")) == before
    site = build(guidance)
    assert "url=sida.html" in (site / "del-1/annan.html").read_text()
    assert "<h1" in (site / "del-1/sida.html").read_text()


def test_twice_leads_straight_on(guidance):
    move(guidance, "del-1/sida", "del-1/andra")
    move(guidance, "del-1/andra", "del-1/tredje")
    site = build(guidance)
    assert all("url=tredje.html" in (site / f"del-1/{name}.html").read_text() for name in ("sida", "andra"))


def test_a_folder_with_its_documents_and_pictures(guidance, folder):
    guidance.write("del-1/bild.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>')
    guidance.write("del-1/sida.md", page("Sida", "section", "## Rubrik\n\n![En ruta](bild.svg)\n\nSe [starten](../index.md)."))
    guidance.write("annan/index.md", page("Annan", "page", "Text.").replace("kind: page", "kind: page\npart: del-1"))
    with (guidance.root / "Site/site.yml").open("a") as settings:
        settings.write("navigation:\n  - del-1\n  - annan\nprinted: [del-1]\n")
    build(guidance)
    guidance.published(folder, "--allow-warnings")
    move(guidance, "del-1", "forsta/delen")
    assert not (guidance.root / "Content/del-1").exists()
    assert "part: forsta/delen" in guidance.read("annan/index.md") and "(../../index.md)" in guidance.read("forsta/delen/sida.md")
    assert "![En ruta](bild.svg)" in guidance.read("forsta/delen/sida.md")
    settings = (guidance.root / "Site/site.yml").read_text()
    assert "  - forsta/delen\n  - annan\nprinted: [forsta/delen]\n" in settings
    site = build(guidance)
    for path in ("index", "sida", "checklista"):
        assert f'url=../forsta/delen/{path}.html"' in (site / f"del-1/{path}.html").read_text()
    # No address that was published is missed: documents for paper have theirs from the pages.
    guidance.published(folder, "--allow-warnings")


def test_what_is_published_follows(guidance):
    run(guidance, "record-ids")
    move(guidance, "del-1/checklista", "del-1/listan")
    text = guidance.read("register/publicerade-id.yml")
    assert "- page: del-1/listan.html\n" in text and "del-1/checklista.html" not in text
    build(guidance)


@pytest.mark.parametrize("old, new, words", [
    ("del-1/finns-inte", "del-1/ny", ["finns inte"]), ("del-1/sidan", "del-1/ny", ["Menade du del-1/sida?"]),
    ("del-1/sida", "del-1/checklista", ["finns redan"]), ("del-1/sida", "del-1/Ny sida", ["Döp om till ny-sida"]),
    ("del-1/sida", "../utanfor", ["ingen plats"]), ("del-1/sida", "/tmp/ny", ["ingen plats"]), ("index", "start", ["Startsidan"]),
    ("del-1/index.md", "del-1/ny", ["lots mv del-1"]), ("del-1", "del-1/inuti", ["in i sig själv"]), ("register", "annat", ["givna"]),
    ("del-1/sida", "del-1/index", ["mapps sida"]), ("del-1/sida", "register/sida", ["ingen plats"])])
def test_what_cannot_be_moved(guidance, old, new, words):
    refused(guidance, old, new, 64, *words)


def test_a_guidance_with_errors(guidance):
    guidance.write("del-1/checklista.md", page("Checklista", "checklist", "Se [den](finns-inte.md)."))
    refused(guidance, "del-1/sida", "del-1/ny", 1, "[broken-link]", "Rätta dem först")


def test_what_would_be_wrong_afterwards(guidance):
    # At the new place the address of another page's document.
    guidance.write("register/omdirigeringar.yml", "- from: del-1/ny.html#gammalt\n  to: del-1/sida.html#rubrik\n- from: del-1/ny.html#rubrik\n  to: index.html\n")
    build(guidance)
    refused(guidance, "del-1/sida", "del-1/ny", 1, "Inget är flyttat")


def test_a_disk_that_says_no(guidance):
    folder = guidance.root / "Content/register"
    folder.mkdir(exist_ok=True)
    # Where the new redirects would be written first there is something that cannot be replaced.
    (folder / ".omdirigeringar.yml.lots-new").mkdir()
    before = snapshot(guidance.root)
    status, said = run(guidance, "mv", "del-1/sida", "del-2/ny")
    assert status == 74 and "omdirigeringar.yml" in said
    assert snapshot(guidance.root) == before


def test_a_move_that_was_stopped_is_finished(guidance, tmp_path):
    """Stopped between any two of its steps: nobody publishes a half, and the next run does the rest."""
    build(guidance)
    before = snapshot(guidance.root / "Content")
    whole = tmp_path / "hel"
    shutil.copytree(guidance.root, whole)
    status, said = run(types.SimpleNamespace(root=whole), "mv", "del-1/sida", "ny-del/sida")
    assert status == 0, said
    after = snapshot(whole / "Content")
    written = sorted(path for path in after if after[path] != before.get(path) and after[path][0] == "file")
    assert len(written) > 2
    for done in range(len(written) + 2):
        half = tmp_path / f"halv-{done}"
        shutil.copytree(guidance.root, half)
        for number, path in enumerate(written):
            target = half / "Content" / path
            target.parent.mkdir(exist_ok=True)
            (target if number < done else target.with_name(f".{target.name}.lots-new")).write_bytes(after[path][1])
        if done > len(written):
            (half / "Content/del-1/sida.md").unlink()
        (half / "Content/.lots-flytt").write_text(json.dumps({
            "replaced": [{"folder": "content", "path": path} for path in written],
            "removed": [{"folder": "content", "path": "del-1/sida.md"}]}))
        stopped = types.SimpleNamespace(root=half)
        for command in ("build", "check"):
            status, said = run(stopped, command)
            assert status == 1 and said.count("error:") == 1 and "Kör lots mv utan något efter" in said, said
        status, said = run(stopped, "mv")
        assert status == 0 and "nu klar" in said, said
        assert snapshot(half / "Content") == after
        build(stopped)
        shutil.rmtree(half)
    status, said = run(guidance, "mv")
    assert status == 64 and "lots mv del-1/gammal-sida" in said


def test_kills_at_any_moment_lose_nothing(guidance, tmp_path):
    def files(root):
        """What is read: neither empty folders nor files that were being written beside."""
        return {path: entry for path, entry in snapshot(root / "Content").items() if entry[0] == "file" and ".lots-new" not in path}

    start = time.monotonic()
    whole = tmp_path / "hel"
    shutil.copytree(guidance.root, whole)
    run(types.SimpleNamespace(root=whole), "mv", "del-1/sida", "ny-del/sida")
    duration, after, before = time.monotonic() - start, files(whole), files(guidance.root)
    assert before != after
    for number in range(20):
        root = tmp_path / f"kopia-{number}"
        shutil.copytree(guidance.root, root)
        process = subprocess.Popen([LOTS, "mv", "del-1/sida", "ny-del/sida", "--root", root], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(duration * number / 20)
        process.kill()
        process.wait()
        if (root / "Content/.lots-flytt").exists():
            assert run(types.SimpleNamespace(root=root), "mv")[0] == 0
        assert files(root) in (before, after), number
        shutil.rmtree(root)


def test_every_page_of_the_real_guidance_can_be_moved(tmp_path, guidance):
    """A few of them, and a folder; afterwards no link leads anywhere else, which the command checks itself."""
    shutil.rmtree(guidance.root)
    for name in ("Content", "Templates", "Site"):
        shutil.copytree(PROJECT / name, guidance.root / name, ignore=shutil.ignore_patterns("public", ".*"))
    for old, new in [("del-1/medicinsk-bedomning", "del-2/medicinsk-bedomning"), ("del-2/checklista", "del-2/lista"), ("chefer", "ledning/chefer"),
                     ("om-webbplatsen", "webbplatsen")]:
        move(guidance, old, new)
    site = build(guidance)
    assert 'url=../del-2/medicinsk-bedomning.html"' in (site / "del-1/medicinsk-bedomning.html").read_text()
    follow_up = (guidance.root / "Content/register/uppfoljningsomraden.yml").read_text()
    assert "at: ledning/chefer/uppfoljningsomraden.md#" in follow_up and "at: chefer/" not in follow_up
    assert os.path.exists(site / "webbplatsen/tillganglighet.html")
