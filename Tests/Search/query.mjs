// Asks the search of a rendered site, with the very files that it ships.
//
//   node Tests/Search/query.mjs SITE_DIR "question"
//   node Tests/Search/query.mjs SITE_DIR --batch FILE     lines {"id","query"}
//   node Tests/Search/query.mjs SITE_DIR --explain "question"
//
// Prints one line {"id","results","suggestion"} a question; loads shards only as a page in a browser would.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const shown = ["url", "title", "heading", "path", "part", "kind", "score"];

/** The search of a site: its engine in a world of its own, with nothing of Node's in it. */
export function openSearch(site) {
  const context = vm.createContext({});
  const loaded = [];
  const load = (name) => {
    vm.runInContext(readFileSync(join(site, name), "utf8"), context, { filename: name });
    loaded.push(name);
  };
  load("sok/motor.js");
  load("sok/index.js");
  const engine = context.LotsSearch;
  const ask = (query, options) => {
    let answer = engine.ask(query, options);
    // An answer can name further shards when it has seen the first ones, but not for ever.
    for (let round = 0; answer.missing.length && round < 8; round++) {
      answer.missing.forEach(load);
      answer = engine.ask(query, options);
    }
    return answer;
  };
  const excerpt = (result, answer) => {
    const first = engine.excerpt(result, answer);
    if (!first.missing) return first.parts;
    first.missing.forEach(load);
    return engine.excerpt(result, answer).parts;
  };
  return { engine, ask, excerpt, load, loaded };
}

function line(search, id, query) {
  const answer = search.ask(query, { limit: 10 });
  const results = answer.results.map((result) => Object.fromEntries(shown.map((key) => [key, result[key]])));
  return JSON.stringify({ id, results, suggestion: answer.suggestion });
}

/** Why each result has its place: what the question was taken to mean, and what each part of it gave to a section. */
export function explained(engine, query) {
  const { concepts, hits } = engine.look(query);
  const two = (number) => number.toFixed(2);
  const entries = (map) => Array.from(map).slice(0, 12).map(([entry, weight]) => `${engine.words[entry].text} ${two(weight)}`).join(", ");
  const meaning = (m) => `${m.weight} × ${Array.from(m.all, entries).join(" & ")}`;
  const understood = Array.from(concepts, (c) => `${c.text}${c.corrected ? ` → ${c.corrected}` : ""}: ${Array.from(c.meanings, meaning).join(" | ")}`);
  const reasons = Array.from(hits).slice(0, 10).map((hit) => {
    const sum = Array.from(concepts, (c) => `${c.text} ${two(c.values[hit.doc])} × ${two(c.counts)}`).join(" + ");
    return `${two(hit.score)} ${engine.describe(hit).url}: (${sum}) × ${two(hit.weight)}, heading ${two(hit.heading)}`;
  });
  return [...understood, ...reasons];
}

function main(args) {
  const site = args.shift();
  const why = args[0] === "--explain" && args.shift();
  const batch = args[0] === "--batch" && args.shift();
  if (!site || args.length !== 1) {
    process.stderr.write('usage: query.mjs SITE_DIR [--explain] "question" | query.mjs SITE_DIR --batch FILE\n');
    process.exit(64);
  }
  const search = openSearch(resolve(site));
  if (batch) {
    for (const text of readFileSync(args[0], "utf8").split("\n")) {
      if (!text.trim()) continue;
      const { id, query } = JSON.parse(text);
      process.stdout.write(line(search, id, query) + "\n");
    }
  } else if (why) {
    search.ask(args[0]);
    process.stdout.write(explained(search.engine, args[0]).join("\n") + "\n");
  } else {
    process.stdout.write(line(search, "1", args[0]) + "\n");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
