// Says at once that a file is too large, before it is sent in vain.
addEventListener("change", ({ target }) => {
  if (!target.matches("input[data-most]")) return;
  const isTooLarge = [...target.files].some((file) => file.size > Number(target.dataset.most));
  target.setCustomValidity(isTooLarge ? target.dataset.tooLarge : "");
  target.reportValidity();
});

// What takes a while says so: how much of a file is on its way, and then that it is read.
const waiting = (form) => form.querySelector?.(":scope .waiting");
const show = (form, isSent) => {
  for (const words of waiting(form).querySelectorAll("[data-when]")) words.hidden = (words.dataset.when === "sent") !== isSent;
  if (isSent) waiting(form).querySelector("progress").removeAttribute("value");
};
addEventListener("submit", (event) => {
  const told = waiting(event.target);
  if (told && !event.defaultPrevented) setTimeout(() => { told.hidden = false; }, 400);
});
addEventListener("htmx:beforeSend", ({ target, detail }) => {
  if (!target.matches("form[data-waits]")) return;
  show(target, false);
  setTimeout(() => { waiting(target).hidden = false; }, 400);
  detail.xhr.addEventListener("progress", () => follow(target, detail.xhr.responseText));
});
// The page that is on its way says how far the reading of the file is.
const follow = (form, page) => {
  const at = page.lastIndexOf('<section class="far');
  const far = at < 0 ? null : new DOMParser().parseFromString(page.slice(at), "text/html").querySelector("[data-far]");
  if (!far) return;
  const bar = waiting(form).querySelector("progress"), told = far.querySelector("progress");
  if (told) bar.value = told.value / told.max;
  else bar.removeAttribute("value");
  waiting(form).querySelector("[data-when=sent]").textContent = far.textContent.trim();
};
addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const bar = target.matches("form[data-waits]") && waiting(target).querySelector("progress");
  if (!bar || !detail.lengthComputable) return;
  if (detail.loaded < detail.total) bar.value = detail.loaded / detail.total;
  else show(target, true);
});
for (const trouble of ["htmx:sendError", "htmx:timeout"]) {
  addEventListener(trouble, ({ target }) => {
    if (!target.matches("form[data-waits]")) return;
    setTimeout(() => { waiting(target).hidden = true; }, 400);
    document.querySelector("#offline").hidden = false;
  });
}
addEventListener("htmx:afterSettle", () => document.querySelector("[data-focus], [data-heading]")?.focus());
addEventListener("pageshow", () => { for (const one of document.querySelectorAll(".waiting")) one.hidden = true; });

// Who is chosen is counted along.
addEventListener("change", ({ target }) => {
  const chosen = document.querySelector("[data-chosen]");
  if (!chosen || !target.closest(".who-comes")) return;
  const here = document.querySelectorAll(".who-comes input:checked:not([value='leave'])").length;
  chosen.textContent = Number(chosen.dataset.elsewhere) + here;
});
