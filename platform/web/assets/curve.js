// Curves over a distribution: a handle is dragged or moved by arrow keys, the fields behind it follow, and what the form would do is asked
// again while one moves, one question at a time.

const plotOf = (box) => {
  const [start, end, bottom, top] = box.dataset.plot.split(" ").map(Number);
  const from = Number(box.dataset.from), to = Number(box.dataset.to);
  const step = 10 ** Math.floor(Math.log10((to - from) / 100 || 1));
  return {
    x: (value) => start + (value - from) / (to - from) * (end - start), y: (share) => bottom + share / 100 * (top - bottom),
    value: (x) => Math.round((from + (x - start) / (end - start) * (to - from)) / step) * step, share: (y) => Math.round((y - bottom) / (top - bottom) * 100),
    from, to, step, forward: Math.sign(end - start),
  };
};
const fieldOf = (name) => document.getElementsByName(name)[0];
/** Without the noise of binary fractions. */
const plain = (value) => String(Number(value.toPrecision(12)));
const latin = (text) => Number(text.replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0).replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).replace("٫", "."));

/** Counts what was changed by hand: an answer to an older state must not overwrite it. */
let changes = 0;

/** Puts a handle at a number (none leaves it where it is) and a share, between its neighbours. */
function moveHandle(handle, wanted, share) {
  const box = handle.closest("[data-curve]"), plot = plotOf(box), handles = all("[data-point]", box), at = handles.indexOf(handle);
  const numberAt = (n) => latin(fieldOf(handles[n].dataset.x).value);
  let value = wanted ?? numberAt(at);
  if (wanted !== null) {
    const low = at > 0 ? numberAt(at - 1) : -Infinity, high = at + 1 < handles.length ? numberAt(at + 1) : Infinity;
    const apart = Math.min(plot.step, (high - low) / 1000);
    value = Math.min(high - apart, Math.max(low + apart, value));
  }
  changes += 1;
  share = Math.min(100, Math.max(0, share));
  fieldOf(handle.dataset.x).value = plain(value);
  fieldOf(handle.dataset.share).value = plain(share);
  handle.setAttribute("aria-valuenow", plain(value));
  handle.setAttribute("aria-valuetext", `${number(value)} → ${number(share)} %`);
  drawCurve(box);
}

function drawCurve(box) {
  const plot = plotOf(box), points = [];
  for (const handle of all("[data-point]", box)) {
    const point = [latin(fieldOf(handle.dataset.x).value), latin(fieldOf(handle.dataset.share).value)];
    points.push(point);
    handle.setAttribute("cx", plot.x(point[0]));
    handle.setAttribute("cy", plot.y(point[1]));
  }
  const corners = [[plot.from, points[0][1]]];
  points.forEach((point, at) => { if (box.dataset.curve === "steps" && at) corners.push([point[0], points[at - 1][1]]); corners.push(point); });
  corners.push([plot.to, points.at(-1)[1]]);
  one("[data-curve-line]", box).setAttribute("d", `M${corners.map(([x, y]) => `${plot.x(x)} ${plot.y(y)}`).join("L")}`);
}

let held = null;
addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-point]");
  if (!handle || event.button) return;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  handle.focus();
  held = handle;
});
addEventListener("pointermove", (event) => {
  if (!held) return;
  const svg = held.ownerSVGElement, place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const plot = plotOf(held.closest("[data-curve]"));
  moveHandle(held, Math.min(plot.to, Math.max(plot.from, plot.value(place.x))), plot.share(place.y));
  askEffect(fieldOf(held.dataset.x).form, false);
});
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => { if (held) { const form = fieldOf(held.dataset.x).form; held = null; askEffect(form, true); } });
}
addEventListener("keydown", (event) => {
  const handle = event.target.closest?.("[data-point]");
  if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
  const plot = plotOf(handle.closest("[data-curve]")), far = event.shiftKey ? 10 : 1;
  const [across, upward] = { ArrowRight: [plot.forward, 0], ArrowLeft: [-plot.forward, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] || [];
  if (across === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  moveHandle(handle, across ? latin(fieldOf(handle.dataset.x).value) + across * far * plot.step : null, latin(fieldOf(handle.dataset.share).value) + upward * far);
  askEffect(fieldOf(handle.dataset.x).form, false);
}, true);

let effectPause = 0;
addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.matches("[data-effect-form]") || event.isComposing) return;
  changes += 1;
  clearTimeout(effectPause);
  effectPause = setTimeout(() => askEffect(form, true), 400);
});

let effectBusy = false, effectAgain = null;
/** Asks what the form would do, and shows it; the pictures too when nobody holds one of their handles. */
async function askEffect(form, pictures) {
  if (!form?.matches("[data-effect-form]")) return;
  if (effectBusy) { effectAgain = [form, pictures]; return; }
  effectBusy = true;
  const asked = changes;
  const data = new URLSearchParams(new FormData(form));
  data.set("act", form.dataset.effectForm);
  try {
    const { html } = await ask(form.getAttribute("action"), { method: "POST", body: data });
    for (const old of all("[data-effect]")) {
      const fresh = html.getElementById(old.id);
      if (fresh && (old.dataset.effect === "always" || (pictures && !held && asked === changes))) swap(old, fresh);
    }
  } catch { speak(said("sayFailed")); }
  effectBusy = false;
  if (effectAgain) { const again = effectAgain; effectAgain = null; askEffect(...again); }
}
