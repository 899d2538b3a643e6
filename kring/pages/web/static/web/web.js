// Follows the finger and the arrow keys over the web: tap or drag somebody, and a part of life they belong to as well.
// Where they stand then is the server's answer, the same as by the list beside the drawing.

import { follow } from "../kring/drag.js";
import { among } from "../kring/keys.js";

const web = () => document.querySelector("[data-web]");
const form = () => document.querySelector("#join");

among("[data-web] a.person, [data-web] a.part", () => web()?.dataset.chosen);

function join(entry, domain) {
  form().elements.entry.value = entry;
  form().elements.domain.value = domain;
  form().requestSubmit();
}

if (form()) {
  follow({
    who: "[data-web] a.person",
    onto: "[data-web] [data-domain]",
    drop: (person, part) => join(person.dataset.person, part.dataset.domain),
  });
  document.addEventListener("click", (event) => {
    const part = event.target.closest?.("[data-web] .block[data-domain]"), chosen = web()?.dataset.chosen;
    if (!part || !chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    join(chosen, part.dataset.domain);
  });
}
