#!/usr/bin/env node
// Scores results against questions.jsonl: one JSON line for all questions, one for each set and each kind.
//
//     score.mjs RESULTS      lines {"id", "results": [{"url"}, …]}, as `query.mjs --batch` prints them
//     score.mjs --each RESULTS   one line for each question instead, worst first
import { QUESTIONS, readLines, score, summarise } from "./scoring.mjs";

const each = process.argv[2] === "--each";
const path = process.argv[each ? 3 : 2];
if (!path) {
  console.error("usage: score.mjs [--each] RESULTS");
  process.exit(64);
}
const questions = readLines(QUESTIONS);
const answers = new Map(readLines(path).map((line) => [line.id, line.results.map((result) => result.url)]));

if (each) {
  const worst = (one) => one.ndcg ?? Number(one.silent);
  questions
    .map(({ id, set, kind, query, relevant }) => {
      const given = answers.get(id) ?? [];
      const grades = given.slice(0, 5).map((url) =>
        relevant.find((section) => section.url === url || section.also?.includes(url))?.grade ?? 0);
      return { ...score({ relevant }, given), id, set, kind, query, grades, given: given.slice(0, 5) };
    })
    .sort((a, b) => worst(a) - worst(b))
    .forEach((line) => console.log(JSON.stringify(line)));
} else {
  summarise(questions, answers).forEach((line) => console.log(JSON.stringify(line)));
}
