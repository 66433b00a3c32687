"""An object store: rclone, with its own server. Every file is seen as soon as it is there."""
import json
import os
import shutil
import threading

from publishing import faults, missing_parts, page, snapshot
from serving import Store


def objects(store):
    """What is there, without the publisher's own books."""
    return {path: value for path, value in snapshot(store.root).items() if value[0] == "file" and not path.startswith(".lots/")}


def publish(guidance, store, *options, **more):
    return guidance.published(store.destination, *store.options, *options, environment=store.environment, **more)


def attempt(guidance, store, *options, environment=None):
    return guidance.publish(store.destination, *store.options, *options, environment=store.environment | (environment or {}))


def styles(store):
    return {file.name for file in (store.root / "assets").glob("site.*.css")}


def test_over_a_network(guidance, webdav_store):
    guidance.old_names()
    guidance.version(0)
    publish(guidance, webdav_store)
    assert not faults(webdav_store.root)
    first = objects(webdav_store)
    guidance.version(1)
    publish(guidance, webdav_store)
    assert not faults(webdav_store.root) and "Version 1" in (webdav_store.root / "del-1/sida.html").read_text()
    publish(guidance, webdav_store, "--rollback")
    assert not faults(webdav_store.root)
    assert {path: value for path, value in objects(webdav_store).items() if path in first} == first


def test_puts_and_takes_back(guidance, store):
    sites = []
    for number in range(3):
        guidance.version(number)
        publish(guidance, store)
        assert not faults(store.root)
        sites.append(objects(store))
    before = snapshot(store.folder)
    assert attempt(guidance, store, "--rollback", "--dry-run").status == 0 and snapshot(store.folder) == before
    for site in (sites[1], sites[0]):
        publish(guidance, store, "--rollback")
        assert not faults(store.root)
        kept = objects(store)
        assert {path: kept[path] for path in site} == site
    end = attempt(guidance, store, "--rollback")
    assert end.status == 1 and "ingen tidigare" in end.errors


def test_what_is_gone_goes_last_and_assets_stay_for_those_who_read(guidance, store):
    guidance.write("del-1/ny.md", page("Ny", "section", "Text. Se [delen](index.md)."))
    guidance.version(0)
    publish(guidance, store, "--keep", 2)
    first = styles(store)
    assert "del-1/ny.html" in objects(store)
    (guidance.root / "Content/del-1/ny.md").unlink()
    guidance.write("register/publicerade-id.yml", "- page: del-1/ny.html\n  withdrawn: 2026-11-20\n")
    guidance.version(1)
    publish(guidance, store, "--keep", 2)
    assert not {"del-1/ny.html", "api/v1/pages/del-1/ny.json"} & objects(store).keys()
    assert styles(store) > first, "a reader may have the old page before them"
    guidance.version(2)
    publish(guidance, store, "--keep", 2)
    assert not first & styles(store), "and nobody has the one before that"


def test_what_others_have_put_there_stays(guidance, store):
    publish(guidance, store)
    (store.root / "egen.html").write_text("någon annans")
    manifest = json.loads((store.root / "manifest.json").read_text())
    (guidance.root / "Content/del-1/sida.md").unlink()
    guidance.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [listan](checklista.md)."))
    guidance.write("register/publicerade-id.yml", "- page: del-1/sida.html\n  withdrawn: 2026-11-20\n")
    # A file of ours that someone has put theirs in the place of.
    taken = "api/v1/pages/del-1/sida.json"
    assert taken in manifest["files"]
    (store.root / taken).write_text("någon annans")
    publish(guidance, store)
    assert (store.root / "egen.html").read_text() == (store.root / taken).read_text() == "någon annans"
    assert not (store.root / (taken + ".gz")).exists()


def test_files_that_would_be_replaced_are_left_alone(guidance, store):
    store.root.mkdir()
    (store.root / "index.html").write_text("någon annans")
    result = attempt(guidance, store)
    assert result.status == 74 and "index.html" in result.errors
    assert [path for path in objects(store)] == ["index.html"]


def test_a_dry_run_writes_nothing(guidance, store):
    result = publish(guidance, store, "--dry-run")
    assert "del-1/sida.html" in result.changes["ny"]
    assert not store.root.exists() and not store.state.exists()


def test_what_was_spoilt_since_is_sent_again(guidance, store):
    publish(guidance, store)
    (store.root / "index.html").write_text("trasig")
    (store.root / "del-1/sida.html").unlink()
    publish(guidance, store)
    assert not faults(store.root)


def test_another_machine_publishes_too_but_has_nothing_to_go_back_to(guidance, store, tmp_path):
    publish(guidance, store)
    guidance.version(2)
    other = Store(store.folder, store.environment["RCLONE_CONFIG"], tmp_path / "another state")
    publish(guidance, other)
    assert not faults(store.root)
    assert attempt(guidance, other, "--rollback").status == 1


def test_files_come_in_an_order_that_no_reader_is_hurt_by(guidance, store, tmp_path):
    """After each thing that rclone does, what stands there is looked at: no page misses a part."""
    guidance.version(0)
    publish(guidance, store)
    index = (store.root / "sok/index.js").read_bytes()
    programs, log = tmp_path / "bin", tmp_path / "log"
    programs.mkdir()
    log.mkdir()
    (programs / "rclone").write_text(f"#!/bin/sh\n{shutil.which('rclone')} \"$@\"\nstatus=$?\ncase \" $* \" in *' copy '*|*' delete '*)\n"
                                     f"cp -r '{store.root}' '{log}'/$(ls '{log}' | wc -l);; esac\nexit $status\n")
    (programs / "rclone").chmod(0o755)
    guidance.write("del-1/ny.md", page("Ny", "section", "Text. Se [delen](index.md)."))
    guidance.version(1)
    publish_with = store.environment | {"PATH": f"{programs}:{os.environ['PATH']}"}
    guidance.published(store.destination, *store.options, environment=publish_with)
    steps = sorted(log.iterdir(), key=lambda step: int(step.name))
    assert len(steps) >= 5
    for step in steps:
        assert not missing_parts(step), step.name
    def first(path, text):
        return next(int(step.name) for step in steps if (step / path).is_file() and text in (step / path).read_text())
    assert first("del-1/ny.html", "Ny") < first("sitemap.xml", "del-1/ny.html") < len(steps)
    assert first("del-1/ny.html", "Ny") < first("del-1/index.html", "ny.html")
    searched = next(int(step.name) for step in steps if (step / "sok/index.js").read_bytes() != index)
    assert first("del-1/ny.html", "Ny") < searched
    assert not faults(store.root)


def test_one_at_a_time(guidance, store, tmp_path):
    publish(guidance, store)
    marks = store.root / ".lots/marks"
    marks.mkdir(parents=True, exist_ok=True)
    owner = {"host": "en-annan-maskin", "boot": "b", "process": 1, "begun": "1"}
    # Seconds since 2001, as Foundation writes a date.
    for until, status in ((10_000_000_000, 75), (0, 0)):
        (marks / "andra.json").write_text(json.dumps({"owner": owner, "until": until}))
        result = attempt(guidance, store)
        assert result.status == status, result.errors
        assert (marks / "andra.json").exists() == (status == 75)


def test_two_at_once(guidance, store, tmp_path):
    """From two machines with states of their own: never both go on; each ends well or says that the other was there."""
    publish(guidance, store)
    guidance.version(1)
    results = []

    def run(state):
        other = Store(store.folder, store.environment["RCLONE_CONFIG"], tmp_path / state)
        results.append(attempt(guidance, other))
    threads = [threading.Thread(target=run, args=(state,)) for state in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {result.status for result in results} <= {0, 75}, [result.errors for result in results]
    publish(guidance, store)
    assert not faults(store.root)


def test_what_rclone_says_is_told(guidance, store):
    result = guidance.publish("ingen:plats", *store.options, environment=store.environment)
    assert result.status == 70 and "didn't find section in config file" in result.errors and "rclone listremotes" in result.errors
    assert not store.state.exists() or not any(store.state.rglob("current"))


def test_a_password_in_a_remote_that_is_written_out_is_not_told(guidance, store):
    """Nor does it become a folder's name."""
    remote = f":alias,description=hemligt,remote='{store.folder}':site"
    said = [guidance.published(remote, *store.options).errors]
    (store.root / "manifest.json").unlink()
    refused = guidance.publish(remote, *store.options)
    assert refused.status == 74 and ":alias,…/manifest.json" in refused.errors
    assert not any("hemligt" in text for text in said + [refused.errors, *os.listdir(store.state)])
