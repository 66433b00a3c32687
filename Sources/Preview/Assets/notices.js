// What preview shows on top of a page: faults, that the page is gone, that nobody answers. Nothing while all is well.
//
// Everything that comes from files is set as text. The focus is never taken; what is said stands in live regions.
const LotsNotices = (() => {
  "use strict";

  const WORDS = {
    region: "Förhandsvisning",
    heading: (errors, warnings) => [errors && (errors === 1 ? "1 fel" : `${errors} fel`),
      warnings && (warnings === 1 ? "1 varning" : `${warnings} varningar`)].filter(Boolean).join(" och ") || "Fel",
    note: "Sidan visar den senaste versionen utan fel.",
    fold: "Fäll ihop",
    unfold: "Visa",
    list: "Fel att rätta",
    severity: { error: "Fel", warning: "Varning", information: "Upplysning" },
    line: "rad",
    more: count => `Och ${count} till. Alla står i terminalen.`,
    lost: "Förhandsvisningen svarar inte. Sidan uppdateras när den är igång igen.",
    gone: "Sidan finns inte längre.",
    home: "Till startsidan"
  };
  const MOST = 50; // faults shown
  const AROUND = 200; // characters shown on each side of what is wrong, in a long line
  const FOLDED = "lots-preview-folded";
  // What a link to an editor's program never begins with.
  const UNSAFE = /^(?:javascript|data|vbscript|blob|filesystem|about|file):$/;

  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    element.append(...content);
    return element;
  };

  // ---- The place where notices stand; there only while it holds one ----

  const region = make("aside", "lots-preview");
  region.setAttribute("aria-label", WORDS.region);
  region.lang = "sv";

  const show = (notice, wanted) => {
    if (wanted === notice.isConnected) { return; }
    if (wanted) {
      region.append(notice);
      if (!region.isConnected) { document.body.append(region); }
      return;
    }
    const hadFocus = notice.contains(document.activeElement);
    notice.remove();
    if (!region.childElementCount) { region.remove(); }
    const main = hadFocus && document.querySelector("main");
    if (main) { main.focus({ preventScroll: true }); }
  };

  // ---- Two short ones ----

  const lost = make("p", "lots-notice lots-lost", WORDS.lost);
  lost.setAttribute("role", "status");

  const home = make("a", "", WORDS.home);
  home.href = "/";
  const gone = make("p", "lots-notice", WORDS.gone + " ", home);
  gone.setAttribute("role", "alert");

  // ---- Faults ----

  const text = value => (typeof value === "string" ? value : "");
  const count = value => (Number.isInteger(value) && value > 0 ? value : 0);

  // Columns count what a reader takes for one character.
  const characters = line => (window.Intl && Intl.Segmenter
    ? Array.from(new Intl.Segmenter("sv").segment(line), part => part.segment)
    : Array.from(line));

  // The line with what is meant marked; where that is nothing, as at the end of the line, a caret marks the spot.
  const excerpt = fault => {
    const all = characters(text(fault.excerpt).slice(0, 1e5));
    const first = count(fault.excerptColumn) || 1;
    const start = Math.min(Math.max(count(fault.column) - first, 0), all.length);
    const end = Math.min(Math.max(count(fault.endColumn) - first, start), all.length);
    const from = Math.max(start - AROUND, 0);
    const to = Math.min(end + AROUND, all.length);
    const part = (a, b) => all.slice(a, b).join("");
    const mark = make("mark", "", part(start, end));
    return make("pre", "", (from || first > 1 ? "…" : "") + part(from, start), mark, part(end, to) + (to < all.length || fault.excerptIsCut === true ? "…" : ""));
  };

  const placeOf = fault => text(fault.file) + (count(fault.line) ? `:${fault.line}:${count(fault.column)}` : "");

  const editorLink = (fault, place) => {
    let address = null;
    try { address = new URL(text(fault.href)); } catch (none) { /* no link */ }
    if (!address || UNSAFE.test(address.protocol)) { return place; }
    const link = make("a", "", place);
    link.href = address.href;
    return link;
  };

  const item = fault => {
    const severity = WORDS.severity[fault.severity] ? fault.severity : "error";
    const place = make("p", "lots-place", editorLink(fault, placeOf(fault)));
    if (text(fault.code)) { place.append(" ", make("code", "", text(fault.code))); }
    const message = make("p", "lots-message", make("strong", "", WORDS.severity[severity] + ":"), " " + text(fault.message));
    const entry = make("li", "lots-fault lots-" + severity, place, message);
    if (text(fault.excerpt)) { entry.append(excerpt(fault)); }
    if (text(fault.hint)) { entry.append(make("p", "lots-hint", text(fault.hint))); }
    return entry;
  };

  const heading = make("h2");
  heading.id = "lots_preview_faults";
  const button = make("button", "");
  button.type = "button";
  const list = make("ol", "lots-list");
  const more = make("p", "lots-more");
  const scroller = make("div", "lots-scroller", list, more);
  scroller.id = "lots_preview_list";
  scroller.tabIndex = 0; // it scrolls, so the keyboard must get there
  scroller.setAttribute("role", "group");
  scroller.setAttribute("aria-label", WORDS.list);
  button.setAttribute("aria-controls", scroller.id);
  const spoken = make("p", "lots-unseen");
  spoken.setAttribute("role", "alert");
  const faults = make("section", "lots-notice lots-faults",
    make("div", "lots-bar", heading, make("p", "", WORDS.note), button), spoken, scroller);
  faults.setAttribute("aria-labelledby", heading.id);

  const remembered = () => {
    try { return sessionStorage.getItem(FOLDED) === "yes"; } catch (refused) { return false; }
  };
  const fold = folded => {
    scroller.hidden = folded;
    button.textContent = folded ? WORDS.unfold : WORDS.fold;
    button.setAttribute("aria-expanded", String(!folded));
    try {
      if (folded) { sessionStorage.setItem(FOLDED, "yes"); } else { sessionStorage.removeItem(FOLDED); }
    } catch (refused) { /* the next page unfolds it */ }
  };
  button.addEventListener("click", () => fold(!scroller.hidden));
  faults.addEventListener("keydown", event => {
    if (event.key === "Escape" && !scroller.hidden) {
      fold(true);
      button.focus();
    }
  });

  const showFaults = diagnostics => {
    const all = diagnostics.filter(fault => fault && typeof fault === "object");
    const number = severity => all.filter(fault => fault.severity === severity).length;
    heading.textContent = WORDS.heading(number("error"), number("warning"));
    list.replaceChildren(...all.slice(0, MOST).map(item));
    more.textContent = all.length > MOST ? WORDS.more(all.length - MOST) : "";
    more.hidden = all.length <= MOST;
    if (!faults.isConnected) { fold(remembered()); }
    show(faults, true);
    const first = all[0];
    const told = heading.textContent + (first ? `. ${text(first.file)}, ${WORDS.line} ${count(first.line)}: ${text(first.message)}` : "");
    if (spoken.textContent !== told) { spoken.textContent = told; }
  };

  return {
    // The diagnostics of the last rebuild, or null when there are none.
    faults: diagnostics => { if (diagnostics) { showFaults(diagnostics); } else { show(faults, false); } },
    lost: isLost => show(lost, isLost),
    gone: isGone => show(gone, isGone)
  };
})();
