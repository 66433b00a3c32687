// What is suggested as one types: the commonest words, and among them what can be opened at once, pages and the registers' entries.
//
// The files of this folder are published as one script, falt.js, loaded when the field is first used.

var engine = globalThis.LotsSearch, inside = engine && engine.inside, plain = inside && inside.plain, fold = inside && inside.fold;

// In how many sections a word stands, as far as is known before the first question.
function often(e) { return e.docs.length || e.size || 0; }

function suggest(prefix, limit) {
  var bare = fold(plain(String(prefix).slice(0, 60)).trim()), places = [], found = [];
  if (!bare) return [];
  // Who types å, ä or ö means it.
  var typed = plain(String(prefix).slice(0, 60)).trim(), hasDots = typed !== bare;
  function begins(text) {
    text = plain(text);
    return (hasDots ? text : fold(text)).startsWith(hasDots ? typed : bare);
  }
  if (bare.length > 1) inside.headings.forEach(function (heading, doc) {
    var page = inside.pages[inside.sections[doc]], isPage = doc === page.first;
    if (!heading || !begins(heading[0]) || !isPage && page.kind !== "provision" && page.kind !== "code" && page.kind !== "term") return;
    places.push({ text: isPage || page.kind !== "provision" ? heading[0] : heading[0] + " – " + page.title, kind: isPage ? "page" : page.kind, url: engine.describe({ doc: doc, score: 0 }).url });
  });
  engine.words.forEach(function (e) {
    if (!often(e) || e.text.indexOf("#") >= 0 || !(e.bare || (e.bare = fold(e.text))).startsWith(bare) || hasDots && !e.text.startsWith(typed)) return;
    // What only stands before others in compounds is no word: läkar-.
    if (!inside.indexOf.has(e.text + "e")) found.push(e);
  });
  limit = limit || 8;
  found.sort(function (a, b) { return often(b) - often(a); });
  places = places.slice(0, Math.max(3, limit - found.length));
  return found.slice(0, limit - places.length).map(function (e) { return { text: inside.written(e), kind: "word" }; }).concat(places);
}

// The files that must be loaded before suggest knows the words that begin so: none of a small guidance.
function lacks(prefix) {
  inside.wanted.clear();
  if (engine.ready && prefix.trim().length > 2) inside.need(plain(prefix.slice(0, 60)).trim());
  return inside.lackingWords();
}

if (engine) {
  engine.suggest = suggest;
  engine.lacks = lacks;
}
