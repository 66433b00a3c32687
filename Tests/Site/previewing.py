"""A preview at work in a process of its own, and a client of it that reads what it tells."""
import contextlib
import http.client
import json
import os
import queue
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

SCRIPT = b'<script src="/_lots/preview.js" defer></script>'
PATIENCE = 30  # seconds until a thing that must happen is taken not to


class Preview:
    """`lots preview` of a folder that holds Content, Templates and Site."""

    def __init__(self, lots, root, *options, environment=None, port=None):
        self.root = Path(root)
        command = [lots, "preview", "--root", root, *(["--port", str(port)] if port else []), *options]
        self.errors = []
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
        threading.Thread(target=self._collect, daemon=True).start()
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), f"no address: {self.address!r} {''.join(self.errors)}"
        self.port = int(self.address.split(":")[2].strip("/"))

    def _collect(self):
        for line in self.process.stderr:
            self.errors.append(line)

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, path, method="GET", headers=None):
        """Status, headers and bytes of one file."""
        connection = self.connect()
        try:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def text(self, path):
        status, _, body = self.get(path)
        assert status == 200, f"{path}: {status}"
        return body.decode()

    def end(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


class Events:
    """What open pages are told, in order."""

    def __init__(self, preview):
        self._connection = preview.connect()
        self._connection.request("GET", "/_lots/events")
        self._socket = self._connection.sock  # the answer takes it over
        self._response = self._connection.getresponse()
        assert self._response.status == 200
        assert self._response.getheader("Content-Type").startswith("text/event-stream")
        self._queue = queue.Queue()
        self._socket.settimeout(None)
        self._begun = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        # From here on nothing is missed: the stream's first line has come.
        assert self._begun.wait(PATIENCE)

    def _read(self):
        name = None
        with contextlib.suppress(Exception):
            for line in self._response:
                text = line.decode().rstrip("\n")
                if text.startswith("retry:"):
                    self._begun.set()
                elif text.startswith("event: "):
                    name = text[len("event: "):]
                elif text.startswith("data: "):
                    self._queue.put((name, json.loads(text[len("data: "):])))

    def next(self, patience=PATIENCE):
        """The next event: its name and its data."""
        try:
            return self._queue.get(timeout=patience)
        except queue.Empty:
            raise AssertionError("no event came") from None

    def built(self):
        name, data = self.next()
        assert name == "built", f"{name}: {data}"
        return data

    def faults(self):
        name, data = self.next()
        assert name == "faults", f"{name}: {data}"
        return data

    def none(self, seconds=0.7):
        """Holds the next moment to be quiet."""
        with contextlib.suppress(queue.Empty):
            event = self._queue.get(timeout=seconds)
            raise AssertionError(f"an event that nothing caused: {event}")

    def until_quiet(self, seconds=0.7):
        """All that comes until nothing does."""
        events = []
        with contextlib.suppress(queue.Empty):
            while True:
                events.append(self._queue.get(timeout=seconds))
        return events

    def close(self):
        # Closing waits for the thread that reads, which this wakes.
        with contextlib.suppress(OSError):  # it has ended already
            self._socket.shutdown(socket.SHUT_RDWR)
        self._connection.close()


@contextlib.contextmanager
def previewing(lots, root, *options, **more):
    preview = Preview(lots, root, *options, **more)
    try:
        yield preview
    finally:
        preview.end(signal.SIGKILL)


def wait_until(holds, what):
    """Waits for something that no event tells of."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError(f"still not: {what}")
