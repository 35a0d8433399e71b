// A part of the page made like a fresh drawing of it: only what differs is touched, so that focus, scroll, open menus and what is being
// typed stay. Before a gate rows never come, go or move by themselves: they wait until the reader lets them in.

/** What a hand or the script has set, and no fresh drawing knows. */
const OWN = ["open", "data-current", "data-busy", "data-fresh"];
const ROWS = "[data-row], [data-new]";
const isRow = (node) => node instanceof Element && node.matches(ROWS);
const hasRows = (node) => node instanceof Element && (node.matches(ROWS) || Boolean(one(ROWS, node)));
const rowsOf = (node) => (isRow(node) ? [node] : []).concat(node instanceof Element ? all(ROWS, node) : []);
const rowName = (row) => row.dataset.row ?? row.dataset.new;
const nameOf = (node) => (node instanceof Element ? (isRow(node) ? `row ${rowName(node)}` : node.id) : "");
const kindOf = (node) => `${node.nodeName} ${node.classList?.[0] ?? ""}`;

/** Which of `olds` each of `news` continues: by name, else by place among those of its kind. */
function pair(olds, news) {
  const found = new Map(), named = new Map(olds.filter(nameOf).map((node) => [nameOf(node), node]));
  for (const node of news) {
    const old = nameOf(node) && named.get(nameOf(node));
    if (old && old.nodeName === node.nodeName) found.set(node, old);
  }
  const a = olds.filter((node) => !nameOf(node)), b = news.filter((node) => !nameOf(node));
  // What is equal at both ends is the same, whatever came or went between.
  while (a.length && b.length && a[0].isEqualNode(b[0])) found.set(b.shift(), a.shift());
  while (a.length && b.length && a.at(-1).isEqualNode(b.at(-1))) found.set(b.pop(), a.pop());
  for (const node of b) {
    const at = a.findIndex((old) => kindOf(old) === kindOf(node));
    if (at >= 0) { found.set(node, a[at]); a.splice(0, at + 1); }
  }
  return found;
}

/** Whether somebody has begun to fill in a form. */
function begun(form) {
  const changed = (field) => {
    if (field.type === "hidden") return false;
    if (field.options) return field.selectedOptions[0] !== (one("option[selected]", field) ?? field.options[0]);
    if (/^(checkbox|radio)$/.test(field.type)) return field.checked !== field.defaultChecked;
    return "defaultValue" in field && field.value !== field.defaultValue;
  };
  return form.contains(document.activeElement) || [...form.elements].some(changed);
}

function attributes(old, fresh, gate) {
  // What stands below the end of a list is said of the rows as they are shown.
  const own = (name) => OWN.includes(name) || (gate && name === "data-lower");
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !own(name)) old.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) if (old.getAttribute(name) !== value && !own(name)) old.setAttribute(name, value);
}

/** Makes `old` like `fresh`. Without a gate everything does. */
function morph(old, fresh, gate) {
  if (old.isEqualNode(fresh)) return;
  if (!(old instanceof Element)) { old.nodeValue = fresh.nodeValue; return; }
  // The bar of acts says what is chosen here, which no fresh drawing knows.
  if (old.hasAttribute("data-bulk") || old.hasAttribute("data-arrived") || (gate && old.hasAttribute("data-live-still"))) return;
  if (old instanceof HTMLFormElement && begun(old)) return;
  attributes(old, fresh, gate);
  children(old, fresh, old.hasAttribute("data-live-free") ? null : gate);
}

function children(old, fresh, gate) {
  const olds = [...old.childNodes], news = [...fresh.childNodes], found = pair(olds, news), stay = new Set(found.values());
  const come = news.filter((node) => !found.has(node)), go = olds.filter((node) => !stay.has(node));
  // Where rows would come or go, nothing does: "nothing to do" must not appear above what is still there.
  const shut = gate && (olds.some(isRow) || come.some(hasRows) || go.some(hasRows));
  for (const [node, kept] of found) morph(kept, node, gate);
  if (shut) { come.forEach(gate.come); go.forEach(gate.go); return; }
  go.forEach((node) => node.remove());
  let at = old.firstChild;
  for (const node of news) {
    const kept = found.get(node);
    if (kept && kept === at) at = at.nextSibling;
    else if (kept) shift(old, kept, at);
    else {
      const added = old.insertBefore(document.importNode(node, true), at);
      if (added instanceof Element) ready(added);
    }
  }
}

/** Puts a child before another; what has the focus in it keeps it. */
function shift(parent, node, before) {
  const active = node.contains(document.activeElement) ? document.activeElement : null;
  parent.insertBefore(node, before);
  active?.focus({ preventScroll: true });
}

/** A gate in front of `parts`: it counts the rows that `html` would bring and marks those that are gone. */
function gateOf(parts, html) {
  const lower = (root) => all("[data-lower]", root).flatMap((list) => list.dataset.lower.split(" "));
  const known = new Set([...parts.flatMap(rowsOf).map(rowName), ...parts.flatMap(lower)]), below = new Set(lower(html));
  const waiting = new Set();
  return {
    waiting,
    come(node) {
      const rows = rowsOf(node).filter((row) => !node.contains(row.parentElement.closest(ROWS)));
      for (const row of rows) if (!known.has(rowName(row))) waiting.add(rowName(row));
    },
    go(node) {
      for (const row of rowsOf(node)) {
        const sunk = below.has(rowName(row)), head = one(".line-head, th", row) ?? one("td:not(.pick)", row) ?? row;
        row.toggleAttribute("data-left", !sunk);
        if (sunk) delete head.dataset.gone; else head.dataset.gone = said("sayGone");
      }
    },
  };
}
