"""A site outside the guidance: each path answers in its own way, and every question is noted."""
import contextlib
import http.server
import threading
from collections import Counter


class Outside:
    """What has been asked, and whether two questions were ever asked at once."""

    def __init__(self):
        self.asked = []
        self.agents = set()
        self.most_at_once = 0
        self.lock = threading.Lock()
        self.now = 0

    def count(self, path):
        return Counter(asked for _, asked in self.asked)[path]

    def methods(self, path):
        return [method for method, asked in self.asked if asked == path]


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments, outside, **options):
        self.outside = outside
        super().__init__(*arguments, **options)

    def do_HEAD(self):
        self.respond()

    def do_GET(self):
        self.respond()

    def respond(self):
        outside = self.outside
        with outside.lock:
            outside.now += 1
            outside.most_at_once = max(outside.most_at_once, outside.now)
            outside.asked.append((self.command, self.path))
            outside.agents.add(self.headers["User-Agent"])
        try:
            self.answer(self.path.split("?")[0])
        finally:
            with outside.lock:
                outside.now -= 1

    def answer(self, path):
        outside = self.outside
        if path == "/bara-get" and self.command == "HEAD":
            self.reply(405)
        elif path == "/ljuger-om-huvudet" and self.command == "HEAD":
            self.reply(404)
        elif path == "/igen" and outside.count(self.path) < 3:
            self.reply(503)
        elif path == "/vidare":
            self.reply(302, Location="/finns")
        elif path == "/runt":
            self.reply(302, Location="/runt")
        elif path == "/ut-till-fil":
            self.reply(302, Location="file:///etc/passwd")
        elif path == "/oandlig" and self.command == "GET":
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b"x" * 65536)
        elif path == "/stor":
            self.reply(200, length=1 << 34)
            self.close_connection = True
        elif path[1:].isdigit():
            self.reply(int(path[1:]), **({"Retry-After": "3600"} if path == "/429" else {}))
        else:
            self.reply(200)

    def reply(self, status, length=0, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def outside():
    """Gives what it notes, and its address without a slash at the end."""
    notes = Outside()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *arguments: _Handler(*arguments, outside=notes)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield notes, f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
