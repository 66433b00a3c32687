"""Serves a rendered site as a web server would: with DESIGN.md's policy, and 404.html for what does not exist."""
import contextlib
import functools
import http.server
import threading
import time
from pathlib import Path

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")

# Seconds between the pieces of a file that comes in two: long enough for a browser to draw the first.
PAUSE = .25


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
                      ".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml", "": "application/octet-stream"}

    def __init__(self, *arguments, prefix="", log=None, cuts=None, **options):
        self.prefix, self.log, self.cuts = prefix, log, cuts or {}
        super().__init__(*arguments, **options)

    def translate_path(self, path):
        if not path.startswith(self.prefix + "/"):
            return str(Path(self.directory) / "no such file")
        return super().translate_path(path[len(self.prefix):])

    def copyfile(self, source, output):
        cut = self.cuts.get(self.path[len(self.prefix) + 1:])
        if cut:
            output.write(source.read(cut))
            output.flush()
            time.sleep(PAUSE)
        super().copyfile(source, output)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        if self.cuts:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        body = b"" if code != 404 else (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *arguments):
        if self.log is not None:
            headers = getattr(self, "headers", None) or {}
            self.log.append(f"{format % arguments} {headers.get('Referer', '-')}")


@contextlib.contextmanager
def serving(root, prefix="", log=None, cuts=None):
    """Serves the folder on a free port of the loopback address; gives the address of its root, ending in /.

    A `log` is given a line for each request, with what it refers to, as web servers log it. A file that `cuts` has by its path
    comes in two pieces, of which the first ends after that many bytes.
    """
    handler = functools.partial(_Handler, directory=str(root), prefix=prefix, log=log, cuts=cuts)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}/"
        finally:
            server.shutdown()
