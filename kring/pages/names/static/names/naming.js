// The field is free at once after Enter. What is typed while a name is on its way is kept, and goes after it.
const waiting = [];
let sent = null; // the name that is on its way
let typed = null; // what stood in the field when its answer came
const form = () => document.querySelector("form.naming");
const field = () => form()?.elements.namedItem("name");

addEventListener("submit", (event) => {
  if (event.target !== form() || sent === null) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (field().value.trim()) waiting.push(field().value);
  field().value = "";
}, true);

addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt !== form()) return;
  sent = field().value;
  field().value = "";
});

addEventListener("htmx:beforeSwap", () => {
  document.querySelector("#offline").hidden = true;
  if (sent !== null) typed = field()?.value ?? "";
});

addEventListener("htmx:afterSwap", (event) => {
  if (typed && event.detail.xhr.status < 400 && field()) field().value = typed;
  typed = typed === null ? null : "";
});

addEventListener("htmx:afterSettle", (event) => {
  if (typed === null) return;
  sent = typed = null;
  if (event.detail.xhr.status >= 400 || !field() || !waiting.length) return;
  const rest = field().value;
  field().value = waiting.shift();
  form().requestSubmit();
  field().value = rest;
});

for (const trouble of ["htmx:sendError", "htmx:timeout", "htmx:sendAbort"]) {
  addEventListener(trouble, () => {
    if (sent === null || !field()) return;
    field().value ||= sent;
    sent = typed = null;
    document.querySelector("#offline").hidden = false;
  });
}
