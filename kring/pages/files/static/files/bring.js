// Says at once that a file is too large, before it is sent in vain.
const input = document.querySelector("input[data-most]");

input?.addEventListener("change", () => {
  const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
  input.setCustomValidity(isTooLarge ? input.dataset.tooLarge : "");
  input.reportValidity();
});

// What takes a while says so, and who is chosen is counted along.
addEventListener("submit", (event) => {
  const waiting = event.target.querySelector?.(":scope .waiting");
  if (waiting && !event.defaultPrevented) setTimeout(() => { waiting.hidden = false; }, 400);
});
addEventListener("pageshow", () => { for (const one of document.querySelectorAll(".waiting")) one.hidden = true; });

const chosen = document.querySelector("[data-chosen]");
const count = () => {
  const here = document.querySelectorAll(".who-comes input:checked:not([value='leave'])").length;
  chosen.textContent = Number(chosen.dataset.elsewhere) + here;
};
if (chosen) document.querySelector(".who-comes").addEventListener("change", count);
