// What a reader finds, asked of the real guidance as `lots build` renders it, through the files that the site ships.
//
//   node --test Tests/Search         (after `make site`; make test does both)
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after } from "node:test";
import vm from "node:vm";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { explained, openSearch } from "./query.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "lots-search-"));
after(() => rmSync(folder, { recursive: true }));
const site = join(folder, "public");
execFileSync(join(root, ".build/release/lots"), ["build", "--quiet", "--root", root, "--output", site]);
const search = openSearch(site);
search.load("sok/falt.js");

const found = (question, options) => search.ask(question, options).results;
const urls = (question) => Array.from(found(question), (result) => result.url);
const first = (question) => urls(question)[0];

test("inflected forms find the same as the base form", () => {
  for (const [form, base] of [["arbetsförmågans", "arbetsförmåga"], ["aktivitetsbegränsningarna", "aktivitetsbegränsning"], ["läkarintygets", "läkarintyg"]])
    assert.deepEqual(urls(form), urls(base), form);
});

test("a part finds the compounds that hold it", () => {
  const texts = found("koordinator").map((result) => result.heading.toLowerCase());
  assert(texts.some((heading) => heading.includes("rehabiliteringskoordinator")), texts.join("; "));
});

test("words written apart find the compound", () => {
  assert(urls("läkar intyg").slice(0, 3).includes("del-1/utfardande-av-intyg.html"));
  assert.equal(first("rehab plan"), first("rehabplan"));
});

test("a compound finds its suspended form, and is found by the short one", () => {
  for (const question of ["sjukskrivningsplan", "rehabplan", "sjukskrivnings- och rehabiliteringsplan"])
    assert.equal(first(question), "del-2/sjukskrivnings-och-rehabiliteringsplan.html", question);
});

test("å, ä and ö may be typed as a, a and o", () => {
  for (const [bare, full] of [["forsakringsmedicin", "försäkringsmedicin"], ["arbetsformagan", "arbetsförmågan"]])
    assert.deepEqual(urls(bare), urls(full), bare);
});

test("one or two wrong letters are put right, and the reader is told", () => {
  for (const [wrong, right] of [["arbetsförmoga", "arbetsförmåga"], ["aktivitetsbegrensning", "aktivitetsbegränsning"], ["uppföjning", "uppföljning"], ["rehabilteringskordinator", "rehabiliteringskoordinator"]]) {
    const answer = search.ask(wrong);
    assert.equal(answer.corrected, right);
    assert.equal(answer.suggestion, right);
    assert.equal(answer.results[0].url, first(right));
  }
  assert.equal(search.ask("arbetsförmåga").suggestion, null);
});

test("a reference to law is found in any spelling", () => {
  const spellings = ["27 kap 25 § SFB", "27 kap. 25 § socialförsäkringsbalken", "SFB 27:25", "27:25 SFB", "27 kap. 25§ SFB", "2010:110 27 kap 25 §", "27 kapitlet 25 paragrafen SFB", "27 kap 25 §"];
  for (const spelling of spellings) assert.deepEqual(urls(spelling), urls(spellings[0]), spelling);
  assert(urls(spellings[0]).includes("forfattningar/2010-110.html#K27P25"));
  assert.deepEqual(urls("SFB 99:99"), []);
  assert.equal(search.ask("SFB 99:99").suggestion, "SFB");
  assert(urls("8 § sjuklönelagen").includes("forfattningar/1991-1047.html#P8"));
});

test("acts are found by number, name and abbreviation alike", () => {
  assert.deepEqual(urls("hälso- och sjukvårdslagen").sort(), urls("2017:30").sort());
  assert(urls("HSL").some((url) => url.startsWith("forfattningar/2017-30.html")) || search.ask("HSL").total > 10);
});

test("codes and forms are found however they are written", () => {
  assert.equal(first("DV077"), "del-2/sjukskrivnings-och-rehabiliteringsplan.html#anvand-kva-kod-dv077");
  assert.deepEqual(urls("dv 077"), urls("DV077"));
  assert.deepEqual(urls("FK 7804").slice(0, 1), urls("fk7804").slice(0, 1));
  assert.equal(first("kvå koordinering"), "del-2/koordineringsinsatser.html#anvand-kva-kod-gc001");
});

test("the entries of what a question names stand among the first", () => {
  assert.equal(first("27 kap 25 § SFB"), "forfattningar/2010-110.html#K27P25");
  assert.equal(first("socialförsäkringsbalken"), "forfattningar/2010-110.html");
  assert(urls("arbetsterapeuter").slice(0, 2).includes("aktorer.html#arbetsterapeut"));
  for (const code of ["AW026", "DV077"]) assert(urls("AW026 eller DV077").slice(0, 3).includes(`kodverk/kva.html#${code}`), code);
});

test("what speaks of all that is asked comes first, and above all of the rarer word", () => {
  assert.equal(first("sekretess mot Försäkringskassan"), "bilagor/samverkan-med-andra-aktorer.html#samtycke-tystnadsplikt-och-sekretess");
  assert.equal(first("vilka professioner kan vara med i rehabiliteringen"), "del-2/medicinsk-rehabilitering.html#kunskapsbaserad-behandling-i-samrad-med-patienten");
});

test("everyday words and abbreviations lead to the guidance's own", () => {
  assert.equal(first("nätläkare"), "del-1/digitala-vardbesok.html");
  assert(urls("sjukintyg").includes("del-1/utfardande-av-intyg.html"));
  assert(urls("FMB").some((url) => url.includes("sok-diagnos-i-fmb")));
  assert(urls("försäkringsmedicinskt beslutsstöd").some((url) => url.includes("sok-diagnos-i-fmb")));
});

test("words that mean different things are not taken for each other", () => {
  const text = (result, answer) => search.excerpt(result, answer).filter((part) => part.mark).map((part) => part.text.toLowerCase());
  const answer = search.ask("sjuklön");
  assert(answer.results.length > 0);
  for (const result of answer.results)
    for (const word of text(result, answer)) assert(!word.startsWith("sjukpenning"), `${result.url}: ${word}`);
});

test("noise is no answer", () => {
  for (const noise of ["xyzzy qwrt", "pizza", "", "   ", "och", "???", "§", "42:"]) {
    const answer = search.ask(noise);
    assert(noise === "och" || answer.results.length === 0, `${noise}: ${JSON.stringify(answer.results[0])}`);
  }
});

test("the excerpt is a sentence of the section with the words marked", () => {
  for (const question of ["arbetsträning", "samtycke sekretess", "följa upp planen", "koordinator"]) {
    const answer = search.ask(question);
    const result = answer.results[0];
    const parts = search.excerpt(result, answer);
    assert(parts.length > 0 && parts.every((part) => typeof part.text === "string" && typeof part.mark === "boolean"));
    const heading = result.heading.toLowerCase();
    assert(parts.some((part) => part.mark) || heading.includes(question.slice(0, 6)), question);
  }
});

test("results can be limited to a part and to a kind, and the counts stay", () => {
  const all = search.ask("uppföljning");
  const limited = search.ask("uppföljning", { part: "del-3", kind: "section", limit: 50 });
  assert(limited.results.length > 0 && limited.results.every((result) => result.part === "del-3" && result.kind === "section"));
  assert.equal(JSON.stringify(limited.facets), JSON.stringify(all.facets));
  assert.equal(Object.values(all.facets.kind).reduce((sum, count) => sum + count, 0), all.total);
});

test("every result leads to a place that exists", () => {
  for (const question of ["sjukskrivning", "checklista", "SFB", "kvå", "samverkan", "läkare", "dokumentera", "arbetsgivare"]) {
    for (const result of found(question)) {
      const [path, fragment] = result.url.split("#");
      const page = readFileSync(join(site, path), "utf8");
      if (fragment) assert(page.includes(`id="${fragment}"`), result.url);
      assert(result.title && result.heading && Array.isArray(Array.from(result.path)), result.url);
    }
  }
});

test("what is typed is completed", () => {
  const texts = (prefix) => Array.from(search.engine.suggest(prefix, 8)).map((suggestion) => suggestion.text);
  assert(texts("sjukskr").some((text) => text.startsWith("sjukskriv")));
  assert(texts("dv0").some((text) => text.toLowerCase().includes("dv077")));
  assert.equal(texts("").length, 0);
  assert.equal(search.engine.lacks("sjukskr").length, 0, "all is here");
  // Before the first question has been asked, too.
  const fresh = openSearch(site);
  fresh.load("sok/falt.js");
  assert.deepEqual(Array.from(fresh.engine.suggest("sjukskr", 8), (suggestion) => suggestion.text), texts("sjukskr"));
});

test("no question harms, however it is made", () => {
  const long = "sjukskrivning ".repeat(1000);
  const hostile = [long, "a".repeat(10000), "<img src=x onerror=alert(1)>", "\u202eksjä\u202c \u200bplan", "(.*)+$[", "\\", "__proto__", "constructor", "toString", "${1}", "\0\ud800", "'; --", "kap. ".repeat(500), "1 § ".repeat(500), "- och ".repeat(300)];
  for (const question of [...hostile, null, undefined, 7, {}]) {
    const answer = search.ask(question);
    assert(answer.results.length <= 10);
    search.engine.suggest(question, 8);
    explained(search.engine, question);
  }
});

test("scripts are published without comments and with short names, and what others call keeps its name", () => {
  for (const name of ["motor.js", "sida.js", "falt.js"]) {
    const source = sourceOf(join(root, "Site/assets/sok", name));
    const published = readFileSync(join(site, "sok", name), "utf8");
    assert(published.length < 0.7 * source.length && !published.includes("\n  "), name);
    new vm.Script(published);
    // Neither a text in quotation marks nor a regular expression has lost anything.
    for (const text of source.match(/"(?:[^"\\\n]|\\.)*"/g)) if (!/\/\/.*"/.test(text)) assert(published.includes(text) || commented(source, text), `${name}: ${text}`);
  }
  assert.deepEqual(Object.keys(search.engine).sort(), ["add", "ask", "describe", "excerpt", "inside", "lacks", "look", "parts", "ready", "suggest", "words"]);
});

/** A script as it is written: a file, or a folder of its parts. */
function sourceOf(path) {
  if (existsSync(path)) return readFileSync(path, "utf8");
  const folder = path.slice(0, -".js".length);
  return readdirSync(folder).map((part) => readFileSync(join(folder, part), "utf8")).join("\n");
}

/** Whether a text stands in comments alone. */
function commented(source, text) {
  return source.split("\n").filter((line) => line.includes(text)).every((line) => line.trim().startsWith("//"));
}

test("what is unknown beside something that the guidance is not about finds nothing", () => {
  assert.equal(search.ask("bilbesiktning tider").total, 0);
  assert(search.ask("utbränd sjukskrivning").total > 0);
  // Nor does a compound of words that it has, when its first is no topic, or another word that it rhymes with.
  assert.equal(search.ask("lönesamtal").total, 0);
  assert.equal(search.ask("färdtjänst").total, 0);
  // A short word with another first letter is another word.
  assert.equal(search.ask("frisk").corrected, null);
});

test("a misspelling that the guidance quotes is corrected", () => {
  for (const [wrong, right] of [["kompentens", "kompetens"], ["beslutstöd", "beslutsstöd"], ["överenstämmelse", "överensstämmelse"]]) {
    assert.equal(search.ask(wrong).corrected, right);
  }
});

test("a word without its dots is the word that the texts have, and a short one is no form of another", () => {
  assert.deepEqual(urls("vard"), urls("vård"));
  assert.equal(search.ask("barn").results.some((result) => /bär/.test(result.heading)), false);
});

test("a word made of another as the language makes them finds it", () => {
  assert.deepEqual(urls("implementering").slice(0, 3), urls("implementera").slice(0, 3));
  assert.equal(search.ask("implementering").corrected, null);
});

test("what people say and no text does is led to what texts say, and is no misspelling", () => {
  const answer = search.ask("utmattning");
  assert.equal(answer.corrected, null, "utmaning is another word");
  assert(answer.results.length > 0);
  assert.deepEqual(urls("landsting").slice(0, 3), urls("region").slice(0, 3));
});

test("a compound that nobody has written finds the sections that hold its parts", () => {
  assert.equal(first("samarbetsrutiner"), "om/sammanfattning.html#skapa-goda-rutiner-for-samarbete");
});

test("synonyms of which nothing is left but words of every text do no harm", () => {
  const site = mkdtempSync(join(folder, "synonyms-"));
  cpSync(join(folder, "public/sok"), join(site, "sok"), { recursive: true });
  const index = join(site, "sok/index.js"), text = readFileSync(index, "utf8");
  writeFileSync(index, text.replace("\narbete=jobb\n", "\narbete=jobb\nmålgrupp=till för\n"));
  assert.notEqual(readFileSync(index, "utf8"), text);
  const { results } = openSearch(site).ask("vem är det till för");
  assert.equal(results[0].url, first("målgrupp"));
});

test("suggestions are words as texts write them", () => {
  const texts = (prefix) => Array.from(search.engine.suggest(prefix, 8)).map((suggestion) => suggestion.text);
  assert(texts("försäkringsk").includes("försäkringskassan") && !texts("försäkringsk").includes("försäkringskassa"));
  assert.equal(search.ask("försäkingskassan").suggestion, "försäkringskassan");
  assert(texts("hä").every((text) => text.toLowerCase().startsWith("hä")));
  // The dictionary's rules alone would lead these to vår and regla.
  assert(texts("sjukv").includes("sjukvård") && !texts("sjukv").includes("sjukvår"));
  assert.deepEqual(urls("regel"), urls("regler"));
});

test("a reader who asks for the first time loads at most 40 kB", () => {
  const size = (name) => brotliCompressSync(readFileSync(join(site, name)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  for (const question of ["sjukskrivning", "koordinator", "27 kap 25 § SFB", "vad ska planen innehålla"]) {
    const fresh = openSearch(site);
    const answer = fresh.ask(question);
    // The page of search loads the texts of the results in view; make bench measures that in a browser.
    for (const result of answer.results.slice(0, 5)) fresh.excerpt(result, answer);
    const total = [...fresh.loaded, "sok/sida.js"].map(size).reduce((sum, bytes) => sum + bytes, 0);
    assert(total <= 40_000, `${question}: ${total} bytes`);
  }
});

test("the words of a text lead to its section", () => {
  const { engine } = search;
  const missed = [];
  let asked = 0;
  for (const name of readdirSync(join(site, "sok")).filter((name) => /^t\d+\.js$/.test(name))) {
    const script = /^LotsSearch\.add\((.*)\)\n$/s.exec(readFileSync(join(site, "sok", name), "utf8"));
    const [section, [text]] = vm.runInNewContext(`(${script[1]})`).t;
    if (section % 5 || /^(?:forfattningar|ordlista)/.test(engine.describe({ doc: section, score: 0 }).url)) continue; // the registers quote
    for (const [word] of text.matchAll(/(?<![\p{L}\d.-])[a-zåäö]{9,}(?![\p{L}\d.-])/gu)) {
      const { concepts } = engine.look(word);
      if (!concepts.length) continue; // what is in every text
      asked++;
      if (!(concepts[0].values?.[section] > 0)) missed.push(`${word} in ${name}`);
    }
  }
  // A few forms have two base forms, and code is left out.
  assert(asked > 500 && missed.length < 0.02 * asked, `${missed.length} of ${asked}: ${missed.join(", ")}`);
});
