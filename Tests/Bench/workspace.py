"""The folders that the benchmark works in: corpora that are kept between runs, outputs on a RAM disk that are not."""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent

SITE = """\
title: Provsamling
baseURL: http://localhost/
language: sv
standing: En samling för mätning. Inget i den är sant.
edition:
  id: "1"
  date: 2026-01-01
"""


class Workspace:
    """`folder` is ignored by git; `output` is empty, on a RAM disk where there is one, and gone after `close`."""

    def __init__(self, folder, room):
        self.folder = Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.warnings = []
        shm = "/dev/shm"
        self.on_ram_disk = os.access(shm, os.W_OK) and shutil.disk_usage(shm).free >= room
        self.output = Path(tempfile.mkdtemp(prefix="lots-bench-", dir=shm if self.on_ram_disk else None))
        if not self.on_ram_disk:
            self.warnings.append(
                f"no RAM disk with {room >> 20} MiB free at {shm}: output went to {self.output.parent}, "
                "the times hold that disk's noise")

    def close(self):
        shutil.rmtree(self.output, ignore_errors=True)

    def root(self, pages):
        """A folder that `lots --root` takes: the corpus as Content, Templates and Site as the project has them now."""
        root = self.folder / f"root-{pages}"
        root.mkdir(exist_ok=True)
        for entry in root.iterdir():  # what a program left there earlier could make its next build a warm one
            if entry.name.removesuffix(".stamp") not in ("Content", "hugo-content"):
                shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        self._corpus(root / "Content", pages)
        for name in ("Templates", "Site"):
            if (PROJECT / name).is_dir():
                shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("public", ".*"))
        (root / "Site").mkdir(exist_ok=True)
        (root / "Site/site.yml").write_text(SITE, encoding="utf-8")
        return root

    def _corpus(self, content, pages):
        generator = [HERE / "make_corpus.py", HERE / "words.txt"]
        digest = hashlib.sha256(b"".join(file.read_bytes() for file in generator)).hexdigest()
        self.kept(content, f"{digest} {pages}", lambda folder: subprocess.run(
            [sys.executable, generator[0], str(pages), folder], check=True, stdout=subprocess.DEVNULL))

    def kept(self, folder, key, make):
        """Calls `make(folder)` unless `folder` was made whole for the same `key` before."""
        stamp = folder.with_name(folder.name + ".stamp")
        if folder.is_dir() and stamp.is_file() and stamp.read_text() == key:
            return
        print(f"making {folder} …", file=sys.stderr)
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        stamp.write_text(key)


def html_files(folder):
    """The number of HTML pages under a folder and their size together; sections that are data are no pages."""
    count = size = 0
    for directory, folders, names in os.walk(folder):
        if directory == str(folder) and "api" in folders:
            folders.remove("api")
        for name in names:
            if name.endswith(".html"):
                count += 1
                size += os.path.getsize(os.path.join(directory, name))
    return count, size
