// The search that the site ships answers no worse than it did when this was written; `make bench` says what is asked of it.
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

// Of 31 questions none may be missed, so the shared ones are looked at by themselves. The others have been used to make the
// engine: what it reaches on them (0.99 and 0.86, with the eighth set 0.83) says less than README.md's numbers of sets that it had not
// seen, whose order is not what is asked for (0.85). This keeps it from growing worse unnoticed.
// The eighth set's grades come from the content alone, so that a section that was overlooked counts as a miss: it stands by itself.
const isEighth = ({ set }) => set === "eighth";
const groups = [
  { name: "all questions but the eighth set", belongs: (question) => !isEighth(question), floors: { success: 0.975, ndcg: 0.85 } },
  { name: "the shared questions", belongs: ({ set }) => set === "shared", floors: { success: 0.97, ndcg: 0.9 } },
  { name: "our own questions", belongs: (question) => question.set !== "shared" && !isEighth(question), floors: { success: 0.97, ndcg: 0.845 } },
  { name: "the eighth set", belongs: isEighth, floors: { success: 0.92, ndcg: 0.685 } },
];

// The set that no rule has been made from stands by itself: it says how unseen questions fare, and no other floor leans on it.
const heldOut = { name: "the held-out questions", belongs: ({ set }) => set === "ninth", floors: { success: 0.97, ndcg: 0.72 } };

for (const { name, belongs, floors } of [...groups, heldOut]) {
  const chosen = questions.filter((question) => belongs(question) && heldOut.belongs(question) === (name === heldOut.name));

  test(`success@3 is at least ${floors.success} over ${name}`, () => {
    const [{ success }] = summarise(chosen, answers());
    const missed = chosen.filter((question) => score(question, answers().get(question.id)).found === false);
    const list = name === heldOut.name ? `${missed.length}, kept unread` : missed.map(({ id, query }) => `${id} ${query}`).join("; ");
    assert.ok(success >= floors.success, `${success.toFixed(3)}; missed: ${list}`);
  });

  test(`nDCG@5 is at least ${floors.ndcg} over ${name}`, () => {
    const [{ ndcg }] = summarise(chosen, answers());
    assert.ok(ndcg >= floors.ndcg, ndcg.toFixed(3));
  });
}

test("a question that nothing answers gets no result", () => {
  const loud = questions.filter((question) => hasNoAnswer(question) && answers().get(question.id).length > 0);
  assert.deepEqual(loud.map(({ id, query }) => `${id} ${query}`), []);
});
