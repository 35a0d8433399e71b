// Live pages: one event stream for the visible tab. It says only that something is newer; the page asks for what it shows and is made
// like the answer where it differs.

/** Milliseconds between two drawings: at most two a second. */
const REST = 500;
/** A slow server is asked less often: it rests so many times as long as the last one took. */
const SHARE = 4;
/** Open pages do not ask all at once. */
const SPREAD = 150;
const LONGEST = 30_000;

const live = { stream: null, shown: document.body.dataset.version, newest: null, timer: 0, asking: false, from: 0, failed: 0, over: false, open: false };
const liveParts = () => all("[data-live]").filter((part) => !part.parentElement.closest("[data-live]"));

function listen() {
  const url = document.body.dataset.liveUrl;
  if (live.over || !url || document.hidden || !liveParts().length) {
    live.stream?.close();
    live.stream = null;
    return;
  }
  if (live.stream) return;
  const stream = live.stream = new EventSource(url);
  stream.addEventListener("board", (event) => { live.failed = 0; live.newest = event.data; soon(); });
  stream.addEventListener("error", () => {
    // The browser comes back by itself, unless the answer was an error: signed out, or a proxy in front of a server that starts.
    if (stream.readyState !== EventSource.CLOSED || stream !== live.stream) return;
    live.stream = null;
    live.newest = "unknown";
    later();
  });
}

/** Asks when it may. */
function soon() {
  if (live.timer || live.asking || live.over || live.newest === live.shown) return;
  const wait = Math.max(0, live.from - performance.now()) + Math.random() * SPREAD;
  live.timer = setTimeout(follow, wait);
}

function later() {
  live.failed += 1;
  live.from = performance.now() + Math.min(LONGEST, 1000 * 2 ** live.failed) * (0.5 + Math.random() / 2);
  soon();
}

async function follow() {
  live.timer = 0;
  if (document.hidden) return;
  live.asking = true;
  const began = performance.now(), meant = live.newest;
  try {
    live.shown = await redraw();
    const now = performance.now();
    live.from = Math.max(began + REST, now + SHARE * (now - began));
    live.asking = false;
    listen();
    if (live.newest !== meant) soon();
  } catch (error) {
    live.asking = false;
    // Signed out, or nothing to see here any more: what is on the screen stays, and nobody is asked again.
    live.over = /^(0|40[1345])$/.test(error.message);
    if (live.open) speak(said("sayFailed"));
    if (live.over) listen(); else later();
  }
}

/** Asks again for the page, and for what the side panel shows, and gives the version of the answer. */
async function redraw() {
  const here = location.href, parts = liveParts(), within = (part) => Boolean(part.closest("#panel"));
  const address = one("[data-panel-open]")?.href;
  // The older of two answers says how much is known.
  let version = null;
  for (const inPanel of [true, false]) {
    const own = parts.filter((part) => within(part) === inPanel);
    if (!own.length) continue;
    const url = new URL(inPanel ? address : here);
    if (inPanel) url.searchParams.set("panel", "1");
    // An answer from elsewhere, such as the page to sign in, is none.
    const { html } = await ask(url, { redirect: "manual", headers: { "Tenure-Redrawing": "1" } });
    version ??= one("[data-version]", html)?.dataset.version;
    // Somebody went on in the meantime.
    if (location.href !== here || (inPanel && one("[data-panel-open]").href !== address)) continue;
    draw(own.filter((part) => part.isConnected), html, !inPanel);
  }
  return version ?? live.newest;
}

/** Makes the parts like their fresh drawings. */
function draw(parts, html, whole) {
  // Nobody reaches the button from within the panel.
  const open = live.open && whole, gate = open || !whole ? null : gateOf(parts, html);
  const known = new Set(parts.flatMap(rowsOf).map(rowName));
  for (const part of parts) {
    const fresh = html.getElementById(part.id);
    if (fresh) morph(part, fresh, gate);
  }
  count();
  if (!whole) return;
  const clock = one(".freshness"), newer = one(".freshness", html);
  if (clock && newer) morph(clock, newer, null);
  offer(gate?.waiting.size ?? 0);
  if (!open) return;
  live.open = false;
  const arrived = parts.flatMap(rowsOf).filter((row) => !known.has(rowName(row)));
  arrived.forEach((row) => { row.dataset.fresh = ""; });
  const first = arrived.find((row) => row.checkVisibility());
  first?.scrollIntoView({ block: "center" });
  if (first?.dataset.row) mark(first); else one("#main").focus({ preventScroll: true });
}

/** "3 new ↑": what is new waits behind a button. */
function offer(waiting) {
  const place = one("#news"), text = said("sayNew").replace("%n", number(waiting));
  if (!waiting) place?.replaceChildren();
  if (!place || !waiting) return;
  const known = one("button", place);
  if (known && known.firstChild.nodeValue !== text) known.firstChild.nodeValue = text;
  if (known) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-primary" });
  button.dataset.key = "u";
  button.setAttribute("aria-keyshortcuts", "u");
  button.append(text, sign("span", "", "↑"), sign("kbd", "key-hint", "u"));
  button.addEventListener("click", letIn);
  place.append(button);
}

/** What is seen and not read out. */
function sign(tag, className, textContent) {
  const made = Object.assign(document.createElement(tag), { className, textContent });
  made.setAttribute("aria-hidden", "true");
  return made;
}

function letIn() {
  clearTimeout(live.timer);
  Object.assign(live, { open: true, newest: "asked for", from: 0, timer: 0 });
  if (!live.asking) follow();
}

steps.push(() => listen());

addEventListener("visibilitychange", listen);
ready(document);
restore();
