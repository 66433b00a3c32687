"""`lots build --zip`: the site as one file for those who review it."""
import os
import shutil
import subprocess
import zipfile

from conftest import LOTS, PROJECT, site_sources


def build(folder, target, *options, environment=None, root=PROJECT):
    sources = folder / "Site" if (folder / "Site").exists() else site_sources(folder)
    return subprocess.run(
        [LOTS, "build", "--root", root, "--site", sources, "--output", folder / "site", "--zip", target, *options],
        capture_output=True, text=True, timeout=120, env=environment)


def test_it_holds_the_whole_site_in_one_folder(tmp_path):
    target = tmp_path / "granskning.zip"
    target.write_bytes(b"an older one")
    result = build(tmp_path, target)
    assert result.returncode == 0, result.stderr
    site = {file.relative_to(tmp_path / "site").as_posix(): file.read_bytes()
            for file in (tmp_path / "site").rglob("*") if file.is_file() and file.name != ".lots-site"}
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    assert packed == {f"granskning/{path}": content for path, content in site.items()}
    assert sorted(os.listdir(tmp_path)) == ["Site", "granskning.zip", "site"]


def test_with_errors_the_older_one_stands(tmp_path):
    root = tmp_path / "root"
    shutil.copytree(PROJECT / "Content", root / "Content")
    shutil.copytree(PROJECT / "Templates", root / "Templates")
    (root / "Content/fel.md").write_text("---\ntitle: Fel\nkind: page\n---\n\n[hit](finns-inte.md)\n", encoding="utf-8")
    target = tmp_path / "granskning.zip"
    target.write_bytes(b"an older one")
    assert build(tmp_path, target, root=root).returncode == 1
    assert target.read_bytes() == b"an older one"


def test_what_stands_in_its_way_is_told(tmp_path):
    result = build(tmp_path, tmp_path / "finns-inte/granskning.zip")
    assert result.returncode == 74 and "granskning.zip" in result.stderr
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "env").symlink_to("/usr/bin/env")
    result = build(tmp_path, tmp_path / "granskning.zip", environment={"PATH": str(programs)})
    assert result.returncode == 69 and "zip" in result.stderr
    assert not (tmp_path / "granskning.zip").exists()
