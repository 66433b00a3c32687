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

function wordShard(shard) { return "sok/v" + shard + ".js"; }

// The words of a large guidance that are asked for, and what reads them.
function lackingWords() { return (wanted.size && !large ? ["sok/stor.js"] : []).concat(Array.from(wanted, wordShard)); }

// What a question cannot be answered without: words, or the lists of those that are here.
function lacking() {
  if (wanted.size) return lackingWords();
  return Array.from(asked).filter(function (file) { return !listFiles.has(file); }).map(function (file) { return "sok/l" + file + ".js"; });
}

var engine = { ready: false, parts: [], add: add, ask: ask, excerpt: excerpt,
  // For whoever wants to know why: what a question means, and what each section got for it.
  look: search, words: words, describe: describe,
  // For the suggestions, which come with the field.
  inside: { plain: plain, fold: fold, pages: pages, sections: sections, headings: headings, indexOf: indexOf, written: written, need: need, wanted: wanted,
    lackingWords: lackingWords, readLists: readLists } };
globalThis.LotsSearch = engine;
