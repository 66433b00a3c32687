// A checklist's ticks: counted, cleared, printed, and kept in this tab alone while it is open. Nothing is sent.
(function () {
  "use strict";

  var progress = document.querySelector(".progress");
  if (!progress) { return; }
  var boxes = function () {
    return Array.prototype.slice.call(document.querySelectorAll(".checklist-line input"));
  };

  // "Ej aktuellt" is a second box of an item that depends on something.
  var isOther = function (box) { return !!box.closest(".checklist-not"); };
  var answer = function (box) { return isOther(box) ? "not" : "yes"; };
  var item = function (box) { return box.closest(".checklist-item").id; };

  // One entry a page: the answers by item. Where the browser refuses to store, all works the same until one leaves the page.
  var key = "checklist:" + location.pathname;
  var stored = function () {
    try { return JSON.parse(sessionStorage.getItem(key)) || {}; } catch (refused) { return null; }
  };
  var store = function () {
    var answers = {};
    boxes().forEach(function (box) { if (box.checked) { answers[item(box)] = answer(box); } });
    try {
      if (Object.keys(answers).length) {
        sessionStorage.setItem(key, JSON.stringify(answers));
      } else {
        sessionStorage.removeItem(key);
      }
    } catch (refused) { /* not kept */ }
  };

  var phrase = function (count, name) {
    return progress.getAttribute(count === 1 ? name + "-one" : name + "-many").replace("{count}", count);
  };
  var count = function () {
    var ticked = boxes().filter(function (box) { return box.checked; });
    var others = ticked.filter(isOther).length;
    var text = phrase(ticked.length - others, "data") + (others ? ", " + phrase(others, "data-not") : "");
    if (progress.textContent !== text) { progress.textContent = text; }
  };
  // With nothing stored, what the browser has filled in stands, unless what is stored overrules it.
  var restore = function (overrule) {
    var answers = stored();
    if (answers && (overrule || Object.keys(answers).length)) {
      boxes().forEach(function (box) { box.checked = answers[item(box)] === answer(box); });
    }
    count();
  };

  document.addEventListener("change", function (event) {
    var box = event.target;
    var line = box.closest(".checklist-line");
    if (!line) { return; }
    boxes().forEach(function (other) {
      if (other !== box && box.checked && other.closest(".checklist-line") === line) { other.checked = false; }
    });
    store();
    count();
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-print]")) { window.print(); }
    if (!event.target.closest("[data-clear]")) { return; }
    boxes().forEach(function (box) { box.checked = false; });
    store();
    count();
  });

  // Coming back, the browser fills in what was ticked when one left, or shows the page as it was put aside: what is stored
  // is newer than that.
  window.addEventListener("pageshow", function (event) { restore(event.persisted); });
  document.addEventListener("lots:updated", function () { restore(false); }); // items that `lots preview` has put in
  restore(false);
})();
