// Shows where somebody went. The page is replaced after an act, so whoever moved glides
// from the old seat to the new one; whoever wants no movement sees a fade, and the place left.

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const NEAR = 1; // a difference nobody sees
const LEFT = 2000; // milliseconds that the place somebody left stays drawn

let before = null; // how the page was just before it was replaced

function timing(token) {
  const [duration, ...easing] = getComputedStyle(document.documentElement).getPropertyValue(token).trim().split(/\s+/);
  return { duration: parseFloat(duration), easing: easing.join(" ") };
}

const faded = (node) => node.animate({ opacity: [0, 1] }, timing("--light"));
const drawing = () => [...document.querySelectorAll("[data-circle] svg.drawing")].find((one) => one.getClientRects().length);
const people = (svg) => [...(svg?.querySelectorAll(".person") ?? [])];
const card = () => document.querySelector("[data-card]")?.dataset.card;
const isLit = (person) => person.matches(".lit, .selected");

// Places are shares of the drawing: they hold when the page around it is laid out anew.
function seat(person, svg) {
  const { e, f } = person.querySelector(".mark").transform.baseVal.consolidate().matrix;
  return [e / svg.viewBox.baseVal.width, f / svg.viewBox.baseVal.height];
}

function share(svg, x, y) {
  const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
  return [at.x / svg.viewBox.baseVal.width, at.y / svg.viewBox.baseVal.height];
}

function middle(chip, svg) {
  const box = (chip.querySelector(".symbol") ?? chip).getBoundingClientRect();
  return share(svg, box.left + box.width / 2, box.top + box.height / 2);
}

let dropped = null; // where a finger let somebody go: they come from there

export function from(person, x, y) {
  const svg = drawing();
  if (svg) dropped = [person, share(svg, x, y)];
}

function remember() {
  const svg = drawing();
  const seats = new Map(people(svg).map((one) => [one.dataset.person, seat(one, svg)]));
  const chips = svg ? [...document.querySelectorAll("[data-tray] [data-person]")] : [];
  const sources = new Map([...chips.map((one) => [one.dataset.person, middle(one, svg)]), ...seats]);
  if (dropped) sources.set(...dropped);
  dropped = null;
  before = { seats, sources, lit: new Set(people(svg).filter(isLit).map((one) => one.dataset.person)), card: card() };
}

function glide(person, svg) {
  const { width, height } = svg.viewBox.baseVal;
  const [x, y] = seat(person, svg);
  const was = before.sources.get(person.dataset.person);
  if (!was) return;
  const [right, down] = [(was[0] - x) * width, (was[1] - y) * height];
  if (Math.hypot(right, down) < NEAR) return;
  if (STILL.matches) {
    faded(person);
    outline(person, svg);
  } else {
    const glide = person.animate({ transform: [`translate(${right}px, ${down}px)`, "none"] }, timing("--move"));
    person.classList.add("is-gliding"); // whoever taps a place means the place, not somebody who happens to pass there
    glide.onfinish = () => person.classList.remove("is-gliding");
  }
}

function outline(person, svg) {
  const was = before.seats.get(person.dataset.person);
  if (!was) return;
  const left = document.createElementNS("http://www.w3.org/2000/svg", "g");
  left.setAttribute("class", "left-behind");
  left.setAttribute("transform", `translate(${was[0] * svg.viewBox.baseVal.width} ${was[1] * svg.viewBox.baseVal.height})`);
  const shape = person.querySelector(".mark use").cloneNode();
  shape.removeAttribute("class");
  left.append(shape);
  svg.querySelector(".person").before(left);
  setTimeout(() => left.remove(), LEFT);
}

function show() {
  const svg = drawing();
  for (const person of people(svg)) {
    glide(person, svg);
    if (isLit(person) && !before.lit.has(person.dataset.person)) person.querySelectorAll(".halo, .halo-line").forEach(faded);
  }
  if (!card() || card() === before.card) return;
  for (const part of document.querySelector("#sheet").children) {
    if (STILL.matches) faded(part);
    else part.animate({ opacity: [0, 1], transform: ["translateY(12px)", "none"] }, timing("--slide"));
  }
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "main") remember();
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "main" || !before) return;
  show();
  before = null;
});
