#!/usr/bin/env node
// What each weight of the engine is worth: changes one at a time and asks the graded questions again.
//
//     weights.mjs [SITE_DIR] [WEIGHT …]       SITE_DIR: the rendered site, Site/public where none is named
//
// One line a value: what success@3 + nDCG@5 gains over the questions with answers, its standard error, how many questions gain
// and lose, and how many that nothing answers are answered. A change within two standard errors is noise: leave it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { QUESTIONS, hasNoAnswer, readLines, score } from "./scoring.mjs";

const FACTORS = [0, 0.5, 0.75, 0.9, 1.1, 1.3, 1.6, 2];
const [site = fileURLToPath(new URL("../../Site/public", import.meta.url)), ...only] = process.argv.slice(2);
const parts = fileURLToPath(new URL("../../Site/assets/sok/motor", import.meta.url));
const source = readdirSync(parts).sort().map((name) => readFileSync(join(parts, name), "utf8")).join("\n");
const index = readFileSync(join(site, "sok/index.js"), "utf8");
// The held-out set chooses nothing.
const questions = readLines(QUESTIONS).filter(({ set }) => set !== "ninth");

/** The values of all questions, with some weights changed. */
function asked(changes) {
  let changed = source;
  for (const [name, value] of Object.entries(changes)) changed = changed.replace(new RegExp(`\\b${name} = [\\d.]+`), `${name} = ${value}`);
  const context = vm.createContext({});
  vm.runInContext(`(function () { "use strict"; ${changed}\n})();`, context);
  vm.runInContext(index, context);
  return questions.map((question) => {
    const { found, ndcg, silent } = score(question, Array.from(context.LotsSearch.ask(question.query).results, (result) => result.url));
    return silent === undefined ? Number(found) + ndcg : Number(silent);
  });
}

function compared(before, after) {
  const gains = after.map((value, at) => value - before[at]).filter((_, at) => !hasNoAnswer(questions[at]));
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const error = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0)) / gains.length;
  const loud = questions.filter((question, at) => hasNoAnswer(question) && after[at] < 1).length;
  return `${mean < 0 ? "" : "+"}${mean.toFixed(4)} ±${error.toFixed(4)}  ${gains.filter((gain) => gain > 0.001).length} up, ${gains.filter((gain) => gain < -0.001).length} down${loud ? `, ${loud} answered that should not be` : ""}`;
}

const before = asked({});
for (const [, name, value] of source.matchAll(/\b([A-Z][A-Z_]{3,}) = ([\d.]+)/g)) {
  if (only.length && !only.includes(name)) continue;
  console.log(`${name} = ${value}`);
  for (const factor of FACTORS) {
    const other = Number((factor * value).toPrecision(3));
    console.log(`  ${String(other).padStart(6)}  ${compared(before, asked({ [name]: other }))}`);
  }
}
