"""Faults planted in the real guidance: each is found at its line, alone or with others, nothing else is said, nothing written."""
import contextlib
import os
import random
import re
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from faults import MUTATIONS
from guidance import PROJECT, Conflict, Tree, run, snapshot

LONG = bool(os.environ.get("LOTS_TEST_LONG"))
ROUNDS = 3 if LONG else 1
COMBINATIONS = 1000 if LONG else 100
MOST_PLACES = 8  # of each code; all of them in make test-long
# Those of addresses that are visited: what sites answer is no part of a guidance, and Tests/Site/test_check.py has a site for it.
LATER = {"broken-external-link", "unverified-external-link"}
# What the real guidance has itself, because it is only worth knowing.
COMMON = {"long-sentence", "readability-index", "obligation-without-basis", "uncited-act"}

CODES = set(re.findall(r'case \w+ = "([a-z0-9-]+)"', (PROJECT / "Sources/Diagnostics/DiagnosticCode.swift").read_text(encoding="utf-8")))


def test_every_code_has_a_mutation():
    planted = {code for code, *_ in MUTATIONS}
    assert len(CODES) > 60
    assert CODES - planted - LATER == set() and planted - CODES == set() and LATER - CODES == set()


# Codes that are one thing that can go wrong.
ONE_PLACE = {"missing-template", "missing-partial", "unused-term", "unused-reference", "uncited-act", "empty-checklist", "unused-footnote", "norm-without-text", "interrupted-move"}


def name(mutation):
    return f"{mutation[0]} in {mutation[1]}"


WORDS = "Templates/strings.yml"


def is_read_with_words(fault):
    """Without the interface's words neither pages nor templates can be understood: their faults are told of when it is mended."""
    return fault.path.endswith(".md") or fault.path.endswith(".mustache") and fault.code not in ("unreadable-file", "file-too-large", "outside-content", "symbolic-link-cycle")


def unexpected(base, root, tree, planted, stage, name):
    """What is not as it has to be: lots says what was planted and no more, exits with 1 and writes nothing."""
    tree.write(root)
    try:
        is_check = stage in ("information", "check")
        options = ["--all", "--today", "2026-11-21"] if is_check else ["--strict"] if stage == "last" else []
        command = "check" if is_check else "build"
        warnings_only = not options and all(fault.code in WARNINGS for fault in planted)
        before = snapshot(base.output.parent)
        status, found = run(root, base.output, *options, *(["--strict"] if warnings_only else []), command=command)
        said = Counter((fault["code"], fault["file"], fault["line"]) for fault in found
                       if not is_check or fault["code"] == planted[0].code)
        if any(fault.path == WORDS for fault in planted):
            planted = [fault for fault in planted if not is_read_with_words(fault)]
        wanted = Counter((fault.code, fault.path, tree.number(fault.path, fault.line)) for fault in planted)
        if planted[0].code in COMMON:
            said &= wanted
        if said != wanted:
            return f"{name}: too much: {list((said - wanted).elements())}, too little: {list((wanted - said).elements())}"
        if status != (0 if is_check else 1):
            return f"{name}: exit {status}"
        if snapshot(base.output.parent) != before or (root / "Site/public").exists() or (root / "Site/.cache").exists() and not is_check:
            return f"{name}: something was written"
        return None
    finally:
        shutil.rmtree(root)


# What is reported without standing in the way; `--strict` makes errors of them.
WARNINGS = {"unused-footnote", "section-without-act", "repealed-act", "mixed-alphabets", "orphan-page", "unused-term", "unused-reference",
            "missing-accessibility-contact"}


@pytest.mark.parametrize("code", sorted({mutation[0] for mutation in MUTATIONS}))
def test_a_fault_is_found_at_its_line(base, tmp_path, code):
    """In many kinds of place, in every one where there is time; two at once, as each is a process of its own."""
    def plant(job):
        (_, place, stage, plant), round = job
        tree = Tree(base)
        planted = plant(tree, random.Random(f"{code} {place} {round}"), place)
        return unexpected(base, tmp_path / f"{abs(hash(place))}-{round}", tree, planted, stage, f"{place} ({round})")

    mutations = [mutation for mutation in MUTATIONS if mutation[0] == code]
    if not LONG and len(mutations) > MOST_PLACES:
        mutations = random.Random(code).sample(mutations, MOST_PLACES)
    jobs = [(mutation, round) for mutation in mutations for round in range(ROUNDS)]
    with ThreadPoolExecutor(2) as pool:
        wrong = [text for text in pool.map(plant, jobs) if text]
    assert len(jobs) >= 2 or code in ONE_PLACE
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.mark.parametrize("number", range(COMBINATIONS))
def test_faults_together_are_all_found(base, tmp_path, number):
    """Two to five of them, at places that chance chooses."""
    chance = random.Random(number)
    stage = chance.choices(["content", "layout", "last"], [8, 1, 1])[0]
    pool = [mutation for mutation in MUTATIONS if mutation[2] == stage]
    tree, planted, chosen = Tree(base), [], []
    wanted = chance.randint(2, 5)
    for _ in range(50):
        mutation = chance.choice(pool)
        with contextlib.suppress(Conflict):
            planted += mutation[3](tree, chance, mutation[1])
            chosen.append(name(mutation))
        if len(chosen) == wanted:
            break
    assert len(chosen) > 1
    wrong = unexpected(base, tmp_path / "guidance", tree, planted, stage, ", ".join(chosen))
    if wrong:
        pytest.fail(wrong, pytrace=False)
