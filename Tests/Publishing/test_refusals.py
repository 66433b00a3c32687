"""What must not be published, and what the one who tries is told to do."""
import fcntl
import json
import re
import subprocess

import pytest

from publishing import LOTS, PATIENCE, PROJECT, page, snapshot

NEW_EDITION = ("2026-2", "2026-12-24")


def refused(guidance, folder, *words, options=()):
    """Nothing is written, and the reason is told."""
    before = snapshot(folder)
    for dry in ((), ("--dry-run",)):
        result = guidance.publish(folder, *options, *dry)
        assert result.status == 1, result.errors
        for word in words:
            assert word in result.errors, result.errors
        assert snapshot(folder) == before
    return result.errors


def test_errors(guidance, folder):
    guidance.write("del-1/sida.md", page("Sida", "section", "Se [den](finns-inte.md)."))
    refused(guidance, folder, "[broken-link]", "Inget publicerades", options=["--draft", "--allow-warnings"])
    assert not folder.exists()


def test_warnings_unless_they_are_allowed(guidance, folder):
    guidance.write("del-1/ensam.md", page("Ensam", "page", "Text."))
    guidance.write("register/referenser.yml", "- key: oanvand\n  title: En bok\n")
    refused(guidance, folder, "warning", "--allow-warnings")
    guidance.published(folder, "--allow-warnings")


def test_pages_that_nobody_has_decided_unless_it_is_a_draft(guidance, folder):
    guidance.write("del-1/checklista.md", page("Checklista", "checklist", "Inför besöket.\n\n- [ ] Läs journalen {#journal}\n- [ ] Ring {#ring}", "granskad"))
    refused(guidance, folder, "Content/del-1/checklista.md", "--draft")
    guidance.published(folder, "--draft")
    standing = re.search(r'(?m)^standing: "(.*)"', (guidance.root / "Site/site.yml").read_text()).group(1)
    site = folder / "current"
    for path in ("del-1/checklista.html", "utskrift/checklista-del-1.html", "api/v1/pages/del-1/checklista.json", "api/v1/index.json"):
        assert standing in (site / path).read_text(), path
    assert standing not in (site / "del-1/sida.html").read_text(), "that one is decided"


def test_a_draft_that_would_not_say_so(guidance, folder):
    guidance.write("del-1/sida.md", page("Sida", "section", "Text. Se [delen](index.md).", "utkast"))
    guidance.setting(r"(?m)^standing: .*$", "")
    assert guidance.publish(folder, "--draft").status == 1
    assert not folder.exists()


def test_an_older_edition(guidance, folder):
    guidance.edition("2026-10", "2026-11-20")
    guidance.published(folder)
    guidance.edition("2026-9", "2026-11-19")
    refused(guidance, folder, "2026-9 är äldre", "--rollback")
    guidance.edition("2026-9", "2026-11-20")
    refused(guidance, folder, "2026-9 är äldre")
    guidance.edition("2026-11", "2026-11-20")
    guidance.published(folder)


@pytest.mark.parametrize("edition", ["2026/1", "..", "../../etc", "-rf", "två"])
def test_an_edition_that_cannot_be_a_folder(guidance, folder, edition):
    guidance.setting(r'(?m)^  id: .*$', f'  id: "{edition}"')
    result = guidance.publish(folder)
    assert result.status == 1 and edition in result.errors and not folder.exists(), result.errors


def test_no_dictionary(guidance, folder):
    # No dictionary of this language is packaged anywhere.
    guidance.setting(r"(?m)^language: .*$", "language: tlh")
    refused(guidance, folder, "Ordboken saknas")


def test_a_page_that_is_gone(guidance, folder):
    guidance.published(folder)
    (guidance.root / "Content/del-1/sida.md").unlink()
    guidance.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [listan](checklista.md)."))
    said = refused(guidance, folder, "del-1/sida.html", "omdirigeringar.yml")
    assert "rubrik" not in said, "what stood on the page went with it"
    guidance.write("register/omdirigeringar.yml", "- from: del-1/sida.html\n  to: del-1/index.html\n")
    refused(guidance, folder, "”rubrik” är publicerat på del-1/sida.html", "del-1/sida.html#rubrik")
    guidance.write("register/omdirigeringar.yml", "- from: del-1/sida.html\n  to: del-1/index.html\n"
                   "- from: del-1/sida.html#rubrik\n  to: del-1/index.html\n")
    guidance.published(folder)
    # From now on the old address is one that is published.
    (guidance.root / "Content/register/omdirigeringar.yml").unlink()
    refused(guidance, folder, "del-1/sida.html")


def test_data_that_is_gone(guidance, folder):
    """Record systems fetch a checklist by its page's address: readers being led on is not enough for them."""
    guidance.published(folder)
    listing = guidance.read("del-1/checklista.md")
    guidance.write("del-1/checklista.md", listing.replace("kind: checklist", "kind: section").replace("- [ ] Läs journalen {#journal}\n- [ ] Ring {#ring}", "## Läs journalen {#journal}\n\n## Ring {#ring}"))
    refused(guidance, folder, "api/v1/checklists/del-1/checklista.json", "publicerade-id.yml")
    (guidance.root / "Content/del-1/checklista.md").unlink()
    guidance.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [sidan](sida.md)."))
    redirects = "- from: del-1/checklista.html\n  to: del-1/{0}.html\n" + "".join(
        f"- from: del-1/checklista.html#{name}\n  to: del-1/{{0}}.html\n" for name in ("journal", "ring"))
    guidance.write("register/omdirigeringar.yml", redirects.format("sida"))
    said = refused(guidance, folder, "api/v1/checklists/del-1/checklista.json")
    assert "api/v1/pages" not in said, "that is found at its old address"
    guidance.write("register/publicerade-id.yml", "- page: del-1/checklista.html\n  withdrawn: 2026-11-20\n")
    printed = "- from: utskrift/checklista-del-1.html\n  to: del-1/sida.html\n"
    guidance.write("register/omdirigeringar.yml", redirects.format("sida") + printed)
    guidance.published(folder)
    guidance.write("register/publicerade-id.yml", "")
    guidance.write("register/omdirigeringar.yml", redirects.format("lista") + printed)
    guidance.write("del-1/lista.md", listing)
    guidance.write("del-1/index.md", page("Del 1", "part", "Om delen. Läs [sidan](sida.md) och [listan](lista.md)."))
    guidance.published(folder)
    found = json.loads((folder / "current/api/v1/checklists/del-1/checklista.json").read_text())
    assert found["id"] == "del-1/lista"


def test_an_item_that_is_gone(guidance, folder):
    guidance.published(folder)
    guidance.write("del-1/checklista.md", page("Checklista", "checklist", "Inför besöket.\n\n- [ ] Läs journalen {#journal}\n- [ ] Ring {#telefon}"))
    refused(guidance, folder, "”ring”", "del-1/checklista.html", "{#ring}")
    guidance.write("register/omdirigeringar.yml", "- from: del-1/checklista.html#ring\n  to: del-1/checklista.html#telefon\n")
    guidance.published(folder)


def test_what_is_withdrawn_openly_is_not_missed(guidance, folder):
    guidance.published(folder)
    guidance.write("del-1/checklista.md", page("Checklista", "checklist", "Inför besöket.\n\n- [ ] Läs journalen {#journal}\n- [ ] Sök {#sok}"))
    guidance.write("register/publicerade-id.yml", "- page: del-1/checklista.html\n  ids:\n    - journal\n    - ring\n  gone:\n    - id: ring\n      withdrawn: 2026-11-20\n")
    guidance.published(folder)


def test_documents_as_pdf(guidance, folder):
    """They say what they are, too; and one that was published is missed when it has not been made again."""
    text = "Inför besöket.\n\n- [ ] Läs journalen {#journal}\n- [ ] Ring {#ring}"
    guidance.write("del-1/checklista.md", page("Checklista", "checklist", text, "utkast"))
    subprocess.run([LOTS, "export", "checklists", "--into-site", "--root", guidance.root, "--weasyprint", PROJECT / ".venv/bin/python"],
                   check=True, capture_output=True, timeout=PATIENCE)
    guidance.published(folder, "--draft")
    pdf = next((folder / "current/utskrift").glob("checklista*.pdf"))
    standing = re.search(r'(?m)^standing: "(.*)"', (guidance.root / "Site/site.yml").read_text()).group(1)
    printed = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    assert " ".join(standing.split()) in " ".join(printed.split())
    guidance.write("del-1/checklista.md", page("Checklista", "checklist", text.replace("Inför", "Före"), "utkast"))
    refused(guidance, folder, f"utskrift/{pdf.name}", "lots export all --pdf --into-site", options=["--draft"])


def test_a_second_publisher_is_refused(guidance, folder):
    guidance.published(folder)
    with open(folder / ".lots-lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = guidance.publish(folder)
    assert result.status == 75 and "En annan körning" in result.errors
    guidance.published(folder)


def test_every_reason_at_once(guidance, folder):
    guidance.edition(*NEW_EDITION)
    guidance.published(folder)
    guidance.edition("2026-1", "2026-01-01")
    guidance.write("del-1/checklista.md", page("Checklista", "checklist", "Inför besöket.\n\n- [ ] Läs journalen {#journalen}\n- [ ] Ring {#ring}", "utkast"))
    refused(guidance, folder, "äldre", "”journal”", "--draft")


def test_no_permission(guidance):
    # Nobody may write there, root neither.
    result = guidance.publish("/proc/finns-inte/site")
    assert result.status == 74 and "/proc/finns-inte/site" in result.errors


def test_what_check_says_counts_too(guidance, folder):
    guidance.published(folder)
    guidance.write("del-1/sida.md", page("Sida", "section", "## Rubrik\n\nEn felsstavning. Se [delen](index.md)."))
    refused(guidance, folder, "[misspelling]", "1 varning.", "--allow-warnings")
    guidance.published(folder, "--allow-warnings", "--dry-run")
    with (guidance.root / "Site/site.yml").open("a", encoding="utf-8") as file:
        file.write("rules:\n  misspelling: error\n")
    refused(guidance, folder, "Content/del-1/sida.md", "error", "[misspelling]", options=["--allow-warnings"])


def test_a_text_that_should_have_been_looked_over(guidance, folder):
    text = page("Sida", "section", "## Rubrik\n\nTexten. Se [delen](index.md).")
    guidance.write("del-1/sida.md", text.replace("status:", "review_by: 2031-05-01\nstatus:"))
    guidance.published(folder, "--today", "2031-05-01")
    refused(guidance, folder, "[review-overdue]", options=["--today", "2031-05-02"])
    assert guidance.publish(folder, "--today", "i dag").status == 64
