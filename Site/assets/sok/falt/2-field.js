// Suggestions in the search field, as WAI-ARIA's practices describe a combobox with a list: the focus stays in the field, and
// the arrows move among the options.
(function () {
  // The suggestions are tested where there is no page.
  if (!engine || !engine.ready || !globalThis.document) { return; }

  var form = document.querySelector("form[role=search]");
  var field = form.querySelector("input");

  var LIMIT = 8;
  var word = function (name) { return form.getAttribute("data-" + name) || ""; };
  var list = form.querySelector("[role=listbox]");
  var status = form.querySelector("[role=status]");
  var attributes = {
    role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "false",
    "aria-controls": list.id
  };
  Object.keys(attributes).forEach(function (name) { field.setAttribute(name, attributes[name]); });

  var suggestions = [];
  var current = -1;

  var option = function (suggestion, index) {
    var item = document.createElement("li");
    item.id = "search_suggestion_" + index;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    var text = document.createElement("span");
    text.textContent = suggestion.text;
    item.appendChild(text);
    if (suggestion.kind !== "word") {
      var kind = document.createElement("span");
      kind.className = "suggestion-kind";
      kind.textContent = word(suggestion.kind);
      item.appendChild(document.createTextNode(" "));
      item.appendChild(kind);
    }
    return item;
  };

  var move = function (index) {
    if (list.children[current]) { list.children[current].setAttribute("aria-selected", "false"); }
    current = index;
    var item = list.children[current];
    if (item) {
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", item.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  var waiting = 0;
  var tell = function (text) {
    clearTimeout(waiting);
    waiting = setTimeout(function () { status.textContent = text; }, 300);
  };

  var close = function () {
    move(-1);
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
  };

  // Of a large guidance the words come with the first letters; then they are suggested, if those still stand there.
  var loading = {};
  var load = function () {
    engine.lacks(field.value).forEach(function (path) {
      if (loading[path]) { return; }
      loading[path] = document.createElement("script");
      loading[path].src = form.getAttribute("data-root") + path;
      loading[path].onload = function () {
        if (document.activeElement === field && current < 0) { open(); }
      };
      document.head.appendChild(loading[path]);
    });
  };

  var open = function () {
    load();
    suggestions = field.value.trim() ? engine.suggest(field.value, LIMIT) : [];
    close();
    list.textContent = "";
    suggestions.forEach(function (suggestion, index) { list.appendChild(option(suggestion, index)); });
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    var count = suggestions.length;
    setTimeout(inside.readLists);   // for the next one
    tell(!field.value.trim() ? "" : !count ? word("none") : word(count === 1 ? "one" : "many").replace("{count}", count));
  };

  var choose = function (suggestion) {
    close();
    tell("");
    if (suggestion.url) {
      location.href = form.getAttribute("data-root") + suggestion.url;
    } else {
      field.value = suggestion.text;
      form.querySelector("button").click();
    }
  };

  // With the list closed, the arrows open it.
  var arrow = function (step) {
    if (list.hidden) { open(); }
    var count = list.children.length;
    // Round and round: after the last option comes the field itself.
    if (count) { move((current + step + count + 2) % (count + 1) - 1); }
  };

  var toEnd = function (place) {
    move(-1);
    field.setSelectionRange(place, place);
  };

  var keys = {
    ArrowDown: function (event) {
      if (event.altKey) { open(); } else { arrow(1); }
      return true;
    },
    ArrowUp: function (event) {
      if (event.altKey) { close(); } else { arrow(-1); }
      return true;
    },
    Enter: function () {
      if (current < 0) {
        close();
        tell("");
        return false;
      }
      choose(suggestions[current]);
      return true;
    },
    // First it closes the list, then it empties the field.
    Escape: function () {
      if (!list.hidden) {
        close();
      } else if (field.value) {
        field.value = "";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else {
        return false;
      }
      tell("");
      return true;
    },
    Home: function (event) {
      if (current < 0 || event.shiftKey) { return false; }
      toEnd(0);
      return true;
    },
    End: function (event) {
      if (current < 0 || event.shiftKey) { return false; }
      toEnd(field.value.length);
      return true;
    },
    ArrowLeft: function () { move(-1); },
    ArrowRight: function () { move(-1); },
    Tab: close
  };

  field.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || !Object.prototype.hasOwnProperty.call(keys, event.key)) { return; }
    if (keys[event.key](event)) { event.preventDefault(); }
  });
  field.addEventListener("input", open);
  field.addEventListener("blur", close);
  // Pressing on the list must not take the focus from the field, or the list would close before the click.
  list.addEventListener("mousedown", function (event) { event.preventDefault(); });
  list.addEventListener("click", function (event) {
    var item = event.target.closest("[role=option]");
    if (item) { choose(suggestions[Array.prototype.indexOf.call(list.children, item)]); }
  });

  // What was typed while this was on its way.
  if (document.activeElement === field && field.value && field.value !== field.defaultValue) { open(); }
})();
