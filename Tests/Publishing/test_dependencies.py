"""The list of dependencies is whole, and the bill of materials is made from it."""
import json
import re
import subprocess
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from publishing import LOTS, PROJECT

sys.path.insert(0, str(PROJECT / "Tests/setup"))
import sbom  # noqa: E402


def listed(kind):
    return {name.lower() for name, origin, _, _ in sbom.table() if origin.startswith(kind)}


def named(path):
    """The packages that a list names, one a line, without versions, extras and reasons."""
    lines = [line.split("#")[0].strip() for line in (PROJECT / path).read_text(encoding="utf-8").splitlines()]
    return {re.split(r"[\[<>=;]", line)[0].strip().lower() for line in lines if line and not line.startswith("-")}


def test_every_package_has_its_row_and_every_row_its_package():
    swift = re.findall(r'\.package\(\s*(?:name:[^,]*,\s*)?url: "[^"]*/([^"/]+?)(?:\.git)?"', (PROJECT / "Package.swift").read_text())
    assert listed("Swift") == {name.lower() for name in swift}
    lists = list((PROJECT / "Tests/setup").glob("debian-*.txt"))
    assert listed("Debian") == set().union(*[named(path.relative_to(PROJECT)) for path in lists])
    lists = [*(PROJECT / "Tests/setup").glob("requirements*.txt"), *(PROJECT / "Tests").glob("*/requirements.txt")]
    assert listed("PyPI") == set().union(*[named(path.relative_to(PROJECT)) for path in lists])


def test_every_row_says_a_licence_and_why():
    rows = sbom.table()
    assert len(rows) > 30 and len({row[0] for row in rows}) == len(rows)
    for name, origin, licence, why in rows:
        assert re.match(r"(Swift|(Debian|PyPI), (build|print|test|bench))", origin), name
        assert re.match(r"[A-Za-z]", licence) and len(why) > 8, name


def test_every_library_of_the_program_has_its_debian_package():
    providers = re.findall(r'\.apt\(\["([^"]+)"\]\)', (PROJECT / "Package.swift").read_text())
    assert providers and set(providers) <= named("Tests/setup/debian-build.txt")


def test_versions_are_bounded():
    for line in re.findall(r"\.package\(.*\)", (PROJECT / "Package.swift").read_text()):
        assert re.search(r'"[\d.]+"\.\.<"[\d.]+"', line), line
    for path in [*(PROJECT / "Tests/setup").glob("requirements*.txt"), *(PROJECT / "Tests").glob("*/requirements.txt")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.split("#")[0].strip()
            assert not line or line.startswith("-") or "==" in line or "<" in line, f"{path.name}: {line}"


def test_the_bill_of_materials(tmp_path):
    files = [tmp_path / "one.json", tmp_path / "other.json"]
    for file in files:
        subprocess.run([sys.executable, PROJECT / "Tests/setup/sbom.py", file], check=True, capture_output=True, timeout=120)
    assert files[0].read_bytes() == files[1].read_bytes()
    text = files[0].read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    assert bill["bomFormat"] == "CycloneDX" and bill["specVersion"] == "1.6" and bill["metadata"]["component"]["name"] == "lots"
    found = {component["name"].lower(): component for component in bill["components"]}
    for name, _, licence, why in sbom.table():
        component = found[name.lower()]
        assert {"name": "lots:why", "value": why} in component["properties"]
        stated = [entry.get("expression") or entry["license"].get("id") or entry["license"]["name"] for entry in component["licenses"]]
        assert stated == [licence], name
    for name in ("yams", "swift-argument-parser", "libcmark-dev", "rclone", "pytest"):
        assert re.match(r"\d", found[name]["version"]), "it is on this machine"


def test_the_command_says_what_it_is():
    lines = subprocess.run([LOTS, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()
    assert re.fullmatch(r"lots \d+\.\d+\.\d+", lines[0])
    assert re.fullmatch(r"libcmark [\d.]+, zlib [\d.]+, brotli [\d.]+", lines[1])
