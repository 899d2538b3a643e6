// The web is one stop for the Tab key; the arrow keys go on to who, what or which part stands nearest in that direction.

const STOPS = "[data-web] a.person, [data-web] a.part";
const shown = () => [...document.querySelectorAll(STOPS)].filter((one) => one.getClientRects().length);
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function only(one) {
  for (const person of document.querySelectorAll(STOPS)) person.setAttribute("tabindex", person === one ? "0" : "-1");
}

function ready() {
  const people = shown();
  only(people.find((one) => one.matches(".selected")) ?? people[0]);
}

function middle(node) {
  const box = node.querySelector(".touch").getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

function neighbour(person, [down, right]) {
  const [x, y] = middle(person);
  let best = null;
  for (const other of shown()) {
    const [ox, oy] = middle(other);
    const along = (ox - x) * right + (oy - y) * down;
    const cost = along + 2 * (Math.abs((ox - x) * down) + Math.abs((oy - y) * right));
    if (along > 4 && (!best || cost < best.cost)) best = { other, cost };
  }
  return best?.other;
}

addEventListener("keydown", (event) => {
  const person = event.target.closest?.(STOPS);
  if (!person || !(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const next = neighbour(person, STEPS[event.key]);
  if (!next) return;
  only(next);
  next.focus();
});
addEventListener("resize", ready);
ready();
