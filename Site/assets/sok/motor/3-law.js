// References to law in a question.

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
    var id = [keyOf(series + " " + number), number].find(function (key) {
      need(key);
      return indexOf.has(key);
    });
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
  (act ? [act] : acts.map(function (entry) { return keyOf(entry[1]); })).forEach(function (id) { need(place ? id + "#" + place : id); });
  if (place) places.forEach(function (number) {
    var sides = words[number].text.split("#");
    if (act && sides[0] !== act || sides[1] !== place && !(until && isBetween(sides[1], place, until))) return;
    into.set(number, 1);
    needList(number);
  });
  else if (indexOf.has(act)) {
    // A section says the more of an act, the more of its provisions it rests on.
    into.set(indexOf.get(act), 1);
    needList(indexOf.get(act));
    places.forEach(function (number) { if (words[number].text.split("#")[0] === act) into.set(number, 0.7); });
  }
  var c = { text: (place ? place + " " : "") + shown, meanings: [], isLaw: true, isPlace: !!place, act: place && act ? shown : null };
  if (into.size) c.meanings.push({ all: [into], weight: 1 });
  concepts.push(c);
  return rest.replace(/[@§]/g, " ");
}

function isBetween(place, first, until) {
  var one = /^(.*p)(\d+)/.exec(first), other = /^(.*p)(\d+)[a-z]?$/.exec(place);
  return one && other && one[1] === other[1] && +other[2] >= +one[2] && +other[2] <= until;
}

// A section that names many provisions says less of each.
function namesMany(doc) {
  if (cuts) return 1;
  if (!named.counts) {
    named.counts = new Uint16Array(sections.length);
    places.forEach(function (number) { words[number].docs.forEach(function (doc) { named.counts[doc]++; }); });
  }
  return 1 / (1 + 0.04 * Math.max(0, named.counts[doc] - 2));
}
