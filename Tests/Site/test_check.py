"""`lots check`: addresses outside the guidance are visited politely, and every format can be read by who it is for."""
import json
import os
import shutil
import subprocess

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from conftest import LOTS, PROJECT
from outside import outside

HEAD = "---\ntitle: Sida\nkind: section\n---\n\n"
BASE = PROJECT / "Tests/Fixtures/base"


def check(root, *options, environment=None):
    """Nothing of what this machine says of proxies: every visit is to the loopback address."""
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.run(
        [LOTS, "check", "--root", root, "--today", "2026-11-21", *options], capture_output=True, text=True, timeout=240,
        env=clean | (environment or {}))


def guidance(folder, text):
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    (folder / "Content/sida.md").write_text(HEAD + text, encoding="utf-8")
    return folder


def faults(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def visited(tmp_path_factory):
    """A page whose lines each link to one address, checked: the faults by address, and what the site has noted."""
    root = tmp_path_factory.mktemp("utanfor")
    with outside() as (notes, site):
        paths = ["finns", "finns#del", "404", "410", "403", "429", "500", "bara-get", "ljuger-om-huvudet", "igen", "vidare", "runt", "ut-till-fil", "stor"]
        addresses = [f"{site}/{path}" for path in paths] + ["http://finns-inte.invalid/", "http://127.0.0.1:9/stangd"]
        guidance(root, "".join(f"- [länk {number}](<{address}>)\n" for number, address in enumerate(addresses)))
        result = check(root, "--external", "--all", "--format", "json")
        first = list(notes.asked)
        again = check(root, "--external", "--all", "--format", "json")
        later = check(root, "--external", "--all", "--format", "json", "--today", "2026-11-23")
        lines = (root / "Content/sida.md").read_text(encoding="utf-8").splitlines()
        by_line = {fault["line"]: fault for fault in faults(result) if "external" in fault["code"]}
        found = {address.removeprefix(site + "/"): by_line.get(number) for number, line in enumerate(lines, start=1)
                 for address in [line.split("<")[-1].rstrip(">)")] if "http" in line}
        yield result, found, first, notes, again, later, lines


def test_what_is_gone_is_a_warning_at_its_address(visited):
    result, found, *_, lines = visited
    assert result.returncode == 0, result.stderr
    for path in ("404", "410", "http://finns-inte.invalid/"):
        fault = found[path]
        assert (fault["code"], fault["severity"]) == ("broken-external-link", "warning"), path
        line = lines[fault["line"] - 1]
        assert line[fault["column"] - 1:fault["endColumn"] - 1].endswith(path)


def test_what_programs_are_not_told_is_not_called_broken(visited):
    _, found, *_ = visited
    for path in ("403", "429", "500", "runt", "ut-till-fil", "http://127.0.0.1:9/stangd"):
        assert (found[path]["code"], found[path]["severity"]) == ("unverified-external-link", "information"), path
    assert "403" in found["403"]["message"]


def test_what_a_reader_gets_is_no_fault(visited):
    _, found, *_ = visited
    for path in ("finns", "finns#del", "bara-get", "ljuger-om-huvudet", "igen", "vidare", "stor"):
        assert found[path] is None, found[path]


def test_it_is_polite(visited):
    _, _, asked, notes, *_ = visited
    assert notes.most_at_once == 1
    assert all(agent.startswith("lots ") for agent in notes.agents)
    questions = {path: [method for method, asked_path in asked if asked_path == "/" + path] for path in ("finns", "bara-get", "429", "igen", "404")}
    # A page with two places is asked for once; the page itself only where its head was not enough.
    assert questions["finns"] == ["HEAD", "HEAD"], "once, and once more where /vidare leads"
    assert questions["bara-get"] == ["HEAD", "GET"]
    assert questions["404"] == ["HEAD", "GET"]
    # Who asks to be left alone for an hour is.
    assert questions["429"] == ["HEAD"]
    assert questions["igen"] == ["HEAD", "HEAD", "HEAD"]


def test_answers_are_kept_and_those_that_were_none_are_asked_for_anew(visited):
    result, _, first, notes, again, later, _ = visited
    assert again.stdout == result.stdout
    asked_later = notes.asked[len(first):]
    # The same day nothing is asked; two days later what worked is still known.
    assert not {"/stor", "/bara-get"} & {path for _, path in asked_later}
    assert {"/404", "/403"} <= {path for _, path in asked_later}
    assert [fault["code"] for fault in faults(later)] == [fault["code"] for fault in faults(result)]


def test_a_page_without_end_is_left(tmp_path):
    with outside() as (notes, site):
        guidance(tmp_path, f"[länk]({site}/405) och [länk två]({site}/oandlig).\n")
        result = check(tmp_path, "--external", "--all", "--format", "json")
        assert [fault["code"] for fault in faults(result) if "external" in fault["code"]] == ["unverified-external-link"]


def test_addresses_in_registers_are_visited(tmp_path):
    with outside() as (_, site):
        guidance(tmp_path, "Text.[@verk]\n")
        (tmp_path / "Content/register").mkdir()
        (tmp_path / "Content/register/referenser.yml").write_text(
            f"- key: verk\n  title: Ett verk\n  url: {site}/410\n", encoding="utf-8")
        fault, = faults(check(tmp_path, "--external", "--format", "json"))
        assert (fault["file"], fault["line"], fault["column"]) == ("Content/register/referenser.yml", 3, 8)


def test_without_a_net_nothing_is_called_broken(tmp_path):
    guidance(tmp_path, "[a](http://ett.invalid/) och [b](http://tva.invalid/).\n")
    result = check(tmp_path, "--external", "--all", "--format", "json")
    assert {fault["code"] for fault in faults(result)} == {"unverified-external-link"}
    assert not (tmp_path / "Site/.cache/besok.txt").exists() or "invalid" not in (tmp_path / "Site/.cache/besok.txt").read_text()


def test_without_curl_it_says_so(tmp_path):
    guidance(tmp_path, "[a](http://127.0.0.1:9/).\n")
    (tmp_path / "bin").mkdir()
    result = check(tmp_path, "--external", environment={"PATH": str(tmp_path / "bin")})
    assert result.returncode == 69 and "curl" in result.stderr


def test_without_external_nothing_is_visited(tmp_path):
    with outside() as (notes, site):
        guidance(tmp_path, f"[a]({site}/404).\n")
        result = check(tmp_path)
        assert result.returncode == 0 and not notes.asked


# --- Formats

ODD = "👩‍⚕️ e\u0301 läkaren bedömmer.\n\n| a |\n| - |\n| b |\n\n[x](<å %.md>)\n\nSe [sidan](fel.md).\n"


def test_sarif_is_what_its_schema_says(tmp_path):
    guidance(tmp_path, ODD)
    result = check(tmp_path, "--format", "sarif", "--all")
    assert result.returncode == 1 and not result.stderr
    document = json.loads(result.stdout)
    Sarif.model_validate(document)
    run, = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    plain = faults(check(tmp_path, "--format", "json", "--all"))
    assert [found["ruleId"] for found in run["results"]] == [fault["code"] for fault in plain]
    for found, fault in zip(run["results"], plain):
        assert rules[found["ruleIndex"]]["id"] == fault["code"]
        assert found["level"] == {"error": "error", "warning": "warning", "information": "note"}[fault["severity"]]
        assert found["message"]["text"].startswith(fault["message"])
        place = found["locations"][0]["physicalLocation"]
        region = place["region"]
        assert region["startLine"] == fault["line"]
        # SARIF counts UTF-16 code units; the stretch of the line is what the editor sees marked.
        line = place["contextRegion"]["snippet"]["text"].encode("utf-16-le")
        stretch = line[2 * (region["startColumn"] - 1):2 * (region["endColumn"] - 1)].decode("utf-16-le")
        if fault["code"] == "misspelling":
            assert stretch == "bedömmer"
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)


def test_sarif_of_a_guidance_without_faults_has_no_results(tmp_path):
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    document = json.loads(check(tmp_path, "--format", "sarif").stdout)
    Sarif.model_validate(document)
    assert document["runs"][0]["results"] == []


def test_every_format_says_the_same(tmp_path):
    guidance(tmp_path, ODD)
    codes = [fault["code"] for fault in faults(check(tmp_path, "--format", "json"))]
    github = check(tmp_path, "--format", "github").stdout.splitlines()
    text = check(tmp_path).stderr
    assert [line.split("title=")[1].split("::")[0] for line in github] == codes
    assert [line.rsplit("[", 1)[1].rstrip("]") for line in text.splitlines() if line.startswith("Content/")] == codes


# --- Explanations, usage, and a machine without the dictionary

def test_explanations(tmp_path):
    result = check(tmp_path, "--explain", "misspelling")
    assert result.returncode == 0 and result.stdout.startswith("misspelling: varning\n") and "rules:\n" in result.stdout
    result = check(tmp_path, "--explain", "broken-link")
    assert result.returncode == 0 and "rules:" not in result.stdout
    result = check(tmp_path, "--explain", "mispelling")
    assert result.returncode == 64 and "Menade du misspelling?" in result.stderr and not result.stdout


@pytest.mark.parametrize("options", [["--today", "igår"], ["--max-age", "-1"]])
def test_wrong_usage(tmp_path, options):
    result = subprocess.run([LOTS, "check", "--root", tmp_path, *options], capture_output=True, text=True)
    assert result.returncode == 64


def test_without_a_dictionary_one_note_and_the_other_rules(tmp_path):
    guidance(tmp_path, "Läkaren bedömmer.\n\n| a |\n| - |\n| b |\n")
    settings = tmp_path / "Site/site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "language: is\n", encoding="utf-8")
    result = check(tmp_path)
    assert result.returncode == 0
    assert result.stderr.count("Ordboken saknas") == 1 and "misspelling" not in result.stderr
    assert "table-without-caption" in result.stderr
