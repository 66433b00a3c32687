"""A host: rsync over ssh, with a real daemon."""
import json
import os
import pwd
import shlex
import shutil
import subprocess
import threading
import uuid
from pathlib import Path

import pytest

from publishing import current, faults, page, releases, snapshot


def test_puts_switches_prunes_and_goes_back(guidance, host):
    guidance.old_names()
    names = []
    for number in range(3):
        guidance.version(number)
        guidance.published(host.destination, *host.options, "--keep", 2)
        names.append(current(host.folder))
        assert not faults(host.folder / "current"), number
    assert releases(host.folder) == sorted(names[1:])
    assert len(list((host.folder / "current/assets").glob("site.*.css"))) == 2, "those of the releases that are kept"
    before = snapshot(host.folder)
    assert guidance.publish(host.destination, *host.options, "--rollback", "--dry-run").status == 0
    assert snapshot(host.folder) == before
    result = guidance.published(host.destination, *host.options, "--rollback")
    assert current(host.folder) == names[1] and "del-1/sida.html" in result.changes["ändrad"]
    assert not faults(host.folder / "current")
    end = guidance.publish(host.destination, *host.options, "--rollback")
    assert end.status == 1 and current(host.folder) == names[1]


def test_what_is_unchanged_is_not_sent_again(guidance, host):
    guidance.published(host.destination, *host.options)
    time = (host.folder / "current/index.html").stat().st_ino
    guidance.write("del-1/sida.md", page("Sida", "section", "## Rubrik\n\nEn annan text. Se [delen](index.md)."))
    guidance.published(host.destination, *host.options)
    assert (host.folder / "current/index.html").stat().st_ino == time
    assert json.loads((host.folder / "current/version.json").read_text())["edition"] == "2026-1"


def test_a_dry_run_writes_nothing(guidance, host):
    result = guidance.published(host.destination, *host.options, "--dry-run")
    assert "del-1/sida.html" in result.changes["ny"] and not host.folder.exists()


def test_refusals_are_those_of_a_folder(guidance, host):
    guidance.published(host.destination, *host.options)
    before = snapshot(host.folder)
    (guidance.root / "Content/del-1/sida.md").unlink()
    guidance.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [listan](checklista.md)."))
    result = guidance.publish(host.destination, *host.options)
    assert result.status == 1 and "del-1/sida.html" in result.errors
    assert snapshot(host.folder) == before


def test_something_else_is_left_alone(guidance, host):
    host.folder.mkdir(parents=True)
    (host.folder / "bilder.zip").write_text("viktigt")
    before = snapshot(host.folder)
    assert guidance.publish(host.destination, *host.options).status == 74
    assert snapshot(host.folder) == before


@pytest.mark.parametrize("target", ["/etc", "releases/../..", "annat/2026-1"])
def test_a_link_that_is_not_ours_is_left_alone(guidance, host, target):
    host.folder.mkdir(parents=True)
    (host.folder / ".lots-lock").write_text("")
    (host.folder / "current").symlink_to(target)
    before = snapshot(host.folder)
    for place in ([host.destination, *host.options], [host.folder]):
        result = guidance.publish(*place)
        assert result.status == 74 and "inte har lagt dit: current" in result.errors, result.errors
        assert snapshot(host.folder) == before


def test_a_damaged_release_is_made_whole(guidance, host):
    guidance.published(host.destination, *host.options)
    page_file = host.folder / "current/del-1/sida.html"
    page_file.unlink()
    guidance.published(host.destination, *host.options)
    assert not faults(host.folder / "current") and len(releases(host.folder)) == 1


def test_one_at_a_time_from_wherever(guidance, host):
    """The lock is the host's: who publishes there as a folder is kept out as well."""
    guidance.published(host.destination, *host.options)
    holder = subprocess.Popen(["flock", host.folder / ".lots-lock", "cat"], stdin=subprocess.PIPE)
    try:
        while subprocess.run(["flock", "-n", host.folder / ".lots-lock", "true"]).returncode == 0:
            pass
        for words in ([host.destination, *host.options], [host.folder]):
            result = guidance.publish(*words)
            assert result.status == 75, result.errors
    finally:
        holder.communicate()
    guidance.published(host.destination, *host.options)


def test_two_at_once(guidance, host):
    """Both are told apart: each ends well or says that the other was there."""
    guidance.version(1)
    results = []
    threads = [threading.Thread(target=lambda: results.append(guidance.publish(host.destination, *host.options))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {result.status for result in results} <= {0, 75} and 0 in {result.status for result in results}, [result.errors for result in results]
    assert not faults(host.folder / "current")


def test_what_ssh_and_rsync_say_is_told(guidance, host, tmp_path):
    result = guidance.publish(host.destination.replace("lots-test", "127.0.0.1"), "--ssh", "ssh -p 9 -F /dev/null")
    assert result.status == 70 and "Connection refused" in result.errors and "svarar inte på den porten" in result.errors, result.errors
    result = guidance.publish("redaktor@finns-inte.invalid:site", *host.options)
    assert result.status == 70 and "finns-inte.invalid" in result.errors and "Ingen värd heter så" in result.errors, result.errors
    result = guidance.publish(host.destination, *host.options[:1], f"{host.options[1]} -i /dev/null -o IdentityFile=none -o PubkeyAuthentication=no")
    assert result.status == 70 and "godtar inte nyckeln" in result.errors, result.errors
    result = guidance.publish(host.destination, "--ssh", "finns-inte")
    assert result.status == 69 and "Kontrollera --ssh" in result.errors and "apt-get" not in result.errors, result.errors
    programs = tmp_path / "bin"
    programs.mkdir()
    os.symlink(shutil.which("ssh"), programs / "ssh")
    (programs / "rsync").write_text("#!/bin/sh\necho 'rsync: disken brinner' >&2\nexit 12\n")
    (programs / "rsync").chmod(0o755)
    result = guidance.publish(host.destination, *host.options, environment={"PATH": f"{programs}:{os.environ['PATH']}"})
    assert result.status == 70 and "disken brinner" in result.errors
    assert not (host.folder / "current").exists()


def test_what_rsync_has_spoilt_is_found_before_anyone_meets_it(guidance, host, tmp_path):
    guidance.version(1)
    guidance.published(host.destination, *host.options)
    first = current(host.folder)
    programs = tmp_path / "bin"
    programs.mkdir()
    place = shlex.quote(f"{host.folder}/releases/")
    (programs / "rsync").write_text(f"#!/bin/sh\n{shutil.which('rsync')} \"$@\" || exit $?\n"
                                    f"for file in {place}.new-*/del-1/sida.html; do echo fel >>\"$file\"; done\n")
    (programs / "rsync").chmod(0o755)
    guidance.version(2)
    result = guidance.publish(host.destination, *host.options, environment={"PATH": f"{programs}:{os.environ['PATH']}"})
    assert result.status == 74 and "sida.html" in result.errors, result.errors
    assert current(host.folder) == first and not faults(host.folder / "current")
    guidance.published(host.destination, *host.options)
    assert current(host.folder) != first


def test_the_home_folder(guidance, host):
    """`~/` is the home folder, as it is for rsync and scp; not a folder of that name."""
    home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    name = f"lots-{uuid.uuid4()}"
    try:
        guidance.published(host.destination.split(":")[0] + f":~/{name}/", *host.options)
        assert not faults(home / name / "current") and not (home / "~").exists()
    finally:
        shutil.rmtree(home / name, ignore_errors=True)
