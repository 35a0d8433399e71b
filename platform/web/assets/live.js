// Live pages: one event stream for the visible tab. It says only that something is newer; the page asks for what it shows.

let stream = null;
let version = Number(document.body.dataset.version || 0);
let waiting = 0;

function listen() {
  const url = document.body.dataset.liveUrl;
  const wanted = url && !document.hidden && one("[data-live]");
  if (!wanted) { stream?.close(); stream = null; return; }
  if (stream) return;
  stream = new EventSource(url);
  stream.addEventListener("board", (event) => {
    const now = Number(event.data);
    if (now <= version) return;
    version = now;
    clearTimeout(waiting);
    waiting = setTimeout(renew, 300);
  });
}

/** Asks for this page again and puts the live regions in place; a list under a finger only says how many are new. */
async function renew() {
  let html;
  try { ({ html } = await ask(location.href)); } catch { return; }
  for (const old of all("[data-live]")) {
    const fresh = old.id && html.getElementById(old.id);
    if (!fresh || fresh.innerHTML === old.innerHTML) continue;
    if (old.dataset.liveMode === "ask") offer(old, fresh);
    else if (!old.contains(document.activeElement) || !typing(document.activeElement)) swap(old, fresh);
  }
}

/** "3 new ↑": the list stays as it is until the button is pressed. */
function offer(old, fresh) {
  one(".news")?.remove();
  const before = new Set(all("[data-row]", old).map((row) => row.dataset.row));
  const added = all("[data-row]", fresh).filter((row) => !before.has(row.dataset.row)).length;
  const text = added ? said("sayNew").replace("%n", number(added)) : said("sayReload");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-primary news", textContent: `${text} ↑` });
  button.addEventListener("click", () => {
    button.remove();
    const node = swap(old, fresh);
    node.scrollIntoView({ block: "start", behavior: "smooth" });
    mark(one("[data-row]", node));
  });
  document.body.append(button);
}

// Work under way: its own part of the page comes again until it no longer asks for it.
const polled = new WeakSet();
steps.push((root) => {
  const bars = all("[data-poll]", root);
  if (root instanceof Element && root.matches("[data-poll]")) bars.push(root);
  for (const bar of bars) {
    if (polled.has(bar)) continue;
    polled.add(bar);
    setTimeout(async () => {
      if (!bar.isConnected) return;
      try {
        const { html } = await ask(bar.dataset.source || location.href);
        const fresh = html.getElementById(bar.id);
        // When the work is over, the whole page has more to say than its bar.
        if (fresh?.dataset.poll) swap(bar, fresh); else location.reload();
      } catch { polled.delete(bar); setTimeout(() => ready(bar.parentElement ?? document), 3000); }
    }, Number(bar.dataset.poll) * 1000);
  }
});

addEventListener("visibilitychange", listen);
ready(document);
restore();
listen();
