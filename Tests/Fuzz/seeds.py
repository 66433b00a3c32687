"""Seeds for the fuzzers, from the real guidance and from the tests: `seeds.py FOLDER`."""
import hashlib
import json
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
REGISTERS = ["termer", "forfattningar", "kodverk", "referenser", "aktorer", "normer", "omdirigeringar", "publicerade-id", "tillganglighet",
             "uppfoljningsomraden"]
LONGEST = 8192  # what the fuzzers make is no longer


def put(folder, target, content):
    content = content if isinstance(content, bytes) else content.encode("utf-8")
    for start in range(0, len(content), LONGEST):
        part = content[start:start + LONGEST]
        file = folder / target / hashlib.sha1(part).hexdigest()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(part)


def main(folder):
    pages = [*(PROJECT / "Content").rglob("*.md"), *(PROJECT / "Tests/GuidanceTests").rglob("*.md")]
    for page in pages:
        text = page.read_bytes().replace(b"\r\n", b"\n")
        head, _, body = text.removeprefix(b"---\n").partition(b"\n---\n")
        put(folder, "head", head)
        put(folder, "markdown", body or text)
        put(folder, "references", body or text)
    for number, name in enumerate(REGISTERS):
        for file in (PROJECT / "Content/register", *(PROJECT / "Tests/GuidanceTests/Faults").glob("*/Content/register")):
            if (file / f"{name}.yml").is_file():
                put(folder, "registers", bytes([number]) + (file / f"{name}.yml").read_bytes()[:LONGEST - 1])
    for drawing in [*(PROJECT / "Content").rglob("*.svg"), *(PROJECT / "Tests").rglob("*.svg")]:
        put(folder, "drawing", drawing.read_bytes())
    for template in [*(PROJECT / "Templates").rglob("*.mustache"), *(PROJECT / "Tests/GuidanceTests").rglob("*.mustache")]:
        put(folder, "templates", template.read_bytes())
    for line in (PROJECT / "Tests/LegalReferencesTests/lines.jsonl").read_text(encoding="utf-8").splitlines():
        put(folder, "references", json.loads(line)["text"])
    agents = ["GET / HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n", "GET /del-1/index.html?a=b#c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n",
              "HEAD /%C3%A5%2e%2e/ HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\nOrigin: http://127.0.0.1\r\n",
              "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n", "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", "GET /_lots/events HTTP/1.1\r\nHost: [::1]\r\nAccept: text/event-stream\r\n"]
    for request in agents:
        put(folder, "requests", request)
    for crash in (PROJECT / "Tests/Fuzz/crashes").glob("*/*"):
        put(folder, crash.parent.name, crash.read_bytes())


main(Path(sys.argv[1]))
