"""Debian's nginx with the project's settings before a published folder."""
import concurrent.futures
import gzip
import re
import threading
import urllib.parse

import pytest

from publishing import OLD_NAMES, PROJECT, Guidance, parts
from serving import BROTLI, nginx

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web")
    guidance = Guidance(folder / "guidance")
    guidance.old_names()
    old = guidance.read("register/omdirigeringar.yml")
    guidance.write("register/omdirigeringar.yml", old + "- from: del-1/gammal.html\n  to: del-1/sida.html\n")
    guidance.published(folder / "srv")
    return folder / "srv"


@pytest.fixture(scope="module")
def web(published, tmp_path_factory):
    with nginx(tmp_path_factory.mktemp("nginx") / "server", published / "current") as web:
        yield web


def asset(published, pattern):
    return next(str(file.relative_to(published / "current")) for file in (published / "current/assets").glob(pattern))


def test_every_answer_carries_the_policy(web, published):
    for path in ("/", "/del-1/sida.html", "/finns-inte.html", "/api/v1/index.json", "/" + asset(published, "site.*.css")):
        _, headers, _ = web.get(path)
        assert headers.get_all("Content-Security-Policy") == [POLICY], path
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "no-referrer"
        assert not re.search(r"\d", headers["Server"]), "no version for those who look for old ones"


def test_the_hosts_that_read_a_file_are_told_the_same(published):
    told = (published / "current/_headers").read_text()
    settings = (PROJECT / "Site/server/nginx.conf").read_text()
    for name, value in re.findall(r"^  ([\w-]+): (.*)$", told, re.M):
        assert re.search(rf'{name} +"?{re.escape(value)}"? always;', settings) or f'"{value}"' in settings, name


def test_data_may_be_read_from_other_pages_and_pages_may_not(web):
    assert web.get("/api/v1/index.json", Origin="https://journal.example")[1]["Access-Control-Allow-Origin"] == "*"
    assert web.get("/del-1/sida.html", Origin="https://journal.example")[1]["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("path, kind", [
    ("/", "text/html; charset=utf-8"), ("/del-1/sida.html", "text/html; charset=utf-8"), ("/sok/motor.js", "text/javascript; charset=utf-8"),
    ("/api/v1/index.json", "application/json; charset=utf-8"), ("/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"), ("/sitemap.xml", "application/xml; charset=utf-8"),
    ("/robots.txt", "text/plain; charset=utf-8")])
def test_kinds_of_files(web, path, kind):
    assert web.get(path)[1]["Content-Type"] == kind


def test_kinds_of_assets(web, published):
    assert web.get("/" + asset(published, "site.*.css"))[1]["Content-Type"] == "text/css; charset=utf-8"
    assert web.get("/" + asset(published, "icon.*.svg"))[1]["Content-Type"] == "image/svg+xml; charset=utf-8"


def test_every_file_of_the_site_has_a_kind(web, published):
    for file in (published / "current").rglob("*"):
        path = "/" + str(file.relative_to(published / "current"))
        if file.is_file() and file.suffix not in (".gz", ".br", "") and "/_" not in path:
            status, headers, _ = web.get(urllib.parse.quote(path))
            assert status == 200 and headers["Content-Type"] != "application/octet-stream", path


def test_what_may_be_kept(web, published):
    path = "/" + asset(published, "site.*.css")
    assert web.get(path)[1]["Cache-Control"] == "public, max-age=31536000, immutable"
    status, headers, _ = web.get(path.replace("site.", "sita."))
    assert status == 404 and headers["Cache-Control"] == "no-cache", "what is not there may come"
    for path in ("/", "/del-1/sida.html", "/sok/index.js", "/api/v1/index.json"):
        status, headers, body = web.get(path)
        assert status == 200 and body and headers["Cache-Control"] == "no-cache"
        again, headers, body = web.get(path, If_None_Match=headers["ETag"])
        assert again == 304 and not body and headers["Content-Security-Policy"] == POLICY


def test_compressed_copies(web, published):
    plain = (published / "current/del-1/sida.html").read_bytes()
    status, headers, body = web.get("/del-1/sida.html", Accept_Encoding="gzip")
    assert status == 200 and headers["Content-Encoding"] == "gzip" and gzip.decompress(body) == plain
    assert "Accept-Encoding" in headers["Vary"] and len(body) < len(plain) / 2
    status, headers, body = web.get("/del-1/sida.html")
    assert headers["Content-Encoding"] is None and body == plain


def test_brotli_where_its_module_is(published, tmp_path):
    assert BROTLI.exists(), "libnginx-mod-http-brotli-static is in Tests/setup/debian-test.txt"
    with nginx(tmp_path / "server", published / "current", brotli=True) as web:
        _, headers, body = web.get("/del-1/sida.html", Accept_Encoding="gzip, br")
        assert headers["Content-Encoding"] == "br" and body == (published / "current/del-1/sida.html.br").read_bytes()
        assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_what_is_not_there(web, published):
    status, headers, body = web.get("/del-1/finns-inte.html")
    assert status == 404 and body == (published / "current/404.html").read_bytes()
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    for path in ("/del-1/sida.html.gz", "/index.html.br", "/_headers", "/.lots-lock", "/../.lots-history"):
        assert web.get(path)[0] in (400, 404), path


def test_old_addresses_lead_on(web):
    status, _, body = web.get("/del-1/gammal.html")
    assert status == 200 and b'content="0; url=sida.html"' in body


@pytest.mark.parametrize("name", OLD_NAMES)
def test_old_addresses_of_another_site_lead_on(web, name):
    status, headers, body = web.get("/" + urllib.parse.quote(name))
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8" and b"del-1/sida.html\"" in body


def test_a_folder_without_its_slash(web):
    status, headers, _ = web.get("/del-1")
    assert status == 301 and headers["Location"] == "/del-1/"


def test_without_encryption_there_is_only_the_way_on(web):
    status, headers = web.get_plain("/del-1/sida.html")
    assert status == 301 and headers["Location"] == "https://vagledning.example/del-1/sida.html"


def test_the_switch_while_many_read(tmp_path):
    """Readers load page after page with all that it loads, while releases come and go: nothing is ever missing."""
    guidance, folder = Guidance(tmp_path / "guidance"), tmp_path / "srv"
    guidance.version(0)
    guidance.published(folder)
    done, loaded, missing, met = threading.Event(), [], [], set()

    def read(web, path):
        connection = web.connect()
        while not done.is_set():
            status, _, body = web.get(path, connection)
            text = body.decode()
            if status != 200 or not text.endswith("</html>\n"):
                missing.append(f"{path}: {status}")
            met.update(re.findall(r"Version (\d+)", text))
            for part in parts(text, path.lstrip("/")):
                status, _, body = web.get("/" + part, connection)
                if status != 200 or not body:
                    missing.append(f"{path} loads {part}: {status}")
            loaded.append(path)
        connection.close()

    with nginx(tmp_path / "server", folder / "current") as web, concurrent.futures.ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read, web, path) for path in ("/del-1/sida.html", "/index.html", "/sok.html", "/del-1/checklista.html")]
        try:
            for number in range(1, 6):
                guidance.version(number)
                guidance.published(folder, "--keep", 2)
                guidance.published(folder, "--rollback")
                guidance.published(folder, "--keep", 2)
        finally:
            done.set()
        for reader in readers:
            reader.result()
    assert not missing, missing[:5]
    assert len(met) > 3 and len(loaded) > 100
