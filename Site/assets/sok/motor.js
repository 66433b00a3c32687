// The search engine: questions in, sections out. It knows neither the page nor the network: who loads it calls add() with
// what index.js and its shards hold, and ask() with what a reader types. It is published without comments and with short names.
(function () {
"use strict";

// ---- What was loaded -------------------------------------------------------------------------------------------------

// Entries: base forms with their parts, the sections that hold them (docs) and how much each says (weights).
var words = [];
var indexOf = new Map();   // form -> entry
var partOf = new Map();    // base form -> entries of the compounds that hold it
var folded = new Map();    // form without rings and dots -> form
var stems = new Map();     // stem -> entries made from one another
// By section: the number of its page, its heading with fragment, its text.
var pages = [], sections = [], headings = [], texts = [];
var rules = [], endings = [], stop = new Set(), weak = new Set(), acts = [], places = [], synonyms = [];
var everyday = new Map();  // what people say -> what texts write, of single words
// Of a large guidance words stand in shards: where each begins, which are here, which a question asked for.
var data = null, cuts = null, here = new Set(), wanted = new Set(), pending = [];

function list(text) { return text ? text.split(" ") : []; }

function add(part) {
  if (part.p !== undefined) open(part);
  else if (!data && part.w !== undefined) pending.push(part);
  else if (part.w !== undefined) openWords(part);
  if (part.t) part.t[1].forEach(function (text, i) { texts[part.t[0] + i] = text; });
  if (part.m) part.m.split("\n").forEach(function (line) {
    // In a large guidance titles come with the texts: a page's line begins with its number.
    var f = line.split("\t");
    Object.assign(pages[f[0]], { title: f[1], path: f[2], trail: f[3] ? f[3].split("\x1f") : [] });
  });
  if (part.h && part.t) part.h.split("\n").forEach(function (line, i) { headings[part.t[0] + i] = named(line); });
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

// The lists of a file's words, the longest first: sections as distances, and how much a word says in each; or how often it
// stands there, three in a character, from which with the section's length follows how much.
function lists(names, count, delta, value, lengths) {
  var made = names.map(function (name, i) { return { docs: [], weights: [], size: count(), number: i }; }), packed, filled = 0;
  made.slice().sort(function (a, b) { return b.size - a.size || a.number - b.number; }).forEach(function (list) {
    // What cites a provision is about it however long it is.
    var doc = -1, isLaw = /\d:\d/.test(names[list.number]), i;
    for (i = 0; i < list.size; i++) list.docs.push(doc += delta() + 1);
    for (i = 0; i < list.size; i++) {
      if (!lengths) {
        list.weights.push(value());
        continue;
      }
      if (filled++ % 3 === 0) packed = value();
      var often = [1, 2, 3.5, 7][packed >> 4 & 3];
      packed <<= 2;
      list.weights.push(Math.round(6 * often / (often + 0.6 + (isLaw ? 0.4 + 0.045 * lengths[list.docs[i]] : 0.075 * lengths[list.docs[i]]))) || 1);
    }
  });
  return made;
}

function open(part) {
  data = part;
  engine.parts = part.parts.map(function (p) { return { id: p[0], title: p[1] }; });
  stop = new Set(list(part.stop));
  weak = new Set(list(part.weak));
  rules = list(part.rules).map(function (rule) {
    var sides = rule.split(":");
    return [sides[0], sides[1].split(",")];
  });
  endings = list(part.endings);
  var names = part.h ? part.h.split("\n") : null, next = 0;
  part.p.split("\n").forEach(function (line, number) {
    var f = line.split("\t");
    var page = { title: f[0], path: f[1] + ".html", parent: f[2] ? +f[2] : -1, part: f[3] ? +f[3] : -1,
      kind: part.kinds[f[4] || 0], first: sections.length, count: +(f[5] || 1), weight: +(f[6] || 100) };
    pages.push(page);
    for (var i = 0; i < page.count; i++) {
      sections.push(number);
      if (names) headings.push(i ? named(names[next++]) : [page.title, ""]);
    }
  });
  part.acts.split("\n").forEach(function (line) {
    var f = line.split("\t");
    if (f.length > 1) f.forEach(function (name) { acts.push([plain(name), f[0], name]); });
  });
  acts.sort(function (a, b) { return b[0].length - a[0].length; });
  part.syn.split("\n").forEach(function (line) {
    if (line) synonyms.push(line.split("=").map(function (side) {
      return side.split("|").map(tokens).filter(function (t) { return t.length; });
    }));
  });
  synonyms.forEach(function (sides) {
    if (sides[0].length === 1 && sides[0][0].length === 1) sides[1].forEach(function (p) { if (p.length === 1) everyday.set(p[0], sides[0][0][0]); });
  });
  if (part.cuts !== undefined) cuts = part.cuts.split(" ");
  if (part.w !== undefined) openWords(part);
  pending.forEach(openWords);
  pending = [];
  if (!cuts) fromHeadings(part);
  engine.ready = true;
}

// A heading with its fragment; a place in an act is called after it.
function named(line) {
  var f = line.split("\t");
  if (!f[0] && f[1]) f[0] = f[1].replace(/(\d)([a-z])/g, "$1 $2").replace(/K([^P]+)/, "$1 kap. ").replace(/P(.+)/, "$1 §").trim();
  return f;
}

// A word as texts write it: there is no försäkringskassa in them, only försäkringskassan.
function written(entry) { return entry.written || entry.text; }

function openWords(part) {
  if (part.n !== undefined) here.add(part.n);
  var count = numbers(part.f), delta = numbers(part.d), value = numbers(part.i), length = part.l && numbers(part.l), fresh = [];
  var previous = "", found = (part.w.match(/[A-Z][^A-Z=]*(=[A-Z][^A-Z=]*)*/g) || []).map(function (coded) {
    var forms = coded.split("=");
    forms[0] = previous = previous.slice(0, forms[0].charCodeAt(0) - 65) + forms[0].slice(1);
    return forms;
  });
  var names = found.map(function (forms) { return forms[0]; });
  var own = lists(names, count, delta, value, length && sections.map(length)), related = cuts && lists(names, count, delta, value);
  function enter(entry) {
    fresh.push(entry);
    indexOf.set(entry.text, words.push(entry) - 1);
    return words.length - 1;
  }
  found.forEach(function (forms, at) {
    var entry = own[at];
    entry.text = forms[0].replace(/-/g, "");
    entry.parts = forms[0].split("-");
    if (related) entry.related = related[at];
    var number = enter(entry);
    forms.slice(1).forEach(function (form) {
      var isWritten = form.endsWith("*"), whole = entry.text.slice(0, form.charCodeAt(0) - 65) + form.slice(1, isWritten ? -1 : undefined);
      if (isWritten) entry.written = whole;
      indexOf.set(whole, number);
    });
    if (entry.text.indexOf("#") > 0) places.push(number);
  });
  fresh.slice().forEach(function (entry) {
    if (entry.parts.length < 2) return;
    entry.bases = entry.parts.map(function (p, i) { return i < entry.parts.length - 1 ? base(p) : p; });
    // Parts that are no entries themselves become some, without sections; in shards they are others'.
    entry.bases.forEach(function (b) {
      if (!cuts && !indexOf.has(b)) enter({ text: b, parts: [b], docs: [], weights: [] });
      push(partOf, b, indexOf.get(entry.text));
    });
  });
  fresh.forEach(function (entry) {
    if (!/[0-9]/.test(entry.text)) push(stems, stem(entry.text), indexOf.get(entry.text));
  });
  indexOf.forEach(function (number, form) {
    var bare = fold(form);
    if (bare !== form && !indexOf.has(bare)) folded.set(bare, form);
  });
}

// What headings say need not be written twice: of a small guidance it is read off them.
function fromHeadings(part) {
  var act = -1, ids = part.acts.split("\n").map(function (line) { return keyOf(line.split("\t")[0]); });
  headings.forEach(function (heading, doc) {
    var page = pages[sections[doc]], found = tokens(together(plain(heading[0]))).filter(function (t) { return !stop.has(t); });
    if (page.kind === "provision") {
      if (doc === page.first) act++;
      var place = /^(K\d+[a-z]?)?(P\d+[a-z]?)?/.exec(heading[1] || "");
      [ids[act], place[1] && ids[act] + "#" + place[1], place[2] && ids[act] + "#" + place[0]].forEach(function (key) {
        key = key && key.toLowerCase();
        if (key && indexOf.has(key)) raiseBy(words[indexOf.get(key)], doc, 3);
      });
    }
    found.forEach(function (t) {
      var entry = entryOf(t);
      if (entry >= 0) raiseBy(words[entry], doc, Math.round(3 + 6.6 / found.length));
    });
  });
}
function raiseBy(entry, doc, weight) {
  var at = entry.docs.indexOf(doc);
  if (at < 0) {
    entry.docs.push(doc);
    entry.weights.push(weight);
  } else entry.weights[at] = Math.min(15, entry.weights[at] + weight);
}

function push(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

// The shard that a form would be in; asked for, where it is not here.
function need(form) {
  if (!cuts) return;
  var bare = fold(form), low = 0, high = cuts.length;
  while (low < high) {
    var middle = low + high >> 1;
    if (cuts[middle] <= bare) low = middle + 1; else high = middle;
  }
  if (!here.has(low)) wanted.add(low);
}

// ---- Words -----------------------------------------------------------------------------------------------------------

function plain(text) {
  return text.normalize("NFC").toLowerCase().replace(/\u00ad/g, "").replace(/[^\x00-\x7fåäö]/g, function (c) {
    return c === "æ" ? "ä" : c === "ø" ? "ö" : c === "§" ? " § " : /[–—‑]/.test(c) ? "-" : c.normalize("NFD").replace(/[^a-z]/g, "") || " ";
  });
}
// How an act stands in the index.
function keyOf(id) { return plain(id).replace(/-/g, ""); }
function fold(text) { return text.replace(/[åä]/g, "a").replace(/ö/g, "o"); }
// A first part that waits for its last: sjukskrivnings- och rehabiliteringsplan.
function together(text) {
  return text.replace(/([a-zåäö0-9]{3,})- (?:och|eller|samt) ([a-zåäö0-9]+)/g, function (whole, head, partner) {
    var entry = known(partner);
    return entry >= 0 && words[entry].bases ? head + words[entry].parts[words[entry].parts.length - 1] + " " + partner : whole;
  });
}
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

// The entry of a form, or -1: as it stands, or by the rules of inflection; `find` looks a base form up.
function byRules(form, find) {
  var entry = find(form);
  for (var i = 0; entry < 0 && i < rules.length; i++) {
    var ending = rules[i][0], size = form.length - ending.length;
    if (size < 2 || !form.endsWith(ending)) continue;
    for (var j = 0; entry < 0 && j < rules[i][1].length; j++)
      if (size + rules[i][1][j].length > 2) entry = find(form.slice(0, size) + rules[i][1][j]);
  }
  return entry;
}
function exactly(form) { return indexOf.has(form) ? indexOf.get(form) : -1; }
function withoutDots(form) { return folded.has(form) ? indexOf.get(folded.get(form)) : exactly(form); }
function entryOf(form) { return byRules(form, exactly); }
// What is only tried, and not asked for, loads no shard.
function known(form, isTry) {
  if (!isTry) need(form);
  var entry = entryOf(form);
  return entry < 0 ? byRules(form, withoutDots) : entry;
}

// ---- What a question means -------------------------------------------------------------------------------------------

// How much what is not the word itself counts: another word made of the same stem, a compound that it ends or begins, what a
// large guidance's index says is related, its parts written apart, a synonym's second word and those after it.
// These and the weights further down were measured on the questions in Tests/Search, one changed at a time.
var SAME_STEM = 0.95, AS_LAST_PART = 0.8, AS_FIRST_PART = 0.6, AS_RELATED = 0.6, ITS_PARTS = 0.5, ITS_KIND = 0.55, ITS_BEGINNING = 0.6,
  WORD_BY_WORD = 0.6, EVERYDAY = 0.9, EACH_FURTHER_WORD = 0.7;

// A meaning is a map from entries to how much each is worth, or several maps that must all be met in a section.
function raise(map, key, weight) { if (!(map.get(key) >= weight)) map.set(key, weight); }

function meaning(entry, weight) {
  var into = new Map([[entry, weight]]), text = words[entry].text;
  (stems.get(stem(text)) || []).forEach(function (other) { raise(into, other, weight * SAME_STEM); });
  Array.from(into).forEach(function (pair) {
    var text = words[pair[0]].text, related = words[pair[0]].related;
    if (related && related.docs.length) {
      if (!related.number) related.number = words.push({ text: "", parts: [], docs: related.docs, weights: related.weights }) - 1;
      raise(into, related.number, pair[1] * AS_RELATED);
    }
    (partOf.get(text) || []).forEach(function (other) {
      var bases = words[other].bases, isLast = bases[bases.length - 1] === text;
      raise(into, other, pair[1] * (isLast ? AS_LAST_PART : AS_FIRST_PART));
    });
  });
  return into;
}

// How many sections of the guidance itself, not its registers, hold one of the entries.
function reach(map) {
  var seen = new Uint8Array(sections.length), count = 0;
  map.forEach(function (_, entry) {
    words[entry].docs.forEach(function (doc) {
      if (!seen[doc] && pages[sections[doc]].weight > 30) count += seen[doc] = 1;
    });
  });
  return count;
}

// One or two wrong letters; bounded, so that most words cost a comparison of lengths.
var before = new Uint8Array(80), row = new Uint8Array(80), next = new Uint8Array(80);
function distance(a, b, limit) {
  var n = a.length, m = b.length;
  if (n - m > limit || m - n > limit || n > 79 || m > 79) return limit + 1;
  for (var j = 0; j <= m; j++) row[j] = j;
  for (var i = 1; i <= n; i++) {
    var best = next[0] = i, from = Math.max(1, i - limit), to = Math.min(m, i + limit), letter = a.charCodeAt(i - 1);
    // Only what is near the diagonal can stay within the limit.
    if (from > 1) next[from - 1] = 70;
    if (i > 1 && to === i + limit) row[to] = 70;
    for (j = from; j <= to; j++) {
      var cost = row[j - 1] + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      if (row[j] + 1 < cost) cost = row[j] + 1;
      if (next[j - 1] + 1 < cost) cost = next[j - 1] + 1;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1) && before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
      next[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    var spare = before;
    before = row;
    row = next;
    next = spare;
  }
  return row[m];
}

// The entry that a word was probably meant to be, with at most so many letters wrong; inflected forms are tried as their stems.
function corrected(word, limit) {
  if (word.length < 5 || /[0-9]/.test(word)) return -1;
  var tries = [fold(word)], best = -1, bestCost = limit + 1;
  rules.forEach(function (rule) {
    var size = word.length - rule[0].length;
    if (size > 5 && word.endsWith(rule[0])) rule[1].forEach(function (end) { tries.push(fold(word.slice(0, size) + end)); });
  });
  tries = Array.from(new Set(tries));
  for (var i = 0; i < words.length; i++) {
    var e = words[i];
    if (e.text.length < (e.docs.length ? 4 : 6) || e.text.length > word.length + limit) continue;
    var text = e.bare || (e.bare = fold(e.text));
    for (var t = 0; t < tries.length; t++) {
      // Few get the first letter wrong; another one in a short word is another word (frisk, risk). Of two that are as near,
      // the commoner one was probably meant.
      if (text[0] !== tries[t][0] && (limit > 1 || word.length < 7 || text[1] !== tries[t][1] && text[0] !== tries[t][1])) continue;
      var cost = distance(tries[t], text, limit);
      if (cost > limit) continue;
      cost += (t ? 0.3 : 0) - (text[0] === tries[t][0] ? 0.2 : 0) - Math.log(1 + e.docs.length) / 8;
      if (cost < bestCost) {
        best = i;
        bestCost = cost;
      }
    }
  }
  return best;
}

// A compound that nobody has written, cut into known words: two, or three.
function split(word, depth) {
  for (var cut = word.length - 3; cut > 2; cut--) {
    var tail = known(word.slice(cut), true), head = word.slice(0, cut);
    if (tail < 0 || words[tail].text.length < 3 || word.length - cut < 4 && words[tail].text.length > 4) continue;
    var first = known(base(head), true);
    if (first < 0 && head.length > 3) first = begins(head);
    if (first >= 0) return [first, tail];
    if (depth) {
      var more = split(head.replace(/s$/, ""), depth - 1);
      if (more) return more.concat(tail);
    }
  }
  return null;
}

// The commonest word that begins so: rehab is rehabilitering.
function begins(start) {
  var best = -1;
  for (var i = 0; i < words.length; i++)
    if (words[i].text.length > start.length + 2 && words[i].text.startsWith(start) && (best < 0 || words[i].docs.length > words[best].docs.length)) best = i;
  return best;
}

function all(entries, weight) {
  return { all: entries.map(function (entry) { return meaning(entry, 1); }), weight: weight };
}

// A concept: what the reader wrote, and the meanings of which a section must have one.
function concept(text) {
  var c = { text: text, meanings: [] }, entry = known(text);
  if (entry < 0 && base(text) !== text) entry = known(base(text), true);
  if (entry < 0 && text.length > 3) {
    // Words that begin with it, or with what is left of it without its ending: facket, facklig.
    var longer = new Map(), starts = [text];
    rules.forEach(function (rule) {
      if (!rule[1][0] && text.length - rule[0].length > 3 && text.endsWith(rule[0])) starts.push(text.slice(0, -rule[0].length));
    });
    for (var at = 0; !longer.size && at < starts.length; at++)
      words.forEach(function (e, i) { if (e.text.startsWith(starts[at])) raise(longer, i, 0.5); });
    if (longer.size) c.meanings.push({ all: [longer], weight: 1 });
  }
  if (entry < 0 && !c.meanings.length) {
    entry = corrected(text, 1);
    var parts = entry < 0 && text.length > 6 ? split(text, 1) : null;
    if (parts) {
      var whole = words.findIndex(function (e) {
        return e.bases && e.docs.length && parts.every(function (p) { return e.bases.indexOf(words[p].text) >= 0; });
      });
      if (whole >= 0) c.meanings.push(all([whole], 0.9));
      c.meanings.push(all(parts, ITS_PARTS));
      return c;
    }
    if (entry < 0 && text.length > 7) entry = corrected(text, 2);
    if (entry >= 0) c.corrected = written(words[entry]);
  }
  if (entry >= 0) {
    c.entry = entry;
    c.meanings.push({ all: [meaning(entry, 1)], weight: 1 });
  }
  return c;
}

// What few sections say is looked for by its parts too, and by words that begin like it.
function widen(c) {
  // Of a large guidance the index says itself what is related.
  if (c.entry === undefined || cuts) return;
  var e = words[c.entry], reached = c.meanings.reduce(function (most, m) { return Math.max(most, m.all.length > 1 && !m.isSynonym ? 0 : Math.min.apply(null, m.all.map(reach))); }, 0);
  if (e.bases) {
    var parts = e.bases.map(function (b) { var p = known(b); return p >= 0 && !words[p].docs.length ? begins(b) : p; });
    var whole = parts.every(function (p) { return p >= 0; });
    if (whole && reached < 4) c.meanings.push(all(parts, ITS_PARTS));
    // What it is a kind of counts for as much less as it is commoner: läkarintyg is a kind of intyg.
    var kind = parts[parts.length - 1];
    if (kind >= 0) c.meanings.push(all([kind], ITS_KIND * Math.pow(Math.min(1, rarity(words[kind].docs.length) / rarity(Math.max(e.docs.length, reached))), 1.8)));
  } else if (reached < 4 && e.text.length > 3) {
    var other = begins(e.text);
    if (other >= 0) c.meanings.push(all([other], ITS_BEGINNING));
  }
}

function isVerb(c) {
  return c.entry !== undefined && /[a-zåäö]{2}a$/.test(words[c.entry].text) && /(?:ar|er|ade|ades|as|at|ats|ts|s)$/.test(c.text) && c.text !== words[c.entry].text;
}

function rarity(count) { return Math.log(1 + sections.length / (1 + count)); }

// A section that names many provisions says less of each.
function namesMany(doc) {
  if (!named.counts) {
    named.counts = new Uint16Array(sections.length);
    places.forEach(function (number) { words[number].docs.forEach(function (doc) { named.counts[doc]++; }); });
  }
  return 1 / (1 + 0.04 * Math.max(0, named.counts[doc] - 2));
}

function same(a, b) {
  return a === b || everyday.get(b) === a || (a.slice(0, 3) === b.slice(0, 3) && known(a) >= 0 && known(a) === known(b));
}

// Where a phrase of the glossary stands among the words of a question.
function position(phrase, found) {
  for (var i = 0; i + phrase.length <= found.length; i++)
    if (phrase.every(function (word, n) { return same(word, found[i + n]); })) return i;
  return -1;
}

// References to law are taken out of a question first: acts by name or number, places in them in any spelling.
function law(text, concepts) {
  var rest = " " + text.replace(/(\d)\s*:\s*(\d)/g, "$1:$2").replace(/[^a-zåäö0-9:§-]+/g, " ") + " ", act = null, shown = "";
  acts.some(function (entry) {
    var at = rest.indexOf(" " + entry[0] + " "), size = entry[0].length + 2;
    if (at < 0 && /[a-zåäö]{4}$/.test(entry[0])) {
      at = rest.indexOf(" " + entry[0] + "s ");
      size++;
    }
    if (at < 0) return false;
    act = keyOf(entry[1]);
    shown = entry[2];
    rest = rest.slice(0, at) + " @ " + rest.slice(at + size);
    return true;
  });
  var kinds = / (?:sfs|lag|lagen|lagens|balk|balken|förordning|förordningen|föreskrift|föreskrifter|föreskrifterna)(?= @| \d{4}:)/;
  if (!act) rest = rest.replace(/ (?:([a-zåäö]+(?:-[a-zåäö]+)?) )?(\d{4}:\d+) /, function (whole, series, number) {
    var id = [keyOf(series + " " + number), number].find(function (key) { return indexOf.has(key); });
    if (!id) return whole;
    act = id;
    shown = id === number ? number : series + " " + number;
    return " @ ";
  });
  if (act) rest = rest.replace(kinds, "");
  var place = null;
  function take(pattern, make) {
    if (place) return;
    rest = rest.replace(pattern, function () {
      place = make.apply(null, Array.prototype.map.call(arguments, function (a) { return typeof a === "string" ? a.replace(/ /g, "") : ""; }));
      return " ";
    });
  }
  // 3–8 §§: those between are meant too.
  var until = 0;
  rest = rest.replace(/(\d+)(?: ?[a-z])? ?- ?(\d+)(?: ?[a-z])?(?= ?§| paragraf)/, function (_, from, to) {
    until = +to;
    return from;
  });
  take(/ (\d+(?: ?[a-z])?) kap(?:itel|itlet)? (\d+(?: ?[a-z])?)(?: *§| paragraf[a-zåäö]*| (?![a-zåäö0-9]))/, function (_, k, p) { return "k" + k + "p" + p; });
  take(/ kap(?:itel|itlet)? (\d+(?: ?[a-z])?) *§ *(\d+(?: ?[a-z])?)/, function (_, k, p) { return "k" + k + "p" + p; });
  take(/ (\d+) kap(?:itel|itlet)? /, function (_, k) { return "k" + k; });
  if (act) take(/ (\d+[a-z]?):(\d+(?: ?[a-z](?![a-zåäö]))?) /, function (_, k, p) { return "k" + k + "p" + p; });
  take(/ (\d+(?: [a-z])?)(?: *§[ §]*| paragraf[a-zåäö]*)/, function (_, p) { return "p" + p; });
  take(/ § *(\d+(?: [a-z])?) /, function (_, p) { return "p" + p; });
  if (!place && !act) take(/ (\d+):(\d+) /, function (_, k, p) { return "k" + k + "p" + p; });
  if (!act && !place) return text;
  var into = new Map();
  if (place) places.forEach(function (number) {
    var sides = words[number].text.split("#");
    if ((sides[1] === place || until && isBetween(sides[1], place, until)) && (!act || sides[0] === act)) into.set(number, 1);
  });
  else if (indexOf.has(act)) {
    // A section says the more of an act, the more of its provisions it rests on.
    into.set(indexOf.get(act), 1);
    places.forEach(function (number) { if (words[number].text.split("#")[0] === act) into.set(number, 0.7); });
  }
  var c = { text: (place ? place + " " : "") + shown, meanings: [], isLaw: true, isPlace: !!place, act: place && act ? shown : null };
  // An act's name is a word too: what speaks of it without citing it comes after.
  if (!place && known(plain(shown)) >= 0) raise(into, known(plain(shown)), 0.8);
  if (into.size) c.meanings.push({ all: [into], weight: 1 });
  concepts.push(c);
  return rest.replace(/[@§]/g, " ");
}

function isBetween(place, first, until) {
  var one = /^(.*p)(\d+)/.exec(first), other = /^(.*p)(\d+)[a-z]?$/.exec(place);
  return one && other && one[1] === other[1] && +other[2] >= +one[2] && +other[2] <= until;
}

function understand(query) {
  var concepts = [], text = law(plain(String(query).slice(0, 200)), concepts);
  var found = tokens(together(text)).slice(0, 24).map(function (t) { return t.slice(0, 60); });
  var carries = function (t) { return !stop.has(t) && (t.length > 1 || /[0-9]/.test(t)); };
  // Compounds that were written apart: läkar intyg.
  var apart = {};
  for (var at = 0; at + 1 < found.length; at++) {
    var first = found[at], second = found[at + 1];
    if (!carries(first) || !carries(second) || first.length + second.length < 5) continue;
    var joined = exactly(first + second);
    if (joined < 0) joined = known(first + second, true);
    if (joined < 0) joined = known(first + "s" + second, true);
    if (joined < 0) continue;
    var parts = [first, second].map(known);
    found.splice(at, 2, words[joined].text);
    if (parts[0] >= 0 && parts[1] >= 0) apart[at] = parts;
  }
  var taken = found.map(function () { return null; });
  // Everyday words first, while the question is whole: "bli sjukskriven".
  synonyms.forEach(function (sides) {
    [0, 1].forEach(function (side) {
      sides[side].forEach(function (phrase) {
        var at = position(phrase, found);
        if (at < 0 || taken.slice(at, at + phrase.length).some(function (c) { return c && phrase.length < c.size; })) return;
        var c = { text: phrase.join(" "), meanings: [], phrase: phrase, size: phrase.length, weight: side ? 1 : EVERYDAY,
          others: side ? sides[0].concat(sides[1].filter(function (p) { return p !== phrase && p.length === 1; })) : sides[1] };
        for (var i = 0; i < phrase.length; i++) taken[at + i] = c;
      });
    });
  });
  var strong = found.filter(function (t, i) { return taken[i] && taken[i].size > 1 || carries(t) && !weak.has(t); });
  for (var i = 0; i < found.length; i++) {
    var word = found[i], synonym = taken[i], c;
    if (synonym && synonym.size > 1) {
      c = { text: synonym.text, meanings: [all(content(synonym.phrase), 0.9)] };
      i += synonym.size - 1;
    } else {
      if (!carries(word) || strong.length && weak.has(word)) continue;
      c = concept(word);
      if (apart[i]) c.meanings.push(all(apart[i], WORD_BY_WORD));
    }
    // Följa upp is uppföljning.
    if (/^(?:upp|ut|in|av|ner|ned|om|till|över|fram|bort|åter|an|på)$/.test(found[i + 1] || "")) {
      var joint = stems.get(found[i + 1] + stem(word)) || [];
      if (joint.length) c.meanings.push({ all: [new Map(joint.map(function (e) { return [e, 1]; }))], weight: 0.9 });
    }
    if (synonym) synonym.others.forEach(function (phrase) {
      var entries = content(phrase);
      // A phrase of everyday words that leaves one word says too little: "vad patienten inte kan göra".
      if (entries.length > 1 || entries.length === phrase.length) c.meanings.push(Object.assign(all(entries, synonym.weight * Math.pow(EACH_FURTHER_WORD, entries.length - 1)), { isSynonym: true }));
    });
    widen(c);
    concepts.push(c);
    if (concepts.length > 9) break;
  }
  return concepts;
}
// The entries of a phrase's words, those that are in every text left out.
function content(phrase) {
  return phrase.filter(function (t) { return !stop.has(t); }).map(known).filter(function (entry) { return entry >= 0; });
}

// ---- Answers ---------------------------------------------------------------------------------------------------------

// What a page's title says counts so much for its sections, and what its sections say so much for the page.
var FROM_TITLE = 0.13, FROM_SECTIONS = 0.17;
// Of a word that stands in a section in several forms the weaker ones count so much.
var OTHER_FORM = 0.25;
// A verb beside more telling words; a word that only registers hold.
var PLAIN_VERB = 0.45, ONLY_IN_REGISTERS = 0.4;
// A section that holds a part of the question, where others hold more of it; what a page's place in the guidance means for its
// sections; a checklist that is about the thing, and one that rests on a law like a hundred others; a heading that the question
// says, and a question that the heading says.
var PART_OF_QUESTION = 0.22, PLACE = 1.1, CHECKLIST = 1.2, CHECKLIST_FOR_LAW = 0.65, HEADING_SAID = 0.34, HEADING_COVERS = 0.3;

// How much each section says of a meaning.
function valuesOfMeaning(m) {
  var result = null;
  m.all.forEach(function (map) {
    var values = new Float32Array(sections.length);
    map.forEach(function (weight, entry) {
      var e = words[entry];
      for (var i = 0; i < e.docs.length; i++) {
        var value = weight * e.weights[i], old = values[e.docs[i]];
        values[e.docs[i]] = old ? Math.max(old, value) + OTHER_FORM * Math.min(old, value) : value;
      }
    });
    if (result) for (var doc = 0; doc < values.length; doc++) result[doc] = values[doc] && result[doc] && (values[doc] + result[doc]) / 2;
    else result = values;
  });
  return result;
}

function valuesOf(c) {
  var values = new Float32Array(sections.length), strong = new Map(), met = 0, doc;
  c.meanings.forEach(function (m) {
    var own = valuesOfMeaning(m);
    for (var doc = 0; doc < own.length; doc++) if (own[doc] * m.weight > values[doc]) values[doc] = own[doc] * m.weight;
    if (m.all.length === 1) m.all[0].forEach(function (w, e) { if (w * m.weight > 0.6) strong.set(e, 1); });
  });
  for (doc = 0; doc < values.length; doc++) if (values[doc]) met++;
  var reached = strong.size ? reach(strong) : met;
  // What the guidance itself never says, only its registers, cannot be asked of all sections.
  c.rarity = rarity(reached) * (reached ? 1 : ONLY_IN_REGISTERS);
  // What a page's title says is said of its sections too, more quietly; and a page whose sections speak of it is about it.
  if (met) pages.forEach(function (page) {
    var title = values[page.first], sum = 0;
    for (var doc = page.first + 1; doc < page.first + page.count; doc++) {
      sum += values[doc];
      if (title >= 5) values[doc] += FROM_TITLE * title;
    }
    if (title && page.weight > 30) values[page.first] += Math.min(title, FROM_SECTIONS * sum);
  });
  return values;
}

// Whether a word of a heading means what a part of the question does.
function means(c, entry) {
  return c.meanings.some(function (m) { return m.all.some(function (map) { return map.get(entry) * m.weight > 0.7; }); });
}

// How much of the question a section's heading says, 0 to 1.
function coveredByHeading(doc, concepts, total) {
  if (!headings[doc]) return 0;
  var entries = entriesOf(headings[doc]), sum = 0;
  concepts.forEach(function (c) { if (c.rarity && entries.some(function (entry) { return means(c, entry); })) sum += c.rarity; });
  return sum / total;
}

// FK 7804 is one word.
function entriesOf(heading) {
  if (heading.seen !== words.length) {
    heading.seen = words.length;
    heading.entries = tokens(heading[0].replace(/\b([A-ZÅÄÖ]{2,4}) (\d{3,5})\b/g, "$1$2"))
      .filter(function (t) { return !stop.has(t); }).map(entryOf);
  }
  return heading.entries;
}

// How much of a section's heading the question says, 0 to 1.
function saidOfHeading(doc, concepts) {
  if (!headings[doc]) return 0;
  var found = entriesOf(headings[doc]);
  if (!found.length) return 0;
  var said = found.filter(function (entry) {
    return concepts.some(function (c) { return means(c, entry); });
  });
  return said.length / found.length * (found.length > 1 || concepts.length < 2 ? 1 : 0.99);
}

// The best first. Of very many only those are put in order that a reader may come to see.
var SEEN = 500;
function inOrder(hits) {
  var rest = [];
  if (hits.length > 4 * SEEN) {
    var top = hits.reduce(function (most, hit) { return Math.max(most, hit.score); }, 0), counts = new Uint32Array(1001), step = 1001, seen = 0;
    hits.forEach(function (hit) { counts[Math.floor(1000 * hit.score / top)]++; });
    while (seen < SEEN) seen += counts[--step];
    rest = hits.filter(function (hit) { return Math.floor(1000 * hit.score / top) < step; });
    hits = hits.filter(function (hit) { return Math.floor(1000 * hit.score / top) >= step; });
  }
  return hits.sort(function (a, b) { return b.score - a.score || a.doc - b.doc; }).concat(rest);
}

// Whether a page, or an entry of a register, is called after what the question says.
function isTopic(c) {
  return headings.some(function (heading, doc) {
    var page = pages[sections[doc]];
    return (doc === page.first || page.kind !== "section") && entriesOf(heading).some(function (entry) { return means(c, entry); });
  });
}

function search(query) {
  wanted.clear();
  var concepts = understand(query), fixed = concepts.some(function (c) { return c.corrected; }) ? spelled(concepts) : null;
  // What was put right is answered as if it had been typed so.
  if (fixed) concepts = understand(fixed);
  var size = sections.length, total = 0, every = 0, most = 0, doc, hits = [];
  var scores = new Float32Array(size), met = new Float32Array(size), masks = new Uint16Array(pages.length);
  if (!concepts.some(function (c) { return c.isLaw && !c.meanings.length; })) concepts.forEach(function (c, number) {
    c.values = valuesOf(c);
    every |= 1 << number;
  });
  // Where half of a question is unknown here, the rest must be something that the guidance is about, or the answer is noise.
  var unmet = concepts.filter(function (c) { return !c.meanings.length; }).length;
  if (!cuts && unmet * 2 >= concepts.length && !concepts.some(isTopic)) concepts.forEach(function (c) { c.values = null; });
  // Of a whole sentence the verb says least, unless it is rare: who answers for the plan is asked about the plan.
  var telling = Math.max.apply(null, concepts.map(function (c) { return isVerb(c) ? 0 : c.rarity; }));
  concepts.forEach(function (c, number) {
    if (isVerb(c) && c.rarity < 0.8 * telling) c.rarity *= PLAIN_VERB;
    total += c.rarity;
    for (var doc = 0; c.values && doc < size; doc++) if (c.values[doc]) {
      scores[doc] += c.values[doc] * c.rarity;
      met[doc] += c.rarity;
      masks[sections[doc]] |= 1 << number;
    }
  });
  // Every word is expected on the page; only where hardly a section is on such a page, it counts how much is met.
  var whole = 0, isLaw = concepts.length === 1 && concepts[0].isLaw;
  for (doc = 0; doc < size; doc++) if (met[doc] && masks[sections[doc]] === every && pages[sections[doc]].weight > 30) whole++;
  for (doc = 0; doc < size; doc++) {
    if (masks[sections[doc]] !== every) {
      if (whole >= 6) met[doc] = 0;
      else if (whole) met[doc] *= 0.75;
    }
    if (met[doc] > most) most = met[doc];
  }
  for (doc = 0; doc < size; doc++) if (met[doc]) {
    var page = pages[sections[doc]], share = met[doc] / total, heading = saidOfHeading(doc, concepts);
    if (met[doc] <= most * 0.35 && heading < 1) continue;
    var weight = Math.pow(page.weight / 100, PLACE)
      * Math.max(PART_OF_QUESTION + (1 - PART_OF_QUESTION) * share * share, heading === 1 ? 0.75 : 0)
      * (page.kind !== "checklist" ? 1 : heading ? CHECKLIST : isLaw ? CHECKLIST_FOR_LAW : 1)
      * (isLaw && page.weight > 30 ? namesMany(doc) : 1)
      * (1 + HEADING_SAID * heading * heading)
      * (heading && concepts.length > 1 ? 1 + HEADING_COVERS * Math.pow(coveredByHeading(doc, concepts, total), 2) : 1);
    hits.push({ doc: doc, score: scores[doc] * weight, weight: weight, heading: heading });
  }
  hits = inOrder(hits);
  var text = plain(String(query));
  lift(hits, concepts, /betyd|menas|defini|skillnad/.test(text) ? 0 : /^vad är |innebär/.test(text) ? 2 : 4);
  return { concepts: concepts, hits: hits, fixed: fixed };
}
// The question as it was understood.
function spelled(concepts) { return concepts.map(function (c) { return c.corrected || c.act || c.text; }).join(" "); }

// The registers say little of everything and so stand low, but the entry of the very thing that was asked for belongs among
// the first: a provision after the sections that rest on it most, a code after the one that says when to use it, a term where
// a reader has seen what the guidance says of it, or first where the question is what it means.
function lift(hits, concepts, asksMeaning) {
  var places = [], total = concepts.reduce(function (sum, c) { return sum + c.rarity; }, 0);
  function raiseEntry(kind, place, is) {
    var at = hits.findIndex(function (hit) { return pages[sections[hit.doc]].kind === kind && is(hit); });
    if (at > place) places.push([place, hits.splice(at, 1)[0]]);
  }
  var only = concepts.length === 1 && concepts[0];
  if (only && only.isLaw) raiseEntry("provision", 2, function (hit) {
    return only.values[hit.doc] && only.isPlace === (hit.doc !== pages[sections[hit.doc]].first);
  });
  raiseEntry("code", 1, function (hit) {
    var first = pages[sections[hit.doc]].first;
    return hit.doc !== first && headings[hit.doc] && (concepts.some(function (c) { return tokens(headings[hit.doc][0])[0] === c.text; })
      || !only && concepts.some(function (c) { return c.values[first]; }) && concepts.every(function (c) { return c.values[hit.doc]; }));
  });
  var isTerm = function (hit) { return hit.heading > 0.98 && (asksMeaning < 4 || coveredByHeading(hit.doc, concepts, 1) > 0.99 * total); };
  if (only) raiseEntry("section", 3, function (hit) { return hit.heading === 1 && pages[sections[hit.doc]].weight < 20; });
  raiseEntry("term", asksMeaning, isTerm);
  if (asksMeaning < 4) raiseEntry("term", asksMeaning + 1, isTerm);
  places.sort(function (a, b) { return a[0] - b[0]; }).forEach(function (pair) { hits.splice(pair[0], 0, pair[1]); });
}

function ask(query, options) {
  options = options || {};
  var answer = { missing: [], total: 0, results: [], suggestion: null, corrected: null, facets: { kind: {}, part: {} } };
  if (!engine.ready) return answer;
  var found = search(query);
  answer.concepts = found.concepts;
  wanted.forEach(function (shard) { answer.missing.push("sok/v" + shard + ".js"); });
  if (found.fixed || found.concepts.some(function (c) { return c.act && !c.meanings.length; })) {
    answer.suggestion = found.fixed || spelled(found.concepts);
    if (found.hits.length) answer.corrected = answer.suggestion;
  }
  // Without all of its words there is no order among the sections yet, and no text to ask for.
  if (answer.missing.length) return answer;
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
      if (!headings[hit.doc]) {
        // Of a large guidance not even the heading is here.
        if (answer.missing.indexOf(textShard(hit.doc)) < 0) answer.missing.push(textShard(hit.doc));
        answer.results.push(null);
        shown.push({ others: 0 });
        return;
      }
      var result = describe(hit);
      shown.push(result);
      answer.results.push(result);
    } else if (shown.length) shown[shown.length - 1].others++;
  });
  answer.results = answer.results.filter(function (r) { return r; });
  return answer;
}
function count(map, key) { map[key] = (map[key] || 0) + 1; }

function slug(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function textShard(doc) { return "sok/t" + Math.floor(doc / data.per) + ".js"; }

function describe(hit) {
  var number = sections[hit.doc], page = pages[number], heading = headings[hit.doc], path = page.trail || [];
  if (!heading) return { url: textShard(hit.doc) };
  if (!page.trail) for (var p = page.parent; p >= 0; p = pages[p].parent) path.unshift(pages[p].title);
  var fragment = heading[1] === undefined ? slug(heading[0]) : heading[1];
  return { url: page.path + (fragment ? "#" + fragment : ""), title: page.title, heading: heading[0], path: path,
    part: page.part < 0 ? null : engine.parts[page.part].id, kind: page.kind, score: Math.round(hit.score * 100) / 100,
    section: hit.doc, page: number, others: 0 };
}

// ---- Excerpts --------------------------------------------------------------------------------------------------------

function excerpt(result, answer) {
  var text = texts[result.section];
  if (text === undefined) return { missing: [textShard(result.section)] };
  var weights = new Map();
  (answer.concepts || []).forEach(function (c) {
    c.meanings.forEach(function (m) { m.all.forEach(function (map) { map.forEach(function (w, e) { raise(weights, e, w * m.weight); }); }); });
  });
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
    // A name alone in a list says less than a sentence.
    if (sentence.length < 30) score *= 0.5;
    if (score > bestScore) { best = pieces; bestScore = score; }
  });
  return { parts: best };
}

// As one types: the commonest words, and among them what can be opened at once: pages, and the registers' entries.
function suggest(prefix, limit) {
  var bare = fold(plain(String(prefix).slice(0, 60)).trim()), places = [], found = [];
  if (!bare) return [];
  // Who types å, ä or ö means it.
  var typed = plain(String(prefix).slice(0, 60)).trim(), hasDots = typed !== bare;
  function begins(text) {
    text = plain(text);
    return (hasDots ? text : fold(text)).startsWith(hasDots ? typed : bare);
  }
  if (bare.length > 1) headings.forEach(function (heading, doc) {
    var page = pages[sections[doc]], isPage = doc === page.first;
    if (!heading || !begins(heading[0]) || !isPage && page.kind !== "provision" && page.kind !== "code" && page.kind !== "term") return;
    places.push({ text: isPage || page.kind !== "provision" ? heading[0] : heading[0] + " – " + page.title, kind: isPage ? "page" : page.kind, url: describe({ doc: doc, score: 0 }).url });
  });
  words.forEach(function (e) {
    if (!e.docs.length || e.text.indexOf("#") >= 0 || !(e.bare || (e.bare = fold(e.text))).startsWith(bare) || hasDots && !e.text.startsWith(typed)) return;
    // What only stands before others in compounds is no word: läkar-.
    if (!indexOf.has(e.text + "e")) found.push(e);
  });
  limit = limit || 8;
  found.sort(function (a, b) { return b.docs.length - a.docs.length; });
  places = places.slice(0, Math.max(3, limit - found.length));
  return found.slice(0, limit - places.length).map(function (e) { return { text: written(e), kind: "word" }; }).concat(places);
}

var engine = { ready: false, parts: [], add: add, ask: ask, excerpt: excerpt, suggest: suggest,
  // For whoever wants to know why: what a question means, and what each section got for it.
  look: search, words: words, describe: describe };
globalThis.LotsSearch = engine;
})();
