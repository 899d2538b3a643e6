// The people of a drawing by keys: one stop for the tab key, and the arrows go to who stands nearest that way.

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function say(text) {
  const line = document.querySelector("#said");
  if (!line || !text) return;
  line.textContent = "";
  setTimeout(() => { line.textContent = text; }, 50); // the same words twice are said twice
}

export function middle(person) {
  const box = (person.querySelector(".touch") ?? person.querySelector(".mark") ?? person).getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

// Who of these people stands nearest in the direction of an arrow key.
export function nearest(person, key, people) {
  const [x, y] = middle(person), [right, down] = STEPS[key];
  let best = null;
  for (const other of people) {
    if (other === person) continue;
    const [ox, oy] = middle(other);
    const along = (ox - x) * right + (oy - y) * down;
    const cost = along + 2 * (Math.abs((ox - x) * down) + Math.abs((oy - y) * right));
    if (along > 4 && (!best || cost < best.cost)) best = { other, cost };
  }
  return best?.other;
}

const called = (one) => one.id || (one.dataset.person ?? one.getAttribute("href"));

// `who` is a selector of people, `chosen` says whose card is open. Answers with who is there, who has an id, and a new stop.
export function among(who, chosen) {
  let here = null; // who in the drawing the tab key leads to: there itself, or who came in its place with the answer
  const people = () => [...document.querySelectorAll(who)].filter((one) => one.getClientRects().length);
  const find = (id) => people().find((one) => one.dataset.person === id);
  const rove = () => {
    const all = people();
    const stop = all.find((one) => one === here) || (here && all.find((one) => called(one) === called(here))) || find(chosen()) || all[0];
    for (const one of all) one.setAttribute("tabindex", one === stop ? "0" : "-1");
  };
  document.addEventListener("focusin", (event) => {
    const person = event.target.closest?.(who);
    if (!person) return;
    here = person;
    rove();
  });
  document.addEventListener("keydown", (event) => {
    const person = STEPS[event.key] && event.target.closest?.(who);
    if (!person) return;
    event.preventDefault();
    nearest(person, event.key, people())?.focus();
  });
  document.addEventListener("htmx:historyRestore", rove);
  addEventListener("resize", rove);
  rove();
  return { people, find, rove };
}
