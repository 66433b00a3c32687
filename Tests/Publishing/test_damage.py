"""Someone has been at what is published: that is told as it is, nothing is compared in silence, and there is a way past it."""
import json
import os
import shutil
import subprocess

import pytest

from publishing import current, faults, page, snapshot
from smalldisk import mounted


class Place:
    """A folder that is published to as one, or as what a host has."""

    def __init__(self, guidance, folder, words):
        self.guidance, self.folder, self.words = guidance, folder, words

    def publish(self, *options):
        return self.guidance.publish(*self.words, *options)

    def published(self, *options):
        return self.guidance.published(*self.words, *options)

    def releases(self, count):
        """Publishes that many, as a folder: that is quicker, and the same; the names of the releases."""
        names = []
        for number in range(count):
            self.guidance.version(number)
            self.guidance.published(self.folder)
            names.append(current(self.folder))
        return names


@pytest.fixture(params=["folder", "host"])
def place(request, guidance, folder):
    if request.param == "folder":
        return Place(guidance, folder, [folder])
    host = request.getfixturevalue("host")
    return Place(guidance, host.folder, [host.destination, *host.options])


def without_manifest(folder):
    (folder / "current/manifest.json").unlink()


def with_half_a_manifest(folder):
    file = folder / "current/manifest.json"
    file.write_bytes(file.read_bytes()[:100])


def without_link(folder):
    (folder / "current").unlink()


def without_release(folder):
    shutil.rmtree(folder / "releases" / current(folder))


@pytest.mark.parametrize("place, damage", [("folder", without_manifest), ("folder", with_half_a_manifest), ("folder", without_link), ("folder", without_release),
                                           ("host", without_manifest), ("host", without_link)], indirect=["place"])
def test_what_is_published_cannot_be_read(place, damage):
    """Nothing is published, since nothing can be compared; the release before is there to be shown."""
    first, second = place.releases(2)
    damage(place.folder)
    before = snapshot(place.folder)
    place.guidance.version(3)
    result = place.publish()
    assert result.status == 74 and "saknas eller är skadad" in result.errors and "--rollback" in result.errors, result.errors
    assert snapshot(place.folder) == before
    result = place.published("--rollback")
    assert not result.output and "går inte att läsa" in result.errors, "it is not said that every page is new"
    # Without the link nobody knows which one it led to: the one that was published last is shown.
    assert current(place.folder) == (second if damage is without_link else first)
    assert not faults(place.folder / "current")
    place.guidance.published(place.folder)
    assert not faults(place.folder / "current")


def test_the_only_release_cannot_be_read(place):
    place.releases(1)
    without_manifest(place.folder)
    place.guidance.version(2)
    refused = place.guidance.publish(place.folder)
    assert refused.status == 74 and "--despite-damage" in refused.errors, refused.errors
    result = place.published("--despite-damage")
    assert not result.output and "går inte att läsa" in result.errors
    assert not faults(place.folder / "current") and "Version 2" in (place.folder / "current/del-1/sida.html").read_text()


def test_the_link_to_the_only_release_is_gone(guidance, folder):
    guidance.published(folder)
    without_link(folder)
    result = guidance.publish(folder)
    assert result.status == 74 and f"{folder}/current saknas" in result.errors, result.errors
    guidance.published(folder, "--rollback")
    assert not faults(folder / "current")


def test_what_can_be_read_is_compared_whatever_is_said(guidance, folder):
    guidance.published(folder)
    (guidance.root / "Content/del-1/sida.md").unlink()
    guidance.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [listan](checklista.md)."))
    result = guidance.publish(folder, "--despite-damage")
    assert result.status == 1 and "del-1/sida.html" in result.errors


def test_past_a_release_that_was_changed(place):
    first, second, third = place.releases(3)
    changed = place.folder / "releases" / second / "del-1/sida.html"
    changed.unlink()
    changed.write_text("någon har skrivit här")
    before = snapshot(place.folder / "releases")
    dry = place.guidance.published(place.folder, "--rollback", "--dry-run")
    assert f"Utan --dry-run visas {first} igen" in dry.errors and current(place.folder) == third
    result = place.published("--rollback")
    assert f"Utgåvan {second} har ändrats sedan den publicerades: del-1/sida.html." in result.errors, result.errors
    assert current(place.folder) == first
    assert "någon" not in (place.folder / "current/del-1/sida.html").read_text() and not faults(place.folder / "current")
    assert snapshot(place.folder / "releases").keys() >= before.keys(), "nothing is removed"


def styles_of(store):
    return {file.name for file in (store.root / "assets").glob("site.*.css")}


def published_twice(guidance, store):
    """What publishes there, and the stylesheets that the store had after each."""
    def run(*options):
        return guidance.publish(store.destination, *store.options, *options, environment=store.environment)
    styles = []
    for number in range(2):
        guidance.version(number)
        assert run().status == 0
        styles.append(styles_of(store))
    return run, styles


def test_a_store_without_its_manifest(guidance, store):
    run, styles = published_twice(guidance, store)
    guidance.version(3)
    for damage in (lambda file: file.unlink(), lambda file: file.write_text("{")):
        damage(store.root / "manifest.json")
        before = snapshot(store.root)
        result = run()
        assert result.status == 74 and "store:site/manifest.json saknas" in result.errors and "--despite-damage" in result.errors, result.errors
        assert snapshot(store.root) == before
    result = run("--rollback")
    assert result.status == 0 and not faults(store.root) and "Version 0" in (store.root / "del-1/sida.html").read_text(), result.errors
    (store.root / "manifest.json").unlink()
    result = run("--despite-damage")
    assert result.status == 0 and not faults(store.root) and "Version 3" in (store.root / "del-1/sida.html").read_text(), result.errors
    assert styles_of(store) > styles[1], "a reader may have any of them before them"


def test_a_store_whose_ledger_is_damaged(guidance, store):
    """What lots has put there is told by the manifest and the releases on this machine; what it has not is left alone."""
    run, styles = published_twice(guidance, store)
    ledger = store.root / ".lots/ledger.json"
    ledger.write_text("{")
    (store.root / "annans.txt").write_text("någon annans")
    guidance.version(2)
    result = run()
    assert result.status == 0 and not faults(store.root) and "Version 2" in (store.root / "del-1/sida.html").read_text(), result.errors
    assert json.loads(ledger.read_text())["isOpen"] is False
    assert (store.root / "annans.txt").read_text() == "någon annans"
    assert styles_of(store) > styles[1], "a reader may have a page from before"
    # Without the manifest too nobody can tell what is published.
    ledger.write_text("{")
    (store.root / "manifest.json").unlink()
    result = run()
    assert result.status == 74 and "--despite-damage" in result.errors, result.errors
    result = run("--rollback")
    assert result.status == 0 and not faults(store.root), result.errors


@pytest.mark.parametrize("kind", ["folder", "host"])
def test_a_disk_that_is_full_does_not_stay_so(guidance, tmp_path, request, kind):
    with mounted(tmp_path / "host's own", "size=32m") as disk:
        if kind == "folder":
            place = Place(guidance, disk / "vagledningen", [disk / "vagledningen"])
        else:
            host = request.getfixturevalue("host")
            assert host.folder.parent == disk
            place = Place(guidance, host.folder, [host.destination, *host.options])
        first, = place.releases(1)
        room = os.statvfs(disk)
        with (disk / "annat").open("wb") as file:
            file.write(bytes(room.f_bavail * room.f_bsize - 64 * 1024))
        guidance.version(2)
        free = os.statvfs(disk).f_bavail
        result = place.publish()
        assert result.status in (70, 74) and "full" in result.errors.lower(), result.errors
        assert current(place.folder) == first and not faults(place.folder / "current")
        assert not [name for name in os.listdir(place.folder / "releases") if name.startswith(".")]
        assert os.statvfs(disk).f_bavail >= free - 4
