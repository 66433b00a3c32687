// How long the shipped engine takes for each question in Node; prints {"ask": [ms]}.
//
//     timing.mjs SITE QUESTIONS ROUNDS
//
// Asking counts, and the excerpts of the results shown; loading scripts does not.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [site, questionsPath, rounds] = process.argv.slice(2);
const queries = readFileSync(questionsPath, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).query);

const context = vm.createContext({});
const loaded = new Set();

function load(path) {
  if (loaded.has(path)) throw new Error(`${path} is missing though it is loaded`);
  loaded.add(path);
  vm.runInContext(readFileSync(join(site, path), "utf8"), context, { filename: path });
}

load("sok/motor.js");
load("sok/index.js");
const engine = vm.runInContext("LotsSearch", context);

/** Asks until nothing is missing; gives how long the last time took. */
function time(query) {
  for (;;) {
    const begin = performance.now();
    const answer = engine.ask(query, { limit: 10 });
    const excerpts = answer.results.map((result) => engine.excerpt(result, answer));
    const time = performance.now() - begin;
    const missing = new Set([answer, ...excerpts].flatMap((part) => part.missing ?? []));
    if (missing.size === 0) return time;
    missing.forEach(load);
  }
}

const ask = [];
for (let round = 0; round < Number(rounds); round += 1) {
  for (const query of queries) ask.push(time(query));
}
console.log(JSON.stringify({ ask }));
