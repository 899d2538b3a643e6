// Follows the finger and the arrow keys over the ecogram: tap somebody, tap a part of life.
// Where somebody stands is always the server's answer.

const room = () => document.querySelector("[data-ecogram]");
const form = () => document.querySelector("#place");
const shown = () => [...document.querySelectorAll("[data-ecogram] .person")].filter((one) => one.getClientRects().length);
let isBusy = false; // an answer is on its way: until it stands on the page nothing else is asked
let asked = null; // who gets the focus when the answer is there

function say(text) {
  const line = document.querySelector("#said");
  if (!line || !text) return;
  line.textContent = "";
  setTimeout(() => { line.textContent = text; }, 50); // the same words twice are said twice
}

function open(person) {
  isBusy = true;
  asked = person.dataset.person;
  window.htmx.ajax("GET", person.getAttribute("href"), { source: person }); // no link in a drawing is boosted
}

function place(domain) {
  const selected = room()?.dataset.selected;
  if (!selected || !form() || isBusy) return;
  isBusy = true;
  asked = selected;
  form().elements.person.value = selected;
  form().elements.domain.value = domain;
  form().requestSubmit();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const person = event.target.closest?.("[data-ecogram] .person");
  const part = event.target.closest?.("[data-ecogram] [data-domain]:not(.person)");
  if (person) {
    event.preventDefault();
    if (!isBusy) open(person);
  } else if (part) place(part.dataset.domain);
});

// ---- keys: one stop for the tab key, the arrows go to who stands nearest that way ----------

const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
let here = null; // who in the drawing the tab key leads to

function middle(person) {
  const box = person.querySelector(".mark").getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

function neighbour(person, [right, down]) {
  const [x, y] = middle(person);
  let best = null;
  for (const other of shown()) {
    if (other === person) continue;
    const [ox, oy] = middle(other);
    const along = (ox - x) * right + (oy - y) * down;
    const cost = along + 2 * (Math.abs((ox - x) * down) + Math.abs((oy - y) * right));
    if (along > 4 && (!best || cost < best.cost)) best = { other, cost };
  }
  return best?.other;
}

function rove() {
  const people = shown();
  const find = (id) => people.find((one) => one.dataset.person === id);
  const stop = find(here) || find(room()?.dataset.selected) || people[0];
  for (const one of people) one.setAttribute("tabindex", one === stop ? "0" : "-1");
}

document.addEventListener("focusin", (event) => {
  const person = event.target.closest?.("[data-ecogram] .person");
  if (!person) return;
  here = person.dataset.person;
  rove();
});

document.addEventListener("keydown", (event) => {
  const person = event.target.closest?.("[data-ecogram] .person");
  if (!person || !steps[event.key]) return;
  event.preventDefault();
  neighbour(person, steps[event.key])?.focus();
});

// ---- the answer ------------------------------------------------------------------------

let hadFocus = false;
let scrolled = [0, 0];

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "main") return;
  hadFocus = document.activeElement !== document.body;
  scrolled = [room()?.scrollLeft ?? 0, room()?.scrollTop ?? 0];
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "main") return;
  isBusy = false;
  rove();
  if (room()) [room().scrollLeft, room().scrollTop] = scrolled;
  const told = [...document.querySelectorAll("#saved, [data-say]")].map((one) => one.textContent.trim()).filter(Boolean);
  say(told.join(". ").replaceAll(/([.?])\./g, "$1"));
  document.querySelector("#offline").hidden = true;
  const trouble = document.querySelector("[data-focus]");
  const person = asked && shown().find((one) => one.dataset.person === asked);
  if (trouble) trouble.focus();
  else if (person) person.focus({ preventScroll: true });
  else if (hadFocus && document.activeElement === document.body) document.querySelector("[data-home]")?.focus({ preventScroll: true });
  asked = null;
});

for (const lost of ["htmx:sendError", "htmx:timeout", "htmx:swapError"]) {
  document.addEventListener(lost, () => {
    isBusy = false;
    document.querySelector("#offline").hidden = false;
  });
}
// What is wider than the screen begins at whoever was chosen, else in the middle.
function centre() {
  const area = room();
  if (!area || area.scrollWidth <= area.clientWidth) return;
  const chosen = shown().find((one) => one.dataset.person === area.dataset.selected);
  const at = chosen ? middle(chosen)[0] - area.getBoundingClientRect().left + area.scrollLeft : area.scrollWidth / 2;
  area.scrollLeft = at - area.clientWidth / 2;
}

document.addEventListener("htmx:historyRestore", rove);
window.addEventListener("resize", rove);
rove();
centre();
