// The line is one stop for the Tab key; the arrow keys go from event to event, in the order of time.

const shown = () => [...document.querySelectorAll("[data-life] a.stop")].filter((one) => one.getClientRects().length);

function only(one) {
  for (const stop of document.querySelectorAll("[data-life] a.stop")) stop.tabIndex = stop === one ? 0 : -1;
}

function ready() {
  const stops = shown();
  only(stops.find((one) => one.matches(".chosen")) ?? stops[0]);
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

addEventListener("keydown", (event) => {
  const at = event.target.closest?.("[data-life] a.stop");
  if (!at || !(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const stops = shown();
  const next = stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(at) + STEPS[event.key]))];
  only(next);
  next.focus();
});
addEventListener("resize", ready);
ready();
