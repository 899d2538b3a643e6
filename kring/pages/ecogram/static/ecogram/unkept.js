// What was ticked about a line and not kept yet: a tap on a part of life, or on somebody else, brings another page,
// and it stands there again when the card of the same person is open.

const SEALS = new Set(["csrfmiddlewaretoken", "act", "version", "person"]);
const unkept = new Map(); // by person, what stood in the form

const form = () => document.querySelector(".lineform");
const told = () => [...new FormData(form())].filter(([name]) => !SEALS.has(name));
const person = () => form()?.elements.person.value;

function fill(entries) {
  for (const one of form().elements) {
    if (!one.name || SEALS.has(one.name)) continue;
    if (one.type === "radio" || one.type === "checkbox") one.checked = entries.some(([name, value]) => name === one.name && value === one.value);
    else one.value = entries.find(([name]) => name === one.name)?.[1] ?? one.value;
  }
  for (const one of document.querySelectorAll("[data-unkept]")) one.hidden = false;
}

document.addEventListener("input", (event) => {
  if (event.target.closest?.(".lineform")) unkept.set(person(), told());
});
document.addEventListener("submit", (event) => {
  if (event.target === form()) unkept.delete(person());
});
document.addEventListener("htmx:sendError", () => { // nothing was sent: what stands there is still not kept
  if (form()) unkept.set(person(), told());
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "main" && unkept.has(person())) fill(unkept.get(person()));
});
addEventListener("beforeunload", (event) => {
  if (unkept.size) event.preventDefault();
});
