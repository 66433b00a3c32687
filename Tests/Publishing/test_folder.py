"""A folder: releases beside each other, and a link that changes in one step."""
import gzip
import json
import os
import shutil
import subprocess

import pytest

from publishing import current, faults, page, releases, snapshot


def test_a_release_is_whole_and_says_what_it_is(guidance, folder):
    guidance.published(folder)
    site = folder / "current"
    assert not faults(site)
    version = json.loads((site / "version.json").read_text())
    manifest = json.loads((site / "manifest.json").read_text())
    assert version["edition"] == manifest["edition"] == "2026-1"
    assert "commit" not in version, "the guidance stands in no work tree"
    assert current(folder) == f"2026-1-{version['digest'][:16]}"
    assert set(manifest["addresses"]["del-1/checklista.html"]) >= {"journal", "ring"}
    assert "Content-Security-Policy: default-src 'none'" in (site / "_headers").read_text()


def test_texts_have_compressed_copies_and_nothing_else_has(guidance, folder):
    guidance.published(folder)
    site = folder / "current"
    texts = [file for file in site.rglob("*") if file.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")]
    assert len(texts) > 20
    for file in texts:
        if file.name in ("manifest.json", "version.json"):
            continue
        packed = file.with_name(file.name + ".gz").read_bytes()
        assert gzip.decompress(packed) == file.read_bytes()
        assert packed[3] == 0 and packed[4:8] == bytes(4), "a name or a time in the header would tell two builds apart"
        assert file.with_name(file.name + ".br").stat().st_size > 0
    assert not list(site.rglob("*.gz.*")) and not list(site.rglob("*.png.gz"))


def test_the_same_guidance_is_the_same_release_anywhere(guidance, tmp_path):
    for name in ("one", "other"):
        guidance.published(tmp_path / name)
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "other")


def test_what_is_in_public_does_not_matter(guidance, folder):
    (guidance.root / "Site/public").mkdir()
    (guidance.root / "Site/public/index.html").write_text("gammalt")
    guidance.published(folder)
    assert "gammalt" not in (folder / "current/index.html").read_text()


def test_the_commit_is_told_where_there_is_one(guidance, folder):
    def git(*words):
        return subprocess.run(["git", "-C", guidance.root, "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
                              check=True, capture_output=True, text=True).stdout.strip()
    (guidance.root / ".gitignore").write_text("Site/.cache\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "a")
    guidance.published(folder)
    assert json.loads((folder / "current/version.json").read_text())["commit"] == git("rev-parse", "HEAD")
    guidance.version(2)
    guidance.published(folder)
    assert json.loads((folder / "current/version.json").read_text())["commit"] == git("rev-parse", "HEAD") + "-dirty"


def test_says_page_by_page_what_changes(guidance, folder):
    first = guidance.publish(folder, "--dry-run")
    assert first.status == 0 and not folder.exists(), "a dry run writes nothing"
    assert "del-1/sida.html" in first.changes["ny"]
    guidance.published(folder)
    before = snapshot(folder)
    assert guidance.published(folder, "--dry-run").output == ""
    guidance.write("del-1/sida.md", page("Sida", "section", "## Rubrik\n\nEn annan text. Se [delen](index.md)."))
    guidance.write("del-1/ny.md", page("Ny", "section", "Text. Se [delen](index.md)."))
    changes = guidance.published(folder, "--dry-run").changes
    assert "del-1/ny.html" in changes["ny"] and "del-1/sida.html" in changes["ändrad"] and not changes["borttagen"]
    assert snapshot(folder) == before, "a dry run writes nothing"
    assert guidance.published(folder).changes == changes


def test_keeps_as_many_releases_as_it_is_told(guidance, folder):
    names = []
    for number in range(5):
        guidance.version(number)
        guidance.published(folder, "--keep", 3)
        names.append(current(folder))
        assert not faults(folder / "current")
    assert releases(folder) == sorted(names[2:])


def test_goes_back_and_forth(guidance, folder):
    names = []
    for number in range(3):
        guidance.version(number)
        guidance.published(folder)
        names.append(current(folder))
    before = snapshot(folder)
    assert guidance.publish(folder, "--rollback", "--dry-run").status == 0
    assert snapshot(folder) == before
    for name in (names[1], names[0]):
        result = guidance.published(folder, "--rollback")
        assert current(folder) == name and "del-1/sida.html" in result.changes["ändrad"]
        assert not faults(folder / "current")
    end = guidance.publish(folder, "--rollback")
    assert end.status == 1 and "ingen tidigare utgåva" in end.errors and current(folder) == names[0]
    guidance.published(folder, "--keep", 1)
    assert current(folder) == names[2] and releases(folder) == [names[2]]


def test_after_going_back_the_release_before_a_new_one_is_the_one_that_was_met(guidance, folder):
    names = []
    for number in range(2):
        guidance.version(number)
        guidance.published(folder)
        names.append(current(folder))
    guidance.published(folder, "--rollback")
    guidance.version(3)
    guidance.published(folder)
    guidance.published(folder, "--rollback")
    assert current(folder) == names[0]


def test_those_who_read_an_older_release_find_what_its_pages_load(guidance, folder):
    assets = {}
    for number in range(3):
        guidance.version(number)
        guidance.published(folder, "--keep", 2)
        assets[number] = {file.name for file in (folder / "current/assets").glob("site.*.css")}
    assert assets[0] < assets[1] and assets[1] - assets[0] < assets[2]
    assert not assets[0] & assets[2], "those of releases that are gone are gone"
    guidance.published(folder, "--rollback")
    assert {file.name for file in (folder / "current/assets").glob("site.*.css")} >= assets[2]


def test_those_who_read_the_last_release_do_too_when_one_is_all_that_is_kept(guidance, folder):
    guidance.version(0)
    guidance.published(folder, "--keep", 1)
    style = next((folder / "current/assets").glob("site.*.css")).name
    guidance.version(1)
    guidance.published(folder, "--keep", 1)
    assert len(releases(folder)) == 1 and (folder / "current/assets" / style).exists()


def test_a_file_that_is_the_same_keeps_its_time(guidance, folder):
    guidance.published(folder)
    time = (folder / "current/assets").glob("icon.*.svg").__next__().stat().st_mtime_ns
    guidance.write("del-1/sida.md", page("Sida", "section", "## Rubrik\n\nEn annan text. Se [delen](index.md)."))
    guidance.published(folder)
    assert (folder / "current/assets").glob("icon.*.svg").__next__().stat().st_mtime_ns == time


def test_a_release_that_was_damaged_is_made_whole(guidance, folder):
    guidance.published(folder)
    page_file = folder / "current/del-1/sida.html"
    page_file.write_text("någon har skrivit här")
    (folder / "current/index.html").unlink()
    guidance.published(folder)
    assert not faults(folder / "current") and "någon har" not in page_file.read_text()
    assert len(releases(folder)) == 1 and not [name for name in os.listdir(folder / "releases") if name.startswith(".")]


def test_a_damaged_release_is_not_gone_back_to(guidance, folder):
    guidance.published(folder)
    first = current(folder)
    guidance.version(2)
    guidance.published(folder)
    (folder / "releases" / first / "index.html").unlink()
    second = current(folder)
    result = guidance.publish(folder, "--rollback")
    assert result.status == 74 and f"Utgåvan {first} har ändrats sedan den publicerades: index.html." in result.errors and current(folder) == second


def test_a_folder_with_something_else_in_it_is_left_alone(guidance, folder):
    folder.mkdir(parents=True)
    (folder / "bilder.zip").write_text("viktigt")
    before = snapshot(folder)
    result = guidance.publish(folder)
    assert result.status == 74 and "bilder.zip" in result.errors and snapshot(folder) == before
    (folder / "bilder.zip").unlink()
    guidance.published(folder)
    shutil.rmtree(folder / "releases")
    (folder / "current").unlink()
    (folder / "current").mkdir()
    assert guidance.publish(folder).status == 74


def test_a_file_is_no_folder_and_a_colon_after_a_slash_is_no_host(guidance, tmp_path):
    (tmp_path / "fil").write_text("")
    assert guidance.publish(tmp_path / "fil").status == 74
    guidance.published(f"{tmp_path}/a:b")
    assert current(tmp_path / "a:b")


def test_others_may_read_it_whatever_the_umask_takes_away(guidance, folder):
    old = os.umask(0o077)
    try:
        guidance.published(folder)
    finally:
        os.umask(old)
    for path in (folder / "current/").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
    assert (folder / "releases").stat().st_mode & 0o005 == 0o005


def test_wrong_words(guidance):
    for words in (["-v:x"], ["user@host:"], ["@host:a"], [""], ["a\nb"], ["-oProxyCommand=x@host:a"]):
        result = guidance.publish("--", *words) if words[0].startswith("-") else guidance.publish(*words)
        assert result.status == 64, (words, result.errors)
    assert guidance.publish("/tmp/x", "--keep", "0").status == 64


def test_a_program_that_is_missing_is_named_with_its_package(guidance, tmp_path):
    empty = tmp_path / "bin"
    empty.mkdir()
    for destination, package in [("a@host:b", "openssh-client"), ("store:b", "rclone")]:
        result = guidance.publish(destination, environment={"PATH": str(empty)})
        assert result.status == 69 and f"apt-get install {package}" in result.errors, result.errors
    os.symlink(shutil.which("ssh"), empty / "ssh")
    result = guidance.publish("a@host:b", environment={"PATH": str(empty)})
    assert result.status == 69 and "apt-get install rsync" in result.errors


def test_a_program_that_never_ends_is_stopped(guidance, tmp_path):
    program = tmp_path / "ssh"
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o755)
    result = guidance.publish("a@host:b", "--ssh", program, "--time-limit", "1")
    assert result.status == 70 and "inte klart i tid" in result.errors


def test_a_folder_of_someone_else_among_the_releases_is_left(guidance, folder):
    guidance.version(1)
    guidance.published(folder)
    first = current(folder)
    for name in ("kopia", f"{first}-kopia"):
        shutil.copytree(folder / "releases" / first, folder / "releases" / name)
    guidance.version(2)
    guidance.published(folder, "--keep", 1)
    assert releases(folder) == sorted([current(folder), "kopia", f"{first}-kopia"])


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_a_program_reads_faults_and_nothing_else(guidance, folder, format):
    guidance.write("del-1/ensam.md", page("Ensam", "section", "Text.[^a]\n\n[^a]: Not.\n\n[^b]: En not som inget leder till."))
    result = guidance.publish(folder, "--allow-warnings", "--format", format)
    assert result.status == 0 and "del-1/ensam.html" in result.errors, result.errors
    for text in result.output.splitlines() if format == "json" else [result.output]:
        json.loads(text)
    assert "unused-footnote" in result.output


def test_data_that_is_gone_is_told(guidance, folder):
    """Other systems ask for it."""
    guidance.published(folder)
    (guidance.root / "Content/del-1/sida.md").unlink()
    guidance.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [listan](checklista.md)."))
    gone = guidance.publish(folder, "--dry-run").changes["borttagen"]
    assert "api/v1/pages/del-1/sida.json" in gone and "del-1/sida.html" in gone
