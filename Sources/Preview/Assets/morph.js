// Brings the page that is open to a newer version of itself, in place.
//
// Scripts and readers change a page once it has come: a tick, an opened menu, a mark at the heading that is being read.
// So the live page is never compared with the new version. What is compared is the version that the live page was made of,
// kept here as a tree of its own; what differs between the two versions is done to that tree and to the live page, and
// nothing else is touched. Afterwards the kept tree is the new version, which the caller has confirmed by comparing them.
const LotsMorph = (() => {
  "use strict";

  // Above this many pairs to compare, children are paired in order instead.
  const MOST_PAIRS = 4e6;

  const isElement = node => node.nodeType === Node.ELEMENT_NODE;
  const name = node => isElement(node)
    ? [node.nodeName, node.id, node.nodeName === "LINK" ? node.rel : ""].join(" ")
    : node.nodeName;
  // Whether one may become the other. An id is what a thing is: an item with another id is another item.
  const isAlike = (a, b) => name(a) === name(b);
  const isSame = (a, b) => (isElement(a) && a.id ? isAlike(a, b) : a.isEqualNode(b));
  const isStylesheet = node => node.nodeName === "LINK" && node.relList.contains("stylesheet");

  // ---- Which children of the new version are which of the old one ----

  // Pairs of places in both lists, rising in both: a longest common subsequence.
  const commonPlaces = (olds, news) => {
    if (olds.length * news.length > MOST_PAIRS) { return []; }
    const numbers = new Map();
    const numbered = nodes => nodes.map(node => {
      const key = isElement(node) ? (node.id ? name(node) : node.outerHTML) : node.nodeName + node.data;
      if (!numbers.has(key)) { numbers.set(key, numbers.size); }
      return numbers.get(key);
    });
    const [a, b] = [numbered(olds), numbered(news)];
    const width = b.length + 1;
    const lengths = new Int32Array((a.length + 1) * width); // of the best from there to the ends
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) {
        lengths[i * width + j] = a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
      }
    }
    const places = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) {
        places.push([i, j]);
        i += 1;
        j += 1;
      } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
        i += 1;
      } else {
        j += 1;
      }
    }
    return places;
  };

  // The old child that each new one is made of. `moved` are those that come in another order than before.
  const match = (olds, news) => {
    let start = 0;
    while (start < olds.length && start < news.length && isSame(olds[start], news[start])) { start += 1; }
    let end = 0;
    while (end < olds.length - start && end < news.length - start
        && isSame(olds[olds.length - 1 - end], news[news.length - 1 - end])) { end += 1; }

    const origins = new Map();
    const pairUp = (i, j) => origins.set(news[j], olds[i]);
    for (let i = 0; i < start; i += 1) { pairUp(i, i); }
    for (let i = 1; i <= end; i += 1) { pairUp(olds.length - i, news.length - i); }

    const common = commonPlaces(olds.slice(start, olds.length - end), news.slice(start, news.length - end))
      .map(([i, j]) => [i + start, j + start]);
    common.push([olds.length - end, news.length - end]);
    let [i, j] = [start, start];
    for (const [nextI, nextJ] of common) {
      for (; j < nextJ; j += 1) { // between what is the same: in order, the like of each other
        let k = i;
        while (k < nextI && !isAlike(olds[k], news[j])) { k += 1; }
        if (k < nextI) {
          pairUp(k, j);
          i = k + 1;
        }
      }
      if (nextI < olds.length - end) { pairUp(nextI, nextJ); }
      [i, j] = [nextI + 1, nextJ + 1];
    }

    const used = new Set(origins.values());
    const left = new Map(olds.filter(old => old.id && !used.has(old)).map(old => [name(old), old]));
    const moved = new Set();
    for (const fresh of news) {
      const old = !origins.has(fresh) && fresh.id && left.get(name(fresh));
      if (old) {
        origins.set(fresh, old);
        moved.add(old);
        left.delete(name(fresh));
      }
    }
    return { origins, moved };
  };

  // ---- A version and the live page that was made of it ----

  class Version {
    // `swap(link, fresh)` is given a live stylesheet whose address has changed, and the one to put in its place.
    constructor(source, live, swap) {
      this.root = source.documentElement;
      this.lives = new WeakMap();
      this.swap = swap;
      this.pair(this.root, live.documentElement);
    }

    // Live nodes that scripts have added are passed over: they belong to no version.
    pair(source, live) {
      this.lives.set(source, live);
      let next = live.firstChild;
      for (const child of source.childNodes) {
        let found = next;
        while (found && !isAlike(found, child)) { found = found.nextSibling; }
        if (found) {
          this.pair(child, found);
          next = found.nextSibling;
        }
      }
    }

    // Brings both to the new version; false if what is kept did not come out as it.
    update(fresh) {
      this.patch(this.root, fresh.documentElement);
      return this.root.isEqualNode(fresh.documentElement);
    }

    patch(old, fresh) {
      if (old.isEqualNode(fresh)) { return; }
      const live = this.lives.get(old);
      if (!isElement(old)) {
        if (live) { this.setText(live, fresh.data); }
        old.data = fresh.data;
      } else if (live && isStylesheet(old) && old.getAttribute("href") !== fresh.getAttribute("href")) {
        const link = live.ownerDocument.importNode(fresh, true);
        this.setAttributes([old], fresh);
        this.lives.set(old, link);
        this.swap(live, link);
      } else {
        this.setAttributes(live ? [old, live] : [old], fresh);
        this.patchChildren(old, fresh, live);
      }
    }

    // Only what differs, so that a selection in the text stays where it is.
    setText(node, text) {
      const before = node.data;
      let start = 0;
      while (start < before.length && start < text.length && before[start] === text[start]) { start += 1; }
      let end = 0;
      while (end < before.length - start && end < text.length - start
          && before[before.length - 1 - end] === text[text.length - 1 - end]) { end += 1; }
      node.replaceData(start, before.length - start - end, text.slice(start, text.length - end));
    }

    setAttributes(elements, fresh) {
      const [old] = elements;
      for (const attribute of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
        const value = fresh.getAttribute(attribute);
        if (old.getAttribute(attribute) === value) { continue; }
        for (const element of elements.slice().reverse()) { // the old one last: it is what is compared with
          if (value === null) {
            element.removeAttribute(attribute);
          } else {
            element.setAttributeNode(element.ownerDocument.importNode(fresh.getAttributeNode(attribute), true));
          }
        }
      }
    }

    patchChildren(old, fresh, live) {
      const { origins, moved } = match(Array.from(old.childNodes), Array.from(fresh.childNodes));
      const kept = new Set(origins.values());
      for (const child of Array.from(old.childNodes)) {
        if (kept.has(child)) { continue; }
        const gone = this.lives.get(child);
        if (gone) { gone.remove(); }
        child.remove();
      }
      let [place, livePlace] = [null, null];
      const put = (parent, node, previous) => parent.insertBefore(node, previous ? previous.nextSibling : parent.firstChild);
      for (const child of Array.from(fresh.childNodes)) {
        let node = origins.get(child);
        if (!node) {
          node = put(old, old.ownerDocument.importNode(child, true), place);
          if (live) { this.pair(node, put(live, live.ownerDocument.importNode(child, true), livePlace)); }
        } else {
          if (moved.has(node)) {
            put(old, node, place);
            if (live && this.lives.get(node)) { put(live, this.lives.get(node), livePlace); }
          }
          this.patch(node, child);
        }
        place = node;
        const now = this.lives.get(node);
        if (live && now && now.parentNode === live) { livePlace = now; }
      }
    }
  }

  return { Version };
})();
