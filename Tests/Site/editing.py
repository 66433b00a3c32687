"""A guidance that an editor works on, and what shows it as it changes: `lots preview`, and a server of our own.

`StandIn` serves what `lots build` makes and tells the pages what a rebuild changed, as DESIGN.md says that `lots preview`
does. It can besides say things that no real server says, and knows what it was asked.
"""
import contextlib
import http.server
import json
import mimetypes
import posixpath
import queue
import select
import signal
import socket
import subprocess
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

import previewing
from conftest import copy_guidance
from server import POLICY

ASSETS = Path(__file__).parents[2] / "Sources/Preview/Assets"
SCRIPTS = ("morph.js", "notices.js", "preview.js", "overview.js")  # served as one, in this order


class Workspace:
    """A copy of the guidance's sources. What is done to a file is done as by an editor's program."""

    def __init__(self, folder):
        self.root = copy_guidance(Path(folder))

    def read(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path, text):
        (self.root / path).write_text(text, encoding="utf-8")
        self.saved()

    def edit(self, path, old, new):
        text = self.read(path)
        assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def remove(self, path):
        (self.root / path).unlink()
        self.saved()

    def saved(self):
        """What happens when files have been saved; a server that watches them needs nothing."""


    def opening(self):
        """Asked before a page is opened; what comes back says whether that page listens."""
        return lambda: True


class Preview(Workspace):
    """`lots preview` itself, which watches the files."""

    def __init__(self, folder, lots):
        super().__init__(folder)
        self.lots = lots
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.start()

    def start(self):
        """Again on the same port, so that open pages find it."""
        self.process = previewing.Preview(
            self.lots, self.root, "--quiet", port=self.port, environment={"LOTS_EDITOR": "vscode://file{file}:{line}:{column}"})
        self.address = self.process.address

    def stop(self):
        self.process.end(signal.SIGTERM)


class StandIn(Workspace):
    def __init__(self, folder, lots):
        super().__init__(folder)
        self.lots, self.files, self.build, self.port = lots, {}, 0, 0
        self.faults, self.streams, self.streams_begun, self.requests, self.server = None, [], 0, [], None
        self.rebuild()
        self.start()

    def opening(self):
        begun = self.streams_begun
        return lambda: self.streams_begun > begun

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/"

    # ---- Building ----

    def saved(self):
        kind, payload = self.rebuild()
        self.send(kind, payload)

    def rebuild(self):
        output = self.root / "Site/public"
        result = subprocess.run([self.lots, "build", "--format", "json", "--quiet", "--root", self.root, "--output", output],
                                capture_output=True, text=True, timeout=120)
        self.build += 1
        if result.returncode:
            faults = [json.loads(line) for line in result.stdout.splitlines()]
            for fault in faults:
                lines = self.read(fault["file"]).splitlines() if fault["line"] else []
                fault["excerpt"] = lines[fault["line"] - 1] if lines else None
                fault["href"] = f"vscode://file{self.root / fault['file']}:{fault['line']}:{fault['column']}"
            self.faults = {"build": self.build, "diagnostics": faults}
            return "faults", self.faults
        self.faults = None
        files = {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()}
        changed = sorted(path for path in files.keys() | self.files.keys() if files.get(path) != self.files.get(path))
        self.files = files
        return "built", {"build": self.build, "changed": changed}

    def send(self, kind, payload):
        text = payload if isinstance(payload, str) else json.dumps(payload)
        for stream in list(self.streams):
            stream.put(f"event: {kind}\ndata: {text}\n\n".encode())

    # ---- Serving ----

    def start(self):
        handler = type("Handler", (_Handler,), {"preview": self})
        self.server = _Server(("127.0.0.1", self.port), handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        """Ends as a program that is killed: the streams too."""
        self.server.shutdown()
        self.server.server_close()
        for stream in self.streams:
            stream.put(None)
        self.streams = []
        self.server.hang_up()

    def answer(self, path):
        """Status, type and bytes of what stands at a path."""
        if path == "/_lots/preview.js":
            return 200, "text/javascript", b"\n".join((ASSETS / name).read_bytes() for name in SCRIPTS)
        if path.startswith("/_lots/"):
            file = ASSETS / posixpath.basename(path)
            return (200, mimetypes.guess_type(path)[0], file.read_bytes()) if file.exists() else (404, "text/plain", b"")
        path = path[1:] + ("index.html" if path.endswith("/") else "")
        status, bytes_ = (200, self.files[path]) if path in self.files else (404, self.files["404.html"])
        kind = "text/html" if status == 404 else mimetypes.guess_type(path)[0] or "application/octet-stream"
        return status, kind, bytes_.replace(b"</head>", previewing.SCRIPT + b"</head>", 1) if kind == "text/html" else bytes_


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads, allow_reuse_address, block_on_close = True, True, False

    def __init__(self, *arguments):
        self.connections = []
        super().__init__(*arguments)

    def get_request(self):
        connection, address = super().get_request()
        self.connections.append(connection)
        return connection, address

    def hang_up(self):
        for connection in self.connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request, client_address):
        """A browser that hangs up is nothing to tell of."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    preview = None

    def do_GET(self):
        path = unquote(urlsplit(self.path).path)
        self.preview.requests.append(path)
        if path == "/_lots/events":
            return self.stream()
        status, kind, body = self.preview.answer(path)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return self.wfile.write(body)

    def stream(self):
        events = queue.Queue()
        self.send_response(200)
        for name, value in {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.close_connection = True
        preview = self.preview
        events.put(b"retry: 200\n\n")
        if preview.faults:
            events.put(f"event: faults\ndata: {json.dumps(preview.faults)}\n\n".encode())
        preview.streams.append(events)
        preview.streams_begun += 1
        with contextlib.suppress(OSError):
            while (event := self.next(events)) is not None:
                self.wfile.write(event)
                self.wfile.flush()
        if events in preview.streams:
            preview.streams.remove(events)

    def next(self, events):
        """The next event; None at the end, which either side may make."""
        while True:
            with contextlib.suppress(queue.Empty):
                return events.get(timeout=0.02)
            if select.select([self.connection], [], [], 0)[0]:
                return None

    def log_message(self, format, *arguments):
        pass
