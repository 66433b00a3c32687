"""The preview: what is served is what would be published, whatever editors' programs do, and nobody else gets at it."""
import os
import random
import shutil
import signal
import socket
import subprocess
import threading

import pytest

from conftest import LOTS, copy_guidance
from previewing import SCRIPT, Events, previewing, wait_until

PAGE = "del-1/medicinsk-bedomning"
STEPS = 500 if os.environ.get("LOTS_TEST_LONG") else 50


@pytest.fixture
def guidance(tmp_path):
    return copy_guidance(tmp_path / "guidance")


@pytest.fixture
def preview(guidance):
    with previewing(LOTS, guidance) as preview:
        yield preview


@pytest.fixture
def events(preview):
    events = Events(preview)
    yield events
    events.close()


def source(guidance, page=PAGE):
    return guidance / "Content" / f"{page}.md"


def add(file, text):
    file.write_text(file.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


def fresh_build(guidance, output):
    """What `lots build` makes of the files as they are; `None` where they have errors."""
    result = subprocess.run([LOTS, "build", "--quiet", "--root", guidance, "--output", output], capture_output=True, timeout=120)
    assert result.returncode in (0, 1), result.stderr
    if result.returncode == 1:
        return None
    files = (file for file in output.rglob("*") if file.is_file() and file.name != ".lots-site")  # the writer's own mark
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in files}


def differences(preview, built):
    """The paths that are served otherwise than they were built, and those that are served though nobody built them."""
    connection = preview.connect()
    faults = []
    for path, expected in built.items():
        connection.request("GET", "/" + path)
        response = connection.getresponse()
        body = response.read()
        if path.endswith(".html") and not path.startswith("api/"):  # pieces of pages have no head
            if body.count(SCRIPT) != 1 or not body.split(SCRIPT)[1].startswith(b"</head>"):
                faults.append(f"{path}: not one script before </head>")
            body = body.replace(SCRIPT, b"")
        if response.status != 200 or body != expected:
            faults.append(f"{path}: {response.status}, {len(body)} bytes for {len(expected)}")
    connection.close()
    return faults


def test_every_file_is_served_as_it_would_be_published(preview, guidance, tmp_path):
    built = fresh_build(guidance, tmp_path / "built")
    assert len(built) > 100
    assert differences(preview, built) == []
    assert preview.get("/")[2] == preview.get("/index.html")[2]
    status, headers, _ = preview.get("/del-1")
    assert (status, headers["Location"]) == (308, "/del-1/")
    assert preview.get("/del-1/")[2] == preview.get("/del-1/index.html")[2]
    status, _, body = preview.get("/finns/inte.html")
    assert status == 404 and SCRIPT in body and b"<h1" in body
    # What the preview has of its own.
    assert preview.get("/_lots/preview.js")[1]["Content-Type"].startswith("text/javascript")
    assert preview.get("/_lots/preview.css")[1]["Content-Type"].startswith("text/css")


def test_answers_say_what_they_are_and_are_not_kept(preview):
    status, headers, body = preview.get(f"/{PAGE}.html", method="HEAD")
    assert status == 200 and body == b""
    assert int(headers["Content-Length"]) == len(preview.get(f"/{PAGE}.html")[2])
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    status, headers, _ = preview.get(f"/{PAGE}.html", method="POST")
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_a_save_is_told_and_served(preview, events, guidance):
    add(source(guidance), "En mening som är ny.")
    first = events.built()
    assert f"{PAGE}.html" in first["changed"] and "del-2/index.html" not in first["changed"]
    assert "En mening som är ny." in preview.text(f"/{PAGE}.html")
    add(source(guidance), "En mening till.")
    assert events.built()["build"] == first["build"] + 1


def test_a_new_title_reaches_every_page_that_shows_it(preview, events, guidance):
    file = source(guidance)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = ["title: Ett nytt namn på sidan\n" if line.startswith("title:") else line for line in lines]
    file.write_text("".join(lines), encoding="utf-8")
    changed = events.built()["changed"]
    for page in ["del-1/index.html", "del-1/checklista.html", "sok/index.js", "utskrift/del-1.html", f"{PAGE}.html"]:
        assert page in changed
        assert "Ett nytt namn på sidan" in preview.text("/" + page) or page.startswith("sok/"), page


def test_a_file_that_says_the_same_is_no_change(preview, events, guidance):
    file = source(guidance)
    file.write_bytes(file.read_bytes())
    os.utime(file)
    events.none()


def test_faults_are_told_and_the_last_good_page_stands(preview, events, guidance):
    before = preview.get(f"/{PAGE}.html")[2]
    whole = source(guidance).read_text(encoding="utf-8")
    line = whole.count("\n") + 2
    add(source(guidance), "Se [hit](finns-inte.md).")
    data = events.faults()
    (fault,) = data["diagnostics"]
    assert (fault["file"], fault["line"], fault["code"]) == (f"Content/{PAGE}.md", line, "broken-link")
    assert fault["message"] and fault["text"].startswith(f"Content/{PAGE}.md:{line}:") and "^" in fault["text"]
    assert preview.get(f"/{PAGE}.html")[2] == before
    # A page that is opened meanwhile is told too.
    late = Events(preview)
    assert late.faults()["build"] == data["build"]
    late.close()
    source(guidance).write_text(whole, encoding="utf-8")
    assert events.built()["build"] == data["build"] + 1
    wait_until(lambda: any("broken-link" in text for text in preview.errors), "the terminal says it too")
    assert sum("broken-link" in text for text in preview.errors) == 1


def test_a_terminal_is_told_only_what_is_new(preview, events, guidance):
    add(source(guidance), "Se [hit](finns-inte.md).")
    events.faults()
    add(source(guidance, "del-2/index"), "Se [dit](inte-heller.md).")
    assert len(events.faults()["diagnostics"]) == 2
    wait_until(lambda: any("inte-heller" in text for text in preview.errors), "the second fault is printed")
    assert sum("broken-link" in text for text in preview.errors) == 2


def test_links_that_open_the_editor(guidance):
    def href(environment):
        with previewing(LOTS, guidance, environment={"TERM_PROGRAM": "", "LOTS_EDITOR": "", **environment}) as preview:
            events = Events(preview)
            whole = source(guidance).read_text(encoding="utf-8")
            add(source(guidance), "Se [hit](finns-inte.md).")
            (fault,) = events.faults()["diagnostics"]
            source(guidance).write_text(whole, encoding="utf-8")
            events.built()
            events.close()
            return fault.get("href"), fault["line"], fault["column"]

    path = str(source(guidance).resolve())
    assert href({})[0] is None
    given, line, column = href({"LOTS_EDITOR": "idea://open?file={file}&line={line}"})
    assert given == f"idea://open?file={path}&line={line}"
    given, line, column = href({"TERM_PROGRAM": "vscode"})
    assert given == f"vscode://file{path}:{line}:{column}"


def test_a_guidance_that_is_broken_from_the_start(guidance):
    file = source(guidance)
    whole = file.read_text(encoding="utf-8")
    add(file, "Se [hit](finns-inte.md).")
    with previewing(LOTS, guidance) as preview:
        status, _, body = preview.get(f"/{PAGE}.html")
        assert status == 503 and SCRIPT in body and "broken-link" in body.decode()
        events = Events(preview)
        events.faults()
        file.write_text(whole, encoding="utf-8")
        events.built()
        assert preview.get(f"/{PAGE}.html")[0] == 200


def by_rename(file, text):
    new = file.with_name(".ny-fil.tmp")
    new.write_text(text, encoding="utf-8")
    new.rename(file)


def by_a_visible_file(file, text):
    new = file.with_name(file.name + "___jb_tmp___")
    new.write_text(text, encoding="utf-8")
    old = file.with_name(file.name + "___jb_old___")
    file.rename(old)
    new.rename(file)
    old.unlink()


def as_vim_does(file, text):
    trial = file.with_name("4913")
    trial.touch()
    trial.unlink()
    backup = file.with_name(file.name + "~")
    file.rename(backup)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o644)
    backup.unlink()


def by_emptying_first(file, text):
    with open(file, "w", encoding="utf-8") as stream:
        stream.flush()
        half = len(text) // 2
        stream.write(text[:half])
        stream.flush()
        stream.write(text[half:])


def by_a_copy(file, text):
    new = file.parent.parent / ".annan.tmp"
    new.write_text(text, encoding="utf-8")
    shutil.copy2(new, file)
    new.unlink()


@pytest.mark.parametrize("save", [by_rename, by_a_visible_file, as_vim_does, by_emptying_first, by_a_copy])
def test_every_way_to_save_is_one_rebuild(preview, events, guidance, save):
    file = source(guidance)
    for number in range(3):
        text = file.read_text(encoding="utf-8") + f"\nSparad på ett sätt, gång {number}.\n"
        save(file, text)
        assert f"{PAGE}.html" in events.built()["changed"]
        assert f"gång {number}." in preview.text(f"/{PAGE}.html")
    events.none()


def test_line_ends_of_windows(preview, events, guidance, tmp_path):
    file = source(guidance)
    text = file.read_text(encoding="utf-8") + "\nMed andra radslut.\n"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    events.built()
    assert differences(preview, fresh_build(guidance, tmp_path / "built")) == []


def test_many_files_at_once_are_one_rebuild(preview, events, guidance):
    for file in sorted((guidance / "Content").rglob("*.md")):
        if file.name != "index.md":
            add(file, "Samma mening överallt.")
    assert len([path for path in events.built()["changed"] if path.endswith(".html")]) > 20
    events.none()


def test_a_folder_that_is_renamed_and_one_that_is_new(preview, events, guidance, tmp_path):
    folder = guidance / "Content/bakgrund"
    folder.rename(guidance / "Content/bakgrunden")
    events.faults()  # the menu names it
    (guidance / "Content/bakgrunden").rename(folder)
    events.built()
    for path in ["ny-mapp/index.md", "ny-mapp/under/index.md", "ny-mapp/under/djupare/index.md"]:
        page = guidance / "Content" / path
        page.parent.mkdir()
        page.write_text("---\ntitle: Ny mapp\nkind: page\n---\n\nText.\n", encoding="utf-8")
    wait_until(lambda: preview.get("/ny-mapp/under/djupare/index.html")[0] == 200, "the new folder is served")
    events.until_quiet()
    # What is in the new folders is followed too.
    add(guidance / "Content/ny-mapp/under/djupare/index.md", "Ny text i den nya mappen.")
    events.built()
    assert "Ny text i den nya mappen." in preview.text("/ny-mapp/under/djupare/index.html")
    shutil.rmtree(guidance / "Content/ny-mapp")
    events.built()
    assert preview.get("/ny-mapp/index.html")[0] == 404
    assert differences(preview, fresh_build(guidance, tmp_path / "built")) == []


def test_styles_templates_and_settings(preview, events, guidance, tmp_path):
    style = guidance / "Site/assets/site.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n.ny { color: red }\n", encoding="utf-8")
    changed = events.built()["changed"]
    assert sum(path.startswith("assets/site.") and path.endswith(".css") for path in changed) == 2  # one came, one went
    template = guidance / "Templates/partials/footer.mustache"
    template.write_text(template.read_text(encoding="utf-8").replace("<footer", "<footer data-ny", 1), encoding="utf-8")
    events.built()
    assert "<footer data-ny" in preview.text("/index.html")
    settings = guidance / "Site/site.yml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join("title: Ett annat namn\n" if line.startswith("title:") else line for line in lines), encoding="utf-8")
    events.built()
    assert "Ett annat namn" in preview.text(f"/{PAGE}.html")
    assert differences(preview, fresh_build(guidance, tmp_path / "built")) == []


def test_files_are_followed_where_the_system_tells_of_nothing(guidance):
    with previewing(LOTS, guidance, "--poll") as preview:
        events = Events(preview)
        add(source(guidance), "Upptäckt genom att titta efter.")
        assert f"{PAGE}.html" in events.built()["changed"]
        shutil.rmtree(guidance / "Content/chefer")
        events.faults()


def test_more_happens_than_the_system_can_tell(preview, events, guidance):
    """While the preview is held, more happens than the system keeps notices of; what comes after is lost."""
    limit = int(open("/proc/sys/fs/inotify/max_queued_events").read())
    trial = [guidance / "Content/del-1/prov-a.md", guidance / "Content/del-1/prov-b.md"]
    preview.process.send_signal(signal.SIGSTOP)
    try:
        for number in range(limit // 2 + 100):
            trial[number % 2].write_bytes(b"x")
        for file in trial:
            file.unlink()
        add(source(guidance), "Det sista som hände.")
    finally:
        preview.process.send_signal(signal.SIGCONT)
    wait_until(lambda: "Det sista som hände." in preview.text(f"/{PAGE}.html"), "what was not told is served")


class Editor:
    """Does anything to a guidance that people do, and undoes it."""

    def __init__(self, guidance, seed):
        self.random = random.Random(seed)
        self.content = guidance / "Content"
        self.guidance = guidance
        self.count = 0
        self.mend = None  # what takes the fault away again

    def page(self):
        return self.random.choice(sorted(self.content.rglob("*.md")))

    def step(self):
        """One edit; says what it was."""
        self.count += 1
        if self.mend:
            mend, self.mend = self.mend, None
            mend()
            return "mended"
        edits = [self.write, self.write, self.write, self.retitle, self.heading, self.new, self.rename, self.delete,
                 self.break_link, self.break_head, self.register, self.style, self.words, self.save_same]
        return self.random.choice(edits)()

    def keep(self, file):
        """How to bring a file back as it is now."""
        bytes_ = file.read_bytes()
        return lambda: (file.parent.mkdir(parents=True, exist_ok=True), file.write_bytes(bytes_))

    def write(self):
        file = self.page()
        add(file, self.random.choice([
            f"Stycke {self.count} enligt 27 kap. 25 § SFB och 8 § lagen (1991:1047) om sjuklön.",
            f"## Rubrik {self.count}\n\nMed text om DV077 och rehabiliteringskoordinator.",
            f"> [!RUTA] Ruta {self.count}\n> Innehåll.", f"Med en not.[^n{self.count}]\n\n[^n{self.count}]: Noten.",
            "[](../del-1/index.md)" if file.parent != self.content else "[](del-1/index.md)"]))
        return f"wrote to {file.name}"

    def retitle(self):
        file = self.page()
        text = file.read_text(encoding="utf-8")
        lines = [f"title: Titel {self.count}\n" if line.startswith("title:") else line for line in text.splitlines(keepends=True)]
        file.write_text("".join(lines), encoding="utf-8")
        return f"retitled {file.name}"

    def heading(self):
        file = self.page()
        self.mend = self.keep(file)  # others may link to the heading
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\n## ", f"\n## Ändrad {self.count} ", 1), encoding="utf-8")
        return f"changed a heading of {file.name}"

    def new(self):
        file = self.content / "del-2" / f"ny-{self.count}.md"
        file.write_text(f"---\ntitle: Ny {self.count}\nkind: section\n---\n\nText med [@folkhalso].\n"
                        if self.random.random() < 0.2 else f"---\ntitle: Ny {self.count}\nkind: section\n---\n\nText.\n", encoding="utf-8")
        return f"made {file.name}"

    def rename(self):
        file = self.page()
        other = file.with_name(f"omdopt-{self.count}.md")
        file.rename(other)
        self.mend = lambda: other.rename(file)
        return f"renamed {file.name}"

    def delete(self):
        file = self.page()
        self.mend = self.keep(file)
        file.unlink()
        return f"deleted {file.name}"

    def break_link(self):
        file = self.page()
        self.mend = self.keep(file)
        add(file, "Se [dit](finns-inte.md) och 99 kap. 1 § ÖKÄND.")
        return f"broke a link in {file.name}"

    def break_head(self):
        file = self.page()
        self.mend = self.keep(file)
        file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
        return f"broke the head of {file.name}"

    def register(self):
        file = self.random.choice(sorted((self.content / "register").glob("*.yml")))
        self.mend = self.keep(file)
        if self.random.random() < 0.5:
            file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
        else:
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("title: ", f"title: Ny{self.count} ", 1), encoding="utf-8")
        return f"changed the register {file.name}"

    def style(self):
        file = self.guidance / "Site/assets/site.css"
        file.write_text(file.read_text(encoding="utf-8") + f"\n.n{self.count} {{ color: red }}\n", encoding="utf-8")
        return "changed the style"

    def words(self):
        file = self.guidance / "Templates/strings.yml"
        self.mend = self.keep(file)
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        index = self.random.choice([i for i, line in enumerate(lines) if line.startswith("  ") and ": " in line])
        lines[index] = lines[index].rstrip("\n") + f" {self.count}\n"
        file.write_text("".join(lines), encoding="utf-8")
        return "changed a word of the interface"

    def save_same(self):
        file = self.page()
        file.write_bytes(file.read_bytes())
        return "saved the same"


def test_after_any_edits_what_is_served_is_what_a_fresh_build_makes(preview, events, guidance, tmp_path):
    seed = int(os.environ.get("LOTS_SEED", random.randrange(1 << 30)))
    editor = Editor(guidance, seed)
    last = fresh_build(guidance, tmp_path / "built")
    log = []
    for step in range(STEPS):
        log.append(editor.step())
        # An edit ends with a marker of its own: what is told after it was built with all that stands before it.
        marker = guidance / "Content/om/markering.md"
        marker.write_text(f"---\ntitle: Markering\nkind: page\n---\n\nSteg {step}.\n", encoding="utf-8")
        built = fresh_build(guidance, tmp_path / "built")
        name = ""
        while name != ("faults" if built is None else "built") or built and f"Steg {step}." not in preview.text("/om/markering.html"):
            name, _ = ([events.next()] + events.until_quiet(0.15))[-1]
        if built is not None:
            last = built
        assert differences(preview, last) == [], f"seed {seed}, step {step}: {log[-3:]}"


@pytest.mark.parametrize("headers", [
    {"Host": "example.org"}, {"Host": "example.org:8300"}, {"Host": "127.0.0.1"}, {"Host": "127.0.0.1.example.org:{port}"},
    {"Origin": "https://example.org"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
])
@pytest.mark.parametrize("path", ["/index.html", "/_lots/events", "/_lots"])
def test_a_page_elsewhere_gets_nothing(shared_preview, headers, path):
    headers = {name: value.replace("{port}", str(shared_preview.port)) for name, value in headers.items()}
    status, _, body = shared_preview.get(path, headers=headers)
    assert status == 403 and len(body) < 200


def test_the_editors_own_browser_gets_all(shared_preview):
    for host in ["127.0.0.1", "localhost", "LOCALHOST"]:
        headers = {"Host": f"{host}:{shared_preview.port}", "Origin": f"http://{host}:{shared_preview.port}"}
        assert shared_preview.get("/index.html", headers=headers)[0] == 200


@pytest.fixture(scope="module")
def shared_preview(tmp_path_factory):
    with previewing(LOTS, copy_guidance(tmp_path_factory.mktemp("shared"))) as preview:
        yield preview


@pytest.mark.parametrize("path", [
    "/../Content/index.md", "/%2e%2e/Content/index.md", "/..%2fContent/index.md", "//etc/passwd", "/etc/passwd", "/del-1/../../Site/site.yml",
    "/%00", "/\\..\\Content\\index.md", "/_lots/../../Content/index.md", "/index.html/", "/Content/index.md", "/.cache/x",
])
def test_no_path_leaves_the_site(shared_preview, path):
    with socket.create_connection(("127.0.0.1", shared_preview.port), timeout=30) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{shared_preview.port}\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while block := connection.recv(65536):
            answer += block
    assert answer == b"" or answer.split(b" ")[1] in (b"404", b"400", b"308"), answer[:200]
    assert b"root:" not in answer and b"baseURL" not in answer and b"kind: start" not in answer


def test_requests_of_every_bad_kind_do_not_stop_it(shared_preview):
    def send(data, count=1):
        connections = []
        for _ in range(count):
            connection = socket.create_connection(("127.0.0.1", shared_preview.port), timeout=30)
            with pytest.MonkeyPatch.context():
                try:
                    connection.sendall(data)
                except OSError:
                    pass  # it may hang up on what it does not like
            connections.append(connection)
        return connections

    host = f"Host: 127.0.0.1:{shared_preview.port}\r\n".encode()
    held = []
    held += send(b"", 200)  # idle
    held += send(b"GET / HT", 20)  # slow
    held += send(b"\x00\xff\xfe" * 1000 + b"\r\n\r\n")
    held += send(b"GET\r\n\r\n")
    held += send(b"GET / HTTP/9.9\r\n" + host + b"\r\n")
    held += send(b"GET / HTTP/1.1\r\n" + host + b"Content-Length: -5\r\n\r\n")
    held += send(b"POST / HTTP/1.1\r\n" + host + b"Content-Length: 99999999999999\r\n\r\nx")
    held += send(b"POST / HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n")
    held += send(b"GET /" + b"a" * 2_000_000 + b" HTTP/1.1\r\n" + host + b"\r\n")
    held += send(b"GET / HTTP/1.1\r\n" + host + b"X: " + b"b" * 2_000_000 + b"\r\n\r\n")
    held += send(b"GET / HTTP/1.1\r\n" + host + b"".join(b"X-%d: y\r\n" % n for n in range(20_000)) + b"\r\n")
    # Clients that ask and never read.
    held += send((b"GET /sok/index.js HTTP/1.1\r\n" + host + b"Connection: keep-alive\r\n\r\n") * 50, 20)
    held += send(b"GET /_lots/events HTTP/1.1\r\n" + host + b"\r\n", 20)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(shared_preview.get("/index.html")[0])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [200] * 8
    for connection in held:
        connection.close()
    assert shared_preview.get("/index.html")[0] == 200
    assert shared_preview.process.poll() is None


def test_a_page_that_reads_nothing_does_not_hold_up_the_others(preview, events, guidance):
    deaf = socket.create_connection(("127.0.0.1", preview.port))
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    deaf.sendall(f"GET /_lots/events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
    for number in range(30):
        add(source(guidance), f"Mening {number}.")
        events.built()
    assert "Mening 29." in preview.text(f"/{PAGE}.html")
    deaf.close()


def test_a_port_that_is_taken(guidance, shared_preview):
    result = subprocess.run([LOTS, "preview", "--root", guidance, "--port", str(shared_preview.port)], capture_output=True, text=True, timeout=60)
    assert result.returncode == 69 and result.stdout == ""
    assert str(shared_preview.port) in result.stderr and "--port" in result.stderr
    # Without a port of one's own, the next free one is taken.
    with previewing(LOTS, guidance) as other:
        assert other.port != shared_preview.port
        assert other.get("/index.html")[0] == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_and_leaves_nothing_behind(guidance, number):
    def files():
        return {file.relative_to(guidance).as_posix(): file.stat().st_mtime_ns for file in guidance.rglob("*")
                if file.is_file() and ".cache" not in file.parts}

    before = files()
    with previewing(LOTS, guidance) as preview:
        events = Events(preview)
        assert preview.get("/sok/index.js")[0] == 200
        assert preview.end(number) in (-number, 128 + number)
        events.close()
    assert files() == before


def test_the_overview_says_what_an_editor_looks_after(preview, events, guidance):
    file = source(guidance)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for line in lines if not line.startswith("review_by:")]
    lines.insert(1, "review_by: 2020-01-31\n")
    file.write_text("".join(lines) + "\nEnligt prop. 2007/08:136 gäller det.\n", encoding="utf-8")
    events.built()
    page = preview.text("/_lots")
    assert "2020-01-31 – passerat" in page
    assert "prop. 2007/08:136" in page
    assert f'href="/{PAGE}.html"' in page and f"Content/{PAGE}.md" in page
    add(source(guidance), "Se [hit](finns-inte.md).")
    events.faults()
    assert "finns-inte.md" in preview.text("/_lots")


@pytest.mark.skipif(not os.environ.get("LOTS_TEST_LONG"), reason="takes minutes")
def test_memory_does_not_grow(preview, events, guidance):
    def resident():
        with open(f"/proc/{preview.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

    file = source(guidance)
    whole = file.read_text(encoding="utf-8")
    sizes = []
    for number in range(2000):
        file.write_text(whole + f"\nGång {number}.\n", encoding="utf-8")
        # On a loaded machine the file may be seen when it has been emptied and not yet written: that is a fault first.
        while events.next()[0] != "built":
            pass
        if number % 10 == 0:
            preview.get(f"/{PAGE}.html")
        if number % 100 == 0:
            preview.get("/sok/index.js")  # what joins all pages; the memory that it took is in part kept for the next time
        if number in (500, 1999):
            sizes.append(resident())
    assert sizes[1] < sizes[0] * 1.2, sizes
