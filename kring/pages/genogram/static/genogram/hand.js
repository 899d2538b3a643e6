// The people of the family by keys, and by a mouse or a pen that takes somebody along their row.
// Where somebody comes to stand is always the server's answer.

import { follow } from "../kring/drag.js";
import { among, middle } from "../kring/keys.js";

const WHO = ".familydrawing .person";
const room = () => document.querySelector(".familydrawing");
const form = () => document.querySelector("#shift");
const { find, rove } = among(WHO, () => room()?.dataset.selected);
const STEPS = { ArrowLeft: -40, ArrowRight: 40 };
let asked = null; // who gets the focus again when the answer is there
let scrolled = [0, 0];

function shift(person, by) {
  if (!form() || !Math.round(by)) return;
  asked = person.dataset.person;
  form().elements.who.value = asked;
  form().elements.by.value = by.toFixed(1);
  form().requestSubmit();
}

follow({
  who: WHO,
  onto: ".familydrawing",
  may: () => Boolean(form()),
  drop: (person, place, event) => shift(person, (event.clientX - middle(person)[0]) / person.ownerSVGElement.getScreenCTM().a),
});

document.addEventListener("keydown", (event) => {
  const person = event.shiftKey && STEPS[event.key] && event.target.closest?.(WHO);
  if (!person) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  shift(person, STEPS[event.key]);
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
  look();
});

// What is wider than the screen begins at whoever was chosen, else at whose family it is.
const first = find(room()?.dataset.selected);
if (first && room().scrollWidth > room().clientWidth)
  room().scrollLeft = middle(first)[0] - room().getBoundingClientRect().left + room().scrollLeft - room().clientWidth / 2;

// At which sides more of the family lies outside what is seen.
function look() {
  const area = room();
  if (!area) return;
  const far = area.scrollWidth - area.clientWidth;
  area.parentElement.classList.toggle("more-left", area.scrollLeft > 2);
  area.parentElement.classList.toggle("more-right", area.scrollLeft < far - 2);
}

document.addEventListener("scroll", (event) => { if (event.target === room()) look(); }, { capture: true, passive: true });
document.addEventListener("change", (event) => {
  if (event.target.closest(".wholefamily, .enlarge")) look();
});
window.addEventListener("resize", look);
look();
