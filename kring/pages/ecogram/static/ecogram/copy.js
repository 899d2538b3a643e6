// Puts the text on the clipboard, to go into a plan elsewhere.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).innerText);
  const word = button.querySelector("span");
  const before = word.textContent;
  word.textContent = button.dataset.copied;
  const said = document.querySelector("#said");
  if (said) said.textContent = button.dataset.copied;
  setTimeout(() => { word.textContent = before; }, 2500);
});
