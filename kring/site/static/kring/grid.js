// A table to press in is one stop for the Tab key; the arrow keys go from square to square, as they stand.

import { among } from "./keys.js";

const TABLE = "table[data-grid]";
among(`${TABLE} tr:not(.editing) :is(a, button)`, () => null);

// A table that is one stop says so: then a screen reader lets the arrow keys through.
for (const table of document.querySelectorAll(TABLE)) table.setAttribute("role", "grid");
