// Keeps the focus where one expects it when the page is replaced after an act: on a card that opened,
// what went wrong, whoever's card was closed or who was placed, else on what was pressed, else on the nearest heading.
// Whoever went on to somebody else while the answer was on its way stays with them.

let from = null; // what had the focus when something was asked
let before = null; // whether something had the focus, who had come into it since, and whose card stood open

const card = () => document.querySelector("[data-card]")?.dataset.card;
const shown = (id) => [...document.querySelectorAll(`[data-person="${CSS.escape(id)}"]`)].find((one) => one.getClientRects().length);

export function asks() {
  from = document.activeElement;
}

export function settle(placed) {
  const { had, next, open } = before ?? {};
  before = null;
  const closed = open && !card() ? open : null;
  const trouble = document.querySelector("[data-focus]");
  if (trouble) trouble.focus();
  else if (next && shown(next)) shown(next).focus({ preventScroll: true });
  else if (placed || closed) shown(placed || closed)?.focus({ preventScroll: true });
  else if (had && document.activeElement === document.body) document.querySelector("[data-home]")?.focus();
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "main") return;
  const now = document.activeElement;
  before = { had: now !== document.body, next: from && now !== from ? now.dataset.person : null, open: card() };
  from = null;
});
