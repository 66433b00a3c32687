#!/usr/bin/env node
// Scores results against questions.jsonl: one JSON line for all questions, one for each set and each kind.
//
//     score.mjs RESULTS [SET …]          lines {"id", "results": [{"url"}, …]}, as `query.mjs --batch` prints them
//     score.mjs --each RESULTS [SET …]   one line for each question instead, worst first
//
// With SETs, those questions alone; README.md says which are which.
import { QUESTIONS, readLines, score, summarise } from "./scoring.mjs";

const words = process.argv.slice(2);
const each = words[0] === "--each" && Boolean(words.shift());
const [path, ...sets] = words;
if (!path) {
  console.error("usage: score.mjs [--each] RESULTS [SET …]");
  process.exit(64);
}
const questions = readLines(QUESTIONS).filter(({ set }) => sets.length === 0 || sets.includes(set));
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
