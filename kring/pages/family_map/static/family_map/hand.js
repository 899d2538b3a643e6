// The people of the family map by finger, mouse, pen and keys: tap somebody and then a place, or take them along.
// Where somebody comes to stand is always the server's answer.

import { follow } from "../kring/drag.js";
import { among } from "../kring/keys.js";

const WHO = ".ownmap .person";
const room = () => document.querySelector(".ownmap");
const form = () => document.querySelector("#shift");
const { find, rove } = among(WHO, () => room()?.dataset.selected);
const STEPS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
let asked = null; // who gets the focus again when the answer is there
let scrolled = [0, 0];

function send(who, told) {
  if (!form()) return;
  asked = who;
  for (const name of ["who", "way", "x", "y"]) form().elements[name].value = { who, ...told }[name] ?? "";
  form().requestSubmit();
}

function put(who, svg, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  send(who, { x: at.x.toFixed(1), y: at.y.toFixed(1) });
}

document.addEventListener("click", (event) => {
  const sheet = event.target.closest?.(".ownmap"), who = room()?.dataset.selected;
  if (sheet && who && !event.target.closest(".person")) put(who, sheet.querySelector("svg"), event); // also beside the drawing
});

follow({
  who: WHO,
  onto: ".ownmap",
  may: () => Boolean(form()),
  drop: (person, place, event) => put(person.dataset.person, person.ownerSVGElement, event),
});

document.addEventListener("keydown", (event) => {
  const person = event.shiftKey && STEPS[event.key] && event.target.closest?.(WHO);
  if (!person) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  send(person.dataset.person, { way: STEPS[event.key] });
}, { capture: true });

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "main") scrolled = [room()?.scrollLeft ?? 0, room()?.scrollTop ?? 0];
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "main") return;
  rove();
  if (room()) [room().scrollLeft, room().scrollTop] = scrolled;
  const person = asked && find(asked);
  if (document.activeElement === document.body) // whoever is somewhere already stays there
    (person || document.querySelector("#sheet [data-home]"))?.focus({ preventScroll: true });
  asked = null;
});
