// Keeps the open page like its file: listens to the rebuilds of `lots preview`, fetches the page when it has changed and
// lets LotsMorph change what differs. Where the reader is, what has the focus, ticks and opened menus stay.
//
// Browsers allow six connections to a server, and an event stream is one. So the open pages share one stream: the page that
// holds a lock listens, and tells the others; when it closes, another takes over.
(() => {
  "use strict";

  const EVENTS = "/_lots/events";
  const STYLES = "/_lots/preview.css";
  const SHARED = "lots-preview"; // the lock and the channel
  const RETRY = 1000; // milliseconds until a stream that the browser has given up is opened anew

  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = STYLES;
  document.head.append(styles);

  // The output file that an address on this server stands for.
  const pathOf = address => {
    let path = new URL(address, location.href).pathname.slice(1);
    try { path = decodeURIComponent(path); } catch (broken) { /* as it is */ }
    return path === "" || path.endsWith("/") ? path + "index.html" : path;
  };
  const own = pathOf(location.href);
  const isPreviewsOwn = own === "_lots" || own.startsWith("_lots/");

  let version = null;   // what the live page was made of
  let html = "";        // the same as text
  let openedAs = 0;     // the status it came with: 404 before it is written, 503 before there is a site
  let isReloading = false;
  const reload = () => {
    isReloading = true;
    location.reload();
  };

  // ---- Staying where the reader is ----

  // Takes note of what is in view; the function that comes back scrolls it to where it was.
  const placeInView = () => {
    if (window.scrollY <= 0) { return () => {}; } // at its beginning a page stays at its beginning
    const root = document.querySelector("main") || document.body;
    const below = [];
    const above = []; // what begins before the window does, the innermost last
    for (const element of root.querySelectorAll(":not(nav, nav *)")) {
      const box = element.getBoundingClientRect();
      if (!box.height || box.bottom <= 0 || box.top >= window.innerHeight) { continue; }
      (box.top >= 0 ? below : above).push([element, box.top]);
    }
    const anchors = below.concat(above.reverse());
    return () => {
      const found = anchors.find(([element]) => element.isConnected && element.getClientRects().length);
      if (!found) { return; }
      const shift = found[0].getBoundingClientRect().top - found[1];
      if (shift) { window.scrollBy({ top: shift, behavior: "instant" }); }
    };
  };

  const focusNow = () => {
    const element = document.activeElement;
    const selection = element && "selectionStart" in element
      ? [element.selectionStart, element.selectionEnd, element.selectionDirection] : null;
    return () => {
      if (!element || element === document.body || element === document.activeElement) { return; }
      const heir = element.isConnected ? element : element.id && document.getElementById(element.id);
      if (!heir) { return; }
      heir.focus({ preventScroll: true });
      if (selection && selection[0] !== null && heir.setSelectionRange) { heir.setSelectionRange(...selection); }
    };
  };

  // ---- Style sheets ----

  // The old one stays until the new one is there, so that the page is never bare.
  let outdated = [];
  const swapStylesheet = (link, fresh) => {
    outdated.push(link);
    const old = outdated.slice();
    fresh.addEventListener("load", () => {
      const stay = placeInView();
      old.forEach(each => each.remove());
      outdated = outdated.filter(each => !old.includes(each));
      stay();
    });
    link.after(fresh);
  };

  // ---- The page itself ----

  const parsed = text => new DOMParser().parseFromString(text, "text/html");
  // Those that run; a block of data, such as the linked data in the head, is text like any other.
  const RUN = "script:not([type]), script[type='text/javascript'], script[type=module]";
  const scripts = page => Array.from(page.querySelectorAll(RUN), script => script.outerHTML).join("\n");

  const fetchPage = async () => {
    const response = await fetch(location.pathname + location.search, { cache: "no-store" });
    const bytes = await response.arrayBuffer();
    return { status: response.status, size: bytes.byteLength, text: new TextDecoder().decode(bytes) };
  };

  // The version that this page was made of. A save may have come between the page and this question; their sizes tell, and
  // the page is loaded anew. Not twice: what is never the same must not go round.
  const begin = async () => {
    const page = await fetchPage();
    const [loaded] = performance.getEntriesByType("navigation");
    const differs = (known, now) => Boolean(known) && known !== now;
    if (loaded && (differs(loaded.responseStatus, page.status)
        || (loaded.type !== "reload" && differs(loaded.decodedBodySize, page.size)))) { return reload(); }
    openedAs = page.status;
    showFaults();
    html = page.text;
    version = new LotsMorph.Version(parsed(html), document, swapStylesheet);
    return undefined;
  };

  const bring = async () => {
    if (!version) { return begin(); }
    const page = await fetchPage();
    LotsNotices.gone(openedAs === 200 && page.status === 404);
    if (page.status !== openedAs) { return page.status === 200 ? reload() : undefined; }
    if (page.text === html) { return undefined; }
    const fresh = parsed(page.text);
    if (scripts(fresh) !== scripts(version.root)) { return reload(); } // what a script has done cannot be undone
    const stay = placeInView();
    const refocus = focusNow();
    if (!version.update(fresh)) { return reload(); }
    html = page.text;
    refocus();
    document.dispatchEvent(new CustomEvent("lots:updated"));
    stay();
    return undefined;
  };

  let isBusy = false;
  let isAskedAgain = false;
  const refresh = async () => {
    isAskedAgain = isBusy;
    if (isBusy || isReloading) { return; }
    isBusy = true;
    do {
      isAskedAgain = false;
      try { await bring(); } catch (unanswered) { /* the stream says when the server is back */ }
    } while (isAskedAgain && !isReloading);
    isBusy = false;
  };

  // ---- What the server says ----

  // What is known, for pages that are opened later.
  const state = { isLost: false, faults: null };
  // A page that comes with 503 is itself about the faults.
  const showFaults = () => LotsNotices.faults(openedAs === 503 ? null : state.faults);
  const setFaults = faults => {
    state.faults = faults;
    showFaults();
  };

  const concerns = changed => {
    if (isPreviewsOwn || !Array.isArray(changed) || changed.includes(own)) { return true; }
    return version !== null && Array.from(version.root.querySelectorAll("script[src], link[rel=stylesheet]"))
      .some(element => changed.includes(pathOf(element.getAttribute("src") || element.getAttribute("href"))));
  };
  const scriptChanged = changed => Array.isArray(changed) && version !== null
    && Array.from(version.root.querySelectorAll("script[src]")).some(script => changed.includes(pathOf(script.getAttribute("src"))));

  const heard = {
    // Connected, for the first time or again: whatever was saved meanwhile, nobody told.
    open: async () => {
      const before = state.faults;
      state.isLost = false;
      LotsNotices.lost(false);
      await refresh();
      if (state.faults === before) { // a server with faults repeats them to who connects
        setFaults(null);
      }
    },
    lost: () => {
      state.isLost = true;
      LotsNotices.lost(true);
    },
    built: ({ changed }) => {
      setFaults(null);
      if (scriptChanged(changed)) { return reload(); }
      if (concerns(changed)) { refresh(); }
      return undefined;
    },
    faults: ({ diagnostics }) => {
      setFaults(Array.isArray(diagnostics) ? diagnostics : []);
      if (openedAs === 503 || isPreviewsOwn) { refresh(); }
    }
  };
  const hear = (type, data) => {
    let value = {};
    try { value = JSON.parse(data) || {}; } catch (broken) { /* an event that says nothing more than its name */ }
    heard[type](value);
  };

  const channel = new BroadcastChannel(SHARED);
  channel.addEventListener("message", ({ data }) => {
    if (data.type === "state") {
      Object.assign(state, data.state);
      LotsNotices.lost(state.isLost);
      showFaults();
    } else if (Object.hasOwn(heard, data.type)) {
      hear(data.type, data.data);
    }
  });

  const listen = () => {
    const tell = (type, data) => {
      channel.postMessage({ type, data });
      hear(type, data);
    };
    const stream = new EventSource(EVENTS);
    stream.addEventListener("open", () => tell("open", "{}"));
    stream.addEventListener("built", event => tell("built", event.data));
    stream.addEventListener("faults", event => tell("faults", event.data));
    stream.addEventListener("error", () => {
      tell("lost", "{}");
      if (stream.readyState === EventSource.CLOSED) { setTimeout(listen, RETRY); }
    });
  };
  const lead = () => {
    listen();
    channel.addEventListener("message", ({ data }) => {
      if (data.type === "hello") { channel.postMessage({ type: "state", state }); }
    });
    return new Promise(() => {}); // for as long as the page is open
  };

  refresh();
  channel.postMessage({ type: "hello" });
  if (navigator.locks) { navigator.locks.request(SHARED, lead); } else { lead(); }
  window.addEventListener("pageshow", event => {
    if (event.persisted) { reload(); } // put aside by the browser, it has heard nothing
  });
})();
