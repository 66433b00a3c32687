// Words.

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
// FK 7804 is one word.
function joined(text) { return text.replace(/\b([A-ZÅÄÖ]{2,4}) (\d{3,5})\b/g, "$1$2"); }
// The words of a heading that carry something.
function wordsOf(heading) { return tokens(together(plain(joined(heading)))).filter(function (t) { return !stop.has(t); }); }

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
      if (size + rules[i][1][j].length > 2) {
        var candidate = form.slice(0, size) + rules[i][1][j];
        entry = find(candidate);
        // Only a base form has endings: barn is not made of bar, which is of bära.
        if (entry >= 0 && fold(words[entry].text) !== fold(candidate)) entry = -1;
      }
  }
  return entry;
}
function exactly(form) { return indexOf.has(form) ? indexOf.get(form) : -1; }
function withoutDots(form) { return folded.has(form) ? indexOf.get(folded.get(form)) : exactly(form); }
function entryOf(form) { return byRules(form, exactly); }
// What is only tried, and not asked for, loads no shard.
function known(form, isTry) {
  if (!isTry) need(form);
  // What stands in the texts but for its dots (vard) before what would be a form of another word (vara).
  var entry = withoutDots(form);
  if (entry < 0) entry = entryOf(form);
  return entry < 0 && form.length > 4 ? byRules(form, withoutDots) : entry;
}
