// How long the shipped engine takes for each question in Node; prints {"ask": [ms], "loaded": [bytes]}.
//
//     timing.mjs SITE QUESTIONS ROUNDS
//
// Asking counts, and the excerpts of the results shown; loading scripts does not. `loaded` says, for each question, how
// many compressed bytes a page that has loaded nothing loads for it, the excerpts included.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const [site, questionsPath, rounds] = process.argv.slice(2);
const queries = readFileSync(questionsPath, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).query);

const scripts = new Map();
function script(path) {
  if (!scripts.has(path)) {
    const text = readFileSync(join(site, path), "utf8");
    scripts.set(path, { code: new vm.Script(text, { filename: path }), size: gzipSync(text).length });
  }
  return scripts.get(path);
}

class Page {
  constructor() {
    this.loaded = new Map();
    this.context = vm.createContext({});
    this.load("sok/motor.js");
    this.load("sok/index.js");
    this.engine = vm.runInContext("LotsSearch", this.context);
  }

  load(path) {
    if (this.loaded.has(path)) throw new Error(`${path} is missing though it is loaded`);
    script(path).code.runInContext(this.context);
    this.loaded.set(path, script(path).size);
  }

  /** Asks until nothing is missing; gives how long the last time took. */
  ask(query) {
    for (;;) {
      const begin = performance.now();
      const answer = this.engine.ask(query, { limit: 10 });
      const excerpts = answer.results.map((result) => this.engine.excerpt(result, answer));
      const time = performance.now() - begin;
      const missing = new Set([answer, ...excerpts].flatMap((part) => part.missing ?? []));
      if (missing.size === 0) return time;
      missing.forEach((path) => this.load(path));
    }
  }
}

const page = new Page();
const ask = [];
for (let round = 0; round < Number(rounds); round += 1) {
  for (const query of queries) ask.push(page.ask(query));
}
const loaded = queries.map((query) => {
  const fresh = new Page();
  fresh.ask(query);
  return [...fresh.loaded.values()].reduce((sum, size) => sum + size, 0);
});
console.log(JSON.stringify({ ask, loaded }));
