// The search engine: questions in, sections out. It knows neither the page nor the network: who loads it calls add() with
// what index.js and its shards hold, and ask() with what a reader types.
//
// The files of this folder are published as one script, motor.js, in the order of their names and within one function.

// What was loaded.

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
// Of a large guidance words stand in shards: where each begins, which are here, which a question asked for. So do their lists:
// those that are here, and of which words the question needs them. What reads all that comes as a script of its own, stor.js.
var large = null, data = null, unread = null, cuts = null, here = new Set(), wanted = new Set(), pending = [], listFiles = new Map(), asked = new Set();

function list(text) { return text ? text.split(" ") : []; }

// Words of which each begins with a capital for how many letters it shares with the one before.
function unfolded(text) {
  var previous = "";
  return text.match(/[A-Z][^A-Z]*/g).map(function (coded) { return previous = previous.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1); });
}

function add(part) {
  if (part.large) large = part.large;
  if (part.p !== undefined) open(part);
  else if (part.w !== undefined) pending.push(part);
  if (data && large) pending.splice(0).forEach(openWords);
  if (part.l !== undefined) listFiles.set(part.l, part);
  if (part.t) part.t[1].forEach(function (text, i) { texts[part.t[0] + i] = text; });
  if (part.s !== undefined) large.headings(part, pages, headings, named);
}

// Gives a word of a large guidance its list, if that is in a file that the question asked for and that is here.
function hasList(entry) {
  if (entry.file === undefined) return true;
  var file = listFiles.get(entry.file);
  if (!file || !asked.has(entry.file)) return false;
  if (!file.lists) file.lists = large.lists(file);
  Object.assign(entry, file.lists[entry.isRelated ? 1 : 0][entry.place]);
  return true;
}
// Asks for the list of a word that a question means.
function needList(number) { if (words[number].file !== undefined) asked.add(words[number].file); }

// In how many sections a word stands.
function spread(entry) { return entry.file === undefined ? entry.docs.length : entry.size; }

// Decisions that take the less of the text the more they could be expected; what was decided before in the same circumstances
// says how much. What is known so far is an interval of 30 bits, whose first six are a character.
function decisions(text) {
  var at = 0, low = 0, high = 0x3fffffff, now = 0, all = new Float64Array(352), yes = new Float64Array(352);
  function digit() {
    var code = text.charCodeAt(at++);
    now = (now & 0xffffff) << 6 | (code < 92 ? code - 42 : code - 47);
  }
  while (at < 5) digit();
  // Looked up once: this runs half a million times.
  var floor = Math.floor;
  return function (circumstances) {
    var middle = low + floor((high - low) * (yes[circumstances] + 0.5) / (all[circumstances] + 1)), isSo = now <= middle;
    if (isSo) high = middle; else low = middle + 1;
    all[circumstances]++;
    yes[circumstances] += isSo;
    for (; low >> 24 === high >> 24; digit()) {
      low = (low & 0xffffff) << 6;
      high = (high & 0xffffff) << 6 | 63;
    }
    return isSo;
  };
}

// The lists of a small guidance: for each word and section whether it stands there, and how often, from which with the section's
// length follows how much it says. Swift's PostingsText says what is the likelier when. How long each list is comes first; the
// lists are read when the first question is asked.
function decidedLists(names, text) {
  var decide = decisions(text), total = 0;
  function number(start) {
    for (var bits = 0, value = 1; !decide(start + bits);) bits++;
    while (bits--) value = value * 2 + decide(start + 16 + bits);
    return value - 1;
  }
  // A compound that ends with a hyphen has for its last part another word, of which the number is told.
  names.forEach(function (name, at) { if (/-$/.test(name)) names[at] += names[number(320)]; });
  var floor = Math.floor, clz = Math.clz32, lengths = sections.map(function () { return number(0); });
  lengths.forEach(function (length) { total += length; });
  var made = names.map(function () { return { docs: [], weights: [], size: number(32) }; });
  unread = function () {
    made.forEach(function (list, at) {
      // What cites a provision is about it however long it is.
      var docs = list.docs, isLaw = /\d:\d/.test(names[at]), above = 0, before = 3, mass = total;
      for (var left = list.size, doc = 0; left; doc++) {
        var length = lengths[doc], ratio = floor(mass / (left * length)), bits = 31 - clz(ratio);
        if (sections[doc] !== sections[doc - 1]) above = 0;
        if (!length) continue;
        if (decide(64 + above + 3 * (ratio < 2 ? ratio : 2 * bits + (ratio >> bits - 1 & 1)))) {
          docs.push(doc);
          left--;
          above = 2;
        } else if (above > 1) above = 1;
        mass -= length;
      }
      docs.forEach(function (doc) {
        var length = lengths[doc], start = 192 + 16 * Math.min(5, 32 - clz(length)) + 4 * before, value = 0;
        while (value < 3 && decide(start + value)) value++;
        before = Math.min(value, 2);
        var often = [1, 2, 3.5, 7][value];
        list.weights.push(6 * often / (often + (isLaw ? 1 : 0.6 + 0.085 * length)));
      });
    });
    fromHeadings(data);
  };
  return made;
}
function readLists() {
  var read = unread;
  unread = null;
  if (read) read();
}

function open(part) {
  data = part;
  engine.parts = part.parts.map(function (p) { return { id: p[0], title: p[1] }; });
  stop = new Set(unfolded(part.stop));
  weak = new Set(list(part.weak));
  rules = list(part.rules).map(function (rule) {
    var sides = rule.split(":");
    return [sides[0], sides[1].split(",")];
  });
  endings = list(part.endings);
  var names = part.h ? part.h.split("\n") : null, next = 0;
  part.p.split("\n").forEach(function (line, number) {
    var f = line.split("\t");
    var page = { title: f[0], path: f[1], parent: f[2] ? +f[2] : -1, part: f[3] ? +f[3] : -1,
      kind: part.kinds[f[4] || 0], first: sections.length, count: +(f[5] || 1), weight: +(f[6] || 100) };
    pages.push(page);
    for (var i = 0; i < page.count; i++) {
      sections.push(number);
      if (names) headings.push(i ? named(names[next++]) : [page.title, ""]);
    }
  });
  // A path goes on from the folder of the page above, and ends as the page is called, or the act that it is about; or it stands
  // in full after a slash.
  var ids = part.acts.split("\n");
  var slugs = pages.map(function (page) { return slug(page.kind === "provision" ? ids.shift().split("\t")[0] : page.title); });
  function pathOf(number) {
    var own = pages[number].path || "", above = pages[number].parent;
    if (own[0] === "/") return own.slice(1);
    return (above < 0 ? "" : pathOf(above).replace(/[^/]*$/, "")) + own + (/[^/]$/.test(own) ? "" : slugs[number]);
  }
  if (names) pages.map(function (_, number) { return pathOf(number); }).forEach(function (path, number) { pages[number].path = path + ".html"; });
  part.acts.split("\n").forEach(function (line) {
    var f = line.split("\t");
    if (f.length > 1) f.forEach(function (name) { acts.push([plain(name), f[0], name]); });
  });
  acts.sort(function (a, b) { return b[0].length - a[0].length; });
  // The first of the synonyms are the glossary's, where its headings are here.
  var terms = headings.filter(function (_, doc) { var page = pages[sections[doc]]; return page.kind === "term" && doc !== page.first; });
  part.syn.split("\n").forEach(function (line, i) {
    if (terms[i]) line = line && terms[i][0] + "=" + line;
    if (line) synonyms.push(line.split("=").map(function (side) {
      return side.split("|").map(joined).map(tokens).filter(function (t) { return t.length; });
    }));
  });
  synonyms.forEach(function (sides) {
    if (sides[0].length === 1 && sides[0][0].length === 1) sides[1].forEach(function (p) { if (p.length === 1) everyday.set(p[0], sides[0][0][0]); });
  });
  if (part.cuts !== undefined) cuts = part.cuts.split(" ");
  if (part.w !== undefined) openWords(part);
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
  var fresh = [];
  var previous = "", found = (part.w.match(/[A-Z][^A-Z=]*(=[A-Z][^A-Z=]*)*/g) || []).map(function (coded) {
    var forms = coded.split("=");
    forms[0] = previous = previous.slice(0, forms[0].charCodeAt(0) - 65) + forms[0].slice(1);
    return forms;
  });
  var provisions = new Set();
  if (!cuts) eachProvision(part, function (name) { provisions.add(name); });
  provisions.forEach(function (name) { found.push([name]); });
  var names = found.map(function (forms) { return forms[0]; });
  var own = cuts ? large.words(names, part) : decidedLists(names, part.b);
  function enter(entry) {
    fresh.push(entry);
    indexOf.set(entry.text, words.push(entry) - 1);
    return words.length - 1;
  }
  found.forEach(function (forms, at) {
    var entry = own[at];
    entry.text = names[at].replace(/-/g, "");
    entry.parts = names[at].split("-");
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

// What the provisions are called that the registers have, with their sections: their headings say it.
function eachProvision(part, body) {
  var act = -1, ids = part.acts.split("\n").map(function (line) { return keyOf(line.split("\t")[0]); });
  headings.forEach(function (heading, doc) {
    var page = pages[sections[doc]], place = /^(K\d+[a-z]?)?(P\d+[a-z]?)?/.exec(heading[1] || "");
    if (page.kind !== "provision") return;
    if (doc === page.first) act++;
    [ids[act], place[1] && ids[act] + "#" + place[1], place[2] && ids[act] + "#" + place[0]].forEach(function (name) {
      if (name) body(name.toLowerCase(), doc);
    });
  });
}

// What headings say need not be written twice: of a small guidance it is read off them.
function fromHeadings(part) {
  eachProvision(part, function (name, doc) { raiseBy(words[indexOf.get(name)], doc, 3); });
  headings.forEach(function (heading, doc) {
    var found = wordsOf(heading[0]);
    found.forEach(function (t) {
      var entry = entryOf(t);
      if (entry >= 0) raiseBy(words[entry], doc, 3.5 + 6.6 / found.length);
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
