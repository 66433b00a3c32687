"""`lots export` as a command: what it writes, what it does again, and what it leaves when something goes wrong."""
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from conftest import page
from exporting import PROJECT, build, command, export

ITEMS = "- [ ] Ett. [Mer](del.md)\n- [ ] Två. [Mer](del.md)"
PAGES = {
    "ett.md": page("Lista ett", "checklist", ITEMS),
    "tva.md": page("Lista två", "checklist", ITEMS.replace("Ett", "Annat")),
    "del.md": page("Del", "section", "Text om delen."),
}
NAMES = ["ett", "tva"]

# Answers to orders; `order` is the one that was given.
FAKES = {
    "hangs": "time.sleep(600)",
    "crashes": "os.kill(os.getpid(), signal.SIGSEGV)",
    "writes half a file": "open(order['pdf'], 'wb').write(whole[:len(whole) // 2]); answer({'pages': 1, 'bytes': len(whole) // 2})",
    "says what is not so": "open(order['pdf'], 'wb').write(whole); answer({'pages': 1, 'bytes': len(whole) + 1})",
    "writes nothing": "answer({'pages': 1, 'bytes': len(whole)})",
    "talks nonsense": "print('Traceback', flush=True)",
}


@pytest.fixture
def fake(tmp_path, folder):
    """A function that makes a Python which is ready and then does as it is told for the documents of a name."""
    def make(deed, only="", ready="print(json.dumps({'ready': 'fake 1'}), flush=True)"):
        file = tmp_path / "python"
        file.write_text(f"""#!{sys.executable}
import json, os, signal, sys, time
def answer(values): print(json.dumps(values), flush=True)
whole = open({str(folder / "checklista-del-1.pdf")!r}, "rb").read()
open({str(tmp_path / "pid")!r}, "w").write(str(os.getpid()))
{ready}
for line in sys.stdin:
    order = json.loads(line)
    if {only!r} in order["html"]:
        {deed}
    else:
        open(order["pdf"], "wb").write(whole)
        answer({{"pages": 1, "bytes": len(whole)}})
""", encoding="utf-8")
        file.chmod(0o755)
        return file
    return make


def has_ended(tmp_path):
    """Whether the program that ran last is gone, or will be when someone asks how it ended."""
    status = Path("/proc", (tmp_path / "pid").read_text(), "stat")
    for _ in range(100):
        try:
            if status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def times(folder):
    return {file.name: file.stat().st_mtime_ns for file in folder.iterdir() if file.suffix == ".pdf"}


# ---- All is well ----

def test_a_second_export_elsewhere_is_the_same_bytes(folder, tmp_path):
    result = export("all", "--pdf", root=PROJECT, output=tmp_path / "again")
    assert result.status == 0, result.errors
    assert files(tmp_path / "again") == files(folder) and len(files(folder)) == 25  # 12 documents and the record


def test_nothing_is_made_again_when_nothing_has_changed(guidance, tmp_path):
    root, out = guidance(PAGES), tmp_path / "out"
    assert export("checklists", "--pdf", root=root, output=out).status == 0
    before = times(out)
    result = export("checklists", "--pdf", root=root, output=out)
    assert result.status == 0 and "2 PDF (2 oförändrade)" in result.errors, result.errors
    assert times(out) == before


def test_only_what_has_changed_is_made_again(guidance, tmp_path):
    root, out = guidance(PAGES), tmp_path / "out"
    assert export("checklists", "--pdf", root=root, output=out).status == 0
    before = times(out)
    guidance(PAGES | {"tva.md": page("Lista två", "checklist", ITEMS.replace("Ett", "Något nytt"))})
    result = export("checklists", "--pdf", root=root, output=out)
    assert result.status == 0 and "2 PDF (1 oförändrade)" in result.errors, result.errors
    after = times(out)
    assert after["ett.pdf"] == before["ett.pdf"] and after["tva.pdf"] > before["tva.pdf"]


def test_a_pdf_that_someone_has_changed_is_made_again(guidance, tmp_path):
    root, out = guidance(PAGES), tmp_path / "out"
    assert export("checklists", "--pdf", root=root, output=out).status == 0
    whole = (out / "ett.pdf").read_bytes()
    (out / "ett.pdf").write_bytes(whole + b"\n")
    assert export("checklists", "--pdf", root=root, output=out).status == 0
    assert (out / "ett.pdf").read_bytes() == whole


def test_without_pdf_one_that_shows_something_else_is_taken_away(guidance, tmp_path):
    root, out = guidance(PAGES), tmp_path / "out"
    assert export("checklists", "--pdf", root=root, output=out).status == 0
    guidance(PAGES | {"tva.md": page("Lista två", "checklist", ITEMS.replace("Ett", "Något nytt"))})
    assert export("checklists", root=root, output=out).status == 0
    assert (out / "ett.pdf").exists() and not (out / "tva.pdf").exists() and (out / "tva.html").exists()


def test_what_is_asked_for_is_what_is_written(guidance, tmp_path):
    root = guidance(PAGES)
    assert export("all", "--only", "ett", root=root, output=tmp_path / "one").status == 0
    assert sorted(file.name for file in (tmp_path / "one").glob("*.html")) == ["ett.html"]
    result = export("checklists", "--only", "etta", root=root, output=tmp_path / "none")
    assert result.status == 64 and "etta" in result.errors and "ett" in result.errors
    assert not (tmp_path / "none").exists()


def test_a_fault_in_the_guidance_writes_nothing(guidance, tmp_path):
    root = guidance({"fel.md": page("Fel", "section", "[Ingenstans](saknas.md)")})
    result = export("all", root=root, output=tmp_path / "out")
    assert result.status == 1 and "Content/fel.md:7:" in result.errors and not (tmp_path / "out").exists()


# ---- In the site ----

def test_the_site_links_to_pdfs_that_fit_and_drops_the_others(guidance):
    root = guidance(PAGES)
    assert export("all", "--into-site", root=root).status == 0
    assert build(root).status == 0
    site = root / "Site/public"
    for name, words in {"ett": "Ladda ner PDF", "tva": "Ladda ner PDF", "index": "PDF"}.items():
        pdf = site / "utskrift" / f"{name if name != 'index' else 'vagledningen'}.pdf"
        html = (site / f"{name}.html").read_text(encoding="utf-8")
        count = len(pikepdf.open(pdf).pages)
        size = f"{(pdf.stat().st_size + 500) // 1000} kB"
        said = f"({count} {'sida' if count == 1 else 'sidor'}, {size})"
        assert f'href="utskrift/{pdf.name}"' in html and words in html and said in html, f"{name}: {said}"

    guidance(PAGES | {"tva.md": page("Lista två", "checklist", ITEMS.replace("Ett", "Något nytt"))})
    assert build(root).status == 0
    assert (site / "utskrift/ett.pdf").exists() and "ett.pdf" in (site / "ett.html").read_text(encoding="utf-8")
    for name in ("tva", "vagledningen"):
        assert not (site / f"utskrift/{name}.pdf").exists()
    assert ".pdf" not in (site / "tva.html").read_text(encoding="utf-8")

    export("all", "--into-site", root=root)
    assert build(root).status == 0 and (site / "utskrift/tva.pdf").exists()


def test_a_pdf_of_a_page_that_is_gone_leaves_the_site_too(guidance):
    root = guidance(PAGES)
    assert export("all", "--into-site", root=root).status == 0
    (root / "Content/tva.md").unlink()
    assert export("all", "--into-site", root=root).status == 0
    assert not (root / "Site/.pdf/tva.pdf").exists() and (root / "Site/.pdf/ett.pdf").exists()


# ---- Something is wrong ----

@pytest.mark.parametrize("python", ["/finns/inte/python", sys.executable + "-finns-inte", "lots-finns-inte"])
def test_without_the_python_the_html_is_there(guidance, tmp_path, python):
    root, out = guidance(PAGES), tmp_path / "out"
    result = export("checklists", "--pdf", root=root, output=out, python=python)
    assert result.status == 69 and python in result.errors and "make checklists" in result.errors, result.errors
    assert sorted(file.name for file in out.iterdir() if file.is_file()) == ["ett.html", "tva.html"]


def test_a_python_without_weasyprint_is_told(guidance, tmp_path):
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", bare], check=True)
    root, out = guidance(PAGES), tmp_path / "out"
    result = export("checklists", "--pdf", root=root, output=out, python=bare / "bin/python")
    assert result.status == 69 and "WeasyPrint finns inte" in result.errors and "No module named" in result.errors, result.errors
    assert not list(out.glob("*.pdf")) and len(list(out.glob("*.html"))) == 2


@pytest.mark.parametrize("deed", FAKES)
def test_a_program_that_fails_is_told_and_leaves_no_half_pdf(guidance, fake, tmp_path, deed):
    root, out = guidance(PAGES), tmp_path / "out"
    start = time.monotonic()
    result = export("checklists", "--pdf", "--time-limit", "2", root=root, output=out, python=fake(FAKES[deed], only="tva"))
    assert result.status == 70 and "tva.pdf" in result.errors and time.monotonic() - start < 60, result.errors
    found = files(out)
    assert "tva.pdf" not in found and not [name for name in found if "part" in name], found.keys()
    assert found["ett.pdf"].startswith(b"%PDF") and found["tva.html"]
    assert has_ended(tmp_path)


def test_one_that_is_never_ready_is_stopped(guidance, fake, tmp_path):
    root, out = guidance(PAGES), tmp_path / "out"
    result = export("checklists", "--pdf", "--time-limit", "1", root=root, output=out, python=fake("pass", ready="time.sleep(600)"))
    assert result.status == 70 and not list(out.glob("*.pdf")) and len(list(out.glob("*.html"))) == 2, result.errors


def test_a_document_that_fails_does_not_stop_the_others(guidance, fake, tmp_path):
    root, out = guidance(PAGES), tmp_path / "out"
    result = export("checklists", "--pdf", root=root, output=out, python=fake("answer({'error': 'trasig'})", only="ett"))
    assert result.status == 70 and "ett.pdf" in result.errors and "trasig" in result.errors
    assert not (out / "ett.pdf").exists() and (out / "tva.pdf").exists()


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_killed_in_the_middle_the_old_pdf_stands(guidance, fake, tmp_path, sign):
    root, out = guidance(PAGES), tmp_path / "out"
    assert export("checklists", "--pdf", root=root, output=out).status == 0
    before = {name: data for name, data in files(out).items() if name.endswith(".pdf")}
    guidance(PAGES | {name + ".md": page(f"Ny {name}", "checklist", ITEMS) for name in NAMES})
    slow = "open(order['pdf'], 'wb').write(whole[:9000]); open(order['pdf'] + '.begun', 'w').close(); time.sleep(600)"
    run = subprocess.Popen(command("checklists", "--pdf", root=root, output=out, python=fake(slow)), stderr=subprocess.DEVNULL)
    while not list(out.glob(".*.begun")) and run.poll() is None:
        time.sleep(0.02)
    run.send_signal(sign)
    run.wait(timeout=30)
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    assert {name: data for name, data in files(out).items() if name.endswith(".pdf")} == before
    result = export("checklists", "--pdf", root=root, output=out)
    assert result.status == 0 and "0 oförändrade" in result.errors
    record = json.loads((out / "export.json").read_text(encoding="utf-8"))
    assert [item["name"] for item in record["items"]] == NAMES


def test_the_limit_is_two_minutes_unless_another_is_asked_for():
    text = subprocess.run(command("--help", root=PROJECT)[:3], capture_output=True, text=True).stdout
    assert "--time-limit" in text and "default: 120" in text
