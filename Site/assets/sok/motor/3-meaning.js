// What a question means.

// How much what is not the word itself counts: another word made of the same stem, a compound that it ends or begins, what a
// large guidance's index says is related, its parts written apart, what it is a kind of.
// These and the weights further down were measured on the questions in Tests/Search; its README says how.
var SAME_STEM = 0.95, AS_LAST_PART = 0.8, AS_FIRST_PART = 0.6, AS_RELATED = 0.6, ITS_PARTS = 0.5, ITS_KIND = 0.55;

// A meaning is a map from entries to how much each is worth, or several maps that must all be met in a section.
function raise(map, key, weight) { if (!(map.get(key) >= weight)) map.set(key, weight); }

function meaning(entry, weight) {
  var into = new Map([[entry, weight]]), text = words[entry].text;
  (stems.get(stem(text)) || []).forEach(function (other) { raise(into, other, weight * SAME_STEM); });
  Array.from(into).forEach(function (pair) {
    var e = words[pair[0]], text = e.text;
    needList(pair[0]);
    if (cuts) {
      if (!e.related) e.related = words.push({ text: "", parts: [], docs: [], weights: [], size: 0, file: e.file, place: e.place, isRelated: true }) - 1;
      raise(into, e.related, pair[1] * AS_RELATED);
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
    if (hasList(words[entry])) words[entry].docs.forEach(function (doc) {
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
    if (e.text.length < (spread(e) ? 4 : 6) || e.text.length > word.length + limit) continue;
    var text = e.bare || (e.bare = fold(e.text));
    for (var t = 0; t < tries.length; t++) {
      // Nobody types another first letter, but some leave it out or swap it with the next; in a short word that is another word
      // (frisk, risk). Of two that are as near, the commoner one was probably meant.
      if (text[0] !== tries[t][0] && (limit > 1 || word.length < 7 || text[1] !== tries[t][0] && text[0] !== tries[t][1])) continue;
      var cost = distance(tries[t], text, limit);
      if (cost > limit) continue;
      cost += (t ? 0.3 : 0) - (text[0] === tries[t][0] ? 0.2 : 0) - Math.log(1 + spread(e)) / 8;
      if (cost < bestCost) {
        best = i;
        bestCost = cost;
      }
    }
  }
  return best;
}

function asWritten(word) { return everyday.get(word) || word; }

// A compound that nobody has written, cut into known words: two, or three.
function split(word, depth) {
  for (var cut = 3; cut < word.length - 2; cut++) {
    var tail = known(asWritten(word.slice(cut)), true), head = asWritten(word.slice(0, cut));
    if (tail < 0 || words[tail].text.length < 3 || word.length - cut < 4 && words[tail].text.length > 4) continue;
    var first = known(base(head), true);
    if (first < 0 && head.length > 4) first = begins(head);
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
    if (words[i].text.length > start.length + 2 && words[i].text.startsWith(start) && (best < 0 || spread(words[i]) > spread(words[best]))) best = i;
  return best;
}

function all(entries, weight) {
  return { all: entries.map(function (entry) { return meaning(entry, 1); }), weight: weight };
}

// The words and those made from them, but no compounds: other kinds of the same are other things.
function just(entries, weight) {
  return { all: entries.map(function (entry) {
    var into = new Map([[entry, 1]]);
    (stems.get(stem(words[entry].text)) || []).forEach(function (other) { raise(into, other, SAME_STEM); });
    into.forEach(function (_, number) { needList(number); });
    return into;
  }), weight: weight };
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
      words.forEach(function (e, i) { if (e.text.startsWith(starts[at])) raise(longer, i, 1); });
    // Of a large guidance the lists of the commonest are enough.
    Array.from(longer.keys()).sort(function (a, b) { return spread(words[b]) - spread(words[a]); }).slice(0, 5).forEach(needList);
    if (longer.size) c.meanings.push({ all: [longer], weight: 1 });
  }
  if (entry < 0 && !c.meanings.length) {
    entry = corrected(text, 1);
    // What is made of a word as others are: implementering, implementera.
    var kin = entry < 0 && text.length > 5 && stems.get(stem(text));
    if (kin) entry = kin[0];
    var parts = entry < 0 && text.length > 5 ? split(text, 1) : null;
    if (parts) {
      c.meanings.push(all(parts, ITS_PARTS));
      return c;
    }
    if (entry < 0 && text.length > 9) entry = corrected(text, 2);
    if (entry >= 0 && !kin) c.corrected = written(words[entry]);
  }
  if (entry >= 0) {
    c.entry = entry;
    c.meanings.push({ all: [meaning(entry, 1)], weight: 1 });
  }
  return c;
}

// A compound that few sections have is looked for by its parts too.
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
    if (kind >= 0) c.meanings.push(just([kind], ITS_KIND * Math.pow(Math.min(1, rarity(words[kind].docs.length) / rarity(Math.max(e.docs.length, reached))), 1.8)));
  }
}

function rarity(count) { return Math.log(1 + sections.length / (1 + count)); }

function same(a, b) {
  return a === b || everyday.get(b) === a || a.slice(0, 3) === b.slice(0, 3) && (known(a, true) >= 0 && known(a, true) === known(b, true) || a.length > 7 && stem(a) === stem(b));
}

// Where a phrase of the glossary stands among the words of a question, and how many of them it takes; what is in every text may
// be left out, or stand between.
function position(phrase, found) {
  var own = phrase.filter(function (t) { return !stop.has(t); });
  if (own.length < 2) own = phrase;
  for (var i = 0; i < found.length; i++) {
    for (var n = 0, at = i; n < own.length && at < found.length; at++) {
      if (same(own[n], found[at])) n++;
      else if (!n || !stop.has(found[at])) break;
    }
    if (n === own.length) return [i, at - i];
  }
  return null;
}

function understand(query) {
  var concepts = [], text = law(plain(String(query).slice(0, 200)), concepts);
  var found = tokens(together(text)).slice(0, 24).map(function (t) { return t.slice(0, 60); });
  var carries = function (t) { return !stop.has(t) && (t.length > 1 || /[0-9]/.test(t)); };
  // Compounds that were written apart: läkar intyg.
  for (var at = 0; at + 1 < found.length; at++) {
    var first = found[at], second = found[at + 1];
    if (!carries(first) || !carries(second) || first.length + second.length < 5) continue;
    var joined = exactly(first + second);
    if (joined < 0) joined = known(first + second, true);
    if (joined < 0) joined = known(first + "s" + second, true);
    if (joined < 0) continue;
    found.splice(at, 2, words[joined].text);
  }
  var taken = found.map(function () { return null; });
  // Everyday words first, while the question is whole: "bli sjukskriven". What texts write leads to what people say only in single
  // words: "det patienten gör själv" stands in any text, whatever that is about.
  synonyms.forEach(function (sides) {
    [0, 1].forEach(function (side) {
      sides[side].forEach(function (phrase) {
        var at = position(phrase, found), size = at && at[1];
        if (!at || taken.slice(at[0], at[0] + size).some(function (c) { return c && size < c.size; })) return;
        // In a large guidance every further word is a file to load: there, what people say leads to what texts write, and no more.
        var c = taken[at[0]], others = (side ? sides[0] : []).concat(sides[1].filter(function (p) { return !cuts && p !== phrase && p.length === 1; }));
        // A word may have its synonyms in several places.
        if (c && c.size === size) c.others = c.others.concat(others);
        else c = { text: phrase.join(" "), phrase: phrase, size: size, others: others };
        for (var i = 0; i < size; i++) taken[at[0] + i] = c;
      });
    });
  });
  var strong = found.filter(function (t, i) { return taken[i] && taken[i].size > 1 || carries(t) && !weak.has(t); });
  for (var i = 0; i < found.length; i++) {
    var word = found[i], synonym = taken[i], c;
    if (synonym && synonym.size > 1) {
      // Of words that are in every text nothing is left but what they stand for: "till för".
      var said = content(synonym.phrase);
      c = { text: synonym.text, meanings: said.length ? [all(said, 1)] : [] };
      i += synonym.size - 1;
    } else {
      if (!carries(word) || strong.length && weak.has(word)) continue;
      // What people say and texts do not is no misspelling.
      c = synonym && known(word) < 0 ? { text: word, meanings: [] } : concept(word);
    }
    // Följa upp is uppföljning.
    if (/^(?:upp|ut|in|av|ner|ned|om|till|över|fram|bort|åter|an|på)$/.test(found[i + 1] || "")) {
      var joint = stems.get(found[i + 1] + stem(word)) || [];
      joint.forEach(needList);
      if (joint.length) c.meanings.push({ all: [new Map(joint.map(function (e) { return [e, 1]; }))], weight: 1 });
    }
    if (synonym) synonym.others.forEach(function (phrase) {
      var entries = content(phrase);
      // A phrase of everyday words that leaves one word says too little: "vad patienten inte kan göra".
      if (entries.length > 1 || entries.length === phrase.length) c.meanings.push(Object.assign((entries.length > 1 ? just : all)(entries, 1), { isSynonym: true }));
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
