"""What is no place to publish to, and what it is taken for."""
import os
import subprocess

import pytest

from publishing import LOTS, PATIENCE, faults, snapshot


@pytest.mark.parametrize("destination", [
    "editor@www.example.org", "editor@www.example.org/srv/site", "editor@www.example.org:", "editor@www.example.org:~", "editor@www.example.org:~annan/site",
    "~/site", "~annan/site", "https://www.example.org/site", "sftp://editor@www.example.org/site", "s3://hink/site", "C:\\site"])
def test_what_was_meant_as_something_else(guidance, tmp_path, monkeypatch, destination):
    """A host whose path was forgotten, an address and a home folder are no folders here, and no remotes of rclone's."""
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    result = guidance.publish(destination)
    assert result.status == 64 and destination in result.errors and "→" in result.errors, result.errors
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("place, folder", [
    ("Site/public/rel", "Site/public"), ("Site/public", "Site/public"), ("Content/rel", "Content"), ("Templates/a/b", "Templates"), ("Site/rel", "Site"),
    ("finns-inte/../Content/rel", "Content"), (".", "Site/public"), ("Site", "Site/public"), ("lank/rel", "Content"), ("..", "Site/public")])
def test_a_folder_that_builds_read_or_write(guidance, monkeypatch, place, folder):
    """The next build would remove the releases, or take them for sources."""
    monkeypatch.chdir(guidance.root)
    (guidance.root / "lank").symlink_to("Content")
    before = snapshot(guidance.root)
    for options in ((), ("--dry-run",), ("--rollback",)):
        result = guidance.publish(place, *options)
        assert result.status == 64 and f"{guidance.root}/{folder}" in result.errors and "Inget är ändrat" in result.errors, result.errors
        assert snapshot(guidance.root) == before


def test_a_folder_that_is_only_called_alike(guidance):
    guidance.published(guidance.root / "Content-utgiven")
    assert not faults(guidance.root / "Content-utgiven/current")


def test_where_the_site_is_built_to(guidance, tmp_path):
    result = guidance.publish(tmp_path / "ute/rel", "--output", tmp_path / "ute")
    assert result.status == 64 and not (tmp_path / "ute").exists(), result.errors
    result = guidance.publish(tmp_path / "ute", "--output", tmp_path / "ute/public")
    assert result.status == 64 and not (tmp_path / "ute").exists(), result.errors


@pytest.mark.parametrize("folder", ["Content/ut", "Content", "Templates/ut", "Site/assets/ut", "lank/ut"])
def test_a_site_is_not_built_among_its_sources(guidance, folder):
    (guidance.root / "lank").symlink_to("Content")
    before = snapshot(guidance.root)
    result = subprocess.run([LOTS, "build", "--root", guidance.root, "--output", guidance.root / folder], capture_output=True, text=True, timeout=PATIENCE)
    assert result.returncode == 74 and "skulle tas för källor" in result.stderr, result.stderr
    assert snapshot(guidance.root) == before


def test_the_releases_of_a_store_do_not_lie_there_either(guidance, store):
    result = guidance.publish(store.destination, "--state", guidance.root / "Site/public", environment=store.environment)
    assert result.status == 64 and not (guidance.root / "Site/public").exists() and not store.root.exists(), result.errors


def test_a_slash_at_the_end_is_no_other_place(guidance, store):
    guidance.version(1)
    guidance.published("store:site/", *store.options, environment=store.environment)
    guidance.version(2)
    guidance.published("store:site", *store.options, environment=store.environment)
    result = guidance.published("store:site//", *store.options, "--rollback", "--dry-run", environment=store.environment)
    assert "del-1/sida.html" in result.changes["ändrad"]


def test_a_folder_that_cannot_be_made(guidance, tmp_path):
    (tmp_path / "fil").write_text("viktigt")
    (tmp_path / "lank").symlink_to("lank")
    for place, reason in (("fil/site", "en del av sökvägen är ingen mapp"), ("fil", "en del av sökvägen är ingen mapp"), ("x" * 300, "namnet är för långt")):
        result = guidance.publish(tmp_path / place)
        assert result.status == 74 and f"{tmp_path / place} går inte att skapa: {reason}." in result.errors, result.errors
    assert guidance.publish(tmp_path / "lank/site").status == 74
    assert guidance.publish(tmp_path / "fil/site", "--dry-run").status == 74, "nor would it be without --dry-run"
    assert (tmp_path / "fil").read_text() == "viktigt"


def test_folders_above_it_may_be_read(guidance, tmp_path):
    old = os.umask(0o077)
    try:
        guidance.published(tmp_path / "srv/djupt/site/")
    finally:
        os.umask(old)
    for path in ("srv", "srv/djupt", "srv/djupt/site"):
        assert (tmp_path / path).stat().st_mode & 0o005 == 0o005, path
