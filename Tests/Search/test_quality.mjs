// The search that the site ships answers the questions as well as the issue asks.
//
// Needs the rendered site, by default Site/public (LOTS_SITE names another), and Node alone.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { QUESTIONS, hasNoAnswer, readLines, score, summarise } from "./scoring.mjs";

const site = process.env.LOTS_SITE ?? fileURLToPath(new URL("../../Site/public", import.meta.url));
const questions = readLines(QUESTIONS);

let asked;

/** The addresses that the engine gives, by the question's id; all questions are asked at once. */
function answers() {
  asked ??= ask(questions);
  return asked;
}

function ask(questions) {
  const folder = mkdtempSync(join(tmpdir(), "lots-quality-"));
  try {
    const batch = join(folder, "questions.jsonl");
    writeFileSync(batch, questions.map(({ id, query }) => JSON.stringify({ id, query }) + "\n").join(""));
    const query = fileURLToPath(new URL("query.mjs", import.meta.url));
    const printed = execFileSync(process.execPath, [query, site, "--batch", batch], { encoding: "utf8", maxBuffer: 1 << 26 });
    const lines = printed.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    return new Map(lines.map((line) => [line.id, line.results.map((result) => result.url)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("every graded section exists, so that a grade never outlives what it names", () => {
  const ids = new Map();
  for (const question of questions) {
    for (const address of question.relevant.flatMap((section) => [section.url, ...(section.also ?? [])])) {
      const [file, fragment] = address.split("#");
      const path = join(site, file);
      assert.ok(existsSync(path), `${question.id}: ${file} does not exist`);
      if (!ids.has(file)) ids.set(file, readFileSync(path, "utf8"));
      if (fragment) assert.ok(ids.get(file).includes(`id="${fragment}"`), `${question.id}: ${address} does not exist`);
    }
  }
});

test("every question is answered, in at most ten results", () => {
  for (const { id } of questions) {
    assert.ok(answers().has(id), `${id} has no line`);
    assert.ok(answers().get(id).length <= 10, `${id} has ${answers().get(id).length} results`);
  }
});

// Of 31 questions none may be missed, so the shared ones are looked at by themselves.
const groups = {
  "all questions": () => true,
  "the shared questions": ({ set }) => set === "shared",
  "our own questions": ({ set }) => set !== "shared",
};

for (const [name, belongs] of Object.entries(groups)) {
  const chosen = questions.filter(belongs);

  test(`success@3 is at least 0.97 over ${name}`, () => {
    const [{ success }] = summarise(chosen, answers());
    const missed = chosen.filter((question) => score(question, answers().get(question.id)).found === false);
    const list = missed.map(({ id, query }) => `${id} ${query}`).join("; ");
    assert.ok(success >= 0.97, `${success.toFixed(3)}; missed: ${list}`);
  });

  test(`nDCG@5 is at least 0.85 over ${name}`, () => {
    const [{ ndcg }] = summarise(chosen, answers());
    assert.ok(ndcg >= 0.85, ndcg.toFixed(3));
  });
}

test("a question that nothing answers gets no result", () => {
  const loud = questions.filter((question) => hasNoAnswer(question) && answers().get(question.id).length > 0);
  assert.deepEqual(loud.map(({ id, query }) => `${id} ${query}`), []);
});
