"""Whoever publishes is killed at any moment: what readers meet is whole, and the same command run again ends right."""
import os
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from publishing import PATIENCE, current, faults, missing_parts, releases

TIMES = 40 if os.environ.get("LOTS_TEST_LONG") else 4


def children(process):
    """The processes that one has started, and those that they have."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
    found, level = [], [process]
    while level:
        level = [child for child, parent in parents.items() if parent in level]
        found += level
    return found


def name(process):
    try:
        return Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


class Publishing:
    """A run of the command that is not waited for."""

    def __init__(self, guidance, destination, *options, environment=None):
        self.process = subprocess.Popen(guidance.command(destination, *options), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                        text=True, env=os.environ | (environment or {}))

    def kill(self, after):
        """Kills it after so many seconds; says whether it was still at work."""
        try:
            self.process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            pass
        was_running = self.process.poll() is None
        self.process.kill()
        self.process.communicate(timeout=PATIENCE)
        return was_running

    def kill_child(self, program):
        """Kills the first program of that name that it starts; the status and what it says."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            found = [child for child in children(self.process.pid) if name(child) == program]
            if found:
                for child in found:
                    try:
                        os.kill(child, signal.SIGKILL)
                    except ProcessLookupError:
                        pass
                break
        errors = self.process.communicate(timeout=PATIENCE)[1]
        return self.process.returncode, errors


def versions(pages):
    return set(re.findall(r"Version (\d+)", pages))


def duration(run):
    start = time.monotonic()
    run()
    return time.monotonic() - start


def kill_often(guidance, destination, options, environment, check, seed, times=TIMES):
    """Publishes version after version, each killed at some moment and then run again."""
    moments = random.Random(seed)
    whole = duration(lambda: guidance.published(destination, *options, environment=environment))
    number = stopped = 0
    while number < times or not stopped and number < 10 * times:
        number += 1
        guidance.version(number)
        start = time.monotonic()
        if Publishing(guidance, destination, *options, environment=environment).kill(moments.uniform(0.1, 1.0) * whole):
            stopped += 1
        else:  # It was done sooner than the first, which had more to write or a busier machine.
            whole = min(whole, time.monotonic() - start)
        check(number, done=False)
        guidance.published(destination, *options, environment=environment)
        check(number, done=True)
    assert stopped, "none was killed at work"


def check_folder(folder, keep):
    def check(number, done):
        # What a host has begun goes on, so the link may change while it is looked at.
        site = folder / "releases" / current(folder)
        assert not faults(site), number
        text = (site / "del-1/sida.html").read_text()
        assert versions(text) <= ({str(number)} if done else {str(number), str(number - 1)})
        if done:
            assert len(releases(folder)) == min(number + 1, keep)
            assert not [entry for entry in os.listdir(folder / "releases") if entry.startswith(".")]
    return check


def test_a_folder(guidance, folder):
    guidance.version(0)
    kill_often(guidance, folder, ["--keep", "3"], {}, check_folder(folder, 3), seed=1)


def test_a_host(guidance, host):
    guidance.version(0)
    kill_often(guidance, host.destination, [*host.options, "--keep", "3"], {}, check_folder(host.folder, 3), seed=2)


def check_store(store):
    def check(number, done):
        assert not missing_parts(store.root), number
        if done:
            assert not faults(store.root)
            assert versions((store.root / "del-1/sida.html").read_text()) == {str(number)}
            assert len(list((store.root / "assets").glob("site.*.css"))) == min(number + 1, 3)
            assert not list((store.root / ".lots/marks").glob("*"))
    return check


def test_an_object_store(guidance, store):
    guidance.version(0)
    kill_often(guidance, store.destination, [*store.options, "--keep", "3"], store.environment, check_store(store), seed=3, times=2 * TIMES)


def test_an_object_store_over_a_network(guidance, webdav_store):
    guidance.version(0)
    kill_often(guidance, webdav_store.destination, [*webdav_store.options, "--keep", "3"], webdav_store.environment,
               check_store(webdav_store), seed=4, times=TIMES // 2)


def test_the_first_release_killed(guidance, folder, host, store):
    for destination, options, environment, root in [
            (folder, [], {}, folder / "current"), (host.destination, host.options, {}, host.folder / "current"),
            (store.destination, store.options, store.environment, store.root)]:
        for after in (0.05, 0.2, 0.35):
            Publishing(guidance, destination, *options, environment=environment).kill(after)
        guidance.published(destination, *options, environment=environment)
        assert not faults(root)


def test_going_back_killed(guidance, folder):
    for number in range(3):
        guidance.version(number)
        guidance.published(folder)
    for after in (0.01, 0.03, 0.06):
        Publishing(guidance, folder, "--rollback").kill(after)
        assert not faults(folder / "current")


@pytest.mark.parametrize("program", ["rsync", "ssh"])
def test_a_program_killed_on_the_way_to_a_host(guidance, host, program):
    guidance.version(0)
    guidance.published(host.destination, *host.options)
    first = current(host.folder)
    guidance.version(1)
    status, errors = Publishing(guidance, host.destination, *host.options).kill_child(program)
    assert status == 70 and program in errors, errors
    assert current(host.folder) == first and not faults(host.folder / "current")
    guidance.published(host.destination, *host.options)
    assert current(host.folder) != first and not faults(host.folder / "current")


def test_rclone_killed_on_the_way(guidance, store):
    guidance.version(0)
    guidance.published(store.destination, *store.options, environment=store.environment)
    guidance.version(1)
    status, errors = Publishing(guidance, store.destination, *store.options, environment=store.environment).kill_child("rclone")
    assert status == 70 and "rclone" in errors, errors
    assert not missing_parts(store.root)
    guidance.published(store.destination, *store.options, environment=store.environment)
    assert not faults(store.root)


def test_nothing_goes_on_after_the_one_that_started_it(guidance, store):
    """What would transfer on its own would write into what the next run publishes."""
    guidance.version(0)
    run = Publishing(guidance, store.destination, *store.options, environment=store.environment)
    started = []
    while run.process.poll() is None and not started:
        started = [child for child in children(run.process.pid) if name(child) == "rclone"]
    assert started, "it ended before it began"
    run.process.kill()
    run.process.communicate(timeout=PATIENCE)
    end = time.monotonic() + 10
    while any(name(child) == "rclone" for child in started):
        assert time.monotonic() < end, "rclone goes on"
        time.sleep(0.01)
