// Small things every page has: a form is sent once, a menu closes, what went wrong gets the focus.
const sent = new WeakSet();
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-many]") || form.matches("[hx-post], [data-hx-post]")) return;
  if (sent.has(form)) event.preventDefault();
  else setTimeout(() => {
    if (event.defaultPrevented) return;
    sent.add(form);
    setTimeout(() => sent.delete(form), 3000); // a page that stays, after a download for instance, may send again
  });
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  const printer = event.target.closest("[data-print]");
  if (printer) print();
  const copier = event.target.closest("[data-copy]");
  if (copier) navigator.clipboard?.writeText(document.getElementById(copier.dataset.copy).textContent.trim());
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
});

addEventListener("htmx:beforeSwap", async (event) => {
  if (event.detail.xhr.status !== 401) return;
  event.detail.shouldSwap = false;
  const { elt, path, verb, formData, target } = event.detail.requestConfig;
  const { signIn } = await import("./sign-in.js");
  if (!(await signIn())) return;
  formData.delete("csrfmiddlewaretoken");
  window.htmx.ajax(verb, path, { source: elt, target, values: formData });
});

addEventListener("change", (event) => {
  const chosen = event.target.matches("input[type=file]") && event.target.closest(".pick")?.querySelector(".chosen");
  if (!chosen) return;
  chosen.dataset.none ??= chosen.textContent;
  chosen.textContent = event.target.files[0]?.name ?? chosen.dataset.none;
  chosen.classList.toggle("now", event.target.files.length > 0);
});

// A key that was taken back holds for a page that is open, too: it asks, and what was on it is gone.
const over = document.getElementById("over");
const EVERY = 4000;
async function isOver() {
  if (!over?.isConnected || document.hidden) return false;
  try {
    const answer = await fetch(over.dataset.here, { headers: { "X-Requested-With": "fetch" } });
    if (![403, 404].includes(answer.status)) return false;
  } catch { return false; } // no connection: the next time
  document.title = "Kring";
  for (const card of document.querySelectorAll("dialog[open]")) card.close();
  document.body.replaceChildren(over.content.cloneNode(true));
  document.getElementById("main").focus();
  return true;
}
if (over) {
  setInterval(isOver, EVERY);
  document.addEventListener("visibilitychange", isOver);
  addEventListener("htmx:beforeSwap", async (event) => {
    if (![403, 404].includes(event.detail.xhr.status)) return;
    event.detail.shouldSwap = false;
    const { verb, path } = event.detail.requestConfig;
    if (!(await isOver())) location.assign(verb === "get" ? path : location.href);
  });
}

// A field that asks for the focus has it as soon as it is there. htmx gives it some moments later: whoever types quickly
// is in another field by then, and their letters went on in this one.
addEventListener("htmx:afterSwap", (event) => {
  const field = event.target.querySelector("[autofocus]");
  field?.focus();
  field?.removeAttribute("autofocus");
});

// Kept from a long form on a phone, the answer is shorter than the form was: without this the eye would be far below it.
addEventListener("htmx:afterSettle", (event) => {
  const sheet = document.getElementById("sheet");
  const isBelow = sheet && sheet.getBoundingClientRect().bottom < innerHeight / 4;
  if (isBelow && event.detail.requestConfig?.verb === "post") sheet.scrollIntoView();
});

const ready = () => {
  for (const button of document.querySelectorAll("[data-needs-script]")) button.hidden = false;
  if (!matchMedia("(max-width: 699px)").matches) return;
  for (const list of document.querySelectorAll("details[data-leads]:not([data-led])")) { list.open = true; list.dataset.led = ""; }
};
addEventListener("htmx:afterSettle", ready);
document.querySelector("[data-focus]")?.focus();
ready();
