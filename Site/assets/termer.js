// What a term means, where it stands: shown when a pointer rests on it, when the focus comes to it, or at a first tap; the link
// leads to the glossary all the same. It stays while one points at it or at the term, and Escape puts it away (WCAG 1.4.13).
(function () {
  "use strict";

  var DELAY = 250; // a pointer on its way past opens nothing, and one on its way to the note does not lose it
  var termOf = function (element) { return element && element.closest ? element.closest("a.term") : null; };

  var note = document.createElement("div");
  note.id = "term_note";
  note.className = "term-note";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  var holder = document.querySelector("main");
  holder.appendChild(note);

  var shown = null; // the link that is explained
  var wanted = null; // the one whose explanation is on its way
  var timer = 0;
  var pointer = "";

  // The meanings stand beside the glossary and are loaded when the first one is asked for.
  var load = function (link, then) {
    if (window.lotsTerms) { return then(); }
    var address = link.href.split("#")[0].replace(/\.html$/, ".js");
    var script = document.querySelector("script[src='" + address + "']");
    if (!script) {
      script = document.createElement("script");
      script.src = address;
      document.body.appendChild(script);
    }
    script.addEventListener("load", then);
  };

  // Below the term, or above it where the window ends; never outside the page.
  var place = function (link) {
    var line = link.getClientRects()[0];
    var width = document.documentElement.clientWidth;
    note.style.left = note.style.top = "0";
    var size = note.getBoundingClientRect();
    var isAbove = line.bottom + size.height + 8 > window.innerHeight && line.top > size.height + 8;
    var left = Math.max(8, Math.min(line.left, width - size.width - 8));
    note.style.left = left - size.left + "px";
    note.style.top = (isAbove ? line.top - size.height - 4 : line.bottom + 4) - size.top + "px";
  };

  // What an abbreviation stands for is in the note too: the browser's own says it only where ours is not shown.
  var silence = function (link, isSilent) {
    var abbreviation = link.querySelector("abbr");
    if (!abbreviation) { return; }
    var from = isSilent ? "title" : "data-title";
    var text = abbreviation.getAttribute(from);
    if (text === null) { return; }
    abbreviation.removeAttribute(from);
    abbreviation.setAttribute(isSilent ? "data-title" : "title", text);
  };

  var hide = function () {
    clearTimeout(timer);
    wanted = null;
    if (shown) {
      shown.removeAttribute("aria-describedby");
      silence(shown, false);
    }
    shown = null;
    note.hidden = true;
  };

  var show = function (link, isTapped) {
    clearTimeout(timer);
    wanted = link;
    if (shown === link) { return; }
    load(link, function () {
      var meaning = window.lotsTerms.terms[decodeURIComponent(link.hash.slice(1))];
      if (wanted !== link || !meaning) { return; }
      hide();
      wanted = shown = link;
      silence(link, true);
      note.textContent = "";
      var term = document.createElement("strong");
      term.textContent = meaning[0];
      note.appendChild(term);
      note.appendChild(document.createTextNode(" " + meaning[1]));
      if (isTapped) {
        var again = document.createElement("span");
        again.className = "term-again";
        again.textContent = window.lotsTerms.again;
        note.appendChild(document.createTextNode(" "));
        note.appendChild(again);
      }
      if (!note.isConnected) { holder.appendChild(note); } // `lots preview` may have taken it away
      note.hidden = false;
      link.setAttribute("aria-describedby", note.id);
      place(link);
    });
  };

  var later = function (action) {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  };

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") { return; }
    var link = termOf(event.target);
    if (link) {
      if (link === shown) { clearTimeout(timer); } else { later(function () { show(link); }); }
    } else if (note.contains(event.target)) {
      clearTimeout(timer);
    } else if (shown ? shown !== document.activeElement : timer) {
      later(hide);
    }
  });
  document.addEventListener("focusin", function (event) {
    var link = termOf(event.target);
    if (link && link.matches(":focus-visible")) { show(link); } else if (!link || link !== shown) { hide(); } // one on its way too
  });
  document.addEventListener("focusout", function () { if (shown && pointer !== "touch") { hide(); } });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { hide(); } });

  // A finger has nothing to rest with: the first tap explains, the second follows the link, one beside it puts it away.
  document.addEventListener("pointerdown", function (event) {
    pointer = event.pointerType;
    if (shown && !termOf(event.target) && !note.contains(event.target)) { hide(); }
  });
  document.addEventListener("click", function (event) {
    var link = termOf(event.target);
    if (link && pointer === "touch" && shown !== link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      show(link, true);
    }
  });
  window.addEventListener("resize", hide);
})();
