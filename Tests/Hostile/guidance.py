"""The real guidance in memory, to plant faults in: lines that know where they are when all faults are planted."""
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LOTS = Path(os.environ.get("LOTS", PROJECT / ".build/release/lots"))
# What a publisher has to fill in: the project knows none, and without them the build warns.
CONTACTS = {"accessibilityReport": "brister@example.org", "accessibleVersions": "format@example.org",
            "supervisoryAuthority": "https://tillsyn.example/"}


# Registers whose own faults are looked for last.
LATE = ("Content/register/omdirigeringar.yml", "Content/register/publicerade-id.yml")


class Conflict(Exception):
    """A fault that cannot be planted beside those that are there: one of them would hide the other."""


class Line:
    """A line of a file. Its number is known when everything is planted."""

    def __init__(self, text):
        self.text = text


class Planted:
    """What must be reported: a code at a line of a file; no line for a fault that has no place in it."""

    def __init__(self, code, path, line=None):
        self.code, self.path, self.line = code, path, line


class Tree:
    """A guidance that faults are planted in."""

    def __init__(self, base):
        self.base = base
        self._lines, self.raw, self.links, self.gone = {}, {}, {}, set()
        # Files whose other faults a planted one hides, those that hold faults, and those that one relies on being whole.
        self._claimed, self._touched, self._trusted = set(), set(), set()
        self._is_whole, self._must_be_whole = True, False
        self.serial = 0

    def paths(self, pattern):
        return [path for path in self.base.paths if re.fullmatch(pattern, path) and path not in self._claimed]

    def lines(self, path):
        """The lines of a file that a fault goes into."""
        if path in self._claimed or path in self._trusted:
            raise Conflict(path)
        self._touched.add(path)
        if path.startswith("Content/register/") and path not in LATE:
            self.damage()
        return self.peek(path)

    def peek(self, path):
        """The lines of a file that stays as it is."""
        if path not in self._lines:
            self._lines[path] = [Line(line) for line in self.base.text(path).removesuffix("\n").split("\n")]
        return self._lines[path]

    def claim(self, path):
        """Takes a whole file: with this fault nothing else in it can be reported."""
        if path in self._claimed or path in self._touched or path in self._trusted:
            raise Conflict(path)
        self._claimed.add(path)
        if path not in LATE:
            self.damage()
        return path

    def untouched(self, random, pattern):
        """A file without any fault."""
        found = [path for path in self.paths(pattern) if path not in self._touched and path not in self._trusted]
        if not found:
            raise Conflict(pattern)
        return random.choice(found)

    def claim_touched(self, path):
        """Keeps other faults out of a file that has got one."""
        self._claimed.add(path)

    def damage(self):
        """A fault that leaves a page or a register unread: what is looked for where all could be read is not."""
        if self._must_be_whole:
            raise Conflict("whole")
        self._is_whole = False

    def rely_on_whole(self):
        """A fault that is looked for where every page and register could be read."""
        if not self._is_whole:
            raise Conflict("not whole")
        self._must_be_whole = True

    def trust(self, path):
        """A fault that is reported only while this file has none."""
        if path in self._claimed or path in self._touched:
            raise Conflict(path)
        self._trusted.add(path)

    def number(self, path, line):
        return 0 if line is None else line if isinstance(line, int) else self._lines[path].index(line) + 1

    def next(self):
        self.serial += 1
        return self.serial

    def write(self, root):
        """Lays the guidance out below a folder; files that are as they were are links to the real ones."""
        subprocess.run(["cp", "-al", self.base.root, root], check=True)
        for path in self.gone:
            target = root / path
            shutil.rmtree(target) if target.is_dir() and not target.is_symlink() else target.unlink()
        changed = {path: ("\n".join(line.text for line in lines) + "\n").encode("utf-8") for path, lines in self._lines.items()}
        for path, content in (changed | self.raw).items():
            if path not in self.raw and any(path == gone or path.startswith(gone + "/") for gone in self.gone):
                continue
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            target.write_bytes(content)
        for path, target in self.links.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).symlink_to(target)


class Base:
    """The real guidance on disk, without a fault, and what it was rendered to."""

    def __init__(self, folder):
        self.root, self.output = folder / "guidance", folder / "site/public"
        for name in ("Content", "Templates", "Site"):
            shutil.copytree(PROJECT / name, self.root / name, ignore=shutil.ignore_patterns("public", ".*"))
        settings = self.root / "Site/site.yml"
        lines = settings.read_text(encoding="utf-8").splitlines()
        missing = [f"{key}: {value}" for key, value in CONTACTS.items() if not any(line.startswith(key + ":") for line in lines)]
        settings.write_text("\n".join(lines + missing) + "\n", encoding="utf-8")
        self.paths = sorted(file.relative_to(self.root).as_posix() for file in self.root.rglob("*") if file.is_file())
        self._texts = {}
        result = subprocess.run([LOTS, "build", "--strict", "--quiet", "--root", self.root, "--output", self.output],
                                capture_output=True, text=True, timeout=120)
        assert result.returncode == 0, f"the real guidance does not build:\n{result.stdout}{result.stderr}"
        shutil.rmtree(self.root / "Site/.cache", ignore_errors=True)

    def text(self, path):
        if path not in self._texts:
            self._texts[path] = (self.root / path).read_text(encoding="utf-8")
        return self._texts[path]


def snapshot(folder):
    """Every name below a folder with what tells whether it has been written: its inode, size and time."""
    found = {}
    for file in sorted(folder.rglob("*")):
        status = file.lstat()
        found[file.relative_to(folder).as_posix()] = (status.st_ino, status.st_mode, 0 if file.is_dir() else status.st_size, status.st_mtime_ns)
    return found


def run(root, output, *options, command="build"):
    """How lots ends, and what it says of a guidance."""
    arguments = [LOTS, command, "--format", "json", "--quiet", "--root", root, "--output", output, *options]
    result = subprocess.run(arguments, capture_output=True, text=True, timeout=60)
    assert result.returncode in (0, 1) and not result.stderr, f"exit {result.returncode}: {result.stderr[-2000:]}"
    return result.returncode, [json.loads(line) for line in result.stdout.splitlines()]
