// Small things on top of pages that are whole without them. No request, nothing stored, nothing sent.
(function () {
  "use strict";

  // Light or dark as the reader has chosen, before anything is drawn: this script is read in the head. The choice stays in
  // this browser; where the browser refuses to store, it lasts as long as the page.
  var root = document.documentElement;
  var kept = function (change) {
    try {
      if (change === "") { localStorage.removeItem("theme"); } else if (change) { localStorage.setItem("theme", change); }
      return localStorage.getItem("theme");
    } catch (refused) { return null; }
  };
  var show = function (theme) {
    if (theme === "light" || theme === "dark") { root.setAttribute("data-theme", theme); } else { root.removeAttribute("data-theme"); }
  };
  show(kept());

  document.addEventListener("DOMContentLoaded", function () {
    var all = function (selector, root) {
      return Array.prototype.slice.call((root || document).querySelectorAll(selector));
    };

    // What stands open on a wide screen is so for programs too, and where the style sheet alone cannot hold it open.
    var standOpen = function (selector, query) {
      var wide = window.matchMedia(query);
      var stand = function () { all(selector).forEach(function (details) { details.open = wide.matches; }); };
      stand();
      if (wide.addEventListener) { wide.addEventListener("change", stand); }
    };
    standOpen(".site-menu > details", "(min-width: 62em)");
    standOpen(".contents > details", "(min-width: 80em)");
    standOpen(".part-pages", "(min-width: 40em)");

    // Escape closes the opened menu or contents and gives the focus back.
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !event.target.closest) { return; }
      var details = event.target.closest(".site-menu > details[open], .contents > details[open]");
      var summary = details && details.querySelector("summary");
      if (summary && summary.offsetParent) {
        details.open = false;
        summary.focus();
      }
    });

    // On a phone, choosing a heading closes the contents, so that the heading is what one sees.
    document.addEventListener("click", function (event) {
      var link = event.target.closest(".contents a");
      var details = link && link.closest("details");
      if (details && details.querySelector("summary").offsetParent) { details.open = false; }
    });

    // A browser takes a link that is seen in part for seen: bring it wholly into a table that scrolls.
    document.addEventListener("focusin", function (event) {
      var table = event.target.closest(".table");
      if (table && table !== event.target) { event.target.scrollIntoView({ block: "nearest", inline: "nearest" }); }
    });

    // Marks the heading that is being read. It is the last one above a line near the window's top.
    var links, headings, marked = null, waiting = false;
    var mark = function () {
      waiting = false;
      var now = null;
      var atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
      headings.forEach(function (heading, index) {
        if (!heading) { return; }
        var top = heading.getBoundingClientRect().top;
        if (top < 120 || (atEnd && top < window.innerHeight && location.hash === "#" + heading.id)) { now = links[index]; }
      });
      if (now === marked) { return; }
      if (marked) { marked.removeAttribute("aria-current"); }
      if (now) { now.setAttribute("aria-current", "true"); }
      marked = now;
    };
    var findHeadings = function () {
      links = all(".contents a[href^='#']");
      headings = links.map(function (link) {
        return document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
      });
      mark();
    };
    window.addEventListener("scroll", function () {
      if (links.length && !waiting) { waiting = true; window.requestAnimationFrame(mark); }
    }, { passive: true });
    findHeadings();

    // Paper has no disclosure: everything is open while it is printed, and closed again after.
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = all("main details:not([open])");
      opened.forEach(function (details) { details.open = true; });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (details) { details.open = false; });
    });

    // The build reads no clock, so the reader's browser says when a page should have been reviewed, and which
    // passages hold no longer.
    var now = new Date();
    var today = now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);
    var showReviews = function () {
      all("[data-review-by]").forEach(function (note) {
        note.hidden = note.getAttribute("data-review-by") >= today;
      });
      all("[data-until]").forEach(function (note) {
        var past = note.getAttribute("data-until") < today;
        note.querySelector(".validity-past").hidden = !past;
        note.classList.toggle("is-past", past);
      });
    };
    showReviews();

    // `lots preview` changes an open page where its text has changed, and then says so.
    document.addEventListener("lots:updated", function () {
      findHeadings();
      showReviews();
    });

    // What the choice of light and dark shows, and the choosing.
    var choices = all("[data-theme-choice]");
    var showChoice = function () {
      var theme = root.getAttribute("data-theme") || "";
      choices.forEach(function (button) {
        button.setAttribute("aria-pressed", String(button.getAttribute("data-theme-choice") === theme));
      });
    };
    choices.forEach(function (button) {
      button.addEventListener("click", function () {
        show(button.getAttribute("data-theme-choice"));
        kept(button.getAttribute("data-theme-choice"));
        showChoice();
      });
    });
    showChoice();
    window.addEventListener("storage", function (event) { // chosen in another tab
      if (event.key === "theme") { show(event.newValue); showChoice(); }
    });

    // The search field. The question goes into the fragment, which no server sees; what suggests and answers is loaded when
    // the field is first used.
    var search = document.querySelector("form[role=search]");
    if (search) {
      var field = search.querySelector("input");
      var load = function () {
        ["motor", "index", "falt"].forEach(function (name) {
          if (document.querySelector("script[src$='sok/" + name + ".js']")) { return; }
          var script = document.createElement("script");
          script.async = false; // one after the other
          script.src = search.getAttribute("data-root") + "sok/" + name + ".js";
          document.body.appendChild(script);
        });
      };
      field.inputMode = field.enterKeyHint = "search"; // what a phone's keyboard shows
      field.addEventListener("focus", load);
      if (document.activeElement === field) { load(); }
      search.addEventListener("submit", function (event) {
        event.preventDefault();
        var question = new URLSearchParams({ q: field.value }).toString().replace(/\+/g, "%20");
        location.href = search.getAttribute("action") + (field.value.trim() ? "#" + question : "");
      });
    }
  });
})();
