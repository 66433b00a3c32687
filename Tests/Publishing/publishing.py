"""Runs `lots publish` as a person does, on a guidance that can be changed, and reads what was published."""
import hashlib
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LOTS = Path(os.environ.get("LOTS", PROJECT / ".build/release/lots")).resolve()
CONTACTS = ("owner: Vi\naccessibilityReport: brister@example.org\naccessibleVersions: format@example.org\n"
            "supervisoryAuthority: https://tillsyn.example/\n")
OLD_NAMES = ["Å.html", "gammal sida (2).html", "till & från/fråga; svar, 1=2.html", "l'été!.html"]  # as another site may have had them
PATIENCE = 120  # seconds until a thing that must happen is taken not to


@dataclass
class Result:
    status: int
    output: str
    errors: str

    @property
    def changes(self):
        """By what happened to them: the pages that the command names."""
        found = {"ny": [], "ändrad": [], "borttagen": []}
        for line in self.output.splitlines():
            word, page = line.split()
            found[word].append(page)
        return found


class Guidance:
    """A small decided guidance with the project's own Templates and Site."""

    def __init__(self, root):
        self.root = Path(root)
        for name in ("Templates", "Site"):
            shutil.copytree(PROJECT / name, self.root / name, ignore=shutil.ignore_patterns("public", ".*"), dirs_exist_ok=True)
        settings = (self.root / "Site/site.yml").read_text(encoding="utf-8").split("\nnavigation:")[0]
        settings = settings.replace("http://localhost/", "https://vagledning.example/")
        (self.root / "Site/site.yml").write_text(settings + "\n" + CONTACTS, encoding="utf-8")
        self.write("index.md", page("Start", "start", "Till [delen](del-1/index.md)."))
        self.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [sidan](sida.md#rubrik) och [listan](checklista.md)."))
        self.write("del-1/sida.md", page("Sida", "section", "## Rubrik\n\nTexten. Se [delen](index.md)."))
        self.write("del-1/checklista.md", page("Checklista", "checklist", "Inför besöket.\n\n- [ ] Läs journalen {#journal}\n- [ ] Ring {#ring}"))

    def write(self, path, text):
        file = self.root / "Content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, path):
        return (self.root / "Content" / path).read_bytes().decode()

    def edition(self, id, date):
        self.setting(r'(?m)^  id: .*$', f'  id: "{id}"')
        self.setting(r'(?m)^  date: .*$', f'  date: {date}')

    def setting(self, pattern, text):
        file = self.root / "Site/site.yml"
        old = file.read_text(encoding="utf-8")
        new, count = re.subn(pattern, text, old)
        assert count, f"site.yml has no {pattern}"
        file.write_text(new, encoding="utf-8")

    def style(self, text):
        """Another stylesheet: its name changes, and so does every page."""
        with (self.root / "Site/assets/site.css").open("a", encoding="utf-8") as file:
            file.write(f"\n/* {text} */\n")

    def old_names(self):
        """Addresses of an earlier site that no page of ours could have."""
        self.write("register/omdirigeringar.yml", "".join(f'- from: "{name}"\n  to: del-1/sida.html\n' for name in OLD_NAMES))

    def version(self, number):
        """A text and a stylesheet that can be told from every other version's."""
        self.write("del-1/sida.md", page("Sida", "section", f"## Rubrik\n\nVersion {number}. Se [delen](index.md)."))
        self.style(f"version {number}")

    def command(self, destination, *options):
        return [str(word) for word in [LOTS, "publish", destination, "--root", self.root, *options]]

    def publish(self, destination, *options, environment=None):
        run = subprocess.run(self.command(destination, *options), capture_output=True, text=True, timeout=PATIENCE,
                             env=os.environ | (environment or {}))
        return Result(run.returncode, run.stdout, run.stderr)

    def published(self, destination, *options, environment=None):
        result = self.publish(destination, *options, environment=environment)
        assert result.status == 0, result.errors
        return result


def page(title, kind, body, status="beslutad"):
    return f'---\ntitle: "{title}"\nkind: {kind}\nsummary: "Om {title}."\nstatus: {status}\n---\n\n{body}\n'


def snapshot(folder):
    """Everything below a folder: path, kind and bytes."""
    found = {}
    for file in sorted(Path(folder).rglob("*")):
        name = str(file.relative_to(folder))
        found[name] = ("link", os.readlink(file)) if file.is_symlink() else ("file", file.read_bytes()) if file.is_file() else ("folder", "")
    return found


def releases(folder):
    return sorted(file.name for file in (Path(folder) / "releases").iterdir() if not file.name.startswith("."))


def current(folder):
    return os.readlink(Path(folder) / "current").removeprefix("releases/")


def faults(folder):
    """What is wrong with a release as it lies there: files that are not the manifest's, pages whose parts are missing."""
    folder = Path(folder)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    found = []
    for path, entry in manifest["files"].items():
        file = folder / path
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            found.append(f"{path} is not what the manifest says")
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
    if sums.returncode:
        found.append(sums.stdout + sums.stderr)
    return found + missing_parts(folder)


def parts(html, path):
    """The files that a page loads, by their path on the site."""
    found = re.findall(r'<(?:script|img)\b[^>]*\bsrc="([^"]+)"', html)
    found += re.findall(r'<link\b[^>]*\brel="(?:stylesheet|icon)"[^>]*\bhref="([^"]+)"', html)
    found += re.findall(r'<link\b[^>]*\bhref="([^"]+)"[^>]*\brel="(?:stylesheet|icon)"', html)
    base = os.path.dirname(path)
    return {os.path.normpath(os.path.join(base, address.split("#")[0])) for address in found
            if "://" not in address and not address.startswith(("data:", "/"))}


def missing_parts(folder):
    """Pages below a folder, each with a file that it loads and that is not there."""
    found = []
    for file in Path(folder).rglob("*.html"):
        path = str(file.relative_to(folder))
        if path.startswith("api/") or path == "404.html":
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        found += [f"{path} loads {part}" for part in parts(text, path) if not (Path(folder) / part).is_file()]
    return found
