"""Content is not trusted: what it tries is refused with a diagnostic, or comes out as text; nothing runs in a real browser."""
import contextlib
import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
import xml.etree.ElementTree as ElementTree
from urllib.parse import quote, urlsplit

import pytest

from attacks import ATTACKS, REFUSED_ENTRIES, REGISTERS
from guidance import LOTS, PROJECT
from server import serving

SETTINGS = "title: Vägledning\nbaseURL: http://localhost/\nstanding: Inte beslutad.\n"


def guidance(root, pages, settings=SETTINGS):
    """A guidance of these files with the project's templates and assets; what lots says of it, by file."""
    for name in ("Templates", "Site"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("public", ".*"))
    (root / "Site/site.yml").write_text(settings, encoding="utf-8")
    for path, text in pages.items():
        file = root / "Content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return build(root)


def build(root, *options, timeout=60):
    result = subprocess.run([LOTS, "build", "--quiet", "--format", "json", "--root", root, *options], capture_output=True, text=True, timeout=timeout)
    assert result.returncode in (0, 1), f"exit {result.returncode}: {result.stderr[-1000:]}"
    said = {}
    for line in result.stdout.splitlines():
        fault = json.loads(line)
        said.setdefault(fault["file"].removeprefix("Content/"), []).append(fault)
    return result.returncode, said


def laid_out(attacks):
    """The files of some attacks, each a page in a folder of its own, all of them linked from the start page; and whose they are."""
    files, owners = {}, {}
    for number, attack in enumerate(attacks):
        for path, text in {"sida.md": f"---\n{attack.head}---\n\n{attack.text}", **attack.files}.items():
            files[f"a-{number}/{path}"] = text
            owners[f"a-{number}/{path}"] = attack.name
    links = "".join(f"- [Sidan {number}](a-{number}/sida.md)\n" for number in range(len(attacks)))
    return {"index.md": f"---\ntitle: Start\nkind: start\n---\n\nHär står ett uttalande.\n\n{links}", **files}, owners


def test_there_are_many_attacks():
    assert len(ATTACKS) + len(REFUSED_ENTRIES) + len(REGISTERS) > 250
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)


def test_what_is_refused_is_refused_for_what_it_is(tmp_path):
    files, owners = laid_out([attack for attack in ATTACKS if attack.refused])
    status, said = guidance(tmp_path / "root", files)
    assert status == 1 and not (tmp_path / "root/Site/public").exists()
    codes = {}
    for file, faults in said.items():
        codes.setdefault(owners.get(file, file), set()).update(fault["code"] for fault in faults)
    wrong = {attack.name: (attack.refused, codes.get(attack.name)) for attack in ATTACKS if attack.refused and attack.refused not in codes.get(attack.name, set())}
    assert not wrong


@pytest.mark.parametrize("number", range(len(REFUSED_ENTRIES)))
def test_an_entry_of_a_register_is_refused(tmp_path, number):
    register, entry, code = REFUSED_ENTRIES[number]
    page = "---\ntitle: Start\nkind: start\n---\n\nText.\n"
    _, said = guidance(tmp_path / "root", {"index.md": page, f"register/{register}": entry})
    assert code in [fault["code"] for fault in said.get(f"register/{register}", [])], said
    assert {path.name for path in tmp_path.iterdir()} == {"root"}


@pytest.mark.parametrize("line", ["source: javascript:canary=1", "subscription: javascript:canary=1", "baseURL: javascript:canary=1", "navigation: [../../..]", "footer: [javascript:canary=1]",
                                  "accessibility: ../../etc/passwd", "title: \"a\\u202eb\"", "<script>: 1"])
def test_the_settings_are_refused(tmp_path, line):
    settings = SETTINGS if not line.startswith(("baseURL", "title")) else "\n".join(text for text in SETTINGS.split("\n") if text.split(":")[0] != line.split(":")[0])
    status, said = guidance(tmp_path / "root", {"index.md": "---\ntitle: Start\nkind: start\n---\n\nText.\n"}, settings + line + "\n")
    assert status == 1 and list(said) == ["Site/site.yml"]


# ---- Paths out of Content ----

@pytest.mark.parametrize("name, target, code", [
    ("sida.md", "/etc/hostname", "outside-content"), ("mapp", "/etc", "outside-content"), ("mapp", "../Templates", "outside-content"), ("rot", "/", "outside-content"),
    ("noll.md", "/dev/zero", "outside-content"), ("slinga", "slinga", "symbolic-link-cycle"), ("upp", ".", "symbolic-link-cycle"), ("borta.md", "finns-inte", "unreadable-file"),
    ("figur.svg", f"{20 * '../'}etc/passwd", "outside-content"), ("minne.md", "/proc/self/environ", "outside-content"),
])
def test_a_link_that_leads_out_is_refused(tmp_path, name, target, code):
    root = tmp_path / "root"
    guidance(root, {"index.md": "---\ntitle: Start\nkind: start\n---\n\nText.\n"})
    (root / "Content" / name).symlink_to(target)
    status, said = build(root)
    assert status == 1 and [fault["code"] for fault in said[name]] == [code]


def test_a_pipe_in_content_is_refused_and_not_waited_for(tmp_path):
    root = tmp_path / "root"
    guidance(root, {"index.md": "---\ntitle: Start\nkind: start\n---\n\nText.\n"})
    os.mkfifo(root / "Content/ror.md")
    status, said = build(root)
    assert status == 1 and [fault["code"] for fault in said["ror.md"]] == ["unreadable-file"]


@pytest.mark.parametrize("name", ["<img src=x onerror=canary=1>.md", "a\nb.md", "a\x1b[31m.md", "..md", "a b.md", "å.md", "-a.md", "a\u202eb.md", "CON.md", "a'b.md", "a%2fb.md", "a&b.svg"])
def test_a_name_that_is_no_address_is_refused(tmp_path, name):
    root = tmp_path / "root"
    status, said = guidance(root, {"index.md": "---\ntitle: Start\nkind: start\n---\n\nText.\n", name: "---\ntitle: A\nkind: page\n---\n\nText.\n"})
    assert status == (0 if name == "..md" else 1)  # a hidden file is passed over
    assert name == "..md" or [fault["code"] for fault in said[name]] == ["invalid-file-name"]


def test_a_name_that_is_no_text_is_refused(tmp_path):
    root = tmp_path / "root"
    guidance(root, {"index.md": "---\ntitle: Start\nkind: start\n---\n\nText.\n"})
    with open(os.path.join(os.fsencode(root / "Content"), b"a\xe4.md"), "wb") as file:
        file.write(b"---\ntitle: A\nkind: page\n---\n\nText.\n")
    status, said = build(root)
    assert status == 1 and {fault["code"] for faults in said.values() for fault in faults} <= {"invalid-file-name", "unreadable-file"}


# ---- What comes out, in a browser ----

@pytest.fixture(scope="module")
def published(tmp_path_factory):
    root = tmp_path_factory.mktemp("attacks") / "root"
    files, owners = laid_out([attack for attack in ATTACKS if not attack.refused])
    files |= {f"register/{name}": text for name, text in REGISTERS.items()}
    files["ord.md"] = "---\ntitle: Orden\nkind: page\n---\n\nProv: [ordet](term:prov), ordet, 27 kap. 25 § SFB, DV077 och [@verket].\n"
    files["index.md"] += "- [Orden](ord.md)\n"
    status, said = guidance(root, files, SETTINGS + "owner: \"<script>canary=1</script>\"\ncontact: \"javascript:canary=1\"\nlicence: \"<b>\"\naccessibility: ord.md\n"
                            "accessibilityReport: \"javascript:canary=1@example.org\"\naccessibleVersions: \"\\\" onclick=\\\"canary=1\"\nsupervisoryAuthority: \"https://x/\\\"><script>canary=1</script>\"\n")
    assert status == 0, {owners.get(file, file): faults for file, faults in said.items()}
    return root / "Site/public"


class Bare(http.server.SimpleHTTPRequestHandler):
    """A server that sets no policy: what holds then holds without one."""
    extensions_map = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json",
                      ".xml": "application/xml", ".png": "image/png", "": "application/octet-stream"}

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def without_policy(root):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Bare, directory=str(root))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


# Before anything of a page: whoever gets code to run is heard.
WATCH = """for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => console.error('CANARY ' + name);
    Object.defineProperty(window, 'canary', { set() { console.error('CANARY ' + location.pathname) }, get() { return () => console.error('CANARY ' + location.pathname) } });"""

# What could do something: everything is touched, and what it is made of is looked at.
TOUCH = """const found = [];
    const inert = new Set(['http:', 'https:', 'mailto:', 'tel:', 'file:']);
    for (const element of document.querySelectorAll('*')) {
        const name = element.localName;
        if (['iframe', 'object', 'embed', 'base', 'foreignobject', 'animate', 'set', 'style', 'handler', 'frame', 'applet', 'marquee'].includes(name.toLowerCase())) found.push('<' + name + '>');
        if (name === 'script' && !element.src && element.type !== 'application/ld+json' && element.type !== 'application/json') found.push('a script: ' + element.textContent.slice(0, 80));
        if (name === 'meta' && element.httpEquiv && !/^0; url=[a-z0-9./#-]*$/.test(element.content)) found.push(element.outerHTML);
        for (const attribute of element.attributes) {
            if (/^on|^style$|^srcdoc$|^formaction$/i.test(attribute.localName)) found.push(name + ' ' + attribute.name);
            if (['href', 'src', 'action', 'data', 'poster', 'srcset', 'ping', 'background'].includes(attribute.localName)) {
                let address;
                try { address = new URL(attribute.value, document.baseURI) } catch { found.push('no address: ' + attribute.value); continue }
                if (!inert.has(address.protocol)) found.push(attribute.name + '=' + attribute.value);
                if (attribute.localName !== 'href' && address.origin !== location.origin) found.push('from elsewhere: ' + attribute.value);
            }
        }
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'pointerover']) element.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    for (const details of document.querySelectorAll('details')) details.open = true;
    return found"""

EMBED = """const [address, pick, done] = arguments;
    fetch(address).then(answer => answer.text()).then(text => {
        const texts = [];
        const walk = value => { if (typeof value === 'string') texts.push(value); else if (value && typeof value === 'object') Object.entries(value).forEach(([key, inner]) => { if (typeof inner !== 'string' || /html/i.test(key)) walk(inner) }) };
        if (pick) walk(JSON.parse(text)); else texts.push(text);
        for (const html of texts) { const place = document.createElement('div'); place.innerHTML = html; document.body.append(place) }
        setTimeout(() => done(texts.length), 30);
    }, fault => done(String(fault)))"""


@pytest.fixture(scope="module")
def watched(browser):
    script = browser.tell("Page.addScriptToEvaluateOnNewDocument", source=WATCH)["identifier"]
    yield browser
    browser.tell("Page.removeScriptToEvaluateOnNewDocument", identifier=script)


def pages(root):
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*.html"))


@pytest.mark.parametrize("server", [serving, without_policy], ids=["with a policy", "without a policy"])
def test_nothing_runs_on_any_page(published, watched, server):
    found = {}
    with server(published) as address:
        for path in pages(published):
            if path.startswith("api/"):
                continue
            watched.open(address + quote(path))
            wrong = watched.run(TOUCH) if not re.search(r"gammal", path) else []
            wrong += [message for message in watched.complaints() if "CANARY" in message or "Content Security Policy" in message or "Content-Security-Policy" in message]
            wrong += [request for request in watched.requests() if urlsplit(request).netloc != urlsplit(address).netloc and not request.startswith(("about:", "data:", "devtools:"))]
            if wrong:
                found[path] = wrong
    assert not found


def test_nothing_runs_where_others_show_what_the_interface_gives(published, watched):
    """Record systems put fragments and the pages' HTML into pages of their own, which may have no policy."""
    found, count = {}, 0
    with without_policy(published) as address:
        watched.open(address + "404.html")
        for file in sorted((published / "api").rglob("*")):
            path = file.relative_to(published).as_posix()
            if not path.endswith((".html", ".json")) or "/schema/" in path:
                continue
            texts = watched.driver.execute_async_script(EMBED, address + quote(path), path.endswith(".json"))
            assert isinstance(texts, int), f"{path}: {texts}"
            count += texts
            wrong = [message for message in watched.complaints() if "CANARY" in message]
            if wrong:
                found[path] = wrong
        wrong = watched.run(TOUCH)
        # What a page shows of its own site it asks the site's own address for, as site.yml has it.
        requests = [request for request in watched.requests() if urlsplit(request).netloc not in (urlsplit(address).netloc, "localhost") and not request.startswith(("about:", "data:"))]
    assert count > 30 and not found
    assert not [text for text in wrong if "CANARY" in text or text.startswith(("on", "<", "javascript"))] and not requests


@pytest.mark.parametrize("question", ["script", "canary", "onclick", "img src", "constructor", "title"])
def test_nothing_runs_in_the_search(published, watched, question):
    with without_policy(published) as address:
        watched.open(f"{address}sok.html#q={quote(question)}")
        watched.driver.execute_async_script("const done = arguments[0]; const look = () => document.querySelector('.hits') && !document.querySelector('.hits').hidden ? done() : setTimeout(look, 20); look()")
        assert not watched.run(TOUCH)
        assert not [message for message in watched.complaints() if "CANARY" in message]


def test_feed_and_map_are_well_formed(published):
    for name in ("feed.xml", "sitemap.xml", "opensearch.xml"):
        root = ElementTree.parse(published / name).getroot()
        assert not [element.tag for element in root.iter() if element.tag.split("}")[-1] in ("script", "img", "b")]


def test_what_was_written_stays_in_its_folder(published):
    assert {path.name for path in published.parent.iterdir()} <= {path.name for path in (PROJECT / "Site").iterdir()} | {"public", ".cache"}
    assert all(not file.is_symlink() for file in published.rglob("*"))
