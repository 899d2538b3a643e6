// Follows the finger and the keys over the map: tap one, tap another, and the server ties them.
// What is drawn, and what two people have with each other, is always the server's answer.

import { follow } from "../kring/drag.js";
import { among, say } from "../kring/keys.js";

const TWICE = 500; // milliseconds within which a second press is the same press

const map = () => document.querySelector("[data-map]");
const form = () => document.querySelector("#link");
const { find, rove } = among("[data-map] .person", () => map()?.dataset.chosen);

let isBusy = false; // an answer is on its way: until it stands on the page the next act waits its turn
let waiting = []; // what was pressed meanwhile, in order
let pressed = { id: null, at: 0 };
let back = null; // who gets the focus when the answer is there

function go(address) {
  isBusy = true;
  window.htmx.ajax("GET", address, { source: map(), target: "#main", select: "#main", swap: "outerHTML show:none" }).then(() => history.pushState({}, "", address));
}

function isSecondPress(id) {
  const now = performance.now();
  const isSame = pressed.id === id && now - pressed.at < TWICE;
  pressed = { id, at: now };
  return isSame;
}

const isTied = (a, b) => [...document.querySelectorAll("[data-map] .bond")].some(({ dataset: tie }) => (tie.a === a && tie.b === b) || (tie.a === b && tie.b === a));

function tap(person) {
  const id = person.dataset.person;
  if (isSecondPress(id)) return;
  if (isBusy) {
    waiting.push(() => find(id) && tie(id));
    return;
  }
  tie(id);
}

function tie(id) {
  const chosen = map().dataset.chosen;
  back = id;
  if (chosen === id) return;
  if (!chosen || !form()?.elements.b || isTied(chosen, id)) return go(find(id).getAttribute("href"));
  back = chosen;
  isBusy = true;
  form().elements.b.value = id;
  form().requestSubmit();
}

function stop() {
  if (isBusy) {
    waiting = [stop];
    return;
  }
  if (!map()?.dataset.chosen) return;
  pressed = { id: null, at: 0 }; // whoever is tapped after a stop is tapped anew
  back = map().dataset.chosen;
  go(map().dataset.base);
}

document.addEventListener("click", (event) => {
  const inside = event.target.closest?.("[data-map]");
  if (!inside || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const person = event.target.closest(".person");
  const bond = event.target.closest(".bond");
  if (person) {
    event.preventDefault();
    event.stopPropagation();
    tap(person);
  } else if (bond && !isBusy) {
    const address = new URL(map().dataset.base, location.href);
    address.searchParams.set("who", bond.dataset.a);
    address.searchParams.set("with", bond.dataset.b);
    go(address.pathname + address.search);
  } else if (event.target.closest("svg")) stop();
}, { capture: true });

// From one to another, drawn by a mouse, a pen or a finger: the same line that two taps give.
follow({
  who: "[data-map] .person",
  onto: "[data-map] .person",
  drop: (one, other) => {
    const [a, b] = [one.dataset.person, other.dataset.person];
    if (isBusy || !form()?.elements.b || isTied(a, b)) return;
    isBusy = true;
    back = a;
    form().elements.a.value = a;
    form().elements.b.value = b;
    form().requestSubmit();
  },
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return stop();
  const person = event.key === " " && event.target.closest?.("[data-map] .person");
  if (!person) return;
  event.preventDefault();
  tap(person);
});

// ---- the answer ------------------------------------------------------------------------

let hadFocus = false;
let scrolled = [0, 0];

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "main") return;
  hadFocus = Boolean(document.activeElement?.closest?.("[data-map]"));
  scrolled = [map()?.scrollLeft ?? 0, map()?.scrollTop ?? 0];
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "main") return;
  isBusy = false;
  rove();
  if (map()) [map().scrollLeft, map().scrollTop] = scrolled;
  const told = [...document.querySelectorAll("#saved > span, [data-say]")].map((one) => one.textContent.trim()).filter(Boolean);
  say(told.join(". ").replaceAll(/\s+/g, " "));
  document.querySelector("#offline").hidden = true;
  if (waiting.length) return waiting.shift()();
  const trouble = document.querySelector("[data-focus]");
  if (trouble) trouble.focus();
  else if (hadFocus && find(back)) find(back).focus({ preventScroll: true });
  else if (document.activeElement === document.body) document.querySelector("#sheet [data-home]")?.focus({ preventScroll: true });
});

for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:swapError"]) {
  document.addEventListener(lost, () => {
    isBusy = false;
    waiting = [];
    document.querySelector("#offline").hidden = false;
  });
}

