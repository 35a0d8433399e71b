// Keys: never while typing, never with a modifier that belongs to the browser.

const typing = (el) => el instanceof HTMLElement && (el.isContentEditable || /^(TEXTAREA|SELECT)$/.test(el.tagName) || (el.tagName === "INPUT" && !/^(checkbox|radio|button|submit|range)$/.test(el.type)));
const panelOpen = () => one("dialog#panel[open]");
const otherDialog = () => one("dialog[open]:not(#panel)");
const currentRow = () => one("[data-row][data-current]");
let going = 0;

/** Makes `row` the current one of its list. */
function mark(row, focus = true) {
  if (!row) return;
  for (const other of all("[data-row][data-current]")) delete other.dataset.current;
  row.dataset.current = "";
  if (focus) { row.focus({ preventScroll: true }); row.scrollIntoView({ block: "nearest" }); }
  remember();
}

const shownRows = () => all("[data-list] [data-row]").filter((r) => r.offsetParent !== null);

function move(by) {
  const rows = shownRows();
  if (!rows.length) return;
  const at = rows.indexOf(currentRow());
  mark(rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]);
}

/** Presses what answers to `key`: in the panel, else in the current row, else on the page outside of all rows. */
function press(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const panel = panelOpen();
  const row = currentRow();
  const target = panel ? one(wanted, panel) : (row && one(wanted, row)) || all(wanted).find((el) => !el.closest("[data-row]") && el.offsetParent !== null);
  if (!target) return false;
  if (target instanceof HTMLFormElement) target.requestSubmit();
  else if (target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) target.focus();
  else target.click();
  return true;
}

function go(key) {
  const link = one(`[data-go="${CSS.escape(key)}"]`);
  if (link) location.assign(link.href);
  return Boolean(link);
}

function stopGoing() { clearTimeout(going); going = 0; document.body.classList.remove("going"); }

/** The keys of the page that is open, and of its current row, for the list of keys. */
function keysHere() {
  const section = one("#keys [data-keys-here]");
  if (!section) return;
  const named = new Map();
  const rows = all("[data-row]");
  const row = currentRow() ?? rows.find((r) => one("[data-key]", r));
  for (const el of all("[data-key]")) {
    const within = el.closest("[data-row]");
    if (el.closest("dialog") || (within && within !== row) || named.has(el.dataset.key)) continue;
    const copy = el.cloneNode(true);
    all("kbd, .key-hint, .keys", copy).forEach((hint) => hint.remove());
    const text = el.getAttribute("aria-label") || copy.textContent.trim();
    if (text) named.set(el.dataset.key, text);
  }
  const line = ([key, text]) => {
    const pair = document.createElement("div"), what = Object.assign(document.createElement("dd"), { textContent: text });
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { className: "mui-kbd", textContent: key }));
    pair.append(term, what);
    return pair;
  };
  one("dl", section).replaceChildren(...[...named].map(line));
  section.hidden = named.size === 0;
}

const COMMANDS = {
  "/": () => { const field = one("#search"); field?.focus(); field?.select(); return Boolean(field); },
  "?": () => Boolean(openDialog("keys")),
  j: () => { move(1); return true; },
  k: () => { move(-1); return true; },
  g: () => { going = setTimeout(stopGoing, 1500); document.body.classList.add("going"); return true; },
  z: () => { const form = all("form[data-undo]").at(-1); form?.requestSubmit(); return Boolean(form); },
};

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    if (openPalette()) event.preventDefault();
    return;
  }
  // From inside a text: send what is being written.
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && !event.isComposing && event.target.form?.method === "post") {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || otherDialog()) return;
  // On a Persian or Russian keyboard the letter comes from the place of the key.
  const latin = /^[\x20-\x7e]$/.test(event.key) ? event.key : (/^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase() ?? event.key);
  if (going) { stopGoing(); if (go(latin)) event.preventDefault(); return; }
  if (event.key === "Enter") {
    // After a dialog has closed nothing has the focus: the marked row still has the key.
    const row = event.target.matches("[data-row]") ? event.target : event.target === document.body && !panelOpen() && currentRow();
    if (row && openRow(row)) event.preventDefault();
    return;
  }
  if (event.repeat && !/^[jk]$/.test(latin)) return;
  const inPanel = panelOpen() && latin !== "?" && latin !== "z";
  const done = (latin.length === 1 && !/^[jkg/?]$/.test(latin) && press(latin)) || (!inPanel && COMMANDS[latin]?.());
  if (done) event.preventDefault();
});

addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-row]");
  if (row && !("current" in row.dataset)) mark(row, false);
});

// The place in a list comes back with the list; where a row is done and gone, the next one has its place.
const placeKey = () => `place:${location.pathname}`;
function remember() { store.set(session, placeKey(), JSON.stringify({ row: currentRow()?.dataset.row, at: shownRows().indexOf(currentRow()), y: scrollY, search: location.search })); }
addEventListener("pagehide", () => { if (one("[data-list]")) remember(); });
function restore() {
  const place = JSON.parse(store.get(session, placeKey()) || "null");
  if (!place || place.search !== location.search) return;
  const returned = performance.getEntriesByType("navigation")[0]?.type !== "navigate" || document.referrer.startsWith(location.origin + location.pathname);
  if (!returned) return;
  scrollTo({ top: place.y, behavior: "instant" });
  const rows = shownRows();
  const row = place.row && (all("[data-row]").find((r) => r.dataset.row === place.row) || rows[Math.min(place.at, rows.length - 1)]);
  if (row && (document.activeElement === document.body || !document.activeElement)) { mark(row, false); row.focus({ preventScroll: true }); }
}

// The command palette.
let found = 0;
function openPalette() {
  const dialog = openDialog("palette");
  if (!dialog) return false;
  const field = one("input", dialog);
  field.value = "";
  field.focus();
  look("");
  return true;
}
async function look(query) {
  const dialog = one("#palette"), list = one("ul", dialog), field = one("input", dialog), turn = ++found;
  let entries = [];
  try { entries = await (await fetch(`${dialog.dataset.source}?q=${encodeURIComponent(query)}`, { headers: { Accept: "application/json" } })).json(); } catch { /* shown as nothing found */ }
  if (turn !== found) return;
  list.replaceChildren();
  let group = null;
  entries.forEach((entry, at) => {
    if (entry.group && entry.group !== group) { group = entry.group; list.append(Object.assign(document.createElement("li"), { className: "palette-group", textContent: group, role: "presentation" })); }
    const line = Object.assign(document.createElement("li"), { id: `palette-${at}`, role: "option" });
    line.dataset.href = entry.href;
    line.append(Object.assign(document.createElement("bdi"), { textContent: entry.label }));
    if (entry.hint) line.append(Object.assign(document.createElement("span"), { textContent: entry.hint }));
    list.append(line);
  });
  if (!entries.length) list.append(Object.assign(document.createElement("li"), { className: "palette-empty", textContent: list.dataset.empty }));
  field.setAttribute("aria-expanded", String(entries.length > 0));
  choose(0);
}
function choose(at) {
  const lines = all("#palette-list [role=option]");
  lines.forEach((line, n) => line.setAttribute("aria-selected", String(n === at)));
  lines[at]?.scrollIntoView({ block: "nearest" });
  one("#palette-input").setAttribute("aria-activedescendant", lines[at]?.id ?? "");
}
one("#palette-input")?.addEventListener("input", (event) => look(event.target.value));
one("#palette")?.addEventListener("keydown", (event) => {
  const lines = all("#palette-list [role=option]");
  const at = lines.findIndex((line) => line.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (lines.length) choose((at + (event.key === "ArrowDown" ? 1 : lines.length - 1)) % lines.length);
  } else if (event.key === "Enter" && !event.isComposing && lines[at]) {
    event.preventDefault();
    location.assign(lines[at].dataset.href);
  } else if (event.key === "Enter" && !event.isComposing && event.target.value?.trim()) {
    event.preventDefault();
    location.assign(`/search?q=${encodeURIComponent(event.target.value.trim())}`);
  }
});
one("#palette-list")?.addEventListener("click", (event) => {
  const line = event.target.closest("[data-href]");
  if (line) location.assign(line.dataset.href);
});
