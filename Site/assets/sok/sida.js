// The page of search: the question in the address, the answer below it. The question stands in the fragment, which browsers
// never send. Everything that a reader typed or that the index holds is shown as text, never read as markup.
(function () {
  "use strict";

  var form = document.querySelector("form[role=search]");
  var field = form.querySelector("input");
  var place = document.querySelector(".answer");
  var lead = document.querySelector(".lead");
  var engine = window.LotsSearch;
  var title = document.title;
  var LIMIT = 10;

  // ---- Small things ----

  var word = function (name) { return place.getAttribute("data-" + name) || ""; };

  var element = function (tag, className, content) {
    var made = document.createElement(tag);
    if (className) { made.className = className; }
    [].concat(content === undefined ? [] : content).forEach(function (part) {
      made.appendChild(typeof part === "string" ? document.createTextNode(part) : part);
    });
    return made;
  };

  // The words of a phrase with values, texts or elements, in the place of {names}.
  var phrase = function (text, values) {
    return text.split(/\{(\w+)\}/).map(function (part, index) { return index % 2 ? values[part] : part; });
  };

  // What a reader typed: apart from the text around it, whatever direction it has, and not longer than one can read.
  var typed = function (text) {
    return element("bdi", "", text.length > 100 ? text.slice(0, 100) + "…" : text);
  };

  // ---- The question in the address ----

  // `#q=…&del=…&typ=…`; where a % means nothing, it is a %.
  var read = function (fragment) {
    var question = { q: "", del: "", typ: "" };
    fragment.replace(/^#/, "").split("&").forEach(function (pair) {
      var name = pair.split("=", 1)[0];
      var value = pair.slice(name.length + 1);
      try { value = decodeURIComponent(value); } catch (broken) { /* as it is */ }
      if (name === "q" || name === "del" || name === "typ") { question[name] = value; }
    });
    return question;
  };

  var written = function (question) {
    var parameters = new URLSearchParams();
    ["q", "del", "typ"].forEach(function (name) {
      if (question.q && question[name]) { parameters.set(name, question[name]); }
    });
    var text = parameters.toString().replace(/\+/g, "%20");
    return location.pathname + (text ? "#" + text : "");
  };

  // Browsers bound how often the address may change; what is shown does not depend on it.
  var remember = function (question, isNew) {
    try {
      history[isNew ? "pushState" : "replaceState"](null, "", written(question));
    } catch (tooOften) { /* the next key tries again */ }
  };

  // ---- Scripts of the index ----

  var loads = {};
  // Loads those that are not there and then goes on, whether they came or not.
  var load = function (paths, done) {
    Promise.all(paths.map(function (path) {
      loads[path] = loads[path] || new Promise(function (resolve) {
        var script = document.createElement("script");
        script.src = form.getAttribute("data-root") + path;
        script.onload = script.onerror = resolve;
        document.head.appendChild(script);
      });
      return loads[path];
    })).then(done);
  };

  // ---- What is shown ----

  var heading = element("h2", "hits");
  var advice = element("p", "advice");
  var filters = element("details", "filters");
  var results = element("ol", "results");
  var more = element("button", "more-hits", word("more"));
  var status = element("p", "unseen");
  more.type = "button";
  status.setAttribute("role", "status");
  filters.appendChild(element("summary", "", word("filters")));
  [status, heading, advice, filters, results, more].forEach(function (part) {
    part.hidden = part !== status;
    place.appendChild(part);
  });

  var question = read("");   // what is shown
  var kept = question;       // what the entry in the history is about, whatever has been typed since
  var limit = LIMIT;
  var turn = 0;
  var telling = 0;

  // Says the number when the typing pauses, or at once.
  var tell = function (now) {
    clearTimeout(telling);
    telling = setTimeout(function () {
      status.textContent = [heading, advice].filter(function (part) { return !part.hidden; })
        .map(function (part) { return part.textContent; }).join(" ");
    }, now ? 0 : 800);
  };

  var put = function (part, content) {
    part.textContent = "";
    part.hidden = !content;
    [].concat(content || []).forEach(function (piece) { part.appendChild(typeof piece === "string" ? document.createTextNode(piece) : piece); });
  };

  var excerpt = function (result, answer, line) {
    var found = engine.excerpt(result, answer);
    if (found.missing) { return found.missing; }
    line.textContent = "";
    found.parts.forEach(function (part) { line.appendChild(part.mark ? element("mark", "", part.text) : document.createTextNode(part.text)); });
    return [];
  };

  var row = function (result, text) {
    var link = element("a", "", result.heading);
    link.href = result.url;
    // From the start page, which all have in common, to the page that the section is on.
    var path = result.path.slice(1).concat(result.heading === result.title ? [] : [result.title]);
    var where = element("p", "result-path", [element("span", "tag", form.getAttribute("data-" + result.kind) || result.kind)]);
    path.forEach(function (name, index) {
      where.appendChild(document.createTextNode(index ? " › " : " "));
      where.appendChild(element("span", "", name));
    });
    var item = element("li", "result", [element("h3", "", link), where, text]);
    if (result.others) {
      var page = element("a", "", phrase(word("more-on-page"), { count: String(result.others), title: result.title }));
      page.href = result.url.split("#")[0];
      item.appendChild(element("p", "result-more", page));
    }
    return item;
  };

  // Texts come when their place comes into view: most readers open one of the first results.
  var fillers = new Map();
  var watcher = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting || !fillers.has(entry.target)) { return; }
      watcher.unobserve(entry.target);
      fillers.get(entry.target)();
      fillers.delete(entry.target);
    });
  });

  var showResults = function (answer) {
    watcher.disconnect();
    fillers.clear();
    answer.results.forEach(function (result) {
      var text = element("p", "result-text");
      var missing = excerpt(result, answer, text);
      results.appendChild(row(result, text));
      if (missing.length) {
        fillers.set(text, function () { load(missing, function () { excerpt(result, answer, text); }); });
        watcher.observe(text);
      }
    });
  };

  // ---- Filters ----

  var choices = [];

  var fieldset = function (name, legend, options) {
    var set = element("fieldset", "", element("legend", "", legend));
    [["", word("all")]].concat(options).forEach(function (option) {
      var radio = element("input");
      radio.type = "radio";
      radio.name = name;
      radio.value = option[0];
      var count = element("span", "filter-count");
      var label = element("label", "", [radio, " ", element("span", "", [option[1], " ", count])]);
      radio.addEventListener("change", function () { go({ q: question.q, del: question.del, typ: question.typ, [name]: option[0] }, false); });
      choices.push({ name: name, value: option[0], radio: radio, label: label, count: count });
      set.appendChild(label);
    });
    return set;
  };

  var makeFilters = function () {
    filters.appendChild(fieldset("typ", word("kind"), ["section", "checklist", "provision", "code", "term"].map(function (kind) {
      return [kind, form.getAttribute("data-" + kind)];
    })));
    filters.appendChild(fieldset("del", word("part"), engine.parts.map(function (part) { return [part.id, part.title]; })));
  };

  // A number says how many there are without the other filter, so it is left out where that one is on.
  var showFilters = function (facets) {
    choices.forEach(function (choice) {
      var count = facets[choice.name === "typ" ? "kind" : "part"][choice.value] || 0;
      var other = choice.name === "typ" ? question.del : question.typ;
      choice.radio.checked = question[choice.name] === choice.value;
      choice.label.hidden = !!choice.value && !count && !choice.radio.checked;
      choice.count.textContent = choice.value && !other ? "(" + count + ")" : "";
    });
    filters.hidden = !Object.keys(facets.kind).length;
    if (question.del || question.typ) { filters.open = true; }
  };

  // ---- Answering ----

  var link = function (text, target) {
    var made = element("a", "", text);
    made.href = written(target);
    return made;
  };

  // Of a large guidance first the words are loaded, then their lists, then the headings of what they lead to; what does not come is
  // done without.
  var ROUNDS = 6;
  var show = function (now, round) {
    var mine = turn += 1;
    var asked = question.q.trim();
    document.title = asked ? asked.slice(0, 100).replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "") + " – " + title : title;
    lead.hidden = !!asked;
    if (!asked) {
      [heading, advice, filters, more].forEach(function (part) { part.hidden = true; });
      results.textContent = "";
      results.hidden = true;
      return tell(now);
    }
    if (!engine || !engine.ready) {
      put(heading, word("failed"));
      return tell(true);
    }
    var answer = engine.ask(question.q, { part: question.del || undefined, kind: question.typ || undefined, limit: limit });
    if (answer.missing.length && (round || 0) < ROUNDS) {
      load(answer.missing, function () {
        if (mine === turn) { show(now, (round || 0) + 1); }
      });
      if (!results.children.length) { put(heading, word("searching")); }
      return undefined;
    }
    return present(answer, now);
  };

  var present = function (answer, now) {
    var values = { count: String(answer.total), question: typed(question.q.trim()) };
    var isFiltered = question.del || question.typ;
    var isEmpty = !answer.total;
    put(heading, phrase(word(isEmpty ? (isFiltered && Object.keys(answer.facets.kind).length ? "none-filtered" : "none")
      : answer.total === 1 ? "one" : "many"), values));
    var advised = null;
    if (answer.corrected && !isEmpty) {
      advised = phrase(word("corrected"), { question: typed(question.q.trim()) });
      values.question = typed(answer.corrected);
      put(heading, phrase(word(answer.total === 1 ? "one" : "many"), values));
    } else if (answer.suggestion) {
      advised = phrase(word("did-you-mean"), { suggestion: link(typed(answer.suggestion), { q: answer.suggestion, del: "", typ: "" }) });
    } else if (isEmpty && isFiltered) {
      advised = [link(word("filters-off"), { q: question.q, del: "", typ: "" })];
    }
    put(advice, advised);
    if (!choices.length) { makeFilters(); }
    showFilters(answer.facets);
    results.textContent = "";
    showResults(answer);
    results.hidden = isEmpty;
    more.hidden = answer.results.length < limit || answer.results.length >= answer.total;
    tell(now);
  };

  // Shows another question: as a new entry in the history, or in the place of the one that is shown.
  var go = function (target, isNew) {
    question = target;
    limit = LIMIT;
    if (isNew && written(target) !== written(kept)) {
      remember(kept, false);   // what was typed on the way is no place to come back to
      remember(target, true);
    } else {
      remember(target, false);
    }
    if (isNew || target.q === kept.q) { kept = target; }
    show(isNew);
  };

  // What the address asks. A question that came as ?q= has been sent; it is moved to where it is not.
  var arrive = function () {
    var incoming = new URLSearchParams(location.search).get("q");
    question = read(location.hash);
    if (incoming !== null && !question.q) { question.q = incoming; }
    if (incoming !== null) { remember(question, false); }
    kept = question;
    limit = LIMIT;
    field.value = field.defaultValue = question.q;   // nothing has been typed yet
    show(true);
  };

  field.addEventListener("input", function () {
    go({ q: field.value, del: question.del, typ: question.typ }, false);
  });
  // Before the script that every page has, which would leave for this page.
  document.addEventListener("submit", function (event) {
    if (event.target !== form) { return; }
    event.preventDefault();
    event.stopPropagation();
    go({ q: field.value, del: question.del, typ: question.typ }, true);
    if (window.matchMedia("(pointer: coarse)").matches) { field.blur(); }   // the keyboard on the screen hides the answer
  }, true);
  more.addEventListener("click", function () {
    var shown = results.children.length;
    limit += LIMIT;
    show(true);
    if (results.children[shown]) { results.children[shown].querySelector("a").focus(); }
  });
  window.addEventListener("popstate", arrive);
  window.addEventListener("hashchange", arrive);
  arrive();
})();
