// The numbers that test_quality.mjs and the benchmark rest on, by lists whose score is known by hand.
import assert from "node:assert/strict";
import test from "node:test";
import { score, summarise } from "./scoring.mjs";

const best = { url: "a.html", grade: 2, also: ["a.html#top"] };
const good = { url: "b.html#b", grade: 1 };
const question = { id: "1", set: "s", kind: "k", relevant: [good, best] };

function near(value, expected) {
  assert.ok(Math.abs(value - expected) < 1e-9, `${value}, not ${expected}`);
}

test("the best possible list scores 1", () => {
  assert.deepEqual(score(question, ["a.html", "b.html#b"]), { found: true, best: true, ndcg: 1 });
});

test("a lower place is worth less: 3/log2(3) + 1/1 of 3/1 + 1/log2(3)", () => {
  near(score(question, ["b.html#b", "a.html"]).ndcg, (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)));
});

test("the fourth result is no success and the sixth gains nothing", () => {
  assert.equal(score(question, ["x", "y", "z", "a.html"]).found, false);
  assert.equal(score(question, ["v", "w", "x", "y", "z", "a.html"]).ndcg, 0);
});

test("a section under its other address counts, but once", () => {
  near(score(question, ["a.html#top", "a.html"]).ndcg, 3 / (3 + 1 / Math.log2(3)));
});

test("without an answer in the guidance silence alone is right", () => {
  const nothing = { ...question, relevant: [] };
  assert.deepEqual([score(nothing, []), score(nothing, ["a.html"])], [{ silent: true }, { silent: false }]);
});

test("a question that got no line counts as missed, and those without an answer are counted apart", () => {
  const questions = [question, { ...question, id: "2" }, { ...question, id: "3", relevant: [] }];
  const [all] = summarise(questions, new Map([["1", ["a.html", "b.html#b"]]]));
  assert.deepEqual(all, { name: "all", questions: 2, success: 0.5, best: 0.5, ndcg: 0.5, unanswerable: 1, silent: 1 });
});
