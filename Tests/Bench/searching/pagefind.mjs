// Answers questions with Pagefind's own script over its own index; prints lines as query.mjs does, and the time in ms.
//
//     pagefind.mjs BUNDLE URLS QUESTIONS
//
// BUNDLE is the folder that Pagefind wrote. It indexed one small page a section; URLS maps their names to the sections'.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [bundle, urlsPath, questionsPath] = process.argv.slice(2);
const urls = JSON.parse(readFileSync(urlsPath, "utf8"));
const questions = readFileSync(questionsPath, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

// The script is made for a browser: what it fetches lies in the bundle, and the page's language is Swedish.
const address = "http://localhost/pagefind/";
globalThis.fetch = async (url) => {
  const path = new URL(url, address).pathname.replace("/pagefind/", "");
  return new Response(await readFile(join(bundle, path)));
};
globalThis.window = { location: { origin: "http://localhost" } };
globalThis.location = window.location;
globalThis.document = { querySelector: () => ({ getAttribute: () => "sv" }), documentElement: { lang: "sv" }, currentScript: null };

const pagefind = await import(pathToFileURL(resolve(bundle, "pagefind.js")));
await pagefind.options({ basePath: address, baseUrl: "/" });
await pagefind.init("sv");

for (const { id, query } of questions) {
  const begin = performance.now();
  const { results } = await pagefind.search(query);
  const ms = performance.now() - begin;
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  console.log(JSON.stringify({ id, results: shown.map((data) => ({ url: urls[data.url.replace(/^\//, "")] })), ms }));
}
