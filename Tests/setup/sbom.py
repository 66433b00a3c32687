"""Writes a bill of materials: every package of docs/dependencies.md with its licence, why it is there and its version here.

    .venv/bin/python Tests/setup/sbom.py sbom.cdx.json

What the PyPI packages bring with them is in it too, with the licence that they state themselves.
"""
import json
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

PROJECT = Path(__file__).parents[2]
OURS = uuid.UUID("6d0f6f0e-3c5e-5f0a-9b7a-6c6f74730000")  # names our documents, and nothing else


def table():
    """The rows of docs/dependencies.md: name, where it is from, licence, why."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", (PROJECT / "docs/dependencies.md").read_text(encoding="utf-8"), re.M)
    return [tuple(cell.strip() for cell in row) for row in rows if not row[0].startswith(("package", "---"))]


def swift_versions():
    """By lower-case name: version and address, as SwiftPM has resolved them."""
    resolved = PROJECT / "Package.resolved"
    pins = json.loads(resolved.read_text())["pins"] if resolved.exists() else []
    return {pin["identity"]: (pin["state"].get("version", pin["state"]["revision"]), pin["location"]) for pin in pins}


def debian_version(name):
    run = subprocess.run(["dpkg-query", "-W", "-f=${Version}", name], capture_output=True, text=True)
    return run.stdout if run.returncode == 0 and run.stdout else None


def python_packages():
    """By normalised name: each package of this Python."""
    return {re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower(): found for found in metadata.distributions()}


def stated_licence(found):
    """What a PyPI package says of its licence in a form that can be compared; nothing where it says it in prose."""
    return found.metadata.get("License-Expression") or next(
        (line.rsplit("::", 1)[1].strip() for line in found.metadata.get_all("Classifier") or [] if line.startswith("License :: OSI")), None)


def component(name, version, purl, licence, why=None, scope=None):
    made = Component(name=name, version=version, purl=purl, bom_ref=str(purl), type=ComponentType.LIBRARY, scope=scope,
                     licenses=[LicenseFactory().make_from_string(licence)] if licence else [])
    if why:
        made.properties.add(Property(name="lots:why", value=why))
    return made


def components():
    swift, python = swift_versions(), python_packages()
    for name, origin, licence, why in table():
        kind = origin.split(",")[0]
        scope = ComponentScope.REQUIRED if kind == "Swift" or "build" in origin else ComponentScope.OPTIONAL
        if kind == "Swift":
            version, address = swift.pop(name.lower(), (None, ""))
            namespace = "/".join(address.removeprefix("https://").removesuffix(".git").split("/")[:-1])
            purl = PackageURL("swift", namespace or None, name, version)
        elif kind == "Debian":
            version = debian_version(name)
            purl = PackageURL("deb", "debian", name, version, {"distro": "debian-12"})
        else:
            found = python.pop(re.sub(r"[-_.]+", "-", name).lower(), None)
            version = found.version if found else None
            purl = PackageURL("pypi", None, name.lower(), version)
        made = component(name, version, purl, licence, why, scope)
        if version is None:
            made.properties.add(Property(name="lots:installed", value="no"))
        yield made
    for identity, (version, address) in sorted(swift.items()):
        yield component(identity, version, PackageURL("swift", "/".join(address.removeprefix("https://").split("/")[:-1]), identity, version), None)
    for name, found in sorted(python.items()):
        yield component(name, found.version, PackageURL("pypi", None, name, found.version), stated_licence(found),
                        "another package needs it", ComponentScope.OPTIONAL)


def bill():
    version = re.search(r'"lots (\S+)"', (PROJECT / "Sources/LotsCLI/Lots.swift").read_text(encoding="utf-8")).group(1)
    bom = Bom(components=components())
    bom.metadata.component = Component(name="lots", version=version, type=ComponentType.APPLICATION, bom_ref="lots")
    bom.register_dependency(bom.metadata.component, [found for found in bom.components if found.scope == ComponentScope.REQUIRED])
    # The same packages give the same document: no random number, and no clock but that of the sources.
    bom.serial_number = uuid.uuid5(OURS, "\n".join(sorted(f"{found.purl}" for found in bom.components)))
    commit = subprocess.run(["git", "-C", PROJECT, "show", "-s", "--format=%ct"], capture_output=True, text=True).stdout.strip()
    bom.metadata.timestamp = datetime.fromtimestamp(int(commit or 0), timezone.utc)
    return bom


if __name__ == "__main__":
    written = make_outputter(bill(), OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)
    Path(sys.argv[1]).write_text(written + "\n", encoding="utf-8")
