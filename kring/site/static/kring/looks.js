// Drawings in which nothing can be moved, as of a moment: each is one stop for the tab key, and the arrow keys go from
// one to another. What has the focus is read aloud, and has its edge.

import { among } from "./keys.js";

for (const number of new Set([...document.querySelectorAll("[data-looks]")].map((one) => one.dataset.looks))) {
  const { rove } = among(`[data-looks="${number}"] svg.drawing [role=img][aria-label]`, () => null);
  document.addEventListener("htmx:afterSettle", rove);
}
