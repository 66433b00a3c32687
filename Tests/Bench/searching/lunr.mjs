// Answers questions with lunr over the sections, stemmed in Swedish; prints lines as query.mjs does, and the time in ms.
//
//     lunr.mjs LUNR SECTIONS STEMS QUESTIONS
//
// STEMS maps every word of the sections and the questions to its stem: Debian's lunr brings the English stemmer alone.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [lunrPath, sectionsPath, stemsPath, questionsPath] = process.argv.slice(2);
const lunr = createRequire(import.meta.url)(lunrPath);
const sections = JSON.parse(readFileSync(sectionsPath, "utf8"));
const stems = new Map(Object.entries(JSON.parse(readFileSync(stemsPath, "utf8"))));
const questions = readFileSync(questionsPath, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

const stem = (token) => token.update((word) => stems.get(word) ?? word);
lunr.Pipeline.registerFunction(stem, "swedish");
lunr.tokenizer.separator = /[^\p{L}\p{N}]+/u;

const index = lunr(function () {
  this.pipeline.reset();
  this.pipeline.add(stem);
  this.searchPipeline.reset();
  this.searchPipeline.add(stem);
  this.ref("url");
  this.field("heading", { boost: 5 });
  this.field("page", { boost: 2 });
  this.field("text");
  sections.forEach((section) => this.add(section));
});

for (const { id, query } of questions) {
  const begin = performance.now();
  // As words, not as lunr's own query language: a reader's colon or hyphen is none of its signs.
  const found = index.query((asked) => {
    lunr.tokenizer(query).filter(String).forEach((token) => asked.term(token.toString().toLowerCase(), {}));
  });
  const ms = performance.now() - begin;
  const results = found.slice(0, 10).map((match) => ({ url: match.ref, score: match.score }));
  console.log(JSON.stringify({ id, results, ms }));
}
