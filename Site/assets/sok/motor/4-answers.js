// Answers.

// What a page's title says counts so much for its sections, and what its sections say so much for the page.
var FROM_TITLE = 0.13, FROM_SECTIONS = 0.17;
// Of a word that stands in a section in several forms the weaker ones count so much.
var OTHER_FORM = 0.2;
// A word for what somebody has to do.
var PLAIN_ROLE = 0.75;
// A rarer word of the question counts for more than its rarity says, and a section that speaks of all that is asked evenly, which
// from this value of each part on is as even as can be.
var RARER = 1.3, EVENLY = 0.3, EVEN_FROM = 6;
// A section that holds a part of the question, where others hold more of it; what a page's place in the guidance means for its
// sections; a checklist that rests on a law like a hundred others; a heading that the question says.
var PART_OF_QUESTION = 0.22, PLACE = 1.05, PLACE_FOR_LAW = 0.7, CHECKLIST_FOR_LAW = 0.65, HEADING_SAID = 0.34;

var ROLE = /^(?:roll|ansvar|uppgift|uppdrag|arbetsuppgift|skyldig)/;

// How much each section says of a meaning.
function valuesOfMeaning(m) {
  var result = null;
  m.all.forEach(function (map) {
    var values = new Float32Array(sections.length);
    map.forEach(function (weight, entry) {
      var e = words[entry];
      if (!hasList(e)) return;
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
  c.rarity = rarity(strong.size ? reach(strong) : met);
  // What a page's title says is said of its sections too, more quietly; and a page whose sections speak of it is about it.
  if (met) pages.forEach(function (page) {
    var title = values[page.first], sum = 0;
    for (var doc = page.first + 1; doc < page.first + page.count; doc++) {
      sum += values[doc];
      if (title >= 5) values[doc] += FROM_TITLE * title;
    }
    if (title) values[page.first] += Math.min(title, FROM_SECTIONS * sum);
  });
  return values;
}

// Whether a word of a heading means what a part of the question does.
function means(c, entry) {
  return c.meanings.some(function (m) { return m.all.some(function (map) { return map.get(entry) * m.weight > 0.7; }); });
}

function entriesOf(heading) {
  if (heading.seen !== words.length) {
    heading.seen = words.length;
    heading.entries = wordsOf(heading[0]).map(entryOf);
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
  return said.length / found.length;
}

// How evenly a section speaks of the parts of a question, 0 to 1: what says much of one part may say nearly nothing of another.
function evenness(doc, concepts) {
  return concepts.length > 1 && Math.pow(concepts.reduce(function (product, c) { return product * Math.min(1, c.values[doc] / EVEN_FROM); }, 1), 1 / concepts.length);
}

// Whether a section is an entry of a register.
function isEntry(doc) { return pages[sections[doc]].weight <= 20; }

function byScore(a, b) { return b.score - a.score || a.doc - b.doc; }

// Whether a page, or an entry of a register, is called after what the question says.
function isTopic(c) {
  return !/^\d+$/.test(c.text) && headings.some(function (heading, doc) {
    var page = pages[sections[doc]];
    return (doc === page.first || page.kind !== "section") && entriesOf(heading).some(function (entry) { return means(c, entry); });
  });
}

function search(query) {
  readLists();
  wanted.clear();
  asked.clear();
  var concepts = understand(query), fixed = !wanted.size && concepts.some(function (c) { return c.corrected; }) ? spelled(concepts) : null;
  // What was put right is answered as if it had been typed so.
  if (fixed) {
    asked.clear();
    concepts = understand(fixed);
  }
  // Of a large guidance first the words are loaded, then the lists of those that are meant.
  if (lacking().length) return { concepts: concepts, hits: [], fixed: fixed };
  var size = sections.length, total = 0, every = 0, most = 0, doc, hits = [], text = plain(String(query));
  // What somebody has to do is told without that word.
  var asksRole = concepts.some(function (c) { return ROLE.test(c.text); }), isAside = function (c) { return concepts.length > 1 && ROLE.test(c.text); };
  if (concepts.every(isAside)) isAside = function () { return false; };
  var scores = new Float32Array(size), met = new Float32Array(size), masks = new Uint16Array(pages.length);
  if (!concepts.some(function (c) { return c.isLaw && !c.meanings.length; })) concepts.forEach(function (c, number) {
    c.values = valuesOf(c);
    if (!isAside(c)) every |= 1 << number;
  });
  // Where half of a question is unknown here, the rest must be something that the guidance is about, or the answer is noise.
  var unmet = concepts.filter(function (c) { return !c.meanings.length; }).length;
  if (!cuts && unmet * 2 >= concepts.length && !concepts.some(isTopic)) concepts.forEach(function (c) { c.values = null; });
  concepts.forEach(function (c, number) {
    if (isAside(c)) c.rarity *= PLAIN_ROLE;
    else total += c.rarity;
    c.counts = Math.pow(c.rarity, RARER);
    for (var doc = 0; c.values && doc < size; doc++) if (c.values[doc]) {
      scores[doc] += c.values[doc] * c.counts;
      if (isAside(c)) continue;
      met[doc] += c.rarity;
      masks[sections[doc]] |= 1 << number;
    }
  });
  // Every word is expected on the page; only where hardly a section is on such a page, it counts how much is met.
  var whole = 0, isLaw = concepts.length === 1 && concepts[0].isLaw;
  for (doc = 0; doc < size; doc++) if (met[doc] && masks[sections[doc]] === every && pages[sections[doc]].weight > 30) whole++;
  for (doc = 0; doc < size; doc++) {
    if (masks[sections[doc]] !== every) {
      // The entry of a register for what is asked about says nothing of the rest.
      if (whole >= 6 && !(isEntry(doc) && met[doc] && (pages[sections[doc]].kind === "code" || asksRole && saidOfHeading(doc, concepts) > 0.98))) met[doc] = 0;
      else if (whole) met[doc] *= 0.75;
    }
    if (met[doc] > most) most = met[doc];
  }
  for (doc = 0; doc < size; doc++) if (met[doc]) {
    var page = pages[sections[doc]], share = met[doc] / total, heading = saidOfHeading(doc, concepts);
    if (met[doc] <= most * 0.35) continue;
    var weight = Math.pow(page.weight / 100, isLaw ? PLACE_FOR_LAW : PLACE)
      * (PART_OF_QUESTION + (1 - PART_OF_QUESTION) * share * share)
      * (isLaw && page.kind === "checklist" ? CHECKLIST_FOR_LAW : 1)
      * (isLaw && page.weight > 30 ? namesMany(doc) : 1)
      * (1 + HEADING_SAID * heading * heading)
      * (1 + EVENLY * evenness(doc, concepts));
    hits.push({ doc: doc, score: scores[doc] * weight, weight: weight, heading: heading });
  }
  hits = large ? large.inOrder(hits, byScore) : hits.sort(byScore);
  lift(hits, concepts, /betyd|menas|defini|skillnad/.test(text) ? 0 : /^vad är |innebär/.test(text) ? 2 : 4, asksRole);
  return { concepts: concepts, hits: hits, fixed: fixed };
}
// The question as it was understood.
function spelled(concepts) { return concepts.map(function (c) { return c.corrected || c.act || c.text; }).join(" "); }

// The registers say little of everything and so stand low, but the entry of the very thing that was asked for belongs among
// the first: a provision before the sections that rest on it, a code after the one that says when to use it, an actor after the
// section that says most of it, a term where a reader has seen what the guidance says of it, or first where the question is what
// it means.
function lift(hits, concepts, asksMeaning, asksRole) {
  var places = [];
  function raiseEntry(kind, place, is) {
    var at = hits.findIndex(function (hit) { return pages[sections[hit.doc]].kind === kind && is(hit); });
    if (at > place) places.push([place, hits.splice(at, 1)[0]]);
  }
  var only = concepts.length === 1 && concepts[0];
  if (only && only.isLaw) raiseEntry("provision", 0, function (hit) {
    return only.values[hit.doc] && only.isPlace === (hit.doc !== pages[sections[hit.doc]].first);
  });
  // Each code that is asked for, or the one of what is asked to be registered.
  concepts.forEach(function (named) {
    raiseEntry("code", 1 + places.length, function (hit) {
      var first = pages[sections[hit.doc]].first, asks = function (c) { return c.values[first] || /kod(?:er|en)?$|^registrer/.test(c.text); };
      return hit.doc !== first && headings[hit.doc] && (tokens(headings[hit.doc][0])[0] === named.text
        || !only && concepts.some(asks) && concepts.every(function (c) { return c.values[hit.doc] || asks(c); }));
    });
  });
  var isTerm = function (hit) { return hit.heading > 0.98; };
  // Who has a part in it stands in a register too; what that is, above all there.
  if (only || asksRole) raiseEntry("section", 1, function (hit) { return hit.heading > 0.98 && pages[sections[hit.doc]].weight < 20; });
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
  answer.missing = lacking();
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
    if (shown.length < 4 && answer.results.length < (options.limit || 10)) {
      if (!headings[hit.doc]) {
        // Of a large guidance not even the heading is here.
        if (answer.missing.indexOf(headingShard(hit.doc)) < 0) answer.missing.push(headingShard(hit.doc));
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
  return text.replace(/^\d+\. /, "").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function textShard(doc) { return "sok/t" + (doc < data.from ? doc : data.from + Math.floor((doc - data.from) / data.per)) + ".js"; }
function headingShard(doc) { return "sok/h" + Math.floor(doc / data.heads) + ".js"; }

function describe(hit) {
  var number = sections[hit.doc], page = pages[number], heading = headings[hit.doc], path = page.trail || [];
  if (!heading) return { url: headingShard(hit.doc) };
  if (!page.trail) for (var p = page.parent; p >= 0; p = pages[p].parent) path.unshift(pages[p].title);
  var fragment = heading[1] === undefined ? slug(heading[0]) : heading[1];
  return { url: page.path + (fragment ? "#" + fragment : ""), title: page.title, heading: heading[0], path: path,
    part: page.part < 0 ? null : engine.parts[page.part].id, kind: page.kind, score: Math.round(hit.score * 100) / 100,
    section: hit.doc, page: number, others: 0 };
}
