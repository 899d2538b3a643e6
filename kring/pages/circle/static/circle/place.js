// Follows the finger and the arrow keys over the circle and asks the server to place
// someone. Where a person ends up is always the server's answer, never this script's.

import * as focus from "./focus.js";
import * as motion from "./motion.js";

const NEAR = 6; // pixels a finger may tremble before it is a drag

const circle = () => document.querySelector("[data-circle]");
const form = () => document.querySelector("#place");
const say = (text) => {
  const line = document.querySelector("#said");
  if (!line) return;
  line.textContent = "";
  setTimeout(() => { line.textContent = text; }, 50); // the same words twice are said twice
};

let asked = null; // who was placed last, so that the focus comes back to them
let isBusy = false; // an answer is on its way; until it stands on the page the next act waits its turn
let waiting = []; // places that were asked for meanwhile, in order
let chosen = null; // who was tapped meanwhile

function ask(person, ring, sector) {
  if (isBusy) {
    waiting.push([person, ring, sector]);
    return;
  }
  const place = form();
  if (!place) return;
  asked = person;
  isBusy = true;
  place.elements.person.value = person;
  place.elements.ring.value = ring;
  place.elements.sector.value = sector;
  place.requestSubmit();
}

const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
const cells = () => shown("[data-circle] .cell");
const people = () => shown("[data-circle] .person, [data-tray] [data-person]");
const cellOf = (node) => (node ? node.closest(".cell, [data-tray]") : null);

// ---- drag ---------------------------------------------------------------

let drag = null;

function underneath(event) {
  const hidden = drag.ghost.style.display;
  drag.ghost.style.display = "none";
  const found = document.elementsFromPoint(event.clientX, event.clientY).map(cellOf).find(Boolean);
  drag.ghost.style.display = hidden;
  return found || null;
}

function light(cell) {
  document.querySelector(".aim.is-target")?.remove();
  document.querySelector("[data-tray]")?.classList.toggle("is-target", cell?.matches("[data-tray]") ?? false);
  if (!cell?.matches(".cell")) return;
  const aim = cell.cloneNode(); // above the folds, which lie over the edges of a cell
  aim.setAttribute("class", "aim is-target");
  cell.ownerSVGElement.querySelector(".folds").append(aim);
}

function ghostOf(person) {
  const box = person.getBoundingClientRect();
  const svg = person.ownerSVGElement;
  const ghost = document.createElement("div");
  ghost.className = "drag-ghost";
  if (svg) {
    const inner = person.querySelector(".bigger");
    const at = inner.getBBox();
    const copy = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const wearing = document.createElementNS("http://www.w3.org/2000/svg", "g");
    copy.setAttribute("class", "drawing");
    copy.setAttribute("viewBox", `${at.x - 4} ${at.y - 4} ${at.width + 8} ${at.height + 8}`);
    copy.setAttribute("width", 60);
    copy.setAttribute("height", 60);
    wearing.setAttribute("class", [...person.classList].filter((one) => !["selected", "lit"].includes(one)).join(" "));
    wearing.append(inner.cloneNode(true));
    copy.append(wearing);
    ghost.append(copy);
  } else {
    ghost.append(person.cloneNode(true));
  }
  ghost.style.left = `${box.left + box.width / 2}px`;
  ghost.style.top = `${box.top + box.height / 2}px`;
  return ghost;
}

document.addEventListener("pointerdown", (event) => {
  const person = event.target.closest("[data-circle] .person, [data-tray] [data-person]");
  if (!person || event.button !== 0 || !form()) return;
  drag = { person, x: event.clientX, y: event.clientY, pointer: event.pointerId, ghost: null };
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (!drag.ghost) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < NEAR) return;
    drag.ghost = ghostOf(drag.person);
    drag.person.classList.add("is-lifted");
    document.body.append(drag.ghost);
    document.body.classList.add("is-dragging");
  }
  event.preventDefault();
  drag.ghost.style.left = `${event.clientX}px`;
  drag.ghost.style.top = `${event.clientY}px`;
  light(underneath(event));
});

function letGo(event, dropped) {
  if (!drag) return;
  const { person, ghost } = drag;
  if (ghost) {
    const cell = dropped ? underneath(event) : null;
    document.body.classList.remove("is-dragging");
    light(null);
    stopNextClick();
    held = { ghost, person };
    if (cell) {
      motion.from(person.dataset.person, event.clientX, event.clientY);
      ask(person.dataset.person, cell.dataset.ring || "", cell.dataset.sector || "");
    } else release();
  }
  drag = null;
}

let held = null; // who was dropped stays under the finger until the answer is there

function release() {
  held?.ghost.remove();
  held?.person.classList.remove("is-lifted");
  held = null;
}

let isDropped = false; // the click that ends a drag is no tap

function stopNextClick() {
  isDropped = true;
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => {
    isDropped = false;
    document.removeEventListener("click", stop, { capture: true });
  }, 50);
}

document.addEventListener("pointerup", (event) => letGo(event, true));
document.addEventListener("pointercancel", (event) => letGo(event, false));
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-circle] .person, [data-tray] [data-person]")) event.preventDefault();
});

// ---- tap a person, tap a place -------------------------------------------

// Somebody is chosen the moment she is tapped: a quick second tap is not lost while her card is on its way.
function choose(event, tapped) {
  Object.assign(circle().dataset, { selected: tapped.dataset.person, selectedSector: tapped.dataset.sector || "" });
  if (!tapped.matches(".person")) window.scrollTo({ top: 0, behavior: "instant" }); // now, and not with the answer: a second tap may be on its way to the drawing
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (isBusy) chosen = tapped.dataset.person;
  else if (tapped.matches(".person")) window.htmx.ajax("GET", tapped.getAttribute("href"), { source: tapped }); // no link in a drawing is boosted
  else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("click", (event) => {
  if (isDropped) return;
  const tapped = event.target.closest?.("[data-tray] [data-person], [data-circle] .person");
  if (tapped && circle()) choose(event, tapped);
  const cell = event.target.closest?.("[data-circle] .cell[data-ring], [data-circle] .ghost[data-ring]"); // the small drawing has none
  const selected = chosen || circle()?.dataset.selected; // a page that came meanwhile knows who was placed before
  if (!cell || !selected || !form()) return;
  chosen = null;
  ask(selected, cell.dataset.ring, cell.dataset.sector || circle().dataset.selectedSector);
}, { capture: true });

// ---- keys ------------------------------------------------------------------

let lifted = null; // { person, ring, sector } while somebody is carried by the keys

const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function grid() {
  const ids = (kind) => [...document.querySelectorAll(`[data-kind="${kind}"]`)].map((one) => one.dataset.part);
  return { rings: ids("ring"), sectors: ids("sector"), all: cells() };
}

function pickUp(person) {
  const { rings, sectors } = grid();
  lifted = {
    person,
    ring: person.dataset.ring ? rings.indexOf(person.dataset.ring) : rings.length - 1,
    sector: person.dataset.sector ? sectors.indexOf(person.dataset.sector) : 0,
  };
  person.classList.add("is-lifted");
  showTarget();
}

const part = (id) => document.querySelector(`[data-part="${id}"]`)?.textContent || "";
const called = (person) => person.dataset.name || person.getAttribute("aria-label").split(",")[0];

function showTarget() {
  const { rings, sectors, all } = grid();
  const cell = all.find((one) => one.dataset.ring === rings[lifted.ring] && one.dataset.sector === sectors[lifted.sector]);
  light(cell);
  if (cell) say(`${called(lifted.person)}: ${part(cell.dataset.ring)}, ${part(cell.dataset.sector)}. ${circle().dataset.howto}`);
  return cell;
}

function putDown(cell) {
  const { person } = lifted;
  lifted = null;
  person.classList.remove("is-lifted");
  light(null);
  if (cell) ask(person.dataset.person, cell.dataset.ring, cell.dataset.sector);
  else say(circle().dataset.cancelled);
}

function carry(event) {
  const { rings, sectors } = grid();
  const step = steps[event.key];
  if (step) {
    lifted.ring = Math.min(rings.length - 1, Math.max(0, lifted.ring + step[0]));
    lifted.sector = (lifted.sector + step[1] + sectors.length) % sectors.length;
    showTarget();
  } else if (event.key === "Enter" || event.key === " ") putDown(showTarget());
  else if (event.key === "Escape" || event.key === "Tab") putDown(null);
  else return;
  event.preventDefault();
}

function middle(node) {
  const box = node.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

function neighbour(person, [down, right]) {
  const [x, y] = middle(person);
  let best = null;
  for (const other of people()) {
    if (other === person) continue;
    const [ox, oy] = middle(other);
    const along = (ox - x) * right + (oy - y) * down;
    const aside = Math.abs((ox - x) * down) + Math.abs((oy - y) * right);
    if (along > 4 && (!best || along + 2 * aside < best.cost)) best = { other, cost: along + 2 * aside };
  }
  return best?.other;
}

let stop = null; // who in the circle the tab key leads to

function rove() {
  const inside = shown("[data-circle] .person");
  const current = inside.find((one) => one.dataset.person === stop) || inside.find((one) => one.matches(".selected")) || inside[0];
  for (const one of inside) one.setAttribute("tabindex", one === current ? "0" : "-1");
}

document.addEventListener("focusin", (event) => {
  const person = event.target.closest?.("[data-circle] .person");
  if (!person) return;
  stop = person.dataset.person;
  rove();
});

document.addEventListener("keydown", (event) => {
  if (lifted) return carry(event);
  if (drag?.ghost && event.key === "Escape") return letGo(event, false);
  const person = event.target.closest?.("[data-circle] .person, [data-tray] [data-person]");
  if (!person || !form()) return;
  if (event.key === "m" || event.key === "M" || event.key === " ") {
    event.preventDefault();
    pickUp(person);
  } else if (steps[event.key] && person.matches(".person")) {
    event.preventDefault();
    neighbour(person, steps[event.key])?.focus();
  }
});

function settled() {
  rove();
  release();
  const told = [...document.querySelectorAll("#saved, [data-say]")].map((one) => one.textContent.trim()).filter(Boolean);
  if (told.length) say(told.join(". ").replaceAll(/([.?])\./g, "$1"));
  document.querySelector("#offline").hidden = true;
  isBusy = false;
  if (waiting.length) return ask(...waiting.shift());
  if (chosen) return openCard();
  focus.settle(asked);
  asked = null;
}

function openCard() {
  const [person] = shown(`[data-person="${CSS.escape(chosen)}"]`);
  chosen = null;
  person?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}

const isRoom = (event) => event.target.id === "main" || event.detail?.target?.id === "main";
document.addEventListener("htmx:beforeRequest", (event) => {
  if (isRoom(event)) isBusy = true;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "main") settled();
});
for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:sendAbort", "htmx:swapError"]) {
  document.addEventListener(lost, (event) => {
    if (!isRoom(event)) return; // the moments come by a request of their own: losing it loses no act
    isBusy = false;
    release();
    waiting = [];
    chosen = asked = null;
    if (lost !== "htmx:sendAbort") document.querySelector("#offline").hidden = false;
  });
}
document.addEventListener("htmx:historyRestore", rove);
window.addEventListener("resize", rove);
rove();
