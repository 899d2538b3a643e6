// The film of moments: plays them one after the other. Whoever stands elsewhere glides there;
// whoever wants no movement sees each picture come, and longer.
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const PAUSE = 2600; // milliseconds that a moment stays, besides what its words take
const NEAR = 1; // a difference nobody sees

let waiting = 0; // the timer of the next picture while it plays
let before = new Map(); // where everybody sat in the picture of before

const one = (selector) => document.querySelector(selector);
const drawing = () => [...document.querySelectorAll("[data-film] svg.drawing")].find((svg) => svg.getClientRects().length);
const people = () => [...(drawing()?.querySelectorAll(".person:has(.mark[transform])") ?? [])];

function timing(token) {
  const [duration, ...easing] = getComputedStyle(document.documentElement).getPropertyValue(token).trim().split(/\s+/);
  return { duration: parseFloat(duration), easing: easing.join(" ") };
}

function seat(person) {
  const { e, f } = person.querySelector(".mark").transform.baseVal.consolidate().matrix;
  return [e, f];
}

function glide() {
  for (const person of people()) {
    const was = before.get(person.dataset.person);
    const [x, y] = seat(person);
    if (!was) person.animate({ opacity: [0, 1] }, timing("--light"));
    else if (Math.hypot(was[0] - x, was[1] - y) >= NEAR) {
      person.animate({ transform: [`translate(${was[0] - x}px, ${was[1] - y}px)`, "none"] }, timing("--move"));
    }
  }
}

function label() {
  for (const part of document.querySelectorAll("#play [data-when]")) {
    part.hidden = (part.dataset.when === "playing") !== Boolean(waiting);
  }
}

function stop() {
  clearTimeout(waiting);
  waiting = 0;
  label();
}

function wait() {
  const words = one("[data-film] .sheet").textContent.split(/\s+/).length;
  waiting = setTimeout(step, PAUSE + (STILL.matches ? 40 : 20) * Math.min(words, 120));
  label();
}

function step() {
  const next = one("#next");
  if (next) next.click();
  else stop();
}

function play() {
  if (one("#next")) {
    wait();
    clearTimeout(waiting);
    waiting = setTimeout(step, 300);
  } else {
    wait();
    clearTimeout(waiting);
    window.htmx.ajax("GET", one("#play").dataset.first, { target: "#film", select: "#film", swap: "outerHTML show:none" });
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#play")) waiting ? stop() : play();
  else if (event.isTrusted && event.target.closest("[data-film] a")) stop();
});
document.addEventListener("input", (event) => { if (event.target.id === "step") stop(); });
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "film") before = new Map(people().map((person) => [person.dataset.person, seat(person)]));
});
document.addEventListener("htmx:afterSettle", () => {
  if (!one("[data-film]")) return;
  for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;
  if (!STILL.matches) glide();
  one("#said").textContent = one("[data-caption]").textContent;
  if (waiting) {
    clearTimeout(waiting);
    if (one("#next")) wait();
    else stop();
  } else label();
});
for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;
// Who moved the slider before this script was there is not left with the picture of before.
const slider = one("#step");
if (slider && slider.value !== slider.defaultValue) {
  const change = () => slider.dispatchEvent(new Event("change", { bubbles: true }));
  document.readyState === "complete" ? change() : addEventListener("load", change);
}
