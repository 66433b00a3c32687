// Excerpts.

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

// The files that must be loaded before suggest knows the words that begin so: none of a small guidance.
function lacks(prefix) {
  wanted.clear();
  if (engine.ready && prefix.trim().length > 2) need(plain(prefix.slice(0, 60)).trim());
  return Array.from(wanted, wordShard);
}
function wordShard(shard) { return "sok/v" + shard + ".js"; }

var engine = { ready: false, parts: [], add: add, ask: ask, excerpt: excerpt, suggest: suggest, lacks: lacks,
  // For whoever wants to know why: what a question means, and what each section got for it.
  look: search, words: words, describe: describe };
globalThis.LotsSearch = engine;
