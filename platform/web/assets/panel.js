// The side panel: a row's own page beside the list. Back closes it; place and focus of the list stay.

const panel = one("dialog#panel");
let cameFrom = null;

function openRow(row) {
  const link = one("[data-row-link]", row);
  if (!link || !panel) return false;
  openPanel(link.href, row);
  return true;
}

async function openPanel(href, from) {
  const url = new URL(href, location.href);
  cameFrom = from || document.activeElement;
  const asked = new URL(url);
  asked.searchParams.set("panel", "1");
  try {
    const { html } = await ask(asked);
    show(html, url.href);
    if (!history.state?.panel) history.pushState({ panel: url.href }, "", location.href);
  } catch { location.assign(url); }
}

function show(html, href) {
  const body = one("[data-panel-body]", panel);
  const fresh = one(".panel-main", html) || one("main", html) || html.body;
  const holder = document.createElement("div");
  holder.className = "panel-main";
  holder.append(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  body.replaceChildren(holder);
  one("#panel-title").textContent = fresh.dataset.title || html.title;
  one("[data-panel-open]", panel).href = href;
  body.scrollTop = 0;
  if (!panel.open) panel.showModal();
  (one("[data-autofocus], [autofocus]", body) || one("[data-close]", panel)).focus({ preventScroll: true });
  ready(body);
}

panel?.addEventListener("close", () => {
  one("[data-panel-body]", panel).replaceChildren();
  if (history.state?.panel) history.back();
  const back = cameFrom?.isConnected ? cameFrom : currentRow();
  back?.focus({ preventScroll: true });
});
addEventListener("popstate", () => { if (panel?.open && !history.state?.panel) panel.close(); });
// A reload with the panel open starts with the list again.
if (history.state?.panel) history.replaceState(null, "", location.href);

addEventListener("click", (event) => {
  const link = event.target.closest("a[data-panel]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !panel) return;
  event.preventDefault();
  openPanel(link.href, link.closest("[data-row]") || link);
});
