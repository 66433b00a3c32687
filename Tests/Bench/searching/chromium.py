"""What a reader of the rendered site waits for, in a real browser with an empty cache: bytes, and milliseconds.

The site is served on the loopback address under the policy it is made for, as in the tests of the site.
"""
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from workspace import PROJECT

sys.path.insert(0, str(PROJECT / "Tests/Site"))
from browser import Browser  # noqa: E402
from server import serving  # noqa: E402

# Runs in the page: asks every question so many times over and gives the milliseconds of each. Scripts that the answer
# still needs are loaded first, and that is not counted.
ASK = """
const [queries, rounds, done] = arguments;
const engine = window.LotsSearch, loaded = new Set(), times = [];
const load = (path) => new Promise((resolve, reject) => {
  if (loaded.has(path)) { reject(new Error(path + " is missing though it is loaded")); return; }
  loaded.add(path);
  const script = document.createElement("script");
  script.src = path;
  script.onload = resolve;
  script.onerror = () => reject(new Error(path + " does not load"));
  document.head.append(script);
});
const ask = async (query) => {
  for (;;) {
    const begin = performance.now();
    const answer = engine.ask(query, { limit: 10 });
    const excerpts = answer.results.map((result) => engine.excerpt(result, answer));
    const time = performance.now() - begin;
    const missing = [...new Set([answer, ...excerpts].flatMap((part) => part.missing ?? []))];
    if (!missing.length) return time;
    await Promise.all(missing.map(load));
  }
};
(async () => {
  for (let round = 0; round < rounds; round += 1) for (const query of queries) times.push(await ask(query));
})().then(() => done({ times }), (error) => done({ error: String(error) }));
"""

# Runs in the page: gives the scripts of the search that it has loaded, once nothing more comes and an answer stands there.
QUIET = """
const done = arguments[0], begin = performance.now();
let before = -1, since = begin;
const look = () => {
  const entries = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname);
  const now = performance.now();
  if (entries.length !== before) { before = entries.length; since = now; }
  const answered = document.querySelector(".answer")?.children.length > 0;
  if (answered && now - since > 200) done({ scripts: entries.filter((path) => path.includes("/sok/")) });
  else if (now - begin > 10000) done({ error: "no answer after 10 s" });
  else setTimeout(look, 20);
};
look();
"""

# Runs in the page before anything is typed: how long after that the first suggestion is there to be seen.
WATCH = """
const field = document.querySelector("form[role=search] input");
window.firstAnswer = new Promise((resolve) => {
  let typed;
  field?.addEventListener("input", () => { typed ??= performance.now(); }, true);
  const look = () => {
    const option = document.querySelector("form[role=search] [role=option]");
    if (typed !== undefined && option?.offsetParent) resolve(performance.now() - typed);
    else requestAnimationFrame(look);
  };
  look();
});
field?.focus();
"""
WAIT = "const done = arguments[0]; window.firstAnswer.then(done); setTimeout(() => done(null), 5000);"


class Reader:
    """One browser, and the site under an address of its own."""

    def __init__(self, site):
        self.site = Path(site)

    def __enter__(self):
        self.serving = serving(self.site)
        self.address = self.serving.__enter__()
        self.browser = Browser()
        self.browser.driver.set_script_timeout(600)
        return self

    def __exit__(self, *problem):
        self.browser.close()
        self.serving.__exit__(*problem)

    def times(self, queries, rounds):
        """Milliseconds of each question, asked in the page of search, and of the excerpts of what is shown."""
        self.browser.open(self.address + "sok.html")
        return self._ask(ASK, queries, rounds)["times"]

    def loaded(self, queries):
        """Bytes of all scripts of the search that a page loads for each first question, as brotli (11) and gzip (6) make them."""
        scripts = []
        for query in queries:
            self._forget()
            self.browser.open(f"{self.address}sok.html#q={quote(query)}")
            scripts.append(set(self._ask(QUIET)["scripts"]))
        paths = sorted(set().union(*scripts))
        listed = "".join(f"{self.site / path.lstrip('/')}\n" for path in paths)
        sizes = subprocess.run(["node", str(Path(__file__).with_name("sizes.mjs"))], input=listed, check=True, capture_output=True, text=True)
        weights = dict(zip(paths, map(json.loads, sizes.stdout.splitlines())))
        return [{way: sum(weights[path][way] for path in loaded) for way in ("brotli", "gzip")} for loaded in scripts]

    def first_answer(self, text):
        """Milliseconds from text in the field of the start page to the first suggestion; None if there is none.

        The text comes at once, as one key or a paste does: how fast somebody types is not measured.
        """
        self._forget()
        self.browser.open(self.address + "index.html")
        self.browser.run(WATCH)
        self.browser.tell("Input.insertText", text=text)
        return self.browser.driver.execute_async_script(WAIT)

    def _forget(self):
        self.browser.tell("Network.clearBrowserCache")

    def _ask(self, script, *arguments):
        said = self.browser.driver.execute_async_script(script, *arguments)
        if "error" in said:
            raise RuntimeError(f"in the browser: {said['error']}")
        return said
