"use strict";
// The page without this script is whole; with it, it is quicker under the hand. The files of this folder are joined into one.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
/** A text of the page's language that the server has put on `body`. */
const said = (name, fallback = "") => document.body.dataset[name] || fallback;
const number = (n) => new Intl.NumberFormat(document.documentElement.lang).format(n);
const store = {
  get(area, key) { try { return area().getItem(key); } catch { return null; } },
  set(area, key, value) { try { value === null ? area().removeItem(key) : area().setItem(key, value); } catch { /* private windows may refuse */ } },
};
const local = () => window.localStorage;
const session = () => window.sessionStorage;

/** Speaks through the region of flashes. */
function speak(text) {
  const flash = document.createElement("div");
  flash.className = "flash";
  flash.append(Object.assign(document.createElement("p"), { textContent: text }));
  one("#flashes")?.append(flash);
  setTimeout(() => flash.remove(), 4000);
}

/** The document at `url`, as this viewer sees it. */
async function ask(url, options = {}) {
  const answer = await fetch(url, { credentials: "same-origin", ...options, headers: { Accept: "text/html", ...options.headers } });
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  return { html, url: answer.url };
}

/** Puts `fresh` in the place of `old` without moving focus, opened details or what is being typed. */
function swap(old, fresh) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const selection = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  const row = one("[data-current]", old)?.dataset.row;
  const open = all("details[open][id]", old).map((d) => d.id);
  const node = document.importNode(fresh, true);
  old.replaceWith(node);
  for (const id of open) { const d = document.getElementById(id); if (d) d.open = true; }
  if (row) mark(all("[data-row]", node).find((r) => r.dataset.row === row), false);
  const again = active?.id && document.getElementById(active.id);
  if (again) {
    if (active.value !== undefined && again.value !== active.value && again.type !== "hidden") again.value = active.value;
    again.focus({ preventScroll: true });
    if (selection && again.setSelectionRange) try { again.setSelectionRange(...selection); } catch { /* not a text field */ }
  }
  if (active?.dataset.row) currentRow()?.focus({ preventScroll: true });
  ready(node);
  return node;
}

// A transition between pages that the browser skips is no error.
for (const name of ["pagereveal", "pageswap"]) addEventListener(name, (event) => event.viewTransition?.ready.catch(() => {}));

/** Steps to take on every new piece of the page; parts add theirs. */
const steps = [];
function ready(root) { for (const step of steps) step(root); }

addEventListener("click", (event) => {
  const target = event.target.closest("[data-dismiss], [data-copy], [data-dialog], [data-close]");
  // A menu closes when one presses elsewhere.
  for (const menu of all("details[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
  if (!target) return;
  if ("dismiss" in target.dataset) target.closest("[data-flash], .flash")?.remove();
  if ("copy" in target.dataset) copy(target);
  if (target.dataset.dialog) { event.preventDefault(); openDialog(target.dataset.dialog); }
  if ("close" in target.dataset) { event.preventDefault(); target.closest("dialog")?.close(); }
});

function openDialog(id) {
  if (id === "keys") keysHere();
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
  return dialog;
}

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = one("details[data-menu][open]");
  if (menu) { menu.open = false; one("summary", menu)?.focus(); }
});
// A press on the ground beside a dialog closes it.
addEventListener("pointerdown", (event) => {
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});

async function copy(target) {
  const wanted = target.dataset.copy;
  const source = wanted.startsWith("#") ? one(wanted) : null;
  const text = source ? ("value" in source ? source.value : source.innerText) : wanted;
  try { await navigator.clipboard.writeText(text); } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    (target.closest("dialog") || document.body).append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    target.focus();
  }
  speak(said("sayCopied"));
}
