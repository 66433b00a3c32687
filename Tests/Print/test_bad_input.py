"""What an editor may write and no designer thought of: it is printed so that it can be read, or refused with file and line."""
import os
import subprocess

import pytest

from conftest import page
from documents import Document, reading
from exporting import export
from test_layout import (test_every_page_is_a4_and_numbered_and_says_that_nobody_has_decided as pages_are_whole,
                         test_no_line_is_painted_over_another as nothing_is_covered,
                         test_nothing_is_painted_outside_the_margins as nothing_is_cut, words)
from test_structure import names

LONG = "Bedöm hur sjukdomen påverkar förmågan att arbeta i det yrke som patienten har i dag och i andra yrken. "
WORD = "sjukskrivningsochrehabiliteringsprocess"
TABLE = "Tabell: Bred\n\n" + "\n".join("| " + " | ".join(row) + " |" for row in [
    [f"Kolumn {number}" for number in range(20)], ["---"] * 20, *[[f"cell{row}a{number}" for number in range(20)] for row in range(4)]])

CASES = {
    "an item of 2 000 letters": ("checklist", "- [ ] " + (LONG * 20).strip()[:1999] + "\n- [ ] Kort."),
    "200 items": ("checklist", "\n".join(f"- [ ] Punkt nummer {number} att gå igenom." for number in range(1, 201))),
    "a table wider than the page": ("appendix", f"Text före.\n\n{TABLE}\n\nText efter."),
    "a table with a cell longer than a page": ("appendix", f"Tabell: Hög\n\n| Fråga | Svar |\n| --- | --- |\n| Vad | {LONG * 70} |\n| Slut | Ja |"),
    "words of 200 letters": ("appendix", f"{WORD * 5}\n\n## {WORD * 5}\n\n- {WORD * 5}\n\n> [!RUTA] {WORD * 5}\n>\n> {WORD * 5}\n\n"
                                         f"Tabell: {WORD * 5}\n\n| {WORD * 5} | B |\n| --- | --- |\n| {WORD * 5} | b |\n\nNot.[^a]\n\n[^a]: {WORD * 5}"),
    "an item that is one word": ("checklist", f"- [ ] {WORD * 5}\n- [ ] Vid behov. {{villkor: {WORD * 5}}}"),
    "right to left": ("appendix", "Hebreiska: שלום עולם. Arabiska: مرحبا بالعالم.\n\n- שלום\n\nTabell: T\n\n| א | b |\n| --- | --- |\n| שלום | مرحبا |"),
    "emoji that a font has": ("checklist", "- [ ] Bra 😀 och ☎ eller ✔.\n- [ ] Kort."),
    "a hundred notes": ("appendix", " ".join(f"Ord{number}.[^n{number}]" for number in range(100))
                        + "\n\n" + "\n".join(f"[^n{number}]: Not nummer {number}, {LONG}" for number in range(100))),
}


def printed(guidance, tmp_path, files):
    root, out = guidance(files), tmp_path / "out"
    result = export("all", "--pdf", root=root, output=out)
    assert result.status == 0, result.errors
    return {name: Document(out / f"{name}.html") for name in ("sida", "vagledningen") if (out / f"{name}.html").exists()}


@pytest.mark.parametrize("case", CASES)
def test_it_is_printed_whole(guidance, tmp_path, case):
    kind, body = CASES[case]
    documents = printed(guidance, tmp_path, {"sida.md": page("Sidan", kind, body)})
    nothing_is_cut({("checklista-" if kind == "checklist" and name == "sida" else "") + name: document
                    for name, document in documents.items()})
    nothing_is_covered(documents)
    pages_are_whole(documents)
    for name, document in documents.items():
        # Words of 200 letters have to be broken; right to left, poppler writes letters in the order of the eye.
        if "word" not in case and case != "right to left":
            missing = words(reading(document.html)) - words(" ".join(document.pages))
            assert not missing, f"{name}: {missing}"
        assert [str(field.TU) for field in document.annotations if field.Subtype == "/Widget"] == names(document), name


def test_right_to_left_words_are_in_the_tree_as_they_are_written(guidance, tmp_path):
    documents = printed(guidance, tmp_path, {"sida.md": page("Sidan", "appendix", CASES["right to left"][1])})
    text = documents["sida"].tree.text
    assert "שלום" in text or "םולש" in text, text


def test_a_title_of_300_letters(guidance, tmp_path):
    title = ("Bedömning av arbetsförmåga och behov av rehabilitering " * 6)[:300].strip()
    documents = printed(guidance, tmp_path, {"sida.md": page(title, "checklist", "- [ ] Ett.\n- [ ] Två.")})
    nothing_is_cut({"checklista-sida": documents["sida"]})
    nothing_is_cut({"vagledningen": documents["vagledningen"]})
    nothing_is_covered(documents)
    words_are = documents["sida"].head.all("title")[0].text
    assert words_are.startswith(title) and str(documents["sida"].pdf.docinfo.Title) == words_are
    assert len(documents["sida"].pages) == 1


@pytest.mark.parametrize("character, name", [("🩺", "U+1FA7A"), ("中", "U+4E2D"), ("\ue000", "U+E000")])
def test_a_character_that_no_font_has_is_refused_with_its_place(guidance, tmp_path, character, name):
    """A box in its place would be printed as if it meant something."""
    body = f"En rad.\n\nHär står {character} mitt i."
    root, out = guidance({"sida.md": page("Sidan", "appendix", body)}), tmp_path / "out"
    result = export("appendices", "--pdf", root=root, output=out)
    line = page("Sidan", "appendix", body).split("\n").index(f"Här står {character} mitt i.") + 1
    assert result.status == 1 and f"Content/sida.md:{line}:10: " in result.errors and name in result.errors, result.errors
    assert not list(out.glob("*.pdf")) and (out / "sida.html").exists()


def test_only_fonts_that_the_stylesheet_names_are_used(guidance, tmp_path):
    """Else what another machine has installed would decide what a document looks like, and whether it can be made."""
    from fontTools.ttLib import TTFont

    font = TTFont(subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans"], capture_output=True, text=True, check=True).stdout)
    for table in font["cmap"].tables:
        table.cmap[0x4E2D] = "A"
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = "Annat"
    (tmp_path / "data/fonts").mkdir(parents=True)
    font.save(tmp_path / "data/fonts/annat.ttf")
    machine = {"XDG_DATA_HOME": str(tmp_path / "data")}
    has = subprocess.run(["fc-list", ":family=Annat:charset=4e2d", "file"], capture_output=True, text=True, env=os.environ | machine).stdout
    assert "annat.ttf" in has, has

    root, out = guidance({"sida.md": page("Sidan", "appendix", "Ett 中 till.")}), tmp_path / "out"
    refused = export("appendices", "--pdf", root=root, output=out, environment=machine)
    assert refused.status == 1 and "U+4E2D" in refused.errors, refused.errors
    sheet = root / "Site/assets/utskrift.css"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace('"DejaVu Sans",', '"DejaVu Sans", Annat,'), encoding="utf-8")
    made = export("appendices", "--pdf", root=root, output=out, environment=machine)
    assert made.status == 0, made.errors
    assert "Annat" in subprocess.run(["pdffonts", out / "sida.pdf"], capture_output=True, text=True, check=True).stdout


def test_the_others_are_made_though_one_is_refused(guidance, tmp_path):
    root, out = guidance({"sida.md": page("Sidan", "appendix", "中"), "annan.md": page("Annan", "appendix", "Text.")}), tmp_path / "out"
    assert export("appendices", "--pdf", root=root, output=out).status == 1
    assert (out / "annan.pdf").exists() and not (out / "sida.pdf").exists()
