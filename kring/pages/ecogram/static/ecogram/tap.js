// Follows the finger and the arrow keys over the ecogram: tap somebody, tap a part of life.
// Where somebody stands is always the server's answer.

import { follow } from "../kring/drag.js";
import { among, middle, say } from "../kring/keys.js";

const room = () => document.querySelector("[data-ecogram]");
const form = () => document.querySelector("#place");
const { find, rove } = among("[data-ecogram] .person", () => room()?.dataset.selected);
let isBusy = false; // an answer is on its way: until it stands on the page nothing else is asked
let waiting = null; // the last tap that came meanwhile, and is for who was chosen then
let asked = null; // who gets the focus when the answer is there
let isFromTray = false; // somebody was tapped under the drawing: then it comes into sight again, for its parts come next

function open(person) {
  isBusy = true;
  asked = person.dataset.person;
  window.htmx.ajax("GET", person.getAttribute("href"), { source: person }); // no link in a drawing is boosted
}

function place(domain, selected = room()?.dataset.selected) {
  if (!selected || !form()) return;
  if (isBusy) {
    waiting = () => place(domain, selected);
    return;
  }
  isBusy = true;
  asked = selected;
  form().elements.person.value = selected;
  form().elements.domain.value = domain;
  form().requestSubmit();
}

// Within their own part somebody is put where the finger is, told in shares of the cloth: its sizes differ.
function shift(id, part, event) {
  const form = document.querySelector("#shift"), svg = part.ownerSVGElement;
  if (!form || isBusy) return;
  const rim = svg.querySelector(".rim"), at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const share = (here, middle, reach) => Math.max(-1, Math.min(1, (here - rim[middle].baseVal.value) / rim[reach].baseVal.value)).toFixed(4);
  isBusy = true;
  asked = id;
  form.elements.person.value = id;
  form.elements.x.value = share(at.x, "cx", "rx");
  form.elements.y.value = share(at.y, "cy", "ry");
  form.requestSubmit();
}

function put(id, part, event) {
  if (find(id)?.closest(".within")) return; // who stands in the middle has no place in a part of life now
  if (id && find(id)?.dataset.domain === part.dataset.domain && part.matches(".part")) shift(id, part, event);
  else place(part.dataset.domain, id);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const waits = event.target.closest?.(".tray [data-person]");
  if (waits) isFromTray = true;
  if (waits && room()) room().dataset.selected = waits.dataset.person; // at once: a tap on a part of life is for them, and not for who was chosen before
  const person = event.target.closest?.("[data-ecogram] .person");
  const part = event.target.closest?.("[data-ecogram] [data-domain]:not(.person)");
  if (person) {
    event.preventDefault();
    room().dataset.selected = person.dataset.person;
    if (isBusy) waiting = () => find(person.dataset.person) && open(find(person.dataset.person));
    else open(person);
  } else if (part) put(room()?.dataset.selected, part, event);
});

// A finger that is put on the drawing pans it; who stands there is taken up by a mouse or a pen, and a name in the tray by all.
if (form()) follow({
  who: "[data-ecogram] .person, .tray [data-person]",
  onto: "[data-ecogram] [data-domain]:not(.person)",
  drop: (person, part, event) => put(person.dataset.person, part, event),
});

// ---- the answer ------------------------------------------------------------------------

let hadFocus = false;
let scrolled = [0, 0];

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "main") return;
  hadFocus = document.activeElement !== document.body;
  scrolled = [room()?.scrollLeft ?? 0, room()?.scrollTop ?? 0];
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "main") isBusy = true;
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "main") return;
  isBusy = false;
  rove();
  if (room()) [room().scrollLeft, room().scrollTop] = scrolled;
  const told = [...document.querySelectorAll("#saved > span, [data-say]")].map((one) => one.textContent.trim()).filter(Boolean);
  say(told.join(". ").replaceAll(/([.?])\./g, "$1"));
  document.querySelector("#offline").hidden = true;
  const trouble = document.querySelector("[data-focus]");
  const person = asked && find(asked);
  if (trouble) trouble.focus();
  else if (person) person.focus({ preventScroll: true });
  else if (hadFocus && document.activeElement === document.body) document.querySelector("[data-home]")?.focus({ preventScroll: true });
  if (isFromTray && !trouble && matchMedia("(min-width: 700px)").matches) room()?.scrollIntoView({ block: "center" });
  isFromTray = false;
  asked = null;
  const next = waiting;
  waiting = null;
  next?.();
});

for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:sendAbort", "htmx:swapError"]) {
  document.addEventListener(lost, () => {
    isBusy = false;
    waiting = null;
    if (lost !== "htmx:sendAbort") document.querySelector("#offline").hidden = false;
  });
}
// What is wider than the screen begins at whoever was chosen, else in the middle.
function centre() {
  const area = room();
  if (!area || area.scrollWidth <= area.clientWidth) return;
  const chosen = find(area.dataset.selected);
  const at = chosen ? middle(chosen)[0] - area.getBoundingClientRect().left + area.scrollLeft : area.scrollWidth / 2;
  area.scrollLeft = at - area.clientWidth / 2;
}

centre();
