// The filter of /_lots: of the rows, those whose page, file and status hold every word that is typed.
(() => {
  "use strict";

  const table = document.querySelector(".lots-page .lots-table");
  if (!table) { return; }

  const WORDS = {
    filter: "Filtrera sidorna",
    todo: "Bara sidor med något att göra",
    shown: (some, all) => `Visar ${some} av ${all} sidor`
  };
  // Asked for anew each time: the table may be another one after an update.
  const rows = () => Array.from(document.querySelectorAll(".lots-page .lots-table tbody tr"));

  const form = document.createElement("form");
  form.className = "lots-filter";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", WORDS.filter);
  const labelled = (type, text) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = type;
    input.autocomplete = "off";
    label.append(...(type === "text" ? [text + " ", input] : [input, " " + text]));
    form.append(label);
    return input;
  };
  const field = labelled("text", WORDS.filter);
  const todo = rows().some(row => row.hasAttribute("data-todo")) ? labelled("checkbox", WORDS.todo) : null;
  const shown = document.createElement("p");
  shown.setAttribute("role", "status");
  form.append(shown);

  const filter = () => {
    const words = field.value.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
    const all = rows();
    all.forEach(row => {
      const text = Array.from(row.children).slice(0, 2).map(cell => cell.textContent).join(" ").toLocaleLowerCase("sv");
      row.hidden = !words.every(word => text.includes(word)) || Boolean(todo && todo.checked && !row.hasAttribute("data-todo"));
    });
    const text = WORDS.shown(all.filter(row => !row.hidden).length, all.length);
    if (shown.textContent !== text) { shown.textContent = text; }
  };

  table.before(form);
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  document.addEventListener("lots:updated", filter); // preview.js has changed rows
  filter();
})();
