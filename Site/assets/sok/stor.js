// What only a large guidance needs of the search engine: its words, their lists and its headings come in many files.
(function () {
  "use strict";

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

  // So many lists, the longest first: sections as distances, and how much a word says in each.
  function lists(many, count, delta, value) {
    var made = [];
    while (many--) made.push({ docs: [], weights: [], size: count() });
    made.slice().sort(function (a, b) { return b.size - a.size; }).forEach(function (list) {
      for (var doc = -1, i = 0; i < list.size; i++) list.docs.push(doc += delta() + 1);
      for (i = 0; i < list.size; i++) list.weights.push(value());
    });
    return made;
  }

  // Words of which it is only known in how many sections they stand, and where their lists are.
  function wordsOf(names, part) {
    var sizes = numbers(part.f), steps = numbers(part.g), file = part.k[0], place = part.k[1];
    return names.map(function () {
      var step = steps();
      file += step;
      if (step) place = 0;
      return { docs: [], weights: [], size: sizes(), file: file, place: place++ };
    });
  }

  // The lists of a file: of the words themselves, and of what is made of them.
  function listsOf(file) {
    var count = numbers(file.f), delta = numbers(file.d), value = numbers(file.i);
    return [lists(file.c, count, delta, value), lists(file.c, count, delta, value)];
  }

  // Titles come with the headings: a page's line begins with its number.
  function addHeadings(part, pages, headings, named) {
    part.m.split("\n").forEach(function (line) {
      var f = line.split("\t");
      Object.assign(pages[f[0]], { title: f[1], path: f[2], trail: f[3] ? f[3].split("\x1f") : [] });
    });
    part.h.split("\n").forEach(function (line, i) { headings[part.s + i] = named(line); });
  }

  // The best first. Of very many only those are put in order that a reader may come to see.
  var SEEN = 500;
  function inOrder(hits, byScore) {
    var rest = [];
    if (hits.length > 4 * SEEN) {
      var top = hits.reduce(function (most, hit) { return Math.max(most, hit.score); }, 0), counts = new Uint32Array(1001), step = 1001, seen = 0;
      hits.forEach(function (hit) { counts[Math.floor(1000 * hit.score / top)]++; });
      while (seen < SEEN) seen += counts[--step];
      rest = hits.filter(function (hit) { return Math.floor(1000 * hit.score / top) < step; });
      hits = hits.filter(function (hit) { return Math.floor(1000 * hit.score / top) >= step; });
    }
    return hits.sort(byScore).concat(rest);
  }

  globalThis.LotsSearch.add({ large: { words: wordsOf, lists: listsOf, headings: addHeadings, inOrder: inOrder } });
})();
