// Forms: drafts, filters that send themselves, choosing rows, no double sending, the theme at once.

const draftFields = (form) => all("textarea[name], input[name]:is([type=text], [type=search], [type=email], [type=tel], [type=url])", form).filter((f) => !f.hasAttribute("data-no-draft"));
const draftKey = (form) => `draft:${form.dataset.draft}`;

steps.push((root) => {
  for (const form of all("form[data-draft]", root)) {
    const kept = JSON.parse(store.get(local, draftKey(form)) || "null");
    if (!kept) continue;
    let restored = false;
    for (const field of draftFields(form)) {
      // What the server sent back after an error is newer than the draft.
      if (kept[field.name] && !field.value) { field.value = kept[field.name]; restored = true; }
    }
    if (restored) {
      const note = Object.assign(document.createElement("p"), { className: "hint", textContent: said("sayDraft") });
      form.append(note);
      form.addEventListener("input", () => note.remove(), { once: true });
    }
  }
  one("[data-autofocus]", root)?.focus();
});

addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.draft) return;
  const kept = Object.fromEntries(draftFields(form).filter((f) => f.value).map((f) => [f.name, f.value]));
  store.set(local, draftKey(form), Object.keys(kept).length ? JSON.stringify(kept) : null);
});

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("method") === "dialog") return;
  if (form.getAttribute("method") === "post") {
    // The second press of an impatient finger is not a second write.
    if (form.dataset.busy) { event.preventDefault(); return; }
    form.dataset.busy = "1";
    setTimeout(() => delete form.dataset.busy, 4000);
  }
  if (form.dataset.draft) store.set(local, draftKey(form), null);
  if (form.closest("[data-sign-out]")) {
    // Drafts must not wait for the next person at this machine.
    try { for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key); sessionStorage.clear(); } catch { /* nothing kept */ }
  }
  if (form.matches("[data-autosubmit][data-swaps]") && form.getAttribute("method") === "get") { event.preventDefault(); refilter(form, event.submitter); }
  if (form.matches("[data-theme-form]") && event.submitter?.name === "theme") {
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    document.documentElement.dataset.theme = event.submitter.value;
    for (const button of all("button", form)) button.setAttribute("aria-pressed", String(button === event.submitter));
    delete form.dataset.busy;
    fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(data), redirect: "manual" }).catch(() => speak(said("sayFailed")));
  }
});
addEventListener("pageshow", () => { for (const form of all("form[data-busy]")) delete form.dataset.busy; });

let asking = 0;
/** Asks for the list with the filters as they stand, and puts only the list in place. */
async function refilter(form, submitter) {
  const url = new URL(form.getAttribute("action"), location.href);
  const data = new FormData(form, submitter);
  url.search = new URLSearchParams([...data].filter(([, value]) => value !== ""));
  const turn = ++asking;
  try {
    const { html } = await ask(url);
    if (turn !== asking) return;
    for (const selector of form.dataset.swaps.split(",")) {
      const fresh = one(selector.trim(), html), old = one(selector.trim());
      if (fresh && old) swap(old, fresh);
    }
    history.replaceState(history.state, "", url);
  } catch { HTMLFormElement.prototype.submit.call(form); }
}

let pause = 0;
addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.matches("[data-autosubmit][data-swaps]") || !typing(event.target) || event.target.tagName === "SELECT" || event.isComposing) return;
  clearTimeout(pause);
  pause = setTimeout(() => form.requestSubmit(), 250);
});
addEventListener("change", (event) => {
  const target = event.target;
  if (target.form?.matches("[data-autosubmit]") && (!typing(target) || target.tagName === "SELECT")) target.form.requestSubmit();
  if (target.matches("[data-select-all]")) {
    for (const box of all(".pick input[name=id]", target.closest("table"))) box.checked = target.checked;
    count();
  }
  if (target.matches(".pick input[name=id]")) count();
});

// Shift ticks all boxes between the last one and this one.
let lastBox = null;
addEventListener("click", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.matches(".pick input[name=id]")) return;
  const boxes = all(".pick input[name=id]", box.closest("table"));
  if (event.shiftKey && lastBox && boxes.includes(lastBox)) {
    const [from, to] = [boxes.indexOf(lastBox), boxes.indexOf(box)].sort((a, b) => a - b);
    for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
    count();
  }
  lastBox = box;
});

/** The bar of acts shows itself and says how many rows are chosen. */
function count() {
  for (const bar of all("[data-bulk]")) {
    const form = one("form", bar);
    // Not `form.id`: the boxes are named `id`, and a form's fields hide its own properties.
    const boxes = all(`.pick input[name=id][form="${CSS.escape(form.getAttribute("id"))}"]`);
    const chosen = boxes.filter((b) => b.checked).length;
    bar.hidden = chosen === 0;
    const label = one("[data-bulk-count]", bar);
    if (label) label.textContent = label.dataset.text.replace("%n", number(chosen));
    const every = one("[data-select-all]");
    if (every) { every.checked = chosen > 0 && chosen === boxes.length; every.indeterminate = chosen > 0 && chosen < boxes.length; }
  }
}
steps.push(count);
