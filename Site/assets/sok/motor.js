// The search engine: questions in, sections out. It knows neither the page nor the network: who loads it calls add() with
// what index.js and its shards hold, and ask() with what a reader types. Comments of whole lines are left out when published.
(function () {
"use strict";

// ---- What was loaded -------------------------------------------------------------------------------------------------

var words = [];        // entries: base forms with their parts and postings
var indexOf = new Map();   // form -> entry
var partOf = new Map();    // base form -> entries of the compounds that hold it
var folded = new Map();    // form without rings and dots -> form
var stems = new Map();     // stem -> entries made from one another
var pages = [], sections = [], headings = [], texts = [];
var rules = [], endings = [], stop = new Set(), weak = new Set(), acts = [], places = [], synonyms = [];
var data = null, perShard = 1;

function list(text) { return text ? text.split(" ") : []; }

function add(part) {
  if (part.w !== undefined) open(part);
  if (part.t) part.t[1].forEach(function (text, i) { texts[part.t[0] + i] = text; });
}

// Numbers are written with 91 printable characters: small ones as one, larger as two or four.
function numbers(text) {
  var at = 0;
  function digit() {
    var code = text.charCodeAt(at++);
    return code === 33 ? 90 : code === 35 ? 55 : code === 32 ? 59 : code - 37;
  }
  return function () {
    var first = digit();
    if (first < 70) return first;
    if (first < 90) return 70 + (first - 70) * 91 + digit();
    return (digit() * 91 + digit()) * 91 + digit();
  };
}

function open(part) {
  data = part;
  engine.parts = part.parts.map(function (p) { return { id: p[0], title: p[1] }; });
  perShard = part.per;
  stop = new Set(list(part.stop));
  weak = new Set(list(part.weak));
  rules = list(part.rules).map(function (rule) {
    var sides = rule.split(":");
    return [sides[0], sides[1].split(",")];
  });
  endings = list(part.endings);
  var names = part.h.split("\n"), next = 0;
  part.p.split("\n").forEach(function (line, number) {
    var f = line.split("\t");
    var page = { title: f[0], path: f[1] + ".html", parent: f[2] === "" ? -1 : +f[2], part: f[3] === "" ? -1 : +f[3],
      kind: part.kinds[f[4] || 0], first: sections.length, count: +(f[5] || 1) };
    pages.push(page);
    for (var i = 0; i < page.count; i++) {
      var heading = i ? names[next++].split("\t") : [page.title, ""];
      sections.push(number);
      headings.push(heading);
    }
  });
  openWords(part);
  part.acts.split("\n").forEach(function (line) {
    var f = line.split("\t");
    if (f.length < 2) return;
    f.forEach(function (name) { acts.push([plain(name), f[0]]); });
  });
  acts.sort(function (a, b) { return b[0].length - a[0].length; });
  part.syn.split("\n").forEach(function (line) {
    if (!line) return;
    var sides = line.split("=").map(function (side) { return side.split("|").map(tokens).filter(function (t) { return t.length; }); });
    synonyms.push(sides);
  });
  engine.ready = true;
}

function openWords(part) {
  var count = numbers(part.f), delta = numbers(part.d), at = 0, previous = "";
  part.w.replace(/([A-Z])([^A-Z=]*)((?:=[A-Z][^A-Z=]*)*)/g, function (_, shared, rest, forms) {
    var marked = previous.slice(0, shared.charCodeAt(0) - 65) + rest;
    previous = marked;
    var size = count(), docs = new Array(size), doc = -1;
    var impacts = part.i.slice(at, at += size);
    for (var i = 0; i < size; i++) docs[i] = doc += delta() + 1;
    var entry = { text: marked.replace(/-/g, ""), parts: marked.split("-"), docs: docs, impacts: impacts };
    var number = words.push(entry) - 1;
    indexOf.set(entry.text, number);
    forms.replace(/=([A-Z])([^A-Z=]*)/g, function (_, kept, tail) {
      indexOf.set(entry.text.slice(0, kept.charCodeAt(0) - 65) + tail, number);
    });
    if (entry.text.indexOf("#") > 0) places.push(number);
    return "";
  });
  words.forEach(function (entry, number) {
    if (entry.parts.length > 1) {
      entry.bases = entry.parts.map(function (p, i) { return i < entry.parts.length - 1 ? base(p) : p; });
      entry.bases.forEach(function (b) {
        if (!partOf.has(b)) partOf.set(b, []);
        partOf.get(b).push(number);
      });
    }
    if (!/[0-9]/.test(entry.text)) push(stems, stem(entry.text), number);
  });
  indexOf.forEach(function (number, form) {
    var bare = fold(form);
    if (bare !== form && !indexOf.has(bare)) folded.set(bare, form);
  });
}

function push(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

// ---- Words -----------------------------------------------------------------------------------------------------------

function plain(text) {
  return text.normalize("NFC").toLowerCase().replace(/\u00ad/g, "").replace(/[^\x00-\x7fåäö]/g, function (c) {
    return c === "æ" ? "ä" : c === "ø" ? "ö" : c === "§" ? " § " : /[–—‑]/.test(c) ? "-" : c.normalize("NFD").replace(/[^a-z]/g, "") || " ";
  });
}
function fold(text) { return text.replace(/[åä]/g, "a").replace(/ö/g, "o"); }
function tokens(text) { return plain(text).match(/\d+:\d+|[a-zåäö0-9]+/g) || []; }

// What a first part of a compound stands for: arbets, arbete.
function base(part) {
  var tries = [part], s = part.slice(0, -1);
  if (part.endsWith("s")) tries.push(s, s + "e"); else {
    tries.push(part + "e", part + "a");
    if (/[eou]$/.test(part)) tries.push(s + "a", s + "e");
  }
  return tries.find(function (t) { return indexOf.has(t) && words[indexOf.get(t)].text === t; }) || (part.endsWith("s") ? s : part);
}

function stem(word) {
  for (var i = 0; i < endings.length; i++)
    if (word.length - endings[i].length > 3 && word.endsWith(endings[i])) return word.slice(0, -endings[i].length);
  return word;
}

// The entry of a form, or -1.
function entryOf(form) {
  if (indexOf.has(form)) return indexOf.get(form);
  for (var i = 0; i < rules.length; i++) {
    var ending = rules[i][0];
    if (form.length < ending.length + 2 || !form.endsWith(ending)) continue;
    var stem = form.slice(0, form.length - ending.length);
    for (var j = 0; j < rules[i][1].length; j++) {
      var found = indexOf.get(stem + rules[i][1][j]);
      if (found !== undefined && stem.length + rules[i][1][j].length > 2) return found;
    }
  }
  return -1;
}

// The same for a form that may lack its rings and dots.
function known(form) {
  var entry = entryOf(form);
  if (entry < 0 && folded.has(form)) entry = entryOf(folded.get(form));
  return entry;
}

// ---- Answers ---------------------------------------------------------------------------------------------------------

// Everything that a word may mean: entries with how much each is worth.
function meanings(entry, weight, into) {
  raise(into, entry, weight);
  var e = words[entry];
  (stems.get(stem(e.text)) || []).forEach(function (other) { raise(into, other, weight * 0.7); });
  Array.from(into).forEach(function (pair) {
    var text = words[pair[0]].text;
    (partOf.get(text) || []).forEach(function (other) {
      var bases = words[other].bases, isLast = bases[bases.length - 1] === text;
      raise(into, other, pair[1] * (isLast ? 0.6 : 0.4));
    });
  });
}
function raise(map, key, weight) { if (!(map.get(key) >= weight)) map.set(key, weight); }

// One or two wrong letters; bounded, so that most words cost a comparison of lengths.
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  var before = [], row = [], next, i, j;
  for (j = 0; j <= b.length; j++) row[j] = j;
  for (i = 1; i <= a.length; i++) {
    next = [i];
    var best = i;
    for (j = 1; j <= b.length; j++) {
      var cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}

function corrected(word) {
  if (word.length < 4 || /[0-9]/.test(word)) return -1;
  var limit = word.length < 8 ? 1 : 2, best = -1, bestCost = limit + 1, bare = fold(word);
  for (var i = 0; i < words.length; i++) {
    var text = words[i].text;
    if (text.length < 4 || !words[i].docs.length || Math.abs(text.length - word.length) > limit + 3) continue;
    var cost = distance(bare, fold(text), limit);
    if (cost < bestCost || cost === bestCost && best >= 0 && words[i].docs.length > words[best].docs.length) {
      best = i;
      bestCost = cost;
    }
  }
  if (best < 0) for (var n = 1; n <= 4 && word.length - n > 3; n++) {
    if (rules.some(function (r) { return r[0].length === n && word.endsWith(r[0]); })) {
      var cut = word.slice(0, -n);
      for (i = 0; i < words.length; i++) if (words[i].docs.length && distance(fold(cut), fold(words[i].text), 1) <= 1) return i;
    }
  }
  return best;
}

function concept(word, answer) {
  var into = new Map(), entry = known(word);
  if (entry >= 0) meanings(entry, 1, into);
  return { text: word, alternatives: into };
}

function parse(query) {
  var text = String(query).slice(0, 200);
  var found = tokens(text).slice(0, 16).map(function (t) { return t.slice(0, 60); });
  var kept = found.filter(function (t) { return !stop.has(t) && !weak.has(t) && (t.length > 1 || /[0-9]/.test(t)); });
  return kept.length ? kept : found.filter(function (t) { return !stop.has(t); });
}

function search(query) {
  var concepts = parse(query).map(function (word) {
    var c = concept(word);
    if (!c.alternatives.size) {
      var entry = corrected(word);
      if (entry >= 0) {
        meanings(entry, 0.8, c.alternatives);
        c.corrected = words[entry].text;
      }
    }
    return c;
  });
  var hits = new Map();
  concepts.forEach(function (c, number) {
    var docs = new Map();
    c.alternatives.forEach(function (weight, entry) {
      var e = words[entry];
      for (var i = 0; i < e.docs.length; i++) {
        var value = weight * (e.impacts.charCodeAt(i) - 64), old = docs.get(e.docs[i]) || 0;
        docs.set(e.docs[i], Math.max(old, value) + 0.3 * Math.min(old, value));
      }
    });
    var rarity = Math.log(1 + sections.length / (docs.size || 1));
    docs.forEach(function (value, doc) {
      var hit = hits.get(doc);
      if (!hit) hits.set(doc, hit = { doc: doc, score: 0, count: 0 });
      hit.score += value * rarity;
      hit.count++;
    });
  });
  var all = Array.from(hits.values()), most = all.reduce(function (m, h) { return Math.max(m, h.count); }, 0);
  all = all.filter(function (h) { return h.count === most; });
  all.forEach(function (h) {
    var kind = pages[sections[h.doc]].kind;
    h.score *= kind === "section" ? 1 : kind === "checklist" ? 1.1 : 0.5;
  });
  all.sort(function (a, b) { return b.score - a.score || a.doc - b.doc; });
  return { concepts: concepts, hits: all };
}

function ask(query, options) {
  options = options || {};
  var answer = { missing: [], total: 0, results: [], suggestion: null, corrected: null, facets: { kind: {}, part: {} } };
  if (!engine.ready) return answer;
  var found = search(query);
  answer.concepts = found.concepts;
  if (found.concepts.some(function (c) { return c.corrected; }))
    answer.corrected = answer.suggestion = found.concepts.map(function (c) { return c.corrected || c.text; }).join(" ");
  var perPage = new Map();
  found.hits.forEach(function (hit) {
    var page = pages[sections[hit.doc]], part = engine.parts[page.part];
    count(answer.facets.kind, page.kind);
    if (part) count(answer.facets.part, part.id);
    if (options.kind && options.kind !== page.kind || options.part && (!part || options.part !== part.id)) return;
    answer.total++;
    var shown = perPage.get(page) || [];
    perPage.set(page, shown);
    if (shown.length < 3 && answer.results.length < (options.limit || 10)) {
      var result = describe(hit);
      shown.push(result);
      answer.results.push(result);
    } else if (shown.length) shown[shown.length - 1].others++;
  });
  return answer;
}
function count(map, key) { map[key] = (map[key] || 0) + 1; }

function slug(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function describe(hit) {
  var number = sections[hit.doc], page = pages[number], heading = headings[hit.doc], path = [];
  for (var p = page.parent; p >= 0; p = pages[p].parent) path.unshift(pages[p].title);
  var fragment = heading[1] === undefined ? slug(heading[0]) : heading[1];
  return { url: page.path + (fragment ? "#" + fragment : ""), title: page.title, heading: heading[0], path: path,
    part: page.part < 0 ? null : engine.parts[page.part].id, kind: page.kind, score: Math.round(hit.score * 100) / 100,
    section: hit.doc, page: number, others: 0 };
}

// ---- Excerpts --------------------------------------------------------------------------------------------------------

function excerpt(result, answer) {
  var shard = Math.floor(result.section / perShard), text = texts[result.section];
  if (text === undefined) return { missing: ["sok/t" + shard + ".js"] };
  var weights = new Map();
  (answer.concepts || []).forEach(function (c) { c.alternatives.forEach(function (w, e) { raise(weights, e, w); }); });
  var best = [], bestScore = -1;
  (text.match(/[^\n]+?(?:[.!?](?=\s+[A-ZÅÄÖ”(])|$|(?=\n))/g) || []).forEach(function (sentence) {
    var pieces = [], score = 0, at = 0, seen = new Set();
    sentence.replace(/[A-Za-zÀ-ÿ0-9\u00ad:]+/g, function (word, offset) {
      var entry = entryOf(tokens(word)[0] || ""), weight = weights.get(entry);
      if (!weight) return "";
      if (!seen.has(entry)) score += weight;
      seen.add(entry);
      if (offset > at) pieces.push({ text: sentence.slice(at, offset), mark: false });
      pieces.push({ text: word, mark: true });
      at = offset + word.length;
      return "";
    });
    pieces.push({ text: sentence.slice(at), mark: false });
    if (score > bestScore) { best = pieces; bestScore = score; }
  });
  return { parts: best };
}

function suggest(prefix, limit) {
  var start = plain(String(prefix).slice(0, 60)).trim(), bare = fold(start), out = [];
  if (bare.length < 2) return out;
  pages.forEach(function (page) {
    if (fold(plain(page.title)).indexOf(bare) === 0) out.push({ text: page.title, kind: "page", url: page.path });
  });
  words.map(function (e, i) { return i; }).filter(function (i) {
    return words[i].docs.length && words[i].text.indexOf("#") < 0 && fold(words[i].text).startsWith(bare);
  }).sort(function (a, b) { return words[b].docs.length - words[a].docs.length; }).slice(0, limit || 8).forEach(function (i) {
    out.push({ text: words[i].text, kind: "word" });
  });
  return out.slice(0, limit || 8);
}

function explain(query) {
  var found = search(query);
  return found.concepts.map(function (c) {
    return c.text + ": " + Array.from(c.alternatives).map(function (a) { return words[a[0]].text + " " + a[1].toFixed(2); }).join(", ");
  });
}

var engine = { ready: false, parts: [], add: add, ask: ask, excerpt: excerpt, suggest: suggest, explain: explain };
globalThis.LotsSearch = engine;
})();
