// Nothing typed on a card is lost: a link saves first, every other way out asks. Ctrl+Enter saves and goes on.
const form = document.querySelector("form[data-kept]");
let isSending = false;

const isTouched = (field) => {
  if (field.type === "hidden" || field.type === "submit") return false;
  if (field.type === "file") return field.files.length > 0;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((one) => one.defaultSelected) && !field.selectedOptions[0]?.defaultSelected;
  return "defaultValue" in field && field.value !== field.defaultValue;
};
const cameBack = () => form.hasAttribute("data-unsaved"); // with a question, or something that is not right yet
const isUnsaved = () => cameBack() || [...form.elements].some(isTouched);

const isReached = () => {
  if (navigator.onLine) return true;
  const asked = new XMLHttpRequest(); // a browser without a network still reaches a Kring on its own machine
  try {
    asked.open("GET", "/health/", false); // waited for: whoever goes on at once must not overtake what they sent
    asked.send();
  } catch {
    return false;
  }
  return asked.status === 200;
};
form.addEventListener("submit", (event) => {
  const reached = isReached();
  document.getElementById("offline").hidden = reached;
  if (!reached) return event.preventDefault();
  isSending = true;
  setTimeout(() => { isSending = false; }, 1000); // a page that stays after all asks again
});
form.addEventListener("input", () => document.getElementById("saved")?.replaceChildren());
addEventListener("beforeunload", (event) => { if (!isSending && isUnsaved()) event.preventDefault(); });

addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const opensElsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target;
  if (!link || opensElsewhere || event.defaultPrevented || link.origin !== location.origin) return;
  if (link.pathname === location.pathname || cameBack() || !isUnsaved() || "stays" in form.dataset) return; // half an answer is none
  event.preventDefault();
  const onward = Object.assign(document.createElement("button"), { name: "to", value: link.pathname + link.search, hidden: true });
  form.append(onward);
  form.requestSubmit(onward);
  onward.remove();
});
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-onward]"));
});
