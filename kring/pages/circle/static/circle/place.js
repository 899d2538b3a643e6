// Follows the finger and the arrow keys over the circle and asks the server to place
// someone. Where a person ends up is always the server's answer, never this script's.

import * as focus from "./focus.js";
import * as motion from "./motion.js";
import { follow } from "../kring/drag.js";
import { nearest, say } from "../kring/keys.js";

const circle = () => document.querySelector("[data-circle]");
const form = () => document.querySelector("#place");

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
  focus.asks();
  place.elements.person.value = person;
  place.elements.ring.value = ring;
  place.elements.sector.value = sector;
  place.requestSubmit();
}

const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
const cells = () => shown("[data-circle] .cell");
const people = () => shown("[data-circle] .person, [data-tray] [data-person]");

// ---- drag ---------------------------------------------------------------

function light(cell) {
  document.querySelector(".aim.is-target")?.remove();
  document.querySelector("[data-tray]")?.classList.toggle("is-target", cell?.matches("[data-tray]") ?? false);
  if (!cell?.matches(".cell")) return;
  const aim = cell.cloneNode(); // above the folds, which lie over the edges of a cell
  aim.setAttribute("class", "aim is-target");
  cell.ownerSVGElement.querySelector(".folds").append(aim);
}

const release = follow({
  who: "[data-circle] .person, [data-tray] [data-person]",
  onto: ".cell, [data-tray]",
  may: () => Boolean(form()),
  light,
  drop(person, cell, event) {
    motion.from(person.dataset.person, event.clientX, event.clientY);
    ask(person.dataset.person, cell.dataset.ring || "", cell.dataset.sector || "");
    return "held"; // who was dropped stays under the finger until the answer is there
  },
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

const CELL = "[data-circle] .cell[data-ring], [data-circle] .ghost[data-ring]"; // the small drawing has none

// An answer may come between finger down and finger up: then the tap is told of what lies around both drawings.
function tappedCell(event) {
  const cell = event.target.closest?.(CELL);
  if (cell || !event.target.contains?.(circle())) return cell;
  return document.elementFromPoint(event.clientX, event.clientY)?.closest(CELL);
}

let touched = []; // where a finger came down

document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch" ? [event.clientX, event.clientY] : [];
}, { capture: true, passive: true });

// A browser gives a tap on an empty place to the nearest link. Whoever waits for a place then comes beside that person,
// and does not lose their turn to them.
function cellBeside(event) {
  const waits = circle()?.dataset.selected;
  if (!touched.length || !event.target.closest?.("[data-circle] .person") || !waits) return null;
  if (!document.querySelector(`[data-tray] [data-person="${CSS.escape(waits)}"]`)) return null;
  return document.elementFromPoint(...touched)?.closest(CELL);
}

document.addEventListener("click", (event) => {
  const beside = cellBeside(event);
  if (beside) event.preventDefault();
  const tapped = !beside && event.target.closest?.("[data-tray] [data-person], [data-circle] .person");
  if (tapped && circle()) choose(event, tapped);
  const cell = beside || tappedCell(event);
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
  const person = event.target.closest?.("[data-circle] .person, [data-tray] [data-person]");
  if (!person || !form()) return;
  if (event.key === "m" || event.key === "M" || event.key === " ") {
    event.preventDefault();
    pickUp(person);
  } else if (steps[event.key] && person.matches(".person")) {
    event.preventDefault();
    nearest(person, event.key, people())?.focus();
  }
});

function settled() {
  rove();
  release();
  const told = [...document.querySelectorAll("#saved > span, [data-say]")].map((one) => one.textContent.trim()).filter(Boolean);
  if (told.length) say(told.join(". ").replaceAll(/([.?])\./g, "$1"));
  document.querySelector("#offline").hidden = true;
  isBusy = false;
  if (waiting.length) return ask(...waiting.shift());
  if (chosen) openCard();
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
// The focus goes with the answer itself: a moment later somebody may already have led it elsewhere.
addEventListener("htmx:afterSwap", (event) => { // after page.js: who was placed goes before a field that asks for the focus
  if (event.target.id !== "main" || waiting.length || chosen) return;
  focus.settle(asked);
  asked = null;
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
