// How good lists of search results are, by the grades in questions.jsonl. What the numbers mean stands in README.md.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const QUESTIONS = fileURLToPath(new URL("questions.jsonl", import.meta.url));

export function readLines(path) {
  return readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** A question that nothing in the guidance answers. */
export function hasNoAnswer(question) {
  return question.relevant.length === 0;
}

/** Scores one list of addresses, best first. */
export function score(question, addresses) {
  if (hasNoAnswer(question)) return { silent: addresses.length === 0 };
  const gains = gainsOf(question, addresses);
  const first = gains.slice(0, 3);
  return { found: first.some((gain) => gain > 0), best: first.includes(gain(2)), ndcg: ndcg(question, gains) };
}

/** Scores all questions: `answers` gives the addresses by the question's id. Shares are of the group's questions. */
export function summarise(questions, answers) {
  const groups = new Map([["all", questions]]);
  for (const key of ["set", "kind"]) {
    for (const question of questions) {
      const name = `${key}: ${question[key]}`;
      groups.set(name, [...(groups.get(name) ?? []), question]);
    }
  }
  return [...groups].map(([name, members]) => {
    const scores = members.map((question) => score(question, answers.get(question.id) ?? []));
    const answerable = scores.filter((one) => one.silent === undefined);
    return {
      name,
      questions: answerable.length,
      success: mean(answerable.map((one) => Number(one.found))),
      best: mean(answerable.map((one) => Number(one.best))),
      ndcg: mean(answerable.map((one) => one.ndcg)),
      unanswerable: scores.length - answerable.length,
      silent: mean(scores.filter((one) => one.silent !== undefined).map((one) => Number(one.silent))),
    };
  });
}

function gain(grade) {
  return 2 ** grade - 1;
}

// A section that comes twice, under two addresses, gains once.
function gainsOf(question, addresses) {
  const left = new Set(question.relevant);
  return addresses.map((address) => {
    for (const section of left) {
      if (section.url !== address && !section.also?.includes(address)) continue;
      left.delete(section);
      return gain(section.grade);
    }
    return 0;
  });
}

function ndcg(question, gains) {
  const ideal = question.relevant.map((section) => gain(section.grade)).sort((a, b) => b - a);
  return discounted(gains) / discounted(ideal);
}

function discounted(gains) {
  return gains.slice(0, 5).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

function mean(numbers) {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
