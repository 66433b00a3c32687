"""What the tests of documents for paper share: the real guidance as HTML and PDF, and small guidances of their own."""
import shutil
import signal

import pytest

from documents import Document
from exporting import PROJECT, export

# As in Tests/Site: begun in the background of a shell without job control, the tests would pass SIGINT on as ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The real guidance exported, everything."""
    folder = tmp_path_factory.mktemp("paper")
    result = export("all", "--pdf", root=PROJECT, output=folder)
    assert result.status == 0, result.errors
    return folder


@pytest.fixture(scope="session")
def documents(folder):
    """By name: each document's HTML and PDF, read."""
    return {file.stem: Document(file) for file in sorted(folder.glob("*.html"))}


@pytest.fixture(scope="session")
def checklists(documents):
    return {name: document for name, document in documents.items() if name.startswith("checklista-")}


@pytest.fixture(scope="session")
def whole(documents):
    return documents["vagledningen"]


@pytest.fixture
def guidance(tmp_path):
    """A function that makes a small guidance with the project's own Templates and Site: `guidance({"a.md": "…"})`."""
    def make(pages=None, title="Start"):
        root = tmp_path / "root"
        for name in ("Templates", "Site"):
            shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("public", ".*"), dirs_exist_ok=True)
        lines = (root / "Site/site.yml").read_text(encoding="utf-8").split("\nnavigation:")[0]
        (root / "Site/site.yml").write_text(lines + "\n", encoding="utf-8")
        files = {"index.md": page(title, "start", "En text.")} | (pages or {})
        for path, text in files.items():
            target = root / "Content" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return root
    return make


def page(title, kind, body, **more):
    """A Markdown file."""
    values = {"title": f'"{title}"', "kind": kind, "status": "utkast"} | more
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in values.items()) + f"---\n\n{body}\n"
