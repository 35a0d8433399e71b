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

// What takes longer than its page comes when a reader is near it, and stays while the page is drawn anew.
const near = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    target.setAttribute("aria-busy", "true");
    ask(target.dataset.deferred).then(({ html }) => {
      const fresh = html.getElementById(target.id);
      if (!fresh || !target.isConnected) return;
      fresh.dataset.arrived = "";
      swap(target, fresh);
    }).catch(() => {}).finally(() => target.removeAttribute("aria-busy"));
  }
}, { rootMargin: "200px" });
steps.push((root) => all("[data-deferred]", root).forEach((place) => near.observe(place)));
